import { banks, entries } from 'virtual:bank';
import type { Entry } from '#lib/bank/entry.ts';
import type { Item } from '#lib/bank/item.ts';

export { entries };

const byId = new Map(entries.map((entry) => [entry.id, entry]));

export const entryOf = (id: string): Entry | undefined => byId.get(id);

/** The digest of an item's wording; empty for one that is made from the catalogue. */
export const hashOf = (id: string): string => byId.get(id)?.hash ?? '';

/** Brings an item, with the others of its main concept. Nothing where the course has none; rejects without a connection. */
export async function loadItem(id: string): Promise<Item | undefined> {
  const bank = banks[byId.get(id)?.concepts[0] ?? ''];
  return (await bank?.())?.default.find((entry) => entry.id === id);
}
