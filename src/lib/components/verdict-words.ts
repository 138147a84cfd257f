import type { Verdict } from '#lib/scoring/score.ts';

/** The word beside the mark of each card of a board and each row of a sequence. */
export const verdictWords = {
  right: 'Right',
  wrong: 'Not quite',
  open: 'Debatable: accepted',
} as const satisfies Record<Verdict, string>;
