import { expect, test } from 'vitest';
import { itemModel, success } from './item-model.ts';

test('a difficulty that is known better tells those who know more sharply from those who do not', () => {
  const slope = (error?: number) => itemModel({ chance: 0.25, difficulty: 3.4, error }).slope;
  // κ = 1/√(1 + π/8·a²·σ_b²) with a = 1.1 and σ_b half of the error, which is in levels.
  expect(slope()).toBeCloseTo(1.1 / Math.sqrt(1 + (Math.PI / 8) * 1.1 ** 2 * 0.5 ** 2), 12);
  expect(slope(1)).toBe(slope());
  expect(slope(0.4)).toBeCloseTo(1.1 / Math.sqrt(1 + (Math.PI / 8) * 1.1 ** 2 * 0.2 ** 2), 12);
  expect(slope(0)).toBe(1.1);
});

test('at its difficulty, half of those who do not guess know the answer: level 3.4 is 0.2 logits', () => {
  expect(success(0.2, itemModel({ chance: 0.25, difficulty: 3.4, error: 0.3 }))).toBeCloseTo(
    0.25 + (1 - 0.25 - 0.05) / 2,
    12,
  );
});
