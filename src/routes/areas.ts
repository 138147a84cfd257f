import type { Area } from '#lib/course/concept.ts';

/** The five areas of the course, as learners read them. */
export const AREAS: Record<Area, string> = {
  A: 'What is what',
  B: 'Four functions',
  C: 'Contact or content',
  D: 'Families',
  E: 'The map and its use',
};
