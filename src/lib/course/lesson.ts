import * as z from 'zod';
import { ConceptId, Section } from './concept.ts';

const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** The head of a lesson file: what stands between the two lines of dashes. */
export const LessonHead = z.strictObject({
  number: z.int().min(1),
  id: Slug,
  title: z.string().min(1),
  objective: z.string().min(1),
  lead: z.string().min(1),
  minutes: z.int().min(1),
  concepts: z.array(ConceptId).min(1),
  sources: z.array(Section).min(1),
  activity: Slug.describe('The item that is the one thing to do'),
  check: z.array(Slug).length(3).describe('The three items of its check'),
  can: z.array(z.string().min(1)).min(2),
});
export type LessonHead = z.infer<typeof LessonHead>;

/** A heading of a lesson and the concepts explained under it. */
export interface LessonPart {
  anchor: string;
  title: string;
  concepts: string[];
}

/** What a lesson shows, in order. Figures and the activity stand between stretches of prose. */
export type LessonBlock =
  { kind: 'prose'; html: string } | { kind: 'figure'; name: string } | { kind: 'activity' };

export interface Lesson extends LessonHead {
  parts: LessonPart[];
  blocks: LessonBlock[];
}
