import { expect, test } from 'vitest';
import type { Item } from '#lib/bank/item.ts';
import { worthByConcept } from './by-concept.ts';
import { score } from './score.ts';

type Source = Extract<Item, { interaction: 'matching' }>['sources'][number];

const card = (id: string, right: string, more: Partial<Source> = {}): Source => ({
  id,
  text: id,
  placements: {
    left: { feedback: 'left', ...(right === 'left' && { right: true as const }) },
    right: { feedback: 'right', ...(right === 'right' && { right: true as const }) },
  },
  ...more,
});

const board = (...sources: Source[]): Item => ({
  id: 'a-board',
  concepts: ['K21', 'K17', 'K18'],
  bloom: 'apply',
  difficulty: 3,
  source: 'S3',
  material: 'fictional',
  stem: 'Where?',
  explanation: 'There.',
  interaction: 'matching',
  targets: [
    { id: 'left', text: 'Left' },
    { id: 'right', text: 'Right' },
  ],
  sources,
});
const worth = (item: Item, placements: Record<string, string>) =>
  worthByConcept(item, score(item, { kind: 'matching', placements }));

test('gives each concept the share of its own cards that are right', () => {
  const item = board(
    card('a', 'left', { concept: 'K17' }),
    card('b', 'left', { concept: 'K17' }),
    card('c', 'right', { concept: 'K18' }),
    card('d', 'right'),
  );
  expect(worth(item, { a: 'left', b: 'right', c: 'right', d: 'left' })).toEqual({ K17: 0.5, K18: 1 });
});

test('leaves out debatable cards', () => {
  const item = board(
    card('a', 'left', { concept: 'K17' }),
    card('b', 'left', { concept: 'K18', open: true }),
  );
  expect(worth(item, { a: 'left', b: 'left' })).toEqual({ K17: 1 });
});

test('says nothing where no card names a concept, or nothing was placed', () => {
  const plain = board(card('a', 'left'), card('b', 'left'));
  expect(worth(plain, { a: 'left', b: 'left' })).toBeUndefined();
  const named = board(card('a', 'left', { concept: 'K17' }), card('b', 'left'));
  expect(worthByConcept(named, score(named, { kind: 'unknown' }))).toBeUndefined();
});
