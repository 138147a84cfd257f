import type { Item } from '#lib/bank/item.ts';
import type { Score } from './score.ts';

/**
 * What the cards of a board are worth, 0 to 1, by the concept that each is about. Nothing where no card names one;
 * debatable cards are worth nothing to anybody.
 */
export function worthByConcept(item: Item, { parts }: Score): Record<string, number> | undefined {
  if (item.interaction !== 'matching' || parts.length === 0) return undefined;
  const scored = item.sources.filter(({ concept, open }) => concept !== undefined && !open);
  const concepts = [...new Set(scored.flatMap(({ concept }) => concept ?? []))];
  if (concepts.length === 0) return undefined;
  return Object.fromEntries(
    concepts.map((concept) => {
      const own = scored.filter((source) => source.concept === concept).map(({ id }) => id);
      const right = parts.filter(({ id, verdict }) => own.includes(id) && verdict === 'right');
      return [concept, right.length / own.length];
    }),
  );
}
