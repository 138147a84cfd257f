import { expect, test } from 'vitest';
import { rightSeconds } from './right-seconds.ts';

const right = (...seconds: number[]) => seconds.map((each) => ({ score: 1, seconds: each }));

test('is the median, so that one long look changes little', () => {
  expect(rightSeconds(right(3, 600, 2))).toBe(3);
  expect(rightSeconds(right(9, 2, 4, 3))).toBe(3.5);
  expect(rightSeconds(right(7))).toBe(7);
});

test('leaves out what was not right', () => {
  expect(rightSeconds([...right(5), { score: 0, seconds: 1 }, { score: null, seconds: 1 }])).toBe(5);
});

test('is nothing where no answer was right', () => {
  expect(rightSeconds([])).toBeUndefined();
  expect(rightSeconds([{ score: 0, seconds: 4 }])).toBeUndefined();
});
