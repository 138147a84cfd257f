import { fictional, foils, platforms } from 'virtual:catalogue';
import type { Item } from '#lib/bank/item.ts';
import { prepare } from '#lib/components/interactions.ts';
import type { Catalogue } from '#lib/quiz/catalogue.ts';
import { itemFrom } from '#lib/quiz/rounds.ts';

export const catalogue: Catalogue = { platforms, fictional, foils };

/** An item made from the catalogue; nothing where it names what is no longer there. */
export async function makeItem(id: string): Promise<Item | undefined> {
  const item = itemFrom(catalogue, id);
  if (item) await prepare(item.interaction);
  return item;
}
