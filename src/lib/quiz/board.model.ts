import { createTestModel, type StatePath } from 'xstate/graph';
import type { SnapshotFrom } from 'xstate';
import { boardMachine, type BoardEvent } from './board.machine.ts';
import type { Matching } from './board.ts';

/** For tests only: ways over a board, as data, for the machine and for the component that shows it. */

type BoardSnapshot = SnapshotFrom<typeof boardMachine>;
type BoardPath = StatePath<BoardSnapshot, BoardEvent>;

const no = { feedback: 'Not here' };
const yes = { right: true as const, feedback: 'Here' };

/** Two cards and two places: the least in which everything can happen. */
export const SMALL_BOARD: Matching = {
  id: 'a-board',
  concepts: ['K21'],
  bloom: 'apply',
  difficulty: 2,
  source: 'S3',
  material: 'fictional',
  stem: 'Put each platform where it belongs.',
  explanation: 'The first purpose decides.',
  interaction: 'matching',
  targets: [
    { id: 'left', text: 'Left' },
    { id: 'right', text: 'Right' },
  ],
  sources: [
    { id: 'inside', text: 'Inside', placements: { left: yes, right: no } },
    { id: 'outside', text: 'Outside', placements: { left: no, right: yes } },
  ],
};

/** So many moves, and so many once the board is put right: what comes later is like what came before. */
const MOST_MOVES = { sorting: 2, repairing: 1 };

/** What a learner may do next. What the machine refuses is left out; that it refuses is for the tests to show. */
function eventsOf(snapshot: BoardSnapshot): BoardEvent[] {
  const { past, future, item, checked } = snapshot.context;
  const full = past.length + future.length >= MOST_MOVES[checked ? 'repairing' : 'sorting'];
  const events: BoardEvent[] = [
    { type: 'release' },
    { type: 'undo' },
    { type: 'redo' },
    { type: 'check' },
    { type: 'repair' },
  ];
  if (!full) {
    for (const { id: card } of item.sources) events.push({ type: 'lift', card }, { type: 'carry', card });
    events.push({ type: 'return' });
    for (const { id: target } of item.targets) events.push({ type: 'place', target });
  }
  return events.filter((event) => snapshot.can(event));
}

/** Where a board stands, in as few words as tell two situations apart. */
function situationOf({ value, context }: BoardSnapshot): string {
  const { held = 'nothing', placements, past, future, checked, locked } = context;
  return JSON.stringify([value, held, placements, past.length, future.length, checked?.placements, locked]);
}

/** The shortest way to every situation of the small board. */
export const boardPaths = (): BoardPath[] =>
  createTestModel(boardMachine, { serializeState: situationOf }).getShortestPaths({
    input: { item: SMALL_BOARD, placements: {} },
    events: eventsOf,
  });

/** What happens on a path. Its first step is the start of the machine: nothing that anybody does. */
export const eventsIn = ({ steps }: BoardPath): BoardEvent[] => steps.slice(1).map(({ event }) => event);

/** The name of a path: what happens on it, in a few words. */
export const nameOf = (path: BoardPath): string =>
  eventsIn(path)
    .map((event) => [event.type, 'card' in event ? event.card : '', 'target' in event ? event.target : ''])
    .map((words) => words.filter(Boolean).join(' '))
    .join(' → ');
