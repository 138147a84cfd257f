import { chanceOf, difficultyOf, isApplied } from '#lib/bank/entry.ts';
import type { Item } from '#lib/bank/item.ts';
import type { Parameters } from '#lib/record/event.ts';

/** What an answer to this item tells: written down with the answer, because the item may change. */
export function parametersOf(item: Item): Parameters {
  return {
    chance: Number(chanceOf(item).toPrecision(3)),
    ...difficultyOf(item),
    applied: isApplied(item.bloom),
  };
}
