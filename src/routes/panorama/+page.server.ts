import { checked, platforms } from 'virtual:panorama';
import { day } from '../formats.ts';
import { placesOf } from './map-places.ts';
import type { PageServerLoad } from './$types';

/** By name, without regard to accents and case. */
const sorted = platforms
  // The sentences of the quick sorter stay away: the panorama says its own, and its page is large enough.
  .map(({ network, type, ...platform }) => ({
    ...platform,
    network: { ...network, why: undefined },
    ...(type && { type: { ...type, why: undefined } }),
  }))
  .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { sensitivity: 'base' }));

// Days are written here: what writes them would bring with it all that tells how far a learner is.
export const load: PageServerLoad = () => ({
  platforms: sorted,
  places: placesOf(sorted),
  checked,
  checkedOn: day.format(new Date(checked)),
});
