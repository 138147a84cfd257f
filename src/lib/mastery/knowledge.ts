import type { Answered, RecordEvent } from '#lib/record/event.ts';
import type { Fold } from '#lib/record/fold.ts';
import { beliefs, MIDDLING } from './assumptions.ts';
import { asOf, type ConceptEvidence, type LearnerEvidence } from './concept-evidence.ts';
import { ABILITIES } from './grid.ts';
import { knowing } from './item-model.ts';
import { masteryState, type MasteryState } from './mastery-rule.ts';
import { isTest, observeAnswer, worthTo, type EntryOf } from './observation.ts';
import { withOccasion, type Occasion } from './occasions.ts';
import type { Belief } from './posterior.ts';
import { wrongIdeas, type WrongIdeas } from './wrong-ideas.ts';

/** What was shown of one concept, besides what its answers say of ability. */
interface Trace {
  /** It was acquired, and nothing that was answered since speaks against it. */
  acquired: boolean;
  /** The last answer to an item that is mainly about it was wholly right. */
  right: boolean;
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
  /** The last items that were answered, by sitting: two tabs may answer one twice. */
  answered: string[];
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
/** More than a sitting of the greatest length has questions. */
const LAST_ANSWERED = 64;

/** Whether a wrong idea about it is held. */
export const isHeld = ({ wrongIdeas: ideas }: ShownConcepts, concept: string) =>
  Object.values(ideas).some((idea) => idea.open && idea.concept === concept);

/**
 * The rule for an acquired concept, behind which stands the engine's: it was likely enough when an answer was right, and no
 * wrong idea about it is held (content.md 5.1). One slip opens it, and a right answer closes it again, if it is likely
 * enough still. Time makes it due for review, and takes nothing away.
 */
function stateOf(all: ShownConcepts, concept: string, belief: Belief): MasteryState {
  if (isAcquired(all, concept)) return 'acquired';
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

/** Adds what an answer shows of a concept. Only an item that is mainly about it says whether it was still known. */
function show(all: ShownConcepts, concept: string, { at, clock = at, score, concepts }: Answered): void {
  const { acquired = false, right = false, ...before }: Partial<Trace> = all.traces[concept] ?? {};
  if (concepts[0] !== concept) {
    all.traces[concept] = { ...before, acquired, right, answeredAt: at };
    return;
  }
  const isRight = score === 1;
  all.traces[concept] = {
    ...before,
    acquired: acquired && isRight,
    right: isRight,
    answeredAt: at,
    // Days are those of the device's clock.
    ...(before.occasions && { occasions: withOccasion(before.occasions, { at: clock, right: isRight }) }),
  };
}

/** Writes down which concepts are acquired by now: an answer about one concept may bring home another. */
function acquire(all: ShownConcepts, { at, clock = at }: Answered): void {
  // Bayes' rule costs most, and is asked last.
  const candidates = Object.entries(all.traces).filter(
    ([concept, { acquired, right }]) =>
      right && !acquired && all.evidence[concept]?.applied && !isHeld(all, concept),
  );
  if (candidates.length === 0) return;
  const beliefOf = beliefs(all.evidence);
  for (const [concept, trace] of candidates)
    if (masteryState(beliefOf(concept)) === 'acquired')
      all.traces[concept] = {
        ...trace,
        acquired: true,
        acquiredAt: trace.acquiredAt ?? at,
        occasions: trace.occasions ?? withOccasion([], { at: clock, right: true }),
      };
}

/** Repairs and open judgements are no evidence, nor is a second first answer to an item of one sitting. */
export const shownConcepts = (entryOf: EntryOf): Fold<ShownConcepts> => ({
  start: () => ({ evidence: {}, traces: {}, wrongIdeas: wrongIdeas.start(), tests: [], answered: [] }),
  add(all, event) {
    if (event.type === 'session.started' && isTest(event.kind))
      all.tests = [...all.tests, event.session].slice(-LAST_TESTS);
    if (event.type !== 'item.answered' || event.attempt > 1) return all;
    const answer = `${event.session} ${event.item}`;
    if (all.answered.includes(answer)) return all;
    all.answered = [...all.answered, answer].slice(-LAST_ANSWERED);
    all.wrongIdeas = wrongIdeas.add(all.wrongIdeas, event);
    const before = all.evidence;
    const explained = !all.tests.includes(event.session);
    all.evidence = observeAnswer(before, event, { entryOf, explained });
    for (const [concept, evidence] of Object.entries(all.evidence))
      if (evidence !== before[concept]) {
        all.evidence[concept] = slim(evidence);
        show(all, concept, { ...event, score: worthTo(event, concept) });
      }
    acquire(all, event);
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

/** Whether a concept is acquired, as pages say it. */
export const isAcquired = (all: ShownConcepts, concept: string): boolean =>
  all.traces[concept]?.acquired === true && !isHeld(all, concept);

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
