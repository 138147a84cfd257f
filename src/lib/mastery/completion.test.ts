import { describe, expect, test } from 'vitest';
import type { OutlineLesson } from '#lib/course/outline.ts';
import type { Answered, RecordEvent } from '#lib/record/event.ts';
import { finalResult, lessonState } from './completion.ts';

const lesson: OutlineLesson = {
  number: 2,
  id: 'a-part-of-the-whole',
  title: 'A part of the whole',
  objective: '',
  minutes: 7,
  concepts: ['K04'],
  activity: 'do',
  check: ['one', 'two', 'three'],
};

let clock = 0;
const stamp = () => ({ id: `e${(clock += 1)}`, at: clock });

function start(session: string, kind: 'activity' | 'check', of = lesson.id): RecordEvent {
  return { ...stamp(), type: 'session.started', session, kind, lesson: of, seed: 1, length: 3 };
}
function answered(session: string, item: string, score = 0, concept = 'K04'): Answered {
  return {
    ...stamp(),
    type: 'item.answered',
    session,
    item,
    hash: '',
    concepts: [concept],
    attempt: 1,
    response: { kind: 'unknown' },
    score,
    seconds: 1,
  };
}

describe('a lesson', () => {
  const activity = [start('a', 'activity'), answered('a', 'do')];
  const check = [start('c', 'check'), answered('c', 'one'), answered('c', 'two'), answered('c', 'three')];

  test('is new without an answer', () => {
    expect(lessonState([], lesson)).toBe('new');
  });
  test('is begun by its activity', () => {
    expect(lessonState(activity, lesson)).toBe('started');
  });
  test('is done when activity and check are answered, right or wrong', () => {
    expect(lessonState([...activity, ...check], lesson)).toBe('done');
  });
  test('stays done when its check is begun again', () => {
    expect(lessonState([...activity, ...check, start('d', 'check')], lesson)).toBe('done');
  });
  test('is not begun by another lesson', () => {
    expect(lessonState([start('x', 'check', 'four-functions')], lesson)).toBe('new');
  });
});

describe('the final assessment', () => {
  const areaOf = (concept: string) =>
    ({ K01: 'A', K07: 'B', K12: 'C', K16: 'D', K23: 'E' })[concept] as 'A' | undefined;
  /** So many right of so many in each area: the blueprint is 4, 4, 3, 6, 3. */
  const form = (right: Record<string, [number, number]>) =>
    Object.entries(right).flatMap(([concept, [good, all]]) =>
      Array.from({ length: all }, (_, index) =>
        answered('f', `${concept}-${index}`, Number(index < good), concept),
      ),
    );

  test('is passed with 80 % in all and 60 % in every area', () => {
    const result = finalResult(
      form({ K01: [3, 4], K07: [3, 4], K12: [2, 3], K16: [6, 6], K23: [2, 3] }),
      areaOf,
    );
    expect(result.score).toBeCloseTo(16 / 20);
    expect(result.passed).toBe(true);
  });
  test('is not passed with an area under 60 %, however good the rest', () => {
    const result = finalResult(
      form({ K01: [4, 4], K07: [4, 4], K12: [3, 3], K16: [6, 6], K23: [1, 3] }),
      areaOf,
    );
    expect(result.score).toBeCloseTo(18 / 20);
    expect(result.passed).toBe(false);
    expect(result.areas.filter(({ passed }) => !passed).map(({ area }) => area)).toEqual(['E']);
  });
  test('is not passed with 75 %', () => {
    const result = finalResult(
      form({ K01: [3, 4], K07: [3, 4], K12: [2, 3], K16: [5, 6], K23: [2, 3] }),
      areaOf,
    );
    expect(result.passed).toBe(false);
  });
  test('is not passed when nothing was answered', () => {
    expect(finalResult([], areaOf).passed).toBe(false);
  });
});
