import { shards } from 'virtual:bank';
import type { Item } from '#lib/bank/item.ts';
import { prepare } from '#lib/components/interactions.ts';

const hashes = new Map<string, string>();

/** The digest of an item's wording, once it was loaded; empty for one that is made from the catalogue. */
export const hashOf = (id: string): string => hashes.get(id) ?? '';

/**
 * Brings an item, with the others of its main concept and what shows it. Nothing where the course has none;
 * rejects without a connection.
 */
export async function loadItem(id: string): Promise<Item | undefined> {
  const shard = await shards.get(id)?.();
  const item = shard?.default.find((entry) => entry.id === id);
  if (!shard || !item) return undefined;
  hashes.set(id, shard.hashes[id] ?? '');
  await prepare(item.interaction);
  return item;
}
