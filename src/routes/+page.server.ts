import { render } from 'svelte/server';
import HomeMap from '#lib/components/figures/HomeMap.svelte';
import type { PageServerLoad } from './$types';

/** The map is drawn at build time and ships no JavaScript. */
export const load: PageServerLoad = () => ({ map: render(HomeMap).body });
