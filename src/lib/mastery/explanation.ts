import { isApplied, type Entry } from '#lib/bank/entry.ts';
import type { RecordEvent, SessionKind } from '#lib/record/event.ts';
import { beliefs } from './assumptions.ts';
import {
  asOf,
  observeOf,
  type ConceptEvidence,
  type LearnerEvidence,
  type Observation,
} from './concept-evidence.ts';
import { ABILITIES } from './grid.ts';
import { itemModel, success } from './item-model.ts';
import { isTest, observationOf, observeNext, type EntryOf } from './observation.ts';
import type { Belief } from './posterior.ts';

/** How an answer ended. */
export type Outcome = 'right' | 'partly' | 'wrong' | 'unknown';

/** What moved the estimate of a concept, and by how much: M with it less M without it, −1 to 1. */
export type Influence =
  | { kind: 'answer'; item: string; at: number; outcome: Outcome; by: number }
  /** All answers that are mainly about another concept: strong learners tend to know this one, too. */
  | { kind: 'concept'; concept: string; count: number; by: number };

/** The numbers behind a question, from the beliefs that chose it: no second model. Chances are 0 to 1. */
export interface Explanation {
  /** The main concept of the item. */
  concept: string;
  /** M before the answer: the chance that the concept is known. */
  mastery: number;
  /** The expected chance of a right answer. */
  success: number;
  /** M after an answer that is wholly right, wrong, or "I don't know yet". */
  right: number;
  wrong: number;
  unknown: number;
  /** M after the answer that was given; nothing before, and none for an answer that does not count. */
  after?: number | undefined;
  /** Answers that count so far: all, and those about this concept. */
  answers: { all: number; own: number };
  /** What moved M most, the most first. */
  moved: Influence[];
}

/** What is asked. One that was made from the catalogue has no entry in the bank, and is explained all the same. */
type Asked = Pick<Entry, 'id' | 'concepts' | 'chance' | 'difficulty' | 'bloom'>;

interface Question {
  /** Everything that happened, oldest first. */
  record: readonly RecordEvent[];
  item: Asked;
  /** The sitting in which it is asked. It may not have begun in the record. */
  sitting: { session: string; kind: SessionKind };
  entryOf: EntryOf;
  /** Milliseconds since 1970. */
  now: number;
}

/** So many influences are told. */
const TOLD = 3;
/** So many answers about a concept are weighed one by one, the last ones: older ones have faded. */
const WEIGHED = 24;
/** Less than this is not felt, and not told. */
const FELT = 0.005;

/** The answers of a record that are evidence, oldest first, and after which event each stands. */
function observationsIn(record: readonly RecordEvent[], entryOf: EntryOf): Observation[] {
  const tests = new Set(
    record.flatMap((event) => (event.type === 'session.started' && isTest(event.kind) ? event.session : [])),
  );
  return record.flatMap((event) => {
    if (event.type !== 'item.answered') return [];
    return observationOf(event, { entryOf, explained: !tests.has(event.session) }) ?? [];
  });
}

/** Where the first answer to this question stands in the record; its end where there is none. */
function placeOf(record: readonly RecordEvent[], { item, sitting }: Question): number {
  const place = record.findIndex(
    (event) =>
      event.type === 'item.answered' &&
      event.session === sitting.session &&
      event.item === item.id &&
      event.attempt === 1,
  );
  return place < 0 ? record.length : place;
}

const expectedSuccess = ({ abilities }: Belief, { chance, difficulty }: Asked): number => {
  const model = itemModel({ chance, difficulty });
  return ABILITIES.reduce(
    (sum, ability, place) => sum + (abilities[place] ?? 0) * success(ability, model),
    0,
  );
};

function outcomeOf({ score, unknown }: Observation): Outcome {
  if (unknown) return 'unknown';
  return score === 1 ? 'right' : score === 0 ? 'wrong' : 'partly';
}

/** What is known after each answer; first of all, nothing. */
function historyOf(answers: readonly Observation[]): LearnerEvidence[] {
  const history: LearnerEvidence[] = [{}];
  for (const answer of answers) history.push(observeNext(history.at(-1) ?? {}, answer));
  return history;
}

