import { checked, platforms } from 'virtual:panorama';
import { placesOf } from './map-places.ts';
import type { PageServerLoad } from './$types';

/** By name, without regard to accents and case. */
const sorted = platforms.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { sensitivity: 'base' }));

export const load: PageServerLoad = () => ({ platforms: sorted, checked, places: placesOf(sorted) });
