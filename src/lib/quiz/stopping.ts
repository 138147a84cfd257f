import { agrees, LEAST_ANSWERS, LIKELIER } from '#lib/mastery/mastery-rule.ts';
import type { Belief } from '#lib/mastery/posterior.ts';

/** A decision that would turn less often than this, were everything asked, is taken. */
export const TURNS_SELDOM = 0.1;

/** Why a concept is worth another question. */
export type OpenReason = 'first look' | 'undecided' | 'contradiction';

/**
 * Whether and why a concept needs another question: it has too few answers, its decision may well turn, or it seems known
 * only because the learner is good at others. Curtailment does not wait for certainty about a concept on the border,
 * where certainty is dear and a wrong decision is cheap.
 */
export function openReason(belief: Belief, changeChance: number): OpenReason | undefined {
  if ((belief.evidence?.count ?? 0) < LEAST_ANSWERS) return 'first look';
  if (changeChance > TURNS_SELDOM) return 'undecided';
  return belief.mastery >= LIKELIER && !agrees(belief) ? 'contradiction' : undefined;
}
