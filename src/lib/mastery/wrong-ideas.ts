import type { Answered } from '#lib/record/event.ts';
import type { Fold } from '#lib/record/fold.ts';
import { isSureAndWrong } from '#lib/scoring/sure-and-wrong.ts';

/** So many different items, answered rightly since an idea was last met, say that it has gone. */
const RIGHT_SINCE = 2;

/** What a record shows of one wrong idea. */
export interface WrongIdea {
  /** How often it was met. */
  met: number;
  /** When it was last met. */
  metAt: number;
  /** The main concept of the item in which it was last met. */
  concept: string;
  /** Items about this concept that were answered rightly since, as many as the rule asks for. */
  right: string[];
  /** When the last of these was. */
  rightAt?: number;
  /** Whether the learner seems to hold it: met with certainty, or again before it had gone, and not gone since. */
  open: boolean;
}

/** Every wrong idea that was met, by its number. */
export type WrongIdeas = Record<string, WrongIdea>;

const hasGone = ({ right }: WrongIdea) => right.length >= RIGHT_SINCE;

function meet(known: WrongIdea | undefined, answer: Answered): WrongIdea {
  return {
    met: (known?.met ?? 0) + 1,
    metAt: answer.at,
    concept: answer.concepts[0] ?? '',
    right: [],
    open: isSureAndWrong(answer) || (known !== undefined && !hasGone(known)),
  };
}

function answerRightly(idea: WrongIdea, { item, concepts, at }: Answered): void {
  if (hasGone(idea) || !concepts.includes(idea.concept) || idea.right.includes(item)) return;
  idea.right.push(item);
  idea.rightAt = at;
  idea.open &&= !hasGone(idea);
}

/** Which wrong ideas a learner holds or has left behind. Repairs and open judgements tell nothing of it. */
export const wrongIdeas: Fold<WrongIdeas> = {
  start: () => ({}),
  add(all, event) {
    if (event.type !== 'item.answered' || event.attempt > 1 || event.score === null) return all;
    if (event.score === 1) for (const idea of Object.values(all)) answerRightly(idea, event);
    else
      for (const id of new Set(event.misconceptions))
        // An imported record may say anything; no misconception is called "toString".
        if (!(id in Object.prototype)) all[id] = meet(all[id], event);
    return all;
  },
};