/** Adds answers to what is known of one concept. */
function replay(concept: string, answers: readonly Observation[], before?: ConceptEvidence) {
  return answers
    .filter(({ concepts }) => concepts.includes(concept))
    .reduce((known, answer) => {
      const repeated = known?.items.includes(answer.item);
      return observeOf(concept, known, { ...answer, repeated });
    }, before);
}

/** The same learner, of whom these concepts are known otherwise, or not at all. */
function knowing(
  learner: LearnerEvidence,
  changed: Record<string, ConceptEvidence | undefined>,
  now: number,
): LearnerEvidence {
  const rest = Object.entries(learner).filter(([concept]) => !(concept in changed));
  const known = Object.entries(changed).flatMap(([concept, evidence]) =>
    evidence ? [[concept, evidence] as const] : [],
  );
  return { ...Object.fromEntries(rest), ...asOf(Object.fromEntries(known), now) };
}

/**
 * What moved M: answers about its own concept one by one, each left out of the record while all others stay; answers about
 * another concept together, by leaving out what they told of that concept. One by one they would all be small, and many.
 */
function influences(
  concept: string,
  answers: readonly Observation[],
  { history, now }: { history: readonly LearnerEvidence[]; now: number },
): Influence[] {
  const learner = asOf(history.at(-1) ?? {}, now);
  const mastery = (evidence: LearnerEvidence) => beliefs(evidence)(concept).mastery;
  const all = mastery(learner);
  /** By how much M would be lower without what is changed. */
  const lost = (changed: Record<string, ConceptEvidence | undefined>) =>
    all - mastery(knowing(learner, changed, now));

  const own = answers.flatMap((answer, place) =>
    answer.concepts.includes(concept) ? [{ answer, place }] : [],
  );
  const single = own.slice(-WEIGHED).map(({ answer, place }): Influence => {
    const later = answers.slice(place + 1);
    const without = Object.fromEntries(
      answer.concepts.map((touched) => [touched, replay(touched, later, history[place]?.[touched])]),
    );
    const { item, at } = answer;
    return { kind: 'answer', item, at, outcome: outcomeOf(answer), by: lost(without) };
  });

  const foreign = answers.filter(({ concepts }) => !concepts.includes(concept));
  const others = [...new Set(foreign.map(({ concepts: [main = ''] }) => main))].map((other): Influence => {
    const gone = new Set(foreign.filter(({ concepts: [main] }) => main === other));
    const kept = answers.filter((answer) => !gone.has(answer));
    return { kind: 'concept', concept: other, count: gone.size, by: lost({ [other]: replay(other, kept) }) };
  });

  return [...single, ...others]
    .filter(({ by }) => Math.abs(by) >= FELT)
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by))
    .slice(0, TOLD);
}

/**
 * Why a question is asked, in numbers. While a test is taken, its own answers are left out: what they were worth is said
 * at its end.
 */
export function explanation(question: Question): Explanation {
  const { item, sitting, entryOf, now } = question;
  const test = isTest(sitting.kind);
  const record = question.record.filter(
    (event) => !test || !('session' in event) || event.session !== sitting.session,
  );
  const place = placeOf(record, question);
  const answers = observationsIn(record.slice(0, place), entryOf);
  const history = historyOf(answers);
  const learner = history.at(-1) ?? {};
  const [concept = ''] = item.concepts;
  const masteryOf = (evidence: LearnerEvidence) => beliefs(asOf(evidence, now))(concept).mastery;
  const belief = beliefs(asOf(learner, now))(concept);
  const given = (answer: { score: number; unknown?: boolean }) =>
    masteryOf(
      observeNext(learner, {
        ...answer,
        item: item.id,
        model: itemModel(item),
        concepts: item.concepts,
        applied: isApplied(item.bloom),
        at: now,
        explained: !test,
      }),
    );
  const answer = observationsIn(record.slice(0, place + 1), entryOf).at(answers.length);
  return {
    concept,
    mastery: belief.mastery,
    success: expectedSuccess(belief, item),
    right: given({ score: 1 }),
    wrong: given({ score: 0 }),
    unknown: given({ score: 0, unknown: true }),
    after: answer && masteryOf(observeNext(learner, answer)),
    answers: {
      all: answers.length,
      own: answers.filter(({ concepts }) => concepts.includes(concept)).length,
    },
    moved: influences(concept, answers, { history, now }),
  };
}
