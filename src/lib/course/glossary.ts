import * as z from 'zod';

export const GlossaryTerm = z.strictObject({
  term: z.string().min(1),
  french: z.string().min(1),
  meaning: z.string().min(1),
});
/** A word of the course, its meaning here, and its French. */
export type GlossaryTerm = z.infer<typeof GlossaryTerm>;
