import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { boardMachine, type BoardEmitted, type BoardEvent } from './board.machine.ts';
import { boardPaths, eventsIn, nameOf, SMALL_BOARD } from './board.model.ts';
import type { Placements } from './board.ts';

/** A board under test, with all that it tells. */
function drive(placements: Placements = {}, locked: string[] = []) {
  const actor = createActor(boardMachine, { input: { item: SMALL_BOARD, placements, locked } });
  const told: BoardEmitted[] = [];
  actor.on('*', (event) => told.push(event));
  actor.start();
  const send = (...events: BoardEvent[]) => events.forEach((event) => actor.send(event));
  return {
    send,
    told,
    now: () => actor.getSnapshot(),
    placements: () => actor.getSnapshot().context.placements,
  };
}

/** What a learner would say of the board, without the machine: the cards moved one by one, and taken back. */
function expectedAfter(events: readonly BoardEvent[]) {
  let held: string | undefined;
  let boards: Placements[] = [{}];
  let at = 0;
  const move = (target: string | undefined) => {
    const { [held ?? '']: from, ...others } = boards[at] ?? {};
    if (from !== target) {
      boards = [
        ...boards.slice(0, at + 1),
        target === undefined ? others : { ...others, [held ?? '']: target },
      ];
      at += 1;
    }
    held = undefined;
  };
  for (const event of events) {
    if (event.type === 'lift') held = held === event.card ? undefined : event.card;
    if (event.type === 'carry') held = event.card;
    if (event.type === 'release') held = undefined;
    if (event.type === 'place') move(event.target);
    if (event.type === 'return') move(undefined);
    if (event.type === 'undo') [at, held] = [at - 1, undefined];
    if (event.type === 'redo') [at, held] = [at + 1, undefined];
  }
  return { held, placements: boards[at] };
}

describe('every way over a small board', () => {
  const paths = boardPaths();

  it.each(paths.map((path) => [nameOf(path) || 'nothing', path] as const))('%s', (_, path) => {
    const board = drive();
    const events = eventsIn(path);
    events.forEach((event, index) => {
      const before = board.placements();
      const heard = board.told.length;
      board.send(event);
      const expected = expectedAfter(events.slice(0, index + 1));
      expect(board.placements()).toEqual(expected.placements);
      expect(board.now().context.held).toBe(expected.held);
      expect(board.now().matches('held'), 'a card is up exactly while one is held').toBe(
        expected.held !== undefined,
      );
      const moves = board.told.slice(heard).filter(({ type }) => type === 'card.moved');
      expect(moves, 'a change is told once, and nothing else is').toHaveLength(
        Number(JSON.stringify(before) !== JSON.stringify(board.placements())),
      );
    });
  });

  it('comes by every state', () => {
    const states = new Set(
      paths.flatMap(({ steps }) => steps.map(({ state }) => JSON.stringify(state.value))),
    );
    expect([...states].sort()).toEqual(['"resting"', '{"held":"carried"}', '{"held":"lifted"}']);
  });

  it('always leaves a way to take everything back', () => {
    for (const path of paths) {
      const board = drive();
      board.send(...eventsIn(path), { type: 'release' });
      for (let moves = board.now().context.past.length; moves > 0; moves -= 1) board.send({ type: 'undo' });
      expect(board.placements()).toEqual({});
    }
  });
});

describe('a board', () => {
  it('forgets what was undone once something else is placed', () => {
    const board = drive();
    board.send({ type: 'lift', card: 'inside' }, { type: 'place', target: 'left' }, { type: 'undo' });
    board.send({ type: 'lift', card: 'outside' }, { type: 'place', target: 'left' });
    expect(board.now().can({ type: 'redo' })).toBe(false);
  });

  it('keeps the order in which cards were placed, also when a move is undone', () => {
    const board = drive({ inside: 'left', outside: 'left' });
    board.send({ type: 'lift', card: 'inside' }, { type: 'place', target: 'right' }, { type: 'undo' });
    expect(Object.keys(board.placements())).toEqual(['inside', 'outside']);
  });

  it('moves neither a card that is locked nor one that it does not have', () => {
    const board = drive({ inside: 'left' }, ['inside']);
    for (const card of ['inside', 'elsewhere'])
      expect([board.now().can({ type: 'lift', card }), board.now().can({ type: 'carry', card })]).toEqual([
        false,
        false,
      ]);
  });

  it('leaves a card where it was when it is let go over no place', () => {
    const board = drive({ inside: 'left' });
    board.send({ type: 'carry', card: 'inside' }, { type: 'place', target: 'nowhere' });
    expect(board.told).toEqual([{ type: 'card.released', card: 'inside', at: 'left' }]);
  });

  it('takes up a draft that comes late, without what it no longer knows', () => {
    const board = drive();
    board.send({ type: 'lift', card: 'inside' });
    board.send({ type: 'resume', placements: { outside: 'right', gone: 'left' } });
    expect(board.now().value).toBe('resting');
    expect(board.placements()).toEqual({ outside: 'right' });
    expect(board.now().can({ type: 'undo' })).toBe(false);
  });
});
