import { fictional, foils, platforms } from 'virtual:catalogue';
import type { Item } from '#lib/bank/item.ts';
import { itemFrom, type Catalogue } from '#lib/quiz/rounds.ts';

export const catalogue: Catalogue = { platforms, fictional, foils };

/** An item made from the catalogue. Rejects when it names what is no longer there. */
export async function makeItem(id: string): Promise<Item> {
  const item = itemFrom(catalogue, id);
  if (!item) throw new Error(`there is no item ${id}`);
  return item;
}
