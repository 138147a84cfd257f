import { isApplied, type Entry } from '#lib/bank/entry.ts';
import { COURSE_CUT } from '#lib/mastery/assumptions.ts';
import { explanation, type Explanation } from '#lib/mastery/explanation.ts';
import {
  believed,
  isAcquired,
  knowledgeOf,
  shownConcepts,
  UNKNOWN,
  type Knowledge,
} from '#lib/mastery/knowledge.ts';
import { itemPool } from '#lib/quiz/item-pool.ts';
import { practiceQuestion, type Reason } from '#lib/quiz/practice.ts';
import type { RecordEvent } from '#lib/record/event.ts';

/** A learner with five answers about two concepts, worked out by the code of the course: nothing here is typed by hand. */

export type Given = 'right' | 'wrong' | 'unknown';

interface ExampleItem extends Pick<
  Entry,
  'id' | 'interaction' | 'concepts' | 'chance' | 'difficulty' | 'bloom'
> {
  words: string;
}

const CONCEPTS = [
  { id: 'blogs', prerequisites: [] },
  { id: 'families', prerequisites: [] },
];
const NAMES: Record<string, string> = { blogs: 'Blogs and wikis', families: 'The four families' };
/** What a concept of the example is called. */
export const nameOf = (concept: string): string => NAMES[concept] ?? concept;

type Kind = Pick<ExampleItem, 'interaction' | 'chance' | 'difficulty' | 'bloom' | 'words'>;
const KINDS = {
  easy: {
    interaction: 'choice',
    chance: 1 / 4,
    difficulty: 2,
    bloom: 'understand',
    words: 'an easy question, one answer of four',
  },
  middling: {
    interaction: 'true-false',
    chance: 1 / 5,
    difficulty: 3,
    bloom: 'understand',
    words: 'a middling statement, true or false with a reason',
  },
  written: {
    interaction: 'fill-in',
    chance: 0,
    difficulty: 3,
    bloom: 'remember',
    words: 'a word to write, without a hint',
  },
  hard: {
    interaction: 'matching',
    chance: 1 / 64,
    difficulty: 4,
    bloom: 'apply',
    words: 'a hard case, six cards to sort',
  },
} satisfies Record<string, Kind>;

const itemOf = (concept: string, number: number, kind: Kind): ExampleItem => ({
  id: `${concept}-${number}`,
  concepts: [concept],
  ...kind,
});

/** What the learner has answered, in this order. */
export const ANSWERED = [
  itemOf('blogs', 1, KINDS.easy),
  itemOf('families', 1, KINDS.written),
  itemOf('blogs', 2, KINDS.written),
  itemOf('families', 2, KINDS.middling),
  itemOf('blogs', 3, KINDS.hard),
];
const LEFT = CONCEPTS.flatMap(({ id }) =>
  Object.values(KINDS).map((kind, place) => itemOf(id, place + 4, kind)),
);
const items = new Map([...ANSWERED, ...LEFT].map((item) => [item.id, item]));
const pool = itemPool([...items.values()]);
export const wordsOf = (item: string): string | undefined => items.get(item)?.words;

export interface Worked {
  concepts: { id: string; known: Knowledge }[];
  /** Nothing when all was asked. */
  next: { item: string; reason: Reason; explanation: Explanation } | undefined;
}

/** A Tuesday morning; the answers are a minute apart. */
const BEGAN = Date.UTC(2026, 10, 3, 9);
const MINUTE = 60 * 1000;
const sitting = { session: 'example', kind: 'practice' as const };
const entryOf = (id: string) => items.get(id);

/** The record that these answers leave. */
function recordOf(answers: readonly Given[]): RecordEvent[] {
  const start: RecordEvent = {
    id: '0',
    at: BEGAN,
    type: 'session.started',
    session: sitting.session,
    kind: sitting.kind,
    seed: 1,
    length: ANSWERED.length,
  };
  return [
    start,
    ...ANSWERED.map(({ id, concepts, chance, difficulty, bloom }, place): RecordEvent => {
      const given = answers[place] ?? 'unknown';
      return {
        id: `${place + 1}`,
        at: BEGAN + (place + 1) * MINUTE,
        type: 'item.answered',
        session: sitting.session,
        item: id,
        hash: '',
        concepts,
        parameters: { chance, difficulty, applied: isApplied(bloom) },
        attempt: 1,
        response: given === 'unknown' ? { kind: 'unknown' } : { kind: 'choice', options: ['a'] },
        score: given === 'right' ? 1 : 0,
        seconds: 20,
      };
    }),
  ];
}

/** What follows from five answers: what is known, and what practice would ask next, and why. */
export function work(answers: readonly Given[]): Worked {
  const record = recordOf(answers);
  const now = BEGAN + (ANSWERED.length + 1) * MINUTE;
  const fold = shownConcepts(entryOf);
  const shown = record.reduce(fold.add, fold.start());
  const known = knowledgeOf(shown, now);
  const question = practiceQuestion({
    purpose: 'practise',
    isAcquired: (concept) => isAcquired(shown, concept),
    pool,
    concepts: CONCEPTS,
    beliefOf: believed(shown, now),
    cut: COURSE_CUT,
    asked: ANSWERED.map(({ id }) => id),
    chance: () => 0,
  });
  const item = question && items.get(question.item);
  return {
    concepts: CONCEPTS.map(({ id }) => ({ id, known: known.get(id) ?? UNKNOWN })),
    next: question &&
      item && {
        item: item.id,
        reason: question.reason,
        explanation: explanation({ record, item, sitting, entryOf, now }),
      },
  };
}
