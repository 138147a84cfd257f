import { shareAbove } from '#lib/mastery/grid.ts';
import type { Belief } from '#lib/mastery/posterior.ts';
import type { ItemClass, PoolItem } from './item-pool.ts';

/** Where success is less likely than this, an item is asked only if it tells far more than others. */
const COMFORTABLE = 0.6;
const DISCOMFORT = 0.2;
/** Chance picks among so many of the best, so that no item is seen by everybody. */
const BEST = 3;

const entropy = (p: number) => (p > 0 && p < 1 ? -p * Math.log(p) - (1 - p) * Math.log(1 - p) : 0);

/** The chance of a right answer. */
export function expectedSuccess({ abilities }: Belief, { curve }: Pick<ItemClass, 'curve'>): number {
  let sum = 0;
  for (let index = 0; index < curve.length; index++) sum += (abilities[index] ?? 0) * (curve[index] ?? 0);
  return sum;
}

/** The mutual information, in nats, between the answer and whether the concept is known. */
export function decisionInformation(
  { abilities, mastery }: Belief,
  { curve }: Pick<ItemClass, 'curve'>,
  above: Float64Array,
): number {
  let right = 0;
  let both = 0;
  for (let index = 0; index < curve.length; index++) {
    const chance = (abilities[index] ?? 0) * (curve[index] ?? 0);
    right += chance;
    both += chance * (above[index] ?? 0);
  }
  const unmastered = 1 - mastery;
  const within =
    (mastery > 0 ? mastery * entropy(both / mastery) : 0) +
    (unmastered > 0 ? unmastered * entropy((right - both) / unmastered) : 0);
  return Math.max(0, entropy(right) - within);
}

/** How good a class is to ask now. */
export type Worth = (belief: Belief, itemClass: ItemClass) => number;

/**
 * For deciding: what the answer tells of the decision, less where failing is likely. A check of few questions for many
 * concepts has no room for comfort: with 20 questions for 20 concepts it costs 2.5 points of accuracy.
 */
export function toDecide(cut: number, { comfort = true } = {}): Worth {
  const above = shareAbove(cut);
  return (belief, itemClass) => {
    const tells = decisionInformation(belief, itemClass, above);
    return comfort && expectedSuccess(belief, itemClass) < COMFORTABLE ? tells * DISCOMFORT : tells;
  };
}

/** For practice: success as likely as this. Klinkenberg et al. 2011 use .75, Wilson et al. 2019 derive .85. */
export const toPractise =
  (aim = 0.8): Worth =>
  (belief, itemClass) =>
    -Math.abs(expectedSuccess(belief, itemClass) - aim);

/** Up to so many eligible items, going round from a chance place: a class is seldom read to its end. */
function some(
  items: readonly PoolItem[],
  eligible: (item: PoolItem) => boolean,
  count: number,
  chance: () => number,
) {
  const found: PoolItem[] = [];
  const start = Math.floor(chance() * items.length);
  for (let step = 0; step < items.length && found.length < count; step++) {
    const item = items[(start + step) % items.length];
    if (item && eligible(item)) found.push(item);
  }
  return found;
}

export interface ItemSituation {
  belief: Belief;
  classes: readonly ItemClass[];
  worth: Worth;
  /** Whether an item may be asked, strictest first: the next is used only where nothing passes the one before. */
  eligible: readonly ((item: PoolItem) => boolean)[];
  /** Whether an item makes for variety: it comes before its equals, and before the other best. */
  varied?: (item: PoolItem) => boolean;
  chance: () => number;
}

/** One of the best items of a concept, by chance. */
export function nextItem({
  belief,
  classes,
  worth,
  eligible,
  varied = () => true,
  chance,
}: ItemSituation): PoolItem | undefined {
  const ranking = classes
    .map((itemClass) => ({ items: itemClass.items, value: worth(belief, itemClass) }))
    .sort((a, b) => b.value - a.value);
  for (const test of eligible) {
    const best: PoolItem[] = [];
    for (const { items } of ranking)
      for (const wanted of [true, false])
        if (best.length < BEST) {
          const fits = (item: PoolItem) => varied(item) === wanted && test(item);
          best.push(...some(items, fits, BEST - best.length, chance));
        }
    const preferred = best.filter(varied);
    const choice = preferred.length > 0 ? preferred : best;
    if (choice.length > 0) return choice[Math.floor(chance() * choice.length)];
  }
  return undefined;
}
