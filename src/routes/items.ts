import { shards } from 'virtual:bank';
import type { Item } from '#lib/bank/item.ts';
import { prepare } from '#lib/components/interactions.ts';

/** An item, and the digest of its wording. */
export interface Worded {
  item: Item;
  hash: string;
}

const hashes = new Map<string, string>();

/** The digest of an item's wording, once it is at hand; empty for one that is made from the catalogue. */
export const hashOf = (id: string): string => hashes.get(id) ?? '';

/** Takes an item that is at hand: one that stands in the page was never loaded. */
export function atHand({ item, hash }: Worded): Item {
  hashes.set(item.id, hash);
  return item;
}

/**
 * Brings an item, with the others of its main concept and what shows it. Nothing where the course has none;
 * rejects without a connection.
 */
export async function loadItem(id: string): Promise<Item | undefined> {
  const shard = await shards.get(id)?.();
  const item = shard?.default.find((entry) => entry.id === id);
  if (!shard || !item) return undefined;
  await prepare(item.interaction);
  return atHand({ item, hash: shard.hashes[id] ?? '' });
}
