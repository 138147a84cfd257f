import { lessons } from '../keys.ts';

export const LESSONS = lessons.map(({ id }) => `/lessons/${id}/`);
/** Every page of the course; the last is what a wrong address shows. */
export const ADDRESSES = [
  '/',
  ...LESSONS,
  '/placement/',
  '/practice/',
  '/review/',
  '/sort/',
  '/sort/network/',
  '/sort/type/',
  '/final/',
  '/consolidation/',
  '/progress/',
  '/certificate/',
  '/certificate/check/',
  '/panorama/',
  '/guide/',
  '/glossary/',
  '/about/',
  '/engine/',
  '/privacy/',
  '/404.html',
];
