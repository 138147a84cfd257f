import * as z from 'zod';

export const ConceptId = z.string().regex(/^K\d\d$/, { error: 'a concept has a number like "K06"' });
const MisconceptionId = z.string().regex(/^M\d\d$/, { error: 'a misconception has a number like "M06"' });

/** A section of the source article. */
export const Section = z.enum(['S0', 'S1', 'S2a', 'S2b', 'S3', 'S3c']);
export type Section = z.infer<typeof Section>;

/** A part of the final assessment, and of the progress page. */
export const Area = z.enum(['A', 'B', 'C', 'D', 'E']);
export type Area = z.infer<typeof Area>;

export const Concept = z.strictObject({
  id: ConceptId,
  name: z.string().min(1),
  french: z.string().min(1),
  area: Area,
  prerequisites: z.array(ConceptId),
  source: z.string().min(1),
  objectives: z.array(z.strictObject({ bloom: z.string(), text: z.string() })).min(1),
  core: z.literal(true).optional(),
  misconceptions: z.array(MisconceptionId),
});
/** A knowledge component: the unit of mastery. */
export type Concept = z.infer<typeof Concept>;

/** Texts about a wrong idea are read after a mistake: they say one thing, and stay short. */
const within = (least: number, most: number) => z.string().trim().min(least).max(most);

const Case = z.strictObject({
  /** Described, without a name for what it is: that is for the learner to find. */
  text: within(30, 160),
  /** What it is, in a few words. */
  is: within(5, 80),
});

export const Misconception = z.strictObject({
  id: MisconceptionId,
  /** The idea as somebody who has it would say it. */
  belief: within(1, 90),
  /** What is true in the idea, then what decides: two or three sentences. */
  refutation: within(80, 280),
  /** Two cases that differ in what decides; the principle is read after they were compared (Alfieri et al. 2013). */
  contrast: z.strictObject({ cases: z.tuple([Case, Case]), difference: within(40, 180) }),
});
/** A wrong idea with a name; wrong options point to it. */
export type Misconception = z.infer<typeof Misconception>;
