import { assign, emit, setup } from 'xstate';
import { score, type Score } from '#lib/scoring/score.ts';
import { suits } from '#lib/scoring/suits.ts';
import { kept, known, offered, place, type Matching, type Placements } from './board.ts';

/** A card went from one place to another; `undefined` is the tray. */
interface Move {
  card: string;
  before: Placements;
  after: Placements;
}

export type BoardEvent =
  /** A card is picked up, and stays so until it is placed or put down. The same card again puts it down. */
  | { type: 'lift'; card: string }
  /** A pointer drags a card: letting go ends it. */
  | { type: 'carry'; card: string }
  /** What is picked up goes to a target. */
  | { type: 'place'; target: string }
  /** What is picked up goes back to the tray. */
  | { type: 'return' }
  /** What is picked up stays where it was. */
  | { type: 'release' }
  | { type: 'undo' }
  | { type: 'redo' }
  /** The board is handed in: only a whole one is judged. */
  | { type: 'check' }
  /**
   * What was wrong comes back to the tray, one card after the other; the others stay. What was put right another time
   * is put there again.
   */
  | { type: 'repair'; begun?: Placements | undefined }
  /** Placements come from outside: a draft that was read late, or an answer given another time. */
  | { type: 'resume'; placements: Placements };

export type BoardEmitted =
  | { type: 'card.lifted'; card: string }
  | { type: 'card.released'; card: string; at: string | undefined }
  | {
      type: 'card.moved';
      card: string;
      to: string | undefined;
      by: 'place' | 'undo' | 'redo';
      placements: Placements;
    };

/** A board as it was handed in, and what it was worth. */
interface CheckedBoard {
  placements: Placements;
  score: Score;
}

interface BoardContext {
  item: Matching;
  /** The board that was checked last: until it is put right, and while it is. */
  checked: CheckedBoard | undefined;
  /** Not wrong: these stay. */
  locked: readonly string[];
  placements: Placements;
  /** The card that is picked up. */
  held: string | undefined;
  /** What can be undone, and redone: the last of each comes first. */
  past: readonly Move[];
  future: readonly Move[];
}

const without = <T>(list: readonly T[]) => list.slice(0, -1);

/** The move that ends what was begun by picking a card up. */
function moveOf({ held, placements }: BoardContext, to: string | undefined): Move | undefined {
  if (held === undefined || placements[held] === to) return undefined;
  return { card: held, before: placements, after: place(placements, held, to) };
}

const told = ({ card, after }: Move, by: 'place' | 'undo' | 'redo', placements = after) =>
  ({ type: 'card.moved', card, to: placements[card], by, placements }) as const;

/** Nothing is picked up, and nothing can be undone or redone. */
const ANEW: Pick<BoardContext, 'held' | 'past' | 'future'> = { held: undefined, past: [], future: [] };
const asResponse = (placements: Placements) => ({ kind: 'matching', placements }) as const;

/**
 * How cards are put into places, what each was worth, and how the wrong ones come back. When it is checked and put
 * right the quiz machine says, which writes the answer down.
 */
