import type { Card } from '#lib/quiz/board.ts';
import type { Verdict } from '#lib/scoring/score.ts';

/** The word beside the mark of each card of a board and each row of a sequence. */
export const verdictWords = {
  right: 'Right',
  wrong: 'Not quite',
  open: 'Debatable: accepted',
} as const satisfies Record<Verdict, string>;

/** The words for a card of a board where it was put. */
export const cardWords = (card: Card, target: string, verdict: Verdict): string =>
  verdict === 'open' && !card.placements[target]?.right ? 'Debatable: not scored' : verdictWords[verdict];
