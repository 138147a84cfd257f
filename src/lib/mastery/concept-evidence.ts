import { answerLikelihood, type Answer } from './answer-likelihood.ts';
import { ABILITIES } from './grid.ts';
import type { ItemModel } from './item-model.ts';

/** How fast learners may learn, in logits per right answer that was explained. Which fits best, the answers say. */
export const LEARNING = [0, 0.15, 0.3] as const;

const DAY = 24 * 60 * 60 * 1000;
/** Evidence keeps this share of its weight per day without an answer: half of it after 34 days. */
export const KEPT_PER_DAY = 0.98;
/** What an item tells of the concepts that it only touches, besides its main one. */
const TOUCHED = 0.5;

/** An item that was answered before tells less: its answer may be remembered. */
const REPEATED = 0.5;
/** So many items are remembered as answered, the last ones: boards that are made anew every time are without end. */
const REMEMBERED = 16;

/** One answer, and what was asked. */
export interface Observation extends Answer {
  item: string;
  model: ItemModel;
  /** The main concept first. */
  concepts: readonly string[];
  /** Asked at apply level or above. */
  applied: boolean;
  /** Milliseconds since 1970. */
  at: number;
  /** What it is worth to one of the concepts, where its parts are about several. */
  scoreOf?: (concept: string) => number;
  /** Explained at once, so that it may have taught something. Not in an assessment. */
  explained: boolean;
  /** The same item was answered before. */
  repeated?: boolean;
}

/** What the answers about one concept say: all that is kept of them. */
export interface ConceptEvidence {
  /** For each pace of learning: how likely the answers are at every ability at the start, the best of them 1. */
  likelihoods: number[][];
  /** The logarithm of what each was divided by. */
  scales: number[];
  count: number;
  /** Right answers that were explained. */
  practised: number;
  /** The last different items. */
  items: string[];
  /** A wholly right answer at apply level or above. */
  applied: boolean;
  at: number;
}

/** Everything known of a learner: plain data, by concept. */
export type LearnerEvidence = Record<string, ConceptEvidence>;

const none = (paces: number): ConceptEvidence => ({
  likelihoods: Array.from({ length: paces }, () => ABILITIES.map(() => 1)),
  scales: Array.from({ length: paces }, () => 0),
  count: 0,
  practised: 0,
  items: [],
  applied: false,
  at: 0,
});

/** Divides by the greatest, so that no number of answers underflows. */
function rescaled(likelihood: readonly number[]): { likelihood: number[]; scale: number } {
  const most = Math.max(...likelihood);
  return { likelihood: likelihood.map((value) => value / most), scale: Math.log(most) };
}

/**
 * Evidence as it weighs at a later time: ℓ^w with w = λ^days. It fades towards "anything is possible", not towards "does
 * not know", because what was forgotten is not known either. Whole days only: within a sitting nothing fades, so that
 * an assessment does not depend on the order of its questions.
 */
function faded(evidence: ConceptEvidence, now: number): ConceptEvidence {
  const days = Math.floor((now - evidence.at) / DAY);
  if (evidence.count === 0 || days < 1) return evidence;
  const weight = KEPT_PER_DAY ** days;
  return {
    ...evidence,
    likelihoods: evidence.likelihoods.map((likelihood) => likelihood.map((value) => value ** weight)),
    scales: evidence.scales.map((scale) => scale * weight),
    at: evidence.at + days * DAY,
  };
}

/** What a learner's evidence weighs now. */
export function asOf(learner: LearnerEvidence, now: number): LearnerEvidence {
  return Object.fromEntries(
    Object.entries(learner).map(([concept, evidence]) => [concept, faded(evidence, now)]),
  );
}

function add(
  evidence: ConceptEvidence,
  observation: Observation,
  { weight, paces }: { weight: number; paces: readonly number[] },
): ConceptEvidence {
  const { item, model, score, applied, at, explained, repeated = false } = observation;
  const before = faded(evidence, at);
  const share = weight * (repeated ? REPEATED : 1);
  const likelihoodAt = answerLikelihood(model, observation);
  const parts = before.likelihoods.map((likelihood, pace) => {
    const learnt = (paces[pace] ?? 0) * before.practised;
    return rescaled(
      likelihood.map((value, index) => {
        const now = likelihoodAt((ABILITIES[index] ?? 0) + learnt);
        return value * (share === 1 ? now : now ** share);
      }),
    );
  });
  return {
    likelihoods: parts.map(({ likelihood }) => likelihood),
    scales: parts.map(({ scale }, pace) => scale + (before.scales[pace] ?? 0)),
    count: before.count + 1,
    practised: before.practised + (explained ? score : 0),
    items: before.items.includes(item) ? before.items : [...before.items, item].slice(-REMEMBERED),
    applied: before.applied || (applied && score === 1),
    at: Math.max(before.at, at),
  };
}

/** Adds an answer to what is known of one of its concepts: in full to its main one, by half to another that it touches. */
export function observeOf(
  concept: string,
  evidence: ConceptEvidence | undefined,
  observation: Observation,
  paces: readonly number[] = LEARNING,
): ConceptEvidence {
  const weight = observation.concepts[0] === concept ? 1 : TOUCHED;
  const own = { ...observation, score: observation.scoreOf?.(concept) ?? observation.score };
  return add(evidence ?? none(paces.length), own, { weight, paces });
}

/** Adds an answer to what is known of all its concepts. */
export function observe(
  learner: LearnerEvidence,
  observation: Observation,
  paces: readonly number[] = LEARNING,
): LearnerEvidence {
  const changed = { ...learner };
  for (const concept of observation.concepts)
    changed[concept] = observeOf(concept, changed[concept], observation, paces);
  return changed;
}
