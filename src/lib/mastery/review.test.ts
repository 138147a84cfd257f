import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OCCASIONS, localDay, withOccasion, type Occasion } from './occasions.ts';
import { reviewDue, reviewedToday, schedule, type Remembered } from './review.ts';

/**
 * FSRS-6 by its published parameters and formulas, for Again (1) and Good (3).
 * @see https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm
 * @see https://raw.githubusercontent.com/open-spaced-repetition/fsrs4anki/main/fsrs4anki_scheduler.js (v6.1.1)
 */
const w = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
  1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
] as const;
const FACTOR = 0.9 ** (-1 / w[20]) - 1;
const retrievability = (days: number, stability: number) => (1 + (FACTOR * days) / stability) ** -w[20];
const initialDifficulty = (grade: number) => w[4] - Math.exp(w[5] * (grade - 1)) + 1;
const between = (low: number, high: number, value: number) => Math.min(high, Math.max(low, value));

/** Days in which one in ten would forget it, after these answers: each so many days after the one before it. */
function stabilityAfter(answers: readonly (readonly [days: number, right: boolean])[]): number {
  let [stability, difficulty] = [w[2] as number, initialDifficulty(3)];
  for (const [days, right] of answers) {
    const R = retrievability(days, stability);
    stability = right
      ? stability *
        (1 + Math.exp(w[8]) * (11 - difficulty) * stability ** -w[9] * (Math.exp(w[10] * (1 - R)) - 1))
      : Math.min(
          stability,
          w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * Math.exp(w[14] * (1 - R)),
        );
    const change = right ? 0 : 2 * w[6] * ((10 - difficulty) / 9);
    difficulty = between(1, 10, w[7] * initialDifficulty(4) + (1 - w[7]) * (difficulty + change));
  }
  return stability;
}

const local = (year: number, month: number, date: number, hour = 0) =>
  new Date(year, month - 1, date, hour).getTime();
const ACQUIRED = local(2026, 11, 2, 9);

/** Acquired on 2 November; then answers, each so many days after the one before it. */
function occasionsOf(answers: readonly (readonly [days: number, right: boolean])[]): Occasion[] {
  const date = new Date(ACQUIRED);
  return [
    { at: ACQUIRED, right: true },
    ...answers.map(([days, right]) => ({ at: date.setDate(date.getDate() + days), right })),
  ];
}
const mostlyRight = fc.nat(9).map((tenth) => tenth > 0);
const daysAfterTheLast = (occasions: readonly Occasion[]) =>
  localDay(reviewDue(occasions) ?? NaN) - localDay(occasions.at(-1)?.at ?? NaN);

afterEach(() => vi.unstubAllEnvs());

describe('a concept is due', () => {
  it('never, without an occasion', () => {
    expect(reviewDue([])).toBeUndefined();
  });

  it('two days after it was acquired, from the beginning of the day: w2 is 2.3065 days', () => {
    expect(reviewDue([{ at: ACQUIRED, right: true }])).toBe(local(2026, 11, 4));
  });

  it('after 2, 11, 46, 163 and 497 days, when it is right each time', () => {
    const answers: [number, boolean][] = [];
    for (const days of [2, 11, 46, 163, 497]) {
      expect(daysAfterTheLast(occasionsOf(answers))).toBe(days);
      answers.push([days, true]);
    }
  });

  it('two days after a wrong answer that follows two right ones', () => {
    const answers = [
      [2, true],
      [11, false],
    ] as const;
    expect(stabilityAfter(answers)).toBeCloseTo(1.538, 3);
    expect(daysAfterTheLast(occasionsOf(answers))).toBe(2);
  });

  it('sooner after a right answer before its day than after one on its day', () => {
    const [early, onTime] = [[[1, true]] as const, [[2, true]] as const];
    expect([daysAfterTheLast(occasionsOf(early)), daysAfterTheLast(occasionsOf(onTime))]).toEqual([7, 11]);
  });

  it('as the published formulas say, whatever is answered when', () => {
    const answers = fc.array(fc.tuple(fc.nat(600), fc.boolean()), { maxLength: 30 });
    fc.assert(
      fc.property(answers, (answers) => {
        const days = between(1, 36_500, stabilityAfter(answers));
        // Half a day for whole days; the rest because ts-fsrs rounds on the way.
        expect(Math.abs(daysAfterTheLast(occasionsOf(answers)) - days)).toBeLessThan(0.5 + days / 10_000);
      }),
    );
  });

  it.each(['UTC', 'Europe/Paris', 'America/Los_Angeles', 'Pacific/Kiritimati', 'America/Asuncion'])(
    'with the beginning of a local day in %s, on days of 23 and of 25 hours, and where no midnight was',
    (zone) => {
      vi.stubEnv('TZ', zone);
      const date = new Date(2024, 0, 1, 23, 30);
      for (let days = 0; days < 2 * 366; days += 1) {
        const at = date.setDate(date.getDate() + 1);
        const due = reviewDue([{ at, right: true }]) ?? NaN;
        expect([localDay(due) - localDay(at), localDay(due - 1) - localDay(at)]).toEqual([2, 1]);
      }
    },
  );
});

