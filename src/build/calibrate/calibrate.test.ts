import { describe, expect, test } from 'vitest';
import { errorsOf, simulatedCalibration } from '../../../tests/bench/learners/calibration.ts';
import { itemModel } from '#lib/mastery/item-model.ts';
import { calibrate, LEAST_ANSWERS } from './calibrate.ts';
import type { CalibratedItem, GivenAnswer } from './given-answers.ts';

const SLOW = 60_000;

describe('simulated learners, of whom nothing is known but their answers', () => {
  test(
    'bring difficulties nearer to the truth than authors do, with errors that are what they say',
    () => {
      const errors = errorsOf(simulatedCalibration({ seed: 2, learners: 100 }));
      // .474 → .385 in adaptive.md: 100 learners, four of twelve items of each concept.
      expect(errors.guessed).toBeGreaterThan(0.4);
      expect(errors.found).toBeLessThan(0.9 * errors.guessed);
      expect(errors.inErrors).toBeGreaterThan(0.8);
      expect(errors.inErrors).toBeLessThan(1.25);
    },
    SLOW,
  );

  test(
    'show which questions have a wrong key, and hardly ever suspect another one',
    () => {
      const miskeyed = new Set(['item-2', 'item-15', 'item-28', 'item-41']);
      const { calibrations } = simulatedCalibration({ seed: 1, learners: 250, concepts: 5, miskeyed });
      const flagged = calibrations.filter(({ misfits }) => misfits.length > 0).map(({ item }) => item);
      expect(flagged).toEqual(expect.arrayContaining([...miskeyed]));
      expect(flagged.length).toBeLessThanOrEqual(miskeyed.size + 2);
    },
    SLOW,
  );
});

/** An item that nobody can guess. */
const item = (id: string, more: Partial<CalibratedItem> = {}): [string, CalibratedItem] => [
  id,
  { id, concepts: ['K01'], chance: 0, hash: '', level: 3, ...more },
];

const given = (id: string, score: number, more: Partial<GivenAnswer['observation']> = {}): GivenAnswer => ({
  observation: {
    item: id,
    model: itemModel({ chance: 0, difficulty: 3 }),
    concepts: ['K01'],
    score,
    applied: true,
    explained: false,
    at: 0,
    ...more,
  },
  item: id,
  pooled: true,
});

/** So many people who answered one item, the first of them right. */
const answering = (people: number, right: number, more: Partial<GivenAnswer['observation']> = {}) =>
  Array.from({ length: people }, (_, index) => [given('a', Number(index < right), more)]);

describe('an item', { timeout: SLOW }, () => {
  const only = (people: GivenAnswer[][], more: Partial<CalibratedItem> = {}) =>
    calibrate(people, new Map([item('a', more)]))[0];

  test('keeps what was said of it while it has too few answers', () => {
    expect(only(answering(LEAST_ANSWERS - 1, 3))).toMatchObject({ answers: 29, misfits: [] });
    expect(only(answering(LEAST_ANSWERS - 1, 3))).not.toHaveProperty('difficulty');
    expect(only(answering(LEAST_ANSWERS, 3))).toHaveProperty('difficulty');
  });

  test('that nobody answered is told as such', () => {
    expect(only([])).toMatchObject({ item: 'a', answers: 0, misfits: [] });
  });

  test('is harder the fewer are right, and its author’s level pulls less the more answers there are', () => {
    const difficultyOf = (people: number, right: number) =>
      only(answering(people, right))?.difficulty ?? { value: NaN, error: NaN };
    expect(difficultyOf(100, 20).value).toBeGreaterThan(difficultyOf(100, 40).value);
    expect(difficultyOf(100, 20).value).toBeGreaterThan(3);
    expect(difficultyOf(400, 80).value).toBeGreaterThan(difficultyOf(100, 20).value);
    expect(difficultyOf(400, 80).error).toBeLessThan(difficultyOf(100, 20).error);
    expect(difficultyOf(100, 20).error).toBeLessThan(1);
  });

  test('says the same whatever an earlier calibration said: the same answers are not counted again', () => {
    const people = Array.from({ length: 60 }, (_, index) => [
      given('a', Number(index < 12)),
      given('b', Number(index % 3 > 0)),
    ]);
    const found = (more: Partial<CalibratedItem>) => calibrate(people, new Map([item('a', more), item('b')]));
    expect(found({ calibrated: { difficulty: 5, error: 0.3 } })).toEqual(found({}));
  });

  test('with too few answers is taken as its last calibration says, where it tells of those who answered', () => {
    const people = Array.from({ length: 60 }, (_, index) => [
      given('a', Number(index < 30)),
      ...(index < 20 ? [given('b', 1)] : []),
    ]);
    const [easy, hard] = [-1, 7].map(
      (difficulty) =>
        calibrate(people, new Map([item('a'), item('b', { calibrated: { difficulty, error: 0.3 } })]))[0],
    );
    expect(hard?.difficulty?.value).toBeGreaterThan((easy?.difficulty?.value ?? NaN) + 0.05);
  });

  test('is flagged where its share of right answers is far from its level’s, one way or the other', () => {
    expect(only(answering(200, 8))?.misfits).toContain('harder');
    expect(only(answering(200, 185))?.misfits).toContain('easier');
    expect(only(answering(200, 90))?.misfits).toEqual([]);
  });

  test('is flagged where the scale ends', () => {
    expect(only(answering(400, 0), { level: 5 })?.misfits).toContain('hardest');
    expect(only(answering(400, 394), { level: 1 })?.misfits).toContain('easiest');
  });

  test('that nobody guesses at is not called hard for it: “I don’t know yet” is worth what a guess brings', () => {
    const half = Array.from({ length: 200 }, (_, index) =>
      index % 2 ? [given('a', 1)] : [given('a', 0, { unknown: true })],
    );
    const found = only(half, { chance: 0.25 });
    expect(found?.observed).toBeCloseTo((1 + 0.25) / 2, 12);
    expect(found?.misfits).toEqual([]);
  });

  test('of which everybody does half is about as hard as one that half of them do', () => {
    const partly = Array.from({ length: 200 }, () => [given('a', 0.5)]);
    const [whole, parts] = [only(answering(200, 100)), only(partly)].map((found) => found?.difficulty);
    expect(Math.abs((whole?.value ?? NaN) - (parts?.value ?? NaN))).toBeLessThan(0.2);
  });

  test('is flagged where those who know the concept do no better', () => {
    const others = ['b', 'c', 'd', 'e', 'f', 'g'];
    const people = Array.from({ length: 120 }, (_, index) => [
      given('a', index % 4 < 2 ? 1 : 0),
      ...others.map((id) => given(id, index % 2)),
    ]);
    const [a, b] = calibrate(people, new Map(['a', ...others].map((id) => item(id))));
    expect(a?.misfits).toEqual(['blurred']);
    expect(b?.misfits).toEqual([]);
  });
});
