import items from '../../content/placement.json';
import { loadItem } from '../bank.ts';
import type { PageServerLoad } from './$types';

/** The first question is the same for everybody: it stands in the page. */
export const load: PageServerLoad = async () => ({ items, first: await loadItem(items[0] ?? '') });
