import type { MasteryState } from '#lib/mastery/mastery-rule.ts';

/** What is said of a concept, in a word or two. */
export const STATES: Record<MasteryState, string> = {
  'not started': 'Not started',
  checking: 'Checking',
  'not yet': 'Not yet',
  probably: 'Probably',
  acquired: 'Acquired',
};
