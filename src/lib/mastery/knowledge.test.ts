import { describe, expect, test } from 'vitest';
import type { Answered } from '#lib/record/event.ts';
import { answer } from './answered.fixture.ts';
import { knowledge } from './knowledge.ts';
import type { EntryOf } from './observation.ts';

/** Items named for what they are: `apply-1`, `remember-1`; middling, a third by guessing. */
const entryOf: EntryOf = (item) =>
  item.startsWith('gone')
    ? undefined
    : { chance: 1 / 3, difficulty: 3, bloom: item.startsWith('apply') ? 'apply' : 'remember' };

const of = (...record: Answered[]) => knowledge(record, entryOf).get('K06');
const rights = (count: number, kind = 'apply') =>
  Array.from({ length: count }, (_, index) => answer(`${kind}-${index}`, 1));

describe('a concept', () => {
  test('is unknown to the record before the first answer', () => {
    expect(of()).toBeUndefined();
  });

  test('is being checked after one answer', () => {
    expect(of(answer('apply-1', 1))?.state).toBe('checking');
  });

  test('is acquired after enough right answers on different items', () => {
    expect(of(...rights(6))?.state).toBe('acquired');
  });

  test('is not acquired by the same item over and over', () => {
    expect(
      of(...Array.from({ length: 9 }, (_, day) => answer('apply-1', 1, { session: `s${day}` })))?.state,
    ).toBe('checking');
  });

  test('is not acquired without an item at apply level or above', () => {
    expect(of(...rights(9, 'remember'))?.state).toBe('probably');
  });

  test('is not acquired while the last answer is wrong, and is again after right ones', () => {
    const record = [...rights(8), answer('apply-20', 0)];
    expect(of(...record)?.state).toBe('probably');
    expect(of(...record, answer('apply-21', 1))?.state).toBe('acquired');
  });

  test('is not acquired while a wrong idea about it is held, and is when that has gone', () => {
    const mixed = (item: string) => answer(item, 0, { misconceptions: ['M06'] });
    const record = [mixed('apply-30'), mixed('apply-31'), ...rights(1)];
    const sure = [
      ...rights(12).slice(1),
      answer('apply-32', 0, { misconceptions: ['M06'], confidence: 'sure' }),
    ];
    expect(of(...record)?.state).not.toBe('acquired');
    expect(of(...sure, answer('apply-33', 1))?.state).toBe('probably');
    expect(of(...sure, answer('apply-33', 1), answer('apply-34', 1))?.state).toBe('acquired');
  });

  test('counts a question once that two tabs have answered in one sitting', () => {
    expect(of(answer('apply-1', 1), answer('apply-1', 0))?.count).toBe(1);
    expect(of(answer('apply-1', 1), answer('apply-1', 0, { session: 'another' }))?.count).toBe(2);
  });

  test('is brought home by answers about others as well, and then it is said since when', () => {
    const others = ['K01', 'K02', 'K03', 'K04', 'K05'].flatMap((concept) =>
      Array.from({ length: 6 }, (_, index) =>
        answer(`apply-${concept}-${index}`, 1, { concepts: [concept] }),
      ),
    );
    const record = [...rights(3), ...others];
    const known = of(...record);
    expect(of(...rights(3))?.state).toBe('probably');
    expect(known?.state).toBe('acquired');
    expect(others.map(({ at }) => at)).toContain(known?.acquiredAt);
  });

  test('counts answers to items that left the course', () => {
    expect(of(answer('gone-1', 1))?.count).toBe(1);
  });

  test('is moved neither by repairs nor by open judgements', () => {
    expect(of(answer('apply-1', 0, { attempt: 2 }))).toBeUndefined();
    expect(of(answer('apply-1', null))).toBeUndefined();
  });

  test('says when it was first acquired, and keeps saying so after a slip', () => {
    const record = rights(8);
    const acquired = of(...record)?.acquiredAt;
    expect(record.map(({ at }) => at)).toContain(acquired);
    expect(of(...record.filter(({ at }) => at < (acquired ?? 0)))?.state).toBe('probably');
    const slipped = of(...record, answer('apply-20', 0));
    expect(slipped).toMatchObject({ state: 'probably', acquiredAt: acquired });
  });

  test('counts an answer for what its question was then, whatever became of it', () => {
    const parameters = { chance: 0, difficulty: 5, applied: true };
    const then = answer('remember-1', 1, { parameters });
    // Nobody guesses it, and it is hard: it shows more than the easily guessed, easier one it is today.
    expect(of(then)?.value).toBeGreaterThan(of(answer('remember-1', 1))?.value ?? 1);
    expect(of(then)?.value).toBe(of({ ...then, item: 'gone-1' })?.value);
  });
});

test('a concept that is called like what every object has is none', () => {
  const answers = ['toString', '__proto__', 'constructor'].map((concept) =>
    answer('apply-1', 1, { concepts: [concept] }),
  );
  expect([...knowledge(answers, entryOf)]).toEqual([]);
  expect('belief' in {}).toBe(false);
});
