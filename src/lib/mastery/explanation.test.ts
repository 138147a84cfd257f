import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NewEvent } from '#lib/record/event.ts';
import { beliefs } from './assumptions.ts';
import { Diary, type Asked } from './diary.fixture.ts';
import { explanation } from './explanation.ts';

const item = (fields: Partial<Asked> = {}): Asked => ({
  id: 'an-item',
  concepts: ['a'],
  chance: 0.25,
  difficulty: 3,
  bloom: 'apply',
  open: false,
  ...fields,
});
const about = (concept: string, id = `about-${concept}`) => item({ id, concepts: [concept] });

const sitting = { session: 'now', kind: 'practice' as const };
const entryOf = () => undefined;
/** What is said of an item after these sittings. */
const explain = (
  { record, now }: Diary,
  asked = item(),
  more: Partial<Parameters<typeof explanation>[0]> = {},
) => explanation({ record, item: asked, sitting, entryOf, now, ...more });

/** The event of an answer in the sitting that is explained. */
const answered = (score: number | null, fields: Partial<Extract<NewEvent, { type: 'item.answered' }>> = {}) =>
  ({
    type: 'item.answered',
    session: 'now',
    item: 'an-item',
    hash: '',
    concepts: ['a'],
    parameters: { chance: 0.25, difficulty: 3, applied: true },
    attempt: 1,
    response: { kind: 'choice', options: ['a'] },
    score,
    seconds: 5,
    ...fields,
  }) satisfies NewEvent;

/** What is believed before the first answer. */
const NOTHING_KNOWN = beliefs({})('a').mastery;
/** Computers add with errors of this size. */
const ROUNDING = 1e-9;

const anyItem = fc
  .record({
    id: fc.uuid(),
    concepts: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
    chance: fc.constantFrom(0, 0.05, 0.25, 0.5),
    difficulty: fc.integer({ min: 1, max: 5 }),
  })
  .map(item);
const anyAnswer = fc.tuple(anyItem, fc.constantFrom(0, 0.4, 1));
const anyAnswers = fc.array(anyAnswer, { maxLength: 10 });

describe('of a newcomer', () => {
  it('nothing is known, and nothing has moved it', () => {
    const { concept, mastery, answers, moved, after } = explain(new Diary());
    expect(concept).toBe('a');
    expect(mastery).toBe(NOTHING_KNOWN);
    expect(answers).toEqual({ all: 0, own: 0 });
    expect(moved).toEqual([]);
    expect(after).toBeUndefined();
  });

  it('a right answer raises the estimate, a wrong one lowers it, and not knowing lowers it at least as much', () => {
    fc.assert(
      fc.property(anyItem, (asked) => {
        const { mastery, right, wrong, unknown, success } = explain(new Diary(), asked);
        for (const value of [mastery, right, wrong, unknown, success])
          expect(value >= 0 && value <= 1).toBe(true);
        expect(right).toBeGreaterThan(mastery);
        expect(wrong).toBeLessThan(mastery);
        expect(unknown).toBeLessThanOrEqual(wrong + ROUNDING);
      }),
    );
  });

  it('more is expected of an easy question than of a hard one, and of one that can be guessed', () => {
    const expected = (fields: Partial<Asked>) => explain(new Diary(), item(fields)).success;
    expect(expected({ difficulty: 1 })).toBeGreaterThan(expected({ difficulty: 5 }));
    expect(expected({ chance: 0.5 })).toBeGreaterThan(expected({ chance: 0 }));
  });
});

describe('whatever was answered before', () => {
  it('chances stay chances, and a right answer never lowers the estimate', () => {
    fc.assert(
      fc.property(anyAnswers, anyItem, (answers, asked) => {
        const diary = new Diary();
        diary.sit('practice', answers);
        const { mastery, right, wrong, unknown, success } = explain(diary, asked);
        for (const value of [mastery, right, wrong, unknown, success])
          expect(value >= 0 && value <= 1).toBe(true);
        expect(right).toBeGreaterThanOrEqual(mastery - ROUNDING);
        expect(wrong).toBeLessThanOrEqual(mastery + ROUNDING);
      }),
    );
  });

  it('in a test, where answers teach nothing, a right answer has never lowered the estimate and a wrong one never raised it', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const diary = new Diary();
        diary.sit('final', answers);
        for (const influence of explain(diary).moved)
          if (influence.kind === 'answer' && influence.outcome !== 'partly')
            expect(Math.sign(influence.by)).toBe(influence.outcome === 'right' ? 1 : -1);
      }),
    );
  });
});

