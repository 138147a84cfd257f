import { expect, test } from 'vitest';
import { choice } from '#lib/bank/item.fixture.ts';
import { parametersOf } from './parameters.ts';

test('an answer says how hard its item was: as calibrated, with the error; otherwise as its author guessed', () => {
  const calibrated = { difficulty: 3.4, error: 0.3, answers: 120 };
  expect(parametersOf(choice({ difficulty: 2, calibrated }))).toStrictEqual({
    chance: 0.333,
    difficulty: 3.4,
    error: 0.3,
    applied: true,
  });
  expect(parametersOf(choice({ difficulty: 2 }))).toStrictEqual({
    chance: 0.333,
    difficulty: 2,
    applied: true,
  });
});
