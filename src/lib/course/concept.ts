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

export const Misconception = z.strictObject({
  id: MisconceptionId,
  belief: z.string().min(1),
  refutation: z.string().min(1),
});
/** A wrong idea with a name; wrong options point to it. */
export type Misconception = z.infer<typeof Misconception>;
