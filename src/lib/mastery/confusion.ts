import type { Family } from '#lib/course/platform.ts';
import type { Fold } from '#lib/record/fold.ts';

/** Boards that are made from the catalogue: their cards are platforms, by their ids. */
const BOARD = 'sort:';
/** So many placements of one platform are remembered, the last ones. */
const REMEMBERED = 8;

/**
 * Where each platform was put on the boards of the catalogue, at first attempts, the newest last. Which family is the
 * right one is for the catalogue to say when this is read: so a catalogue that is mended judges old answers anew.
 */
export type PlacedPlatforms = Record<string, string[]>;

export const placedPlatforms: Fold<PlacedPlatforms> = {
  start: () => ({}),
  add(all, event) {
    if (event.type !== 'item.answered' || event.attempt > 1 || !event.item.startsWith(BOARD)) return all;
    if (event.response.kind !== 'matching') return all;
    for (const [platform, target] of Object.entries(event.response.placements))
      // An imported record may say anything; no platform is called "toString".
      if (!(platform in Object.prototype))
        all[platform] = [...(all[platform] ?? []), target].slice(-REMEMBERED);
    return all;
  },
};

/** What the catalogue says of a platform. Nothing for what is no platform, or is one no longer. */
export type FamilyOf = (platform: string) => { is: Family; clear: boolean } | undefined;

/** How often platforms of one family were put in a place, which is another family or none. */
export type Confusion = Record<Family, Record<string, number>>;

const clearly = (placed: PlacedPlatforms, familyOf: FamilyOf) =>
  Object.entries(placed).flatMap(([platform, targets]) => {
    const family = familyOf(platform);
    return family?.clear ? [{ platform, family: family.is, targets }] : [];
  });

/** The true family against the family it was put in. Debatable platforms are not counted: nothing says what is right. */
export function confusionOf(placed: PlacedPlatforms, familyOf: FamilyOf): Confusion {
  const table: Confusion = { publishing: {}, sharing: {}, networking: {}, discussion: {} };
  for (const { family, targets } of clearly(placed, familyOf))
    for (const target of targets) table[family][target] = (table[family][target] ?? 0) + 1;
  return table;
}

/** How often cards that belong to no family were placed, and how often in a family. */
export function takenIn(
  placed: PlacedPlatforms,
  belongsToNone: (card: string) => boolean,
): { taken: number; of: number } {
  const targets = Object.entries(placed).flatMap(([card, all]) => (belongsToNone(card) ? all : []));
  return { taken: targets.filter((target) => target !== 'none').length, of: targets.length };
}

/** The platforms that were put in a wrong place the last time. */
export const missedPlatforms = (placed: PlacedPlatforms, familyOf: FamilyOf): string[] =>
  clearly(placed, familyOf).flatMap(({ platform, family, targets }) =>
    targets.at(-1) === family ? [] : platform,
  );

/** Placements and mistakes of which one is thought to have happened before the first: so a single slip does not rule a round. */
const PRIOR = { mistakes: 1, placements: 4 };

/** How often two families are taken for each other, 0 to 1. */
export function confused(table: Confusion, one: Family, other: Family): number {
  const count = (from: Family, to: Family) => table[from][to] ?? 0;
  const mistakes = count(one, other) + count(other, one);
  const placements = mistakes + count(one, one) + count(other, other);
  return (mistakes + PRIOR.mistakes) / (placements + PRIOR.placements);
}
