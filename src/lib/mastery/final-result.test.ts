import { describe, expect, test } from 'vitest';
import type { Area } from '#lib/course/concept.ts';
import { allSittings } from '#lib/record/record.ts';
import { Diary, type Asked } from './diary.fixture.ts';
import { finalsTaken } from './final-result.ts';

const AREAS: Record<string, Area> = { K01: 'A', K07: 'B', K12: 'C', K16: 'D', K23: 'E', K24: 'E' };
const areaOf = (concept: string) => AREAS[concept];

const asked = (id: string, concept: string): Asked => ({
  id,
  concepts: [concept],
  chance: 0.25,
  difficulty: 3,
  bloom: 'apply',
  open: false,
});

/** So many right of so many in each area: the blueprint is 4, 4, 3, 6, 3. */
const answersOf = (right: Record<string, [number, number]>) =>
  Object.entries(right).flatMap(([concept, [good, all]]) =>
    Array.from(
      { length: all },
      (_, index) => [asked(`${concept}-${index}`, concept), Number(index < good)] as const,
    ),
  );

function take(right: Record<string, [number, number]>) {
  const diary = new Diary();
  diary.sit('final', answersOf(right));
  const [taken] = finalsTaken(allSittings(diary.record), areaOf);
  if (!taken) throw new Error('it was taken');
  return taken;
}

describe('the final assessment', () => {
  test('is passed with 80 % in all and 60 % in every area', () => {
    const { score, passed, areas } = take({
      K01: [3, 4],
      K07: [3, 4],
      K12: [2, 3],
      K16: [6, 6],
      K23: [2, 3],
    });
    expect(score).toBeCloseTo(16 / 20);
    expect(areas.map(({ area, score }) => [area, score])).toEqual([
      ['A', 3 / 4],
      ['B', 3 / 4],
      ['C', 2 / 3],
      ['D', 1],
      ['E', 2 / 3],
    ]);
    expect(passed).toBe(true);
  });

  test('is not passed with an area under 60 %, however good the rest: what was missed in it comes first', () => {
    const result = take({ K01: [3, 4], K07: [4, 4], K12: [3, 3], K16: [6, 6], K23: [1, 2], K24: [0, 1] });
    expect(result.score).toBeCloseTo(17 / 20);
    expect(result.passed).toBe(false);
    expect(result.areas.filter(({ passed }) => !passed).map(({ area }) => area)).toEqual(['E']);
    expect(result.weak).toEqual(['K23', 'K24', 'K01']);
  });

  test('is not passed with 75 %, though no area is under the mark', () => {
    const result = take({ K01: [3, 4], K07: [3, 4], K12: [2, 3], K16: [5, 6], K23: [2, 3] });
    expect(result.passed).toBe(false);
    expect(result.areas.every(({ passed }) => passed)).toBe(true);
    expect(result.weak).toEqual(['K01', 'K07', 'K12', 'K16', 'K23']);
  });

  test('names everything that was missed: mending only the area under the mark would leave it under 80 %', () => {
    const result = take({ K01: [3, 4], K07: [3, 4], K12: [2, 3], K16: [4, 6], K23: [0, 2], K24: [1, 1] });
    expect(result.areas.filter(({ passed }) => !passed).map(({ area }) => area)).toEqual(['E']);
    expect(result.score + 2 / 20).toBeLessThan(0.8);
    expect(result.weak).toEqual(['K23', 'K01', 'K07', 'K12', 'K16']);
  });

  test('is not passed when nothing was answered', () => {
    expect(take({}).passed).toBe(false);
  });

  test('does not count before it was finished', () => {
    const diary = new Diary();
    diary.sit('final', answersOf({ K01: [4, 4] }), { length: 20, end: 'open' });
    diary.sit('final', answersOf({ K01: [4, 4] }), { length: 20, end: 'stopped' });
    expect(finalsTaken(allSittings(diary.record), areaOf)).toEqual([]);
  });

  test('keeps its result when another tab answers once more', () => {
    const diary = new Diary();
    const session = diary.sit('final', answersOf({ K01: [4, 4] }), { end: 'open' });
    const again = diary.record.findLast((event) => event.type === 'item.answered');
    if (!again) throw new Error('nothing was answered');
    const { id: _, at: __, ...answer } = again;
    diary.write({ ...answer, score: 0 });
    diary.write({ type: 'session.ended', session, reason: 'finished' });
    diary.write({ ...answer, item: 'late', score: 0 });
    expect(finalsTaken(allSittings(diary.record), areaOf).map(({ score }) => score)).toEqual([1]);
  });

  test('asks nothing of an area that has no questions', () => {
    const { passed, areas } = take({ K01: [4, 4], K16: [6, 6] });
    expect(areas.map(({ area }) => area)).toEqual(['A', 'D']);
    expect(passed).toBe(true);
  });
});
