import type { Area, Concept, Misconception } from './concept.ts';
import type { LessonHead } from './lesson.ts';

export interface OutlineConcept extends Pick<Concept, 'id' | 'prerequisites'> {
  area: Area;
  /** Needed for completion. */
  core?: boolean | undefined;
}

/** What is said of an answer, besides what its item says. */
export interface Explained {
  /** The name of each concept, by its id. */
  names: Record<string, string>;
  /** Misconceptions by id: the wrong idea in a few words. */
  beliefs: Record<string, string>;
  /** The lesson that teaches a concept, and the part of it, by the concept's id. */
  places: Record<string, { lesson: string; anchor: string }>;
}

/** Why a wrong idea fails, and two cases that show it. */
export type Idea = Pick<Misconception, 'refutation' | 'contrast'>;

/** What deals with wrong ideas, when one is held with certainty or met again. */
export interface Ideas {
  /** By the number of the misconception. */
  ideas: Record<string, Idea>;
  /** The items that can show it, by the number of the misconception; what tempts most comes first. */
  itemsBy: Record<string, string[]>;
}

export type OutlineLesson = Pick<
  LessonHead,
  'number' | 'id' | 'title' | 'objective' | 'minutes' | 'concepts' | 'activity' | 'check'
>;
