import { glossary } from 'virtual:glossary';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ glossary });
