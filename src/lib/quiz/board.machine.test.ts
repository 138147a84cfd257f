import { describe, expect, it } from 'vitest';
import { createActor, type StateNode } from 'xstate';
import { toDirectedGraph, type DirectedGraphNode } from 'xstate/graph';
import { boardMachine, type BoardEmitted, type BoardEvent } from './board.machine.ts';
import { boardPaths, eventsIn, nameOf, SMALL_BOARD } from './board.model.ts';
import type { Placements } from './board.ts';

/** A board under test, with all that it tells. */
function drive(placements: Placements = {}) {
  const actor = createActor(boardMachine, { input: { item: SMALL_BOARD, placements } });
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

/** Where each card belongs. */
const KEY: Placements = { inside: 'left', outside: 'right' };

/** What a learner would say of the board, without the machine: the cards moved one by one, taken back, and judged. */
function expectedAfter(events: readonly BoardEvent[]) {
  let checked = false;
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
    if (event.type === 'check') [checked, held] = [true, undefined];
    if (event.type === 'repair') {
      const right = Object.entries(boards[at] ?? {}).filter(([card, target]) => KEY[card] === target);
      [checked, at, boards] = [false, 0, [Object.fromEntries(right)]];
    }
  }
  return { held, placements: boards[at], checked };
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
      expect(board.now().matches({ sorting: 'held' }), 'a card is up exactly while one is held').toBe(
        expected.held !== undefined,
      );
      expect(board.now().matches('checked')).toBe(expected.checked);
      const moves = board.told.slice(heard).filter(({ type }) => type === 'card.moved');
      const changes =
        event.type !== 'repair' && JSON.stringify(before) !== JSON.stringify(board.placements());
      expect(moves, 'a change is told once, and nothing else is').toHaveLength(Number(changes));
    });
  });

  it('comes by every state', () => {
    const states = new Set(
      paths.flatMap(({ steps }) => steps.map(({ state }) => JSON.stringify(state.value))),
    );
    expect([...states].sort()).toEqual([
      '"checked"',
      '{"sorting":"resting"}',
      '{"sorting":{"held":"carried"}}',
      '{"sorting":{"held":"lifted"}}',
    ]);
  });

  it('always leaves a way to take everything back that was moved since the last check', () => {
    for (const path of paths) {
      const board = drive();
      board.send(...eventsIn(path), { type: 'release' });
      const { locked, past, checked } = board.now().context;
      for (let moves = past.length; moves > 0; moves -= 1) board.send({ type: 'undo' });
      if (!board.now().matches('checked')) expect(Object.keys(board.placements())).toEqual(locked);
      else expect(board.placements(), 'what was checked stands').toEqual(checked?.placements);
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

  it('moves no card that it does not have', () => {
    const board = drive();
    for (const type of ['lift', 'carry'] as const)
      expect(board.now().can({ type, card: 'elsewhere' })).toBe(false);
  });

  it('is checked only when every card has a place, and moves nothing then', () => {
    const board = drive({ inside: 'left' });
    expect(board.now().can({ type: 'check' })).toBe(false);
    board.send({ type: 'lift', card: 'outside' }, { type: 'place', target: 'left' }, { type: 'check' });
    expect(board.now().context.checked?.score.value).toBe(0.5);
    for (const event of [{ type: 'lift', card: 'outside' }, { type: 'undo' }, { type: 'check' }] as const)
      expect(board.now().can(event)).toBe(false);
  });

  it('gives wrong cards back one after the other; right ones stay and cannot be moved', () => {
    const board = drive({ inside: 'right', outside: 'left' });
    board.send({ type: 'check' }, { type: 'repair' });
    const liftable = () => ['inside', 'outside'].filter((card) => board.now().can({ type: 'lift', card }));
    expect(liftable()).toEqual(['inside']);
    board.send({ type: 'carry', card: 'inside' }, { type: 'place', target: 'left' });
    expect(liftable(), 'what was just put can still be moved').toEqual(['inside', 'outside']);
    board.send({ type: 'carry', card: 'outside' }, { type: 'place', target: 'left' });
    board.send({ type: 'check' }, { type: 'repair' });
    expect(board.placements()).toEqual({ inside: 'left' });
    expect(liftable()).toEqual(['outside']);
  });

  it('has nothing to put right where nothing is wrong', () => {
    const board = drive(KEY);
    board.send({ type: 'check' });
    expect(board.now().can({ type: 'repair' })).toBe(false);
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
    expect(board.now().value).toEqual({ sorting: 'resting' });
    expect(board.placements()).toEqual({ outside: 'right' });
    expect(board.now().can({ type: 'undo' })).toBe(false);
  });
});

describe('the diagram', () => {
  /** States without others inside, by the way to them. */
  function leaves(node: DirectedGraphNode): DirectedGraphNode[] {
    return node.children.length === 0 ? [node] : node.children.flatMap(leaves);
  }
  const entered = (node: StateNode): StateNode => {
    const inner = node.states[String(node.config.initial)];
    return inner ? entered(inner) : node;
  };

  it('is made from the machine', async () => {
    const whole = toDirectedGraph(boardMachine);
    const nodes = (node: DirectedGraphNode): DirectedGraphNode[] => [node, ...node.children.flatMap(nodes)];
    const arrows = leaves(whole).flatMap((leaf) =>
      nodes(whole)
        .filter(({ id }) => leaf.id === id || leaf.id.startsWith(`${id}.`))
        .toReversed()
        .flatMap(({ edges }) => edges)
        .map(({ transition: { eventType, guard, target } }) => {
          const condition = typeof guard === 'object' && 'type' in guard ? guard.type : guard;
          const label = [eventType, condition && `[${String(condition)}]`].filter(Boolean).join(' ');
          const to = target?.[0] ? entered(target[0]) : leaf.stateNode;
          return `  ${leaf.stateNode.key} --> ${to.key}: ${label}`;
        }),
    );
    const start = `  [*] --> ${entered(whole.stateNode).key}`;
    const lines = ['# A board', '', '```mermaid', 'stateDiagram-v2', start, ...arrows, '```', ''];
    await expect(lines.join('\n')).toMatchFileSnapshot('./board.machine.md');
  });
});
