import { hashOf, loadItem, type Worded } from './items.ts';

/** The first of these items, which stands in a page from the start. The build has checked that it is there. */
export async function firstItem([id = '']: readonly string[]): Promise<Worded> {
  const item = await loadItem(id);
  if (!item) throw new Error(`there is no question "${id}" in questions/`);
  return { item, hash: hashOf(id) };
}
