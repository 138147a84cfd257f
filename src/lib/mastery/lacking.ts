import { believed, isAcquired, isHeld, type ShownConcepts } from './knowledge.ts';
import { LEAST_ANSWERS } from './mastery-rule.ts';

/** What a concept most needs to be acquired. */
export type Lack = 'right answer' | 'wrong idea' | 'second answer' | 'application' | 'certainty';

/** What is missing first, by the rule for an acquired concept; nothing where it is acquired. */
export function lackOf(all: ShownConcepts, concept: string, now: number): Lack | undefined {
  if (isAcquired(all, concept)) return undefined;
  if (isHeld(all, concept)) return 'wrong idea';
  if (!all.traces[concept]?.right) return 'right answer';
  const { evidence } = believed(all, now)(concept);
  if (!evidence?.applied) return 'application';
  return evidence.items.length < LEAST_ANSWERS ? 'second answer' : 'certainty';
}
