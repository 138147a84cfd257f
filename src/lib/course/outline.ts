import type { Area, Concept } from './concept.ts';
import type { LessonHead } from './lesson.ts';

export interface OutlineConcept extends Pick<Concept, 'id' | 'name' | 'prerequisites'> {
  area: Area;
  /** Needed for completion. */
  core: boolean;
  /** The lesson that teaches it, and the part of it. */
  lesson: string;
  anchor: string;
}

export type OutlineLesson = Pick<
  LessonHead,
  'number' | 'id' | 'title' | 'objective' | 'minutes' | 'concepts' | 'activity' | 'check'
>;

/** What every page knows of the course. */
export interface Outline {
  concepts: OutlineConcept[];
  lessons: OutlineLesson[];
  /** Misconceptions by id: the wrong idea in a few words. */
  beliefs: Record<string, string>;
}
