import type { Interaction, Item } from '#lib/bank/item.ts';
import type { Draft } from '#lib/scoring/response.ts';
import type { Score } from '#lib/scoring/score.ts';

/** What every interaction's component is given. It shows and asks; it does not decide. */
export interface Answering<I extends Interaction> {
  item: Extract<Item, { interaction: I }>;
  /** What was given so far: an unfinished answer that is taken up again, or the answer that is explained. */
  given?: Extract<Draft, { kind: I }> | undefined;
  /** The verdict, once there is one: nothing can be changed any more, and every part says what it is. */
  score?: Score | undefined;
  /** The answer is put right where it stands: right parts stay and are locked, the others are given back. */
  repairing?: boolean;
  /** What was put right of it another time, and not handed in: for a board, which is given its answer as well. */
  begun?: Extract<Draft, { kind: I }> | undefined;
  /** Called with every change, whole answer or not. */
  onchange: (given: Extract<Draft, { kind: I }>) => void;
}
