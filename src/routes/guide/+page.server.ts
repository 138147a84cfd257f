import { platforms } from 'virtual:panorama';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ known: platforms.map(({ id, name }) => ({ id, name })) });
