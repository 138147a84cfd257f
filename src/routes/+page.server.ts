import { render } from 'svelte/server';
import FamilyMap from '#lib/components/figures/FamilyMap.svelte';
import type { PageServerLoad } from './$types';

/** The map is drawn at build time and ships no JavaScript. */
export const load: PageServerLoad = () => ({ map: render(FamilyMap, { props: { variant: 'home' } }).body });
