import type { Item } from '#lib/bank/item.ts';
import type { Score } from '#lib/scoring/score.ts';

export type Matching = Extract<Item, { interaction: 'matching' }>;
export type Card = Matching['sources'][number];
export type Target = Matching['targets'][number];

/** The target of each card, by their ids, in the order in which they were put. A card without a target is in the tray. */
export type Placements = Record<string, string>;

const only = (placements: Placements, stays: (card: string, target: string) => boolean): Placements =>
  Object.fromEntries(Object.entries(placements).filter(([card, target]) => stays(card, target)));

/** The board once a card went to a target, or back to the tray. */
export function place(placements: Placements, card: string, target: string | undefined): Placements {
  const others = only(placements, (other) => other !== card);
  return target === undefined ? others : { ...others, [card]: target };
}

/** What an item still knows of the placements of an older draft. */
export function known({ sources, targets }: Matching, placements: Placements): Placements {
  return only(
    placements,
    (card, target) => sources.some(({ id }) => id === card) && targets.some(({ id }) => id === target),
  );
}

/** What stays when a board is put right: every card but the wrong ones. */
export function kept(placements: Placements, { parts }: Score): Placements {
  return only(placements, (card) => parts.some(({ id, verdict }) => id === card && verdict !== 'wrong'));
}

/** The cards in the tray, as the item lists them. */
export const tray = ({ sources }: Matching, placements: Placements): Card[] =>
  sources.filter(({ id }) => placements[id] === undefined);

/** The cards that can be taken from the tray: all of them, or, where a board is put right, one after the other. */
export const offered = (item: Matching, placements: Placements, oneByOne: boolean): Card[] =>
  tray(item, placements).slice(0, oneByOne ? 1 : undefined);

/** The cards in a bin, the newest last. */
export const bin = ({ sources }: Matching, placements: Placements, target: string): Card[] =>
  Object.keys(only(placements, (_, place) => place === target)).flatMap((card) =>
    sources.filter(({ id }) => id === card),
  );

/** The card to go on with: the next one in the tray, or the same when the tray is empty. */
export function next(item: Matching, placements: Placements, card: string): string {
  const left = tray(item, placements);
  const place = item.sources.findIndex(({ id }) => id === card);
  const after = left.find((other) => item.sources.indexOf(other) > place);
  return (after ?? left[0])?.id ?? card;
}
