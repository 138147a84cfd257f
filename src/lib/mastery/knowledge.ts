import type { Answered, RecordEvent } from '#lib/record/event.ts';
import type { Fold } from '#lib/record/fold.ts';
import { beliefs, MIDDLING } from './assumptions.ts';
import { asOf, type ConceptEvidence, type LearnerEvidence } from './concept-evidence.ts';
import { ABILITIES } from './grid.ts';
import { knowing } from './item-model.ts';
import { masteryState, type MasteryState } from './mastery-rule.ts';
import { isTest, observeAnswer, type EntryOf } from './observation.ts';
import { withOccasion, type Occasion } from './occasions.ts';
import type { Belief } from './posterior.ts';
import { wrongIdeas, type WrongIdeas } from './wrong-ideas.ts';

/** What was shown of one concept, besides what its answers say of ability. */
interface Trace {
  /** It was acquired, and nothing that was answered since speaks against it. */
  acquired: boolean;
  answeredAt: number;
  acquiredAt?: number;
  /** From when it was acquired on: what the date of its next review rests on. */
  occasions?: readonly Occasion[];
}

/** What a record shows of concepts: plain data, to which events are added one by one. */
export interface ShownConcepts {
  evidence: LearnerEvidence;
  traces: Record<string, Trace>;
  wrongIdeas: WrongIdeas;
  /** The last sittings that explained nothing before their end. */
  tests: string[];
}

export interface Knowledge {
  /** What was shown last. */
  state: MasteryState;
  /** The chance, 0 to 1, that the concept is known: that its ability is at the course's cut or above. */
  mastery: number;
  /** The chance, 0 to 1, of answering a middling question about it without guessing: our best guess. */
  value: number;
  /** The truth lies between `low` and `high` with four chances in five. */
  low: number;
  high: number;
  /** Answers it rests on. */
  count: number;
  /** When it was first acquired: for completion it counts from then on, whatever comes after. */
  acquiredAt?: number | undefined;
  /** When it was last answered to. */
  answeredAt?: number | undefined;
  occasions?: readonly Occasion[] | undefined;
}

/** Two tabs may hold a test each; more are not remembered. */
const LAST_TESTS = 4;

/** Whether a wrong idea about it is held. */
const isHeld = ({ wrongIdeas: ideas }: ShownConcepts, concept: string) =>
  Object.values(ideas).some((idea) => idea.open && idea.concept === concept);

/**
 * The rule for an acquired concept, behind which stands the engine's: it was likely enough when an answer was right, and no
 * wrong idea about it is held (content.md 5.1). One slip opens it, and a right answer closes it again, if it is likely
 * enough still. Time makes it due for review, and takes nothing away.
 */
function stateOf(all: ShownConcepts, concept: string, belief: Belief): MasteryState {
  if (all.traces[concept]?.acquired && !isHeld(all, concept)) return 'acquired';
  const state = masteryState(belief);
  return state === 'acquired' ? 'probably' : state;
}

/** Six digits tell abilities apart well enough, and a record of years stays small. */
const DIGITS = 1e6;
const rounded = (value: number) => Math.max(1, Math.round(value * DIGITS)) / DIGITS;

const slim = (evidence: ConceptEvidence): ConceptEvidence => ({
  ...evidence,
  likelihoods: evidence.likelihoods.map((likelihood) => likelihood.map(rounded)),
  scales: evidence.scales.map((scale) => Math.round(scale * DIGITS) / DIGITS),
});

/** Adds what an answer shows of a concept. */
function show(all: ShownConcepts, concept: string, { at, clock = at, score }: Answered): void {
  const before = all.traces[concept];
  const right = score === 1;
  // Bayes' rule costs most, and is asked last: only where a right answer may have brought the concept home.
  const acquired =
    right &&
    (before?.acquired ||
      (!isHeld(all, concept) && masteryState(beliefs(all.evidence)(concept)) === 'acquired'));
  // Days are those of the device's clock.
  const occasion = { at: clock, right };
  const occasions = before?.occasions ?? (acquired ? [] : undefined);
  all.traces[concept] = {
    ...before,
    acquired,
    answeredAt: at,
    ...(occasions && { acquiredAt: before?.acquiredAt ?? at, occasions: withOccasion(occasions, occasion) }),
  };
}

/** Repairs and open judgements are no evidence. */
export const shownConcepts = (entryOf: EntryOf): Fold<ShownConcepts> => ({
  start: () => ({ evidence: {}, traces: {}, wrongIdeas: wrongIdeas.start(), tests: [] }),
  add(all, event) {
    if (event.type === 'session.started' && isTest(event.kind))
      all.tests = [...all.tests, event.session].slice(-LAST_TESTS);
    if (event.type !== 'item.answered') return all;
    all.wrongIdeas = wrongIdeas.add(all.wrongIdeas, event);
    const before = all.evidence;
    const explained = !all.tests.includes(event.session);
    all.evidence = observeAnswer(before, event, { entryOf, explained });
    for (const [concept, evidence] of Object.entries(all.evidence))
      if (evidence !== before[concept]) {
        all.evidence[concept] = slim(evidence);
        show(all, concept, event);
      }
    return all;
  },
});

/** What is believed of a learner's concepts at a time. */
export const believed = ({ evidence }: ShownConcepts, now: number): ((concept: string) => Belief) =>
  beliefs(asOf(evidence, now));

/** The chances of answering a middling question that go with the abilities. */
const VALUES = ABILITIES.map((ability) => knowing(ability, MIDDLING));

function quantile(abilities: Float64Array, share: number): number {
  let sum = 0;
  const place = abilities.findIndex((weight) => (sum += weight) >= share);
  return VALUES[Math.max(0, place)] ?? 1;
}

const known = (belief: Belief, state: MasteryState, trace?: Trace): Knowledge => ({
  state,
  mastery: belief.mastery,
  value: VALUES.reduce((sum, value, place) => sum + value * (belief.abilities[place] ?? 0), 0),
  low: quantile(belief.abilities, 0.1),
  high: quantile(belief.abilities, 0.9),
  count: belief.evidence?.count ?? 0,
  acquiredAt: trace?.acquiredAt,
  answeredAt: trace?.answeredAt,
  occasions: trace?.occasions,
});

/** What is known at a time of every concept that was asked about. */
export function knowledgeOf(all: ShownConcepts, now: number): Map<string, Knowledge> {
  const beliefOf = believed(all, now);
  return new Map(
    Object.entries(all.traces).map(([concept, trace]) => {
      const belief = beliefOf(concept);
      return [concept, known(belief, stateOf(all, concept, belief), trace)];
    }),
  );
}

/** What a record tells at its end of every concept that was asked about. */
export function knowledge(record: readonly RecordEvent[], entryOf: EntryOf): Map<string, Knowledge> {
  const fold = shownConcepts(entryOf);
  return knowledgeOf(record.reduce(fold.add, fold.start()), record.at(-1)?.at ?? 0);
}

/** A concept that nobody asked about yet. */
export const UNKNOWN: Knowledge = known(beliefs({})(''), 'not started');
