import { expect, test } from 'vitest';
import type { Answered } from '#lib/record/event.ts';
import { observeAnswer, worthTo } from './observation.ts';

const board: Answered = {
  id: 'e1',
  at: 1,
  type: 'item.answered',
  session: 's',
  item: 'sort:flickr+facebook',
  hash: 'h',
  concepts: ['K21', 'K18', 'K19'],
  attempt: 1,
  response: { kind: 'matching', placements: { flickr: 'sharing', facebook: 'discussion' } },
  score: 0.5,
  byConcept: { K18: 1, K19: 0 },
  seconds: 5,
};
const context = { entryOf: () => undefined, explained: true };
const practised = (answer: Answered) =>
  Object.fromEntries(
    Object.entries(observeAnswer({}, answer, context)).map(([concept, evidence]) => [
      concept,
      evidence.practised,
    ]),
  );

test('a board is evidence for each family by its own cards, and for telling apart by all', () => {
  expect(practised(board)).toEqual({ K21: 0.5, K18: 1, K19: 0 });
});

test('an answer of an older version goes by its score', () => {
  const { byConcept: _, ...older } = board;
  expect(practised(older)).toEqual({ K21: 0.5, K18: 0.5, K19: 0.5 });
});

test('an open judgement is worth nothing to any concept', () => {
  expect(worthTo({ ...board, score: null }, 'K18')).toBeNull();
});