export const boardMachine = setup({
  types: {
    context: {} as BoardContext,
    events: {} as BoardEvent,
    emitted: {} as BoardEmitted,
    input: {} as { item: Matching; placements: Placements },
  },
  guards: {
    movable: ({ context: { item, placements, locked, checked } }, { card }: { card: string }) =>
      !locked.includes(card) &&
      (placements[card] !== undefined ||
        offered(item, placements, checked !== undefined).some(({ id }) => id === card)),
    isHeld: ({ context }, { card }: { card: string }) => context.held === card,
    moves: ({ context }, { target }: { target: string }) =>
      context.item.targets.some(({ id }) => id === target) && moveOf(context, target) !== undefined,
    isPlaced: ({ context }) => moveOf(context, undefined) !== undefined,
    hasPast: ({ context }) => context.past.length > 0,
    hasFuture: ({ context }) => context.future.length > 0,
    isWhole: ({ context: { item, placements } }) => suits(item, asResponse(placements)),
    hasWrong: ({ context }) => context.checked?.score.verdict === 'wrong',
  },
  actions: {
    pickUp: assign({ held: (_, { card }: { card: string }) => card }),
    move: assign(({ context }, { to }: { to: string | undefined }) => {
      const move = moveOf(context, to);
      return move
        ? { placements: move.after, past: [...context.past, move], future: [], held: undefined }
        : {};
    }),
    putDown: assign({ held: undefined }),
    undo: assign(({ context }) => {
      const move = context.past.at(-1);
      if (!move) return {};
      const { past, future } = context;
      return { placements: move.before, past: without(past), future: [...future, move], held: undefined };
    }),
    redo: assign(({ context }) => {
      const move = context.future.at(-1);
      if (!move) return {};
      const { past, future } = context;
      return { placements: move.after, past: [...past, move], future: without(future), held: undefined };
    }),
    resume: assign(({ context }, { placements }: { placements: Placements }) => ({
      placements: known(context.item, placements),
      ...ANEW,
      checked: undefined,
      locked: [],
    })),
    check: assign(({ context: { item, placements } }) => ({
      checked: { placements, score: score(item, asResponse(placements)) },
      ...ANEW,
    })),
    giveBack: assign(({ context: { item, checked } }, { begun }: { begun: Placements | undefined }) => {
      if (!checked) return {};
      const stays = kept(checked.placements, checked.score);
      return { placements: { ...known(item, begun ?? {}), ...stays }, locked: Object.keys(stays), ...ANEW };
    }),
    tellLifted: emit((_, { card }: { card: string }) => ({ type: 'card.lifted', card }) as const),
    tellReleased: emit(({ context: { held = '', placements } }) => {
      return { type: 'card.released', card: held, at: placements[held] } as const;
    }),
    tellPlaced: emit(({ context: { past } }) => told(lastOf(past), 'place')),
    tellUndone: emit(({ context: { future, placements } }) => told(lastOf(future), 'undo', placements)),
    tellRedone: emit(({ context: { past } }) => told(lastOf(past), 'redo')),
  },
}).createMachine({
  id: 'board',
  context: ({ input: { item, placements } }) => ({
    item,
    placements: known(item, placements),
    checked: undefined,
    locked: [],
    ...ANEW,
  }),
  initial: 'sorting',
  on: {
    resume: {
      target: '.sorting',
      actions: { type: 'resume', params: ({ event }) => ({ placements: event.placements }) },
    },
  },
  states: {
    sorting: {
      initial: 'resting',
      states: {
        resting: {
          on: {
            lift: {
              guard: { type: 'movable', params: ({ event }) => ({ card: event.card }) },
              target: 'held.lifted',
              actions: [
                { type: 'pickUp', params: ({ event }) => ({ card: event.card }) },
                { type: 'tellLifted', params: ({ event }) => ({ card: event.card }) },
              ],
            },
            carry: {
              guard: { type: 'movable', params: ({ event }) => ({ card: event.card }) },
              target: 'held.carried',
              actions: { type: 'pickUp', params: ({ event }) => ({ card: event.card }) },
            },
            undo: { guard: 'hasPast', actions: ['undo', 'tellUndone'] },
            redo: { guard: 'hasFuture', actions: ['redo', 'tellRedone'] },
            check: { guard: 'isWhole', target: '#board.checked', actions: 'check' },
          },
        },
        held: {
          initial: 'lifted',
          on: {
            place: [
              {
                guard: { type: 'moves', params: ({ event }) => ({ target: event.target }) },
                target: 'resting',
                actions: [{ type: 'move', params: ({ event }) => ({ to: event.target }) }, 'tellPlaced'],
              },
              { target: 'resting', actions: ['tellReleased', 'putDown'] },
            ],
            return: [
              {
                guard: 'isPlaced',
                target: 'resting',
                actions: [{ type: 'move', params: { to: undefined } }, 'tellPlaced'],
              },
              { target: 'resting', actions: ['tellReleased', 'putDown'] },
            ],
            release: { target: 'resting', actions: ['tellReleased', 'putDown'] },
          },
          states: {
            lifted: {
              on: {
                lift: [
                  {
                    guard: { type: 'isHeld', params: ({ event }) => ({ card: event.card }) },
                    target: '#board.sorting.resting',
                    actions: ['tellReleased', 'putDown'],
                  },
                  {
                    guard: { type: 'movable', params: ({ event }) => ({ card: event.card }) },
                    actions: [
                      { type: 'pickUp', params: ({ event }) => ({ card: event.card }) },
                      { type: 'tellLifted', params: ({ event }) => ({ card: event.card }) },
                    ],
                  },
                ],
                carry: {
                  guard: { type: 'movable', params: ({ event }) => ({ card: event.card }) },
                  target: 'carried',
                  actions: { type: 'pickUp', params: ({ event }) => ({ card: event.card }) },
                },
                undo: { guard: 'hasPast', target: '#board.sorting.resting', actions: ['undo', 'tellUndone'] },
                redo: {
                  guard: 'hasFuture',
                  target: '#board.sorting.resting',
                  actions: ['redo', 'tellRedone'],
                },
                check: { guard: 'isWhole', target: '#board.checked', actions: 'check' },
              },
            },
            carried: {},
          },
        },
      },
    },
    checked: {
      on: {
        repair: {
          guard: 'hasWrong',
          target: 'sorting',
          actions: { type: 'giveBack', params: ({ event }) => ({ begun: event.begun }) },
        },
      },
    },
  },
});

function lastOf(moves: readonly Move[]): Move {
  const move = moves.at(-1);
  if (!move) throw new Error('cannot tell of a move: none was made');
  return move;
}
