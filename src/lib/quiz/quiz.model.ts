import { createTestModel, getAdjacencyMap, type StatePath, type Step } from 'xstate/graph';
import type { SnapshotFrom } from 'xstate';
import type { Interaction, Item } from '#lib/bank/item.ts';
import type { Response } from '#lib/scoring/response.ts';
import { newest, quizMachine, type FeedbackTime, type QuizEvent } from './quiz.machine.ts';

/** For tests only: all ways through a quiz, as data, for the machine and for the component that shows it. */

type QuizSnapshot = SnapshotFrom<typeof quizMachine>;
export type QuizPath = StatePath<QuizSnapshot, QuizEvent>;

/** An item and the answers that are tried on it. */
export interface Case {
  item: Item;
  right: Response;
  wrong: Response;
  /** Not a whole answer: it cannot be handed in. */
  unfinished: Response;
}

const UNKNOWN: Response = { kind: 'unknown' };

const common = (id: string) => ({
  id,
  concepts: ['K01'],
  bloom: 'apply' as const,
  difficulty: 3,
  source: 'S1' as const,
  material: 'fictional' as const,
  stem: `Stem of ${id}`,
  explanation: `Explanation of ${id}`,
});

const PLACES = {
  inside: {
    left: { right: true, feedback: 'Inside belongs left' },
    right: { feedback: 'Inside is not right' },
  },
  outside: {
    left: { feedback: 'Outside is not left' },
    right: { right: true, feedback: 'Outside belongs right' },
  },
} as const;

/** One item of each interaction. */
export const CASES: Record<Interaction, Case> = {
  choice: {
    item: {
      ...common('a-choice'),
      interaction: 'choice',
      select: 'one',
      options: [
        { id: 'a', text: 'Option a', right: true, feedback: 'Feedback on a' },
        { id: 'b', text: 'Option b', misconception: 'M01', feedback: 'Feedback on b' },
      ],
    },
    right: { kind: 'choice', options: ['a'] },
    wrong: { kind: 'choice', options: ['b'] },
    unfinished: { kind: 'choice', options: [] },
  },
  'true-false': {
    item: {
      ...common('a-statement'),
      interaction: 'true-false',
      answer: true,
      reasons: [
        { id: 'a', of: true, text: 'Reason a', right: true, feedback: 'Feedback on a' },
        { id: 'b', of: false, text: 'Reason b', misconception: 'M02', feedback: 'Feedback on b' },
      ],
    },
    right: { kind: 'true-false', reason: 'a' },
    wrong: { kind: 'true-false', reason: 'b' },
    unfinished: { kind: 'true-false', reason: '' },
  },
  matching: {
    item: {
      ...common('a-board'),
      interaction: 'matching',
      targets: [
        { id: 'left', text: 'Left' },
        { id: 'right', text: 'Right' },
      ],
      sources: [
        { id: 'inside', text: 'Inside', placements: PLACES.inside },
        { id: 'outside', text: 'Outside', placements: PLACES.outside },
      ],
    },
    right: { kind: 'matching', placements: { inside: 'left', outside: 'right' } },
    wrong: { kind: 'matching', placements: { inside: 'left', outside: 'left' } },
    unfinished: { kind: 'matching', placements: { inside: 'left' } },
  },
  sequencing: {
    item: {
      ...common('an-order'),
      interaction: 'sequencing',
      elements: [
        { id: 'first', text: 'First', feedback: 'It begins' },
        { id: 'second', text: 'Second', feedback: 'It goes on' },
        { id: 'third', text: 'Third', feedback: 'It ends' },
      ],
      orders: [['first', 'second', 'third']],
    },
    right: { kind: 'sequencing', order: ['first', 'second', 'third'] },
    wrong: { kind: 'sequencing', order: ['second', 'first', 'third'] },
    unfinished: { kind: 'sequencing', order: ['first', 'second'] },
  },
  'fill-in': {
    item: {
      ...common('a-word'),
      interaction: 'fill-in',
      label: 'The word',
      accepts: ['network'],
      feedback: 'That is the word',
      rejects: [{ texts: ['media'], misconception: 'M03', feedback: 'That is another word' }],
      otherwise: 'Not that word',
    },
    right: { kind: 'fill-in', text: 'network' },
    wrong: { kind: 'fill-in', text: 'media' },
    unfinished: { kind: 'fill-in', text: ' ' },
  },
};

