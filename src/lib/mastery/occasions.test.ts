import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OCCASIONS, localDay, withOccasion, type Occasion } from './occasions.ts';

const DAY = 24 * 60 * 60 * 1000;

const at = (moment: string): number => new Date(moment).getTime();
const right = (moment: string): Occasion => ({ at: at(moment), right: true });
const wrong = (moment: string): Occasion => ({ at: at(moment), right: false });
const after = (...occasions: Occasion[]) => occasions.reduce<readonly Occasion[]>(withOccasion, []);

afterEach(() => vi.unstubAllEnvs());

describe('an occasion', () => {
  it('is the first answer of a local day, right or wrong, and no other', () => {
    const kept = after(
      right('2026-11-02T09:00'),
      wrong('2026-11-02T09:05'),
      right('2026-11-03T00:01'),
      wrong('2026-11-03T23:59'),
      wrong('2026-11-04T00:00'),
      right('2026-11-04T08:00'),
    );
    expect(kept).toEqual([right('2026-11-02T09:00'), right('2026-11-03T00:01'), wrong('2026-11-04T00:00')]);
  });

  it('is of the day that it was where the learner is', () => {
    // Minutes before and after midnight in Paris, one day in UTC.
    const [late, early] = [right('2026-11-02T22:50Z'), right('2026-11-02T23:10Z')];
    vi.stubEnv('TZ', 'UTC');
    expect(after(late, early)).toEqual([late]);
    vi.stubEnv('TZ', 'Europe/Paris');
    expect(after(late, early)).toEqual([late, early]);
  });

  it('that a clock had dated too late goes when the clock is put right', () => {
    expect(
      after(
        right('2026-11-02T09:00'),
        wrong('2026-11-04T09:00'),
        right('2099-01-01T09:00'),
        right('2026-11-05T09:00'),
      ),
    ).toEqual([right('2026-11-02T09:00'), wrong('2026-11-04T09:00'), right('2026-11-05T09:00')]);
  });

  it('before the acquisition moves that: it was dated by a wrong clock', () => {
    expect(after(right('2099-01-01T09:00'), wrong('2026-11-05T09:00'))).toEqual([right('2026-11-05T09:00')]);
  });
});

const anything = fc.array(fc.record({ at: fc.double(), right: fc.boolean() }), { maxLength: 80 });
const inTime = fc
  .array(fc.record({ days: fc.nat(400), right: fc.boolean() }), { minLength: 1, maxLength: 120 })
  .map((answers) => {
    let now = at('2026-11-02T09:00');
    return answers.map(({ days, right }, index) => ({
      at: (now += days * DAY),
      right: index === 0 || right,
    }));
  });

describe('whatever is answered, and whatever clocks say', () => {
  it('every occasion has a later day than the one before it, and there are never too many', () => {
    fc.assert(
      fc.property(fc.oneof(anything, inTime), (answers) => {
        const kept = after(...answers);
        expect(kept.length).toBeLessThanOrEqual(OCCASIONS);
        const days = kept.map((occasion) => localDay(occasion.at));
        expect(days).toEqual([...new Set(days)].sort((a, b) => a - b));
      }),
    );
  });

  it('the first is the acquisition, the last is of the last day, and a wrong one goes only where no right one can', () => {
    fc.assert(
      fc.property(inTime, (answers) => {
        const kept = after(...answers);
        expect(kept[0]).toBe(answers[0]);
        const lastDay = localDay(answers.at(-1)?.at ?? NaN);
        expect(kept.at(-1)).toBe(answers.find(({ at }) => localDay(at) === lastDay));
        const counted = answers.filter(
          ({ at }, index) => index === 0 || localDay(at) > localDay(answers[index - 1]?.at ?? NaN),
        );
        const lapses = (list: readonly Occasion[]) => list.filter(({ right }) => !right).length;
        const others = kept.slice(1, -1).filter(({ right }) => right).length;
        expect(lapses(counted) - lapses(kept) === 0 || others === 0).toBe(true);
      }),
    );
  });
});

it('keeps the last right answer after a long row of wrong ones', () => {
  const acquired = { at: at('2026-11-02T09:00'), right: true };
  const days = Array.from({ length: OCCASIONS }, (_, index) => acquired.at + (index + 1) * DAY);
  const kept = after(acquired, ...days.map((at) => ({ at, right: at === days.at(-1) })));
  expect(kept.map(({ right }) => right)).toEqual([true, ...Array(OCCASIONS - 2).fill(false), true]);
});
