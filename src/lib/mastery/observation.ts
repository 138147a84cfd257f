import { isApplied, type Entry } from '#lib/bank/entry.ts';
import type { Answered, SessionKind } from '#lib/record/event.ts';
import { observe, type LearnerEvidence, type Observation } from './concept-evidence.ts';
import { itemModel } from './item-model.ts';

/** What is needed of an item. Of one that left the course, only what its answer says is known. */
export type EntryOf = (item: string) => Pick<Entry, 'chance' | 'difficulty' | 'error' | 'bloom'> | undefined;

/** Sittings that explain nothing before their end: their answers teach nothing while they are given. */
const TESTS: SessionKind[] = ['final', 'test-out'];

export const isTest = (kind: SessionKind): boolean => TESTS.includes(kind);

/** What an answer is worth to one of its concepts. Nothing for an open judgement. */
export const worthTo = ({ score, byConcept }: Answered, concept: string): number | null =>
  score === null || !byConcept || !Object.hasOwn(byConcept, concept) ? score : (byConcept[concept] ?? score);

interface Context {
  entryOf: EntryOf;
  /** Whether it was explained at once. */
  explained: boolean;
}

/**
 * An answer as evidence, by what its item was when it was answered; the first answers of all did not say so.
 * Nothing for repairs and open judgements.
 */
export function observationOf(answer: Answered, { entryOf, explained }: Context): Observation | undefined {
  const { item, concepts, score, response, confidence, parameters, attempt, at } = answer;
  if (attempt > 1 || score === null) return undefined;
  const { bloom = 'apply', chance = 0, difficulty = 3, error } = (!parameters && entryOf(item)) || {};
  const asked = parameters ?? { chance, difficulty, error, applied: isApplied(bloom) };
  return {
    item,
    // An imported record may say anything; no concept is called "toString".
    concepts: concepts.filter((concept) => !(concept in Object.prototype)),
    model: itemModel(asked),
    applied: asked.applied,
    score,
    scoreOf: (concept) => worthTo(answer, concept) ?? score,
    unknown: response.kind === 'unknown',
    confidence,
    at,
    explained,
  };
}

/** Adds evidence to what is known. An item that was answered before tells less: its answer may be remembered. */
export function observeNext(learner: LearnerEvidence, observation: Observation): LearnerEvidence {
  const { item, concepts } = observation;
  const repeated = concepts.some((concept) => learner[concept]?.items.includes(item));
  return observe(learner, { ...observation, repeated });
}

/** Adds an answer of a record to what is known. */
export function observeAnswer(learner: LearnerEvidence, answer: Answered, context: Context): LearnerEvidence {
  const observation = observationOf(answer, context);
  return observation ? observeNext(learner, observation) : learner;
}
