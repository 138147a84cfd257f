import type { Belief } from './posterior.ts';

/** What is said of a concept. */
export type MasteryState = 'not started' | 'checking' | 'not yet' | 'probably' | 'acquired';

/** How sure we are before we say so, each way. */
export const ACQUIRED = 0.8;
export const ACQUIRED_IN_PRACTICE = 0.9;
export const NOT_YET = 0.2;
/** More likely than not. */
export const LIKELIER = 0.5;
/** Fewer answers of its own say too little of a concept. */
export const LEAST_ANSWERS = 2;

/**
 * Answers about other concepts make it likely that a strong learner knows this one too; they must not hide that it is
 * the one which they do not know. So its own answers have to agree.
 */
export const agrees = ({ own }: Belief) => own >= LIKELIER;

/**
 * What can be said of a concept. Answers that were explained may have been remembered for the next question only: who
 * practised must be surer. One answer at apply level must have been right: the build sees to it that every concept can ask one.
 */
export function masteryState(belief: Belief): MasteryState {
  const { evidence, mastery } = belief;
  if (!evidence || evidence.count === 0) return 'not started';
  if (evidence.items.length < LEAST_ANSWERS) return 'checking';
  if (mastery <= NOT_YET) return 'not yet';
  const sure = evidence.practised > 0 ? ACQUIRED_IN_PRACTICE : ACQUIRED;
  if (mastery >= sure && agrees(belief) && evidence.applied) return 'acquired';
  return mastery >= LIKELIER ? 'probably' : 'checking';
}