describe('what moved the estimate', () => {
  it('names the answers about the concept that moved it most, with when and how', () => {
    const diary = new Diary(Date.UTC(2026, 10, 3));
    diary.sit('check', [
      [about('a', 'first'), 1],
      [about('a', 'second'), 0],
      [about('a', 'third'), 0.5],
      [item({ id: 'beside', concepts: ['b', 'a'] }), 1],
    ]);
    const { moved, answers } = explain(diary);
    expect(answers).toEqual({ all: 4, own: 4 });
    expect(moved).toHaveLength(3);
    expect(moved.map(({ by }) => Math.abs(by))).toEqual(
      moved.map(({ by }) => Math.abs(by)).toSorted((a, b) => b - a),
    );
    expect(moved).toContainEqual(
      expect.objectContaining({ kind: 'answer', item: 'first', outcome: 'right', at: diary.record[2]?.at }),
    );
    expect(moved).toContainEqual(expect.objectContaining({ item: 'second', outcome: 'wrong' }));
  });

  it('is the estimate with an answer less the estimate without it', () => {
    const diaryOf = (...answers: [Asked, number][]) => {
      const diary = new Diary();
      diary.sit('final', answers);
      return diary;
    };
    const rest: [Asked, number][] = [
      [item({ id: 'both', concepts: ['a', 'b'] }), 1],
      [about('b'), 0],
      [about('a', 'last'), 1],
    ];
    const whole = explain(diaryOf([item({ id: 'first', concepts: ['a', 'b'] }), 0], ...rest));
    const first = whole.moved.find((influence) => influence.kind === 'answer' && influence.item === 'first');
    expect(first?.by).toBeCloseTo(whole.mastery - explain(diaryOf(...rest)).mastery, 12);
  });

  it('tells all answers about another concept as one', () => {
    const diary = new Diary();
    diary.sit(
      'practice',
      [1, 2, 3, 4].map((number) => [about('b', `b${number}`), 1] as const),
    );
    const { mastery, moved } = explain(diary);
    expect(moved).toEqual([
      { kind: 'concept', concept: 'b', count: 4, by: expect.closeTo(mastery - NOTHING_KNOWN, 10) },
    ]);
    expect(mastery).toBeGreaterThan(NOTHING_KNOWN + 0.05);
  });

  it('tells no answer twice: one that touches another concept, too, is told by itself', () => {
    const diary = new Diary();
    diary.sit('practice', [
      [item({ id: 'both', concepts: ['b', 'a'] }), 1],
      [about('b', 'other'), 1],
    ]);
    const { moved } = explain(diary);
    expect(
      moved.map((influence) => (influence.kind === 'answer' ? influence.item : influence.count)),
    ).toEqual(['both', 1]);
  });

  it('leaves out repairs and open judgements', () => {
    const diary = new Diary();
    diary.sit('practice', [[item({ open: true }), 1]]);
    diary.write(answered(1, { session: 's0', attempt: 2 }));
    expect(explain(diary)).toMatchObject({ answers: { all: 0 }, moved: [] });
  });
});

describe('after the answer', () => {
  const diaryWith = (...events: NewEvent[]) => {
    const diary = new Diary();
    diary.sit('practice', [[about('b'), 1]]);
    for (const event of events) diary.write(event);
    return diary;
  };

  it('says what it was before, and what it has become', () => {
    const before = explain(diaryWith());
    const { mastery, after } = explain(diaryWith(answered(1)));
    expect(mastery).toBeCloseTo(before.mastery, 12);
    expect(after).toBeCloseTo(before.right, 12);
    const unknown = explain(diaryWith(answered(0, { response: { kind: 'unknown' } })));
    expect(unknown.after).toBeCloseTo(before.unknown, 12);
  });

  it('does not count what came later: a repair, or the next question', () => {
    const { after } = explain(diaryWith(answered(0)));
    const later = diaryWith(answered(0), answered(1, { attempt: 2 }), answered(1, { item: 'next' }));
    expect(explain(later).after).toBe(after);
  });

  it('has nothing to say of an open judgement', () => {
    expect(explain(diaryWith(answered(null))).after).toBeUndefined();
  });

  it('does not take the answer of another sitting for this one', () => {
    expect(explain(diaryWith(answered(1, { session: 'another' }))).after).toBeUndefined();
  });
});

it('does not tell, while a test is taken, what its answers were worth', () => {
  const diary = new Diary();
  diary.sit('practice', [[about('a', 'before'), 1]]);
  const before = explain(diary);
  const session = diary.sit('final', [[about('a', 'asked'), 0]], { end: 'open' });
  const during = explain(diary, item(), { sitting: { session, kind: 'final' }, now: diary.now });
  expect(during.mastery).toBe(before.mastery);
  expect(during.answers.all).toBe(1);
  expect(explain(diary, about('a', 'asked'), { sitting: { session, kind: 'final' } }).after).toBeUndefined();
});

it('fades what is old', () => {
  const diary = new Diary();
  diary.sit('practice', [[about('a', 'long-ago'), 1]]);
  const later = explain(diary, item(), { now: diary.now + 365 * 24 * 60 * 60 * 1000 });
  expect(later.mastery).toBeLessThan(explain(diary).mastery);
});