/** A quiz to walk through in every way. */
export interface Story {
  name: string;
  feedback: FeedbackTime;
  cases: readonly Case[];
}

const TIMES: readonly FeedbackTime[] = ['each', 'end'];

/** One question of each interaction by itself, told at once and at the end. */
export const STORIES: readonly Story[] = Object.entries(CASES).flatMap(([interaction, only]) =>
  TIMES.map((feedback): Story => ({ name: `${interaction}, feedback ${feedback}`, feedback, cases: [only] })),
);

/** All five, one after the other. */
export const LONG_STORIES: readonly Story[] = TIMES.map((feedback) => ({
  name: `five interactions, feedback ${feedback}`,
  feedback,
  cases: Object.values(CASES),
}));

const MOST_ATTEMPTS = 2;

/** Items of a story that were answered, by their number. */
const answeredIn = ({ context }: QuizSnapshot) => new Set(context.attempts.map(({ item }) => item.id)).size;

/**
 * What may happen next in a story: its items in order, each answer to the item at hand, at most one repair of each.
 * What the machine refuses is left out; that it refuses is for the tests to show.
 */
function eventsOf({ cases }: Story) {
  return (snapshot: QuizSnapshot): QuizEvent[] => {
    if (snapshot.status !== 'active') return [];
    const { item, attempts } = snapshot.context;
    const following = cases[answeredIn(snapshot)];
    const atHand = cases.find((entry) => entry.item.id === item?.id);
    const repaired = attempts.filter((attempt) => attempt.item.id === item?.id).length >= MOST_ATTEMPTS;
    const events: QuizEvent[] = [
      following ? { type: 'present', item: following.item } : { type: 'exhaust' },
      { type: 'again' },
      { type: 'next' },
      { type: 'stop' },
    ];
    if (following) events.push({ type: 'fail' });
    if (!repaired) events.push({ type: 'repair' });
    if (atHand)
      for (const response of [atHand.right, atHand.wrong, UNKNOWN])
        events.push({ type: 'respond', response });
    return events.filter((event) => snapshot.can(event));
  };
}

/** Where a quiz stands, in as few words as tell two situations apart. */
function situationOf(snapshot: QuizSnapshot, event: QuizEvent | undefined): string {
  const { item, attempts } = snapshot.context;
  const here = attempts.filter((attempt) => attempt.item.id === item?.id);
  // A question that is brought after a failure is a way of its own.
  const again = event?.type === 'again' ? ' again' : '';
  return `${snapshot.value}${again}: ${item?.id ?? 'nothing'}, ${answeredIn(snapshot)}, ${here.length}, ${newest(here)?.score.verdict ?? 'unanswered'}`;
}

const quizModel = createTestModel(quizMachine, { serializeState: situationOf });

/** How a story is walked through. */
const walkOf = (story: Story) => ({ input: { feedback: story.feedback }, events: eventsOf(story) });

/** Every way through a story that comes by no situation twice. */
export function allPathsOf(story: Story) {
  return quizModel.getSimplePaths(walkOf(story));
}

/** The shortest way to every situation of a story. */
export function shortestPathsOf(story: Story) {
  return quizModel.getShortestPaths(walkOf(story));
}

/** Every situation of a story by its name, with the names of those that may follow. */
export function situationsOf(story: Story) {
  const map = getAdjacencyMap(quizModel.testLogic, { ...walkOf(story), serializeState: situationOf });
  type Situation = { state: QuizSnapshot; transitions: Record<string, Step<QuizSnapshot, QuizEvent>> };
  // Its keys are branded texts: as plain ones, its entries keep their type.
  return Object.entries(map as Record<string, Situation>).map(([name, { state, transitions }]) => ({
    name,
    state,
    next: Object.values(transitions).map(({ state, event }) => situationOf(state, event)),
  }));
}

/** What happens on a path. Its first step is the start of the machine: nothing that anybody does. */
export function eventsIn({ steps }: QuizPath): QuizEvent[] {
  return steps.slice(1).map(({ event }) => event);
}

/** The name of a path: what happens on it, in a few words. */
export function nameOf(path: QuizPath): string {
  return eventsIn(path)
    .map(({ type }) => type)
    .join(' → ');
}
