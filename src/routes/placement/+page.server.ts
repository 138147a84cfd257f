import items from '../../content/placement.json';
import { firstItem } from '../first-item.ts';
import type { PageServerLoad } from './$types';

/** The first question is the same for everybody: it stands in the page. */
export const load: PageServerLoad = async () => ({ first: await firstItem(items) });