describe('whatever clocks say', () => {
  it('a due date is a date', () => {
    const anything = fc.array(fc.record({ at: fc.double(), right: fc.boolean() }), { minLength: 1 });
    fc.assert(
      fc.property(anything, fc.boolean(), (answers, kept) => {
        const due = reviewDue(kept ? answers.reduce<readonly Occasion[]>(withOccasion, []) : answers);
        expect(Number.isInteger(due)).toBe(true);
        expect(new Date(due ?? NaN).getFullYear()).toBeGreaterThan(1900);
      }),
    );
  });

  it('a concept is due after the last occasion, not on its day', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(900), fc.boolean())), (answers) => {
        expect(daysAfterTheLast(occasionsOf(answers))).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it('nothing is put off because old occasions were dropped', () => {
    const answers = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), mostlyRight), {
      minLength: OCCASIONS,
      maxLength: 3 * OCCASIONS,
    });
    fc.assert(
      fc.property(answers, (answers) => {
        const all = occasionsOf(answers);
        const kept = all.reduce<readonly Occasion[]>(withOccasion, []);
        expect(kept.length).toBe(OCCASIONS);
        expect(daysAfterTheLast(kept)).toBeLessThanOrEqual(daysAfterTheLast(all));
      }),
    );
  });
});

describe('the schedule of a day', () => {
  const acquired = (at: number) => ({ occasions: [{ at, right: true }] });
  const concepts = new Map<string, Remembered>([
    ['K01', acquired(local(2026, 11, 5, 22))],
    ['K02', acquired(local(2026, 11, 2, 9))],
    ['K03', {}],
    ['K04', acquired(local(2026, 11, 6))],
    ['K05', acquired(local(2026, 11, 4, 9))],
    ['K06', { occasions: occasionsOf([[2, true]]) }],
  ]);

  it('has what is due by its end, the most overdue first, and tells when it goes on', () => {
    expect(schedule(concepts, local(2026, 11, 7, 0))).toMatchObject({
      due: ['K02', 'K05', 'K01'],
      next: local(2026, 11, 8),
    });
    expect(schedule(concepts, local(2026, 11, 6, 23))).toMatchObject({
      due: ['K02', 'K05'],
      next: local(2026, 11, 7),
    });
  });

  it('is empty where nothing was acquired', () => {
    expect(schedule(new Map([['K03', {}]]), local(2026, 11, 7))).toEqual({
      due: [],
      session: [],
      minutes: 0,
      next: undefined,
      done: false,
    });
  });

  it('knows nothing of a day that the clock had not reached', () => {
    const ahead = new Map([
      [
        'K01',
        { occasions: [...acquired(local(2026, 11, 2)).occasions, { at: local(2099, 1, 1), right: true }] },
      ],
      ['K02', acquired(local(2099, 1, 1))],
    ]);
    expect(schedule(ahead, local(2026, 11, 5))).toMatchObject({ due: ['K01'], next: undefined });
  });

  it.each([
    [1, 1, 1],
    [3, 3, 2],
    [8, 8, 4],
    [12, 8, 4],
  ])('asks one question about each of %i concepts, but %i at most, in %i min', (due, questions, minutes) => {
    const all = Array.from({ length: due }, (_, index) => acquired(ACQUIRED + index)).map(
      (concept, index) => [`K${index}`, concept] as const,
    );
    const today = schedule(new Map(all), local(2026, 11, 20));
    expect(today).toMatchObject({ minutes, due: all.map(([id]) => id) });
    expect(today.session).toEqual(today.due.slice(0, questions));
  });

  it('is done when eight were asked, whatever is left; what was asked counts where it was due, right or wrong', () => {
    const now = local(2026, 11, 20, 10);
    const all = Array.from({ length: 12 }, (_, index) => [`K${index}`, acquired(ACQUIRED)] as const);
    const after = (asked: number) =>
      all.map(([id, { occasions }], index): readonly [string, Remembered] => [
        id,
        { occasions: index < asked ? [...occasions, { at: now, right: index > 0 }] : occasions },
      ]);
    const on = (asked: number) => {
      const concepts = new Map(after(asked));
      const reviewed = reviewedToday(concepts.values(), now);
      concepts.delete('K0'); // It was missed, and is open again.
      return schedule(concepts, now, reviewed);
    };
    expect(on(5)).toMatchObject({ done: false, session: ['K5', 'K6', 'K7'], minutes: 2 });
    expect(on(8)).toMatchObject({ done: true, due: ['K8', 'K9', 'K10', 'K11'], next: local(2026, 11, 21) });
    expect(on(8).session, 'more, for who likes').toEqual(['K8', 'K9', 'K10', 'K11']);
    expect(on(12).next, 'the next that is due').toBeGreaterThan(local(2026, 11, 21));
    const early = { occasions: occasionsOf([[1, true]]) };
    expect(reviewedToday([early, acquired(now), {}], early.occasions.at(-1)?.at ?? 0), 'not due').toBe(0);
  });
});
