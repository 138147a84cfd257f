import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '#lib/course/random.ts';
import { estimate, successChance, type Evidence } from './estimate.ts';

/** An answer to a middling question with four options; what a test turns on is given by the test. */
const answer = (fields: Partial<Evidence> = {}): Evidence => ({
  item: 'an-item',
  score: 1,
  unknown: false,
  chance: 0.25,
  difficulty: 3,
  applied: true,
  misconceptions: [],
  ...fields,
});
const right = (fields: Partial<Evidence> = {}) => answer({ ...fields, score: 1 });
const wrong = (fields: Partial<Evidence> = {}) => answer({ ...fields, score: 0 });
const unknown = (fields: Partial<Evidence> = {}) => answer({ ...fields, score: 0, unknown: true });
const times = (count: number, one: Evidence) => Array.from({ length: count }, () => one);

const anyItem = fc.record({
  chance: fc.oneof(fc.constantFrom(0, 0.25, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true })),
  difficulty: fc.integer({ min: 1, max: 5 }),
});
const anyAnswer = fc
  .tuple(anyItem, fc.constantFrom(0, 0.4, 0.75, 1), fc.boolean())
  .map(([item, score, says]) => answer({ ...item, score, unknown: says && score === 0 }));
const anyEvidence = fc.array(anyAnswer, { maxLength: 15 });

/** Computers add with errors of this size. */
const ROUNDING = 1e-9;

/**
 * The same posterior by brute force: Beta(¼, ¼), the four-parameter logistic model, answers that fade by 0.9 with each
 * later answer against them; the rectangle rule over the logit in 12,000 steps.
 */
function bruteForce(evidence: readonly Evidence[]) {
  const [SLIP, FADING, LEVEL, STEP] = [0.05, 0.9, 0.8, 0.01];
  const points: { p: number; weight: number }[] = [];
  for (let x = -60; x <= 60; x += STEP) {
    // dp = p (1 − p) dx turns p^−¾ (1 − p)^−¾ dp into p^¼ (1 − p)^¼ dx.
    const p = 1 / (1 + Math.exp(-x));
    const q = 1 / (1 + Math.exp(x));
    let density = p ** 0.25 * q ** 0.25;
    evidence.forEach(({ score, unknown, chance, difficulty }, index) => {
      const later = evidence.slice(index + 1);
      const against = later.reduce((sum, { score }) => sum + (1 - score), 0);
      const along = later.reduce((sum, { score }) => sum + score, 0);
      const c = unknown ? 0 : Math.min(chance, 1 - SLIP);
      const success = c + (1 - c - SLIP) / (1 + Math.exp(-(x - (difficulty - 3) * LEVEL)));
      density *= success ** (score * FADING ** against) * (1 - success) ** ((1 - score) * FADING ** along);
    });
    points.push({ p, weight: density });
  }
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  const quantile = (share: number) => {
    let sum = 0;
    return points.find(({ weight }) => (sum += weight / total) >= share)?.p ?? 1;
  };
  return {
    value: points.reduce((sum, { p, weight }) => sum + p * (weight / total), 0),
    low: quantile(0.1),
    high: quantile(0.9),
  };
}

describe('an estimate', () => {
  it('lies between its bounds, and these between 0 and 1', () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        const { value, low, high, count } = estimate(evidence);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(value).toBeGreaterThanOrEqual(low);
        expect(high).toBeGreaterThanOrEqual(value);
        expect(high).toBeLessThanOrEqual(1);
        expect(count).toBe(evidence.length);
      }),
      { numRuns: 500 },
    );
  });

  it('is even, and wide open, before the first answer', () => {
    const { value, low, high } = estimate([]);
    expect(value).toBeCloseTo(0.5, 10);
    expect(low).toBeLessThan(0.01);
    expect(high).toBeGreaterThan(0.99);
  });

  it('is never lowered by a right answer', () => {
    fc.assert(
      fc.property(anyEvidence, anyItem, (evidence, item) => {
        const [before, after] = [estimate(evidence), estimate([...evidence, right(item)])];
        expect(after.value).toBeGreaterThanOrEqual(before.value - ROUNDING);
      }),
      { numRuns: 500 },
    );
  });

  it('is never raised by a wrong answer', () => {
    fc.assert(
      fc.property(anyEvidence, anyItem, (evidence, item) => {
        const [before, after] = [estimate(evidence), estimate([...evidence, wrong(item)])];
        expect(after.value).toBeLessThanOrEqual(before.value + ROUNDING);
      }),
      { numRuns: 500 },
    );
  });

  it('is not lowered by an easy right answer after many hard ones', () => {
    const hard = times(10, right({ difficulty: 5, chance: 0 }));
    const easy = right({ difficulty: 1, chance: 0.5 });
    expect(estimate([...hard, easy]).value).toBeGreaterThanOrEqual(estimate(hard).value);
  });

  it('is lowered by "I don\'t know yet" at least as much as by a wrong guess at the same item', () => {
    fc.assert(
      fc.property(anyEvidence, anyItem, (evidence, item) => {
        const [says, guesses] = [
          estimate([...evidence, unknown(item)]),
          estimate([...evidence, wrong(item)]),
        ];
        expect(says.value).toBeLessThanOrEqual(guesses.value + ROUNDING);
      }),
      { numRuns: 500 },
    );
  });

  it('grows less by a right answer that is easily guessed', () => {
    expect(estimate([right({ chance: 0.5 })]).value).toBeLessThan(estimate([right({ chance: 0 })]).value);
  });

  it('grows more by a right answer to a hard question', () => {
    expect(estimate([right({ difficulty: 5 })]).value).toBeGreaterThan(
      estimate([right({ difficulty: 1 })]).value,
    );
  });

  it('believes the newest answers most', () => {
    expect(estimate([wrong(), right()]).value).toBeGreaterThan(estimate([right(), wrong()]).value);
  });

  it('stays a number in 10,000 answers, of one kind or of every kind', () => {
    const chance = random(1);
    const mixed = Array.from({ length: 10_000 }, () =>
      answer({ score: Math.round(chance()), chance: chance() / 2, difficulty: 1 + Math.floor(chance() * 5) }),
    );
    for (const evidence of [
      times(10_000, right()),
      times(10_000, wrong()),
      times(10_000, unknown()),
      mixed,
    ]) {
      const { value, low, high } = estimate(evidence);
      expect([value, low, high].filter((number) => !(number >= 0 && number <= 1))).toEqual([]);
    }
  });
});

/** The same, written out as the comment in `estimate.ts` says it: every answer weighed by what came after it. */
function direct(evidence: readonly Evidence[]): number {
  const middles = Array.from({ length: 100 }, (_, step) => (step + 0.5) / 100);
  const points = middles.map((u) => u ** 4 / (u ** 4 + (1 - u) ** 4));
  const logs = points.map((point, step) => {
    const [u = 0.5] = middles.slice(step);
    return evidence.reduce(
      (sum, { score, unknown, chance, difficulty }, index) => {
        const later = evidence.slice(index + 1);
        const success = successChance(point, { chance: unknown ? 0 : chance, difficulty });
        const along = later.reduce((total, answer) => total + answer.score, 0);
        const against = later.length - along;
        return (
          sum +
          score * 0.9 ** against * Math.log(success) +
          (1 - score) * 0.9 ** along * Math.log(1 - success)
        );
      },
      -0.5 * Math.log(u ** 4 + (1 - u) ** 4),
    );
  });
  const top = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - top));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return points.reduce((sum, point, step) => sum + (point * (weights[step] ?? 0)) / total, 0);
}

describe('the fold', () => {
  it('says the same as the formula, answer by answer', () => {
    fc.assert(
      fc.property(fc.array(anyAnswer, { maxLength: 40 }), (evidence) => {
        expect(estimate(evidence).value).toBeCloseTo(direct(evidence), 10);
      }),
    );
  });

  it('says the same after so many answers that the oldest have faded', () => {
    const turn = (index: number) => (index % 300 < 290 ? right() : wrong({ difficulty: 4 }));
    const evidence = Array.from({ length: 900 }, (_, index) => turn(index));
    expect(estimate(evidence).value).toBeCloseTo(direct(evidence), 10);
  });
});

describe('the posterior', () => {
  const cases: [string, Evidence[]][] = [
    ['no answer', []],
    ['a right answer', [right()]],
    ['three right answers', times(3, right())],
    ['a wrong answer', [wrong()]],
    ['two wrong answers', times(2, wrong())],
    ['right, then wrong', [right(), wrong()]],
    ['wrong, then right', [wrong(), right()]],
    ["I don't know yet", [unknown()]],
    [
      'five right answers to the hardest, which nobody guesses',
      times(5, right({ difficulty: 5, chance: 0 })),
    ],
    ['a wrong answer to the easiest', [wrong({ difficulty: 1 })]],
    ['half a board', [answer({ score: 0.5, chance: 0.01 })]],
    [
      'a long way',
      [wrong(), unknown(), answer({ score: 0.4 }), right({ chance: 0.5 }), wrong({ difficulty: 5 }), right()],
    ],
  ];

  it.each(cases)('is that of numeric integration: %s', (_, evidence) => {
    const [mine, exact] = [estimate(evidence), bruteForce(evidence)];
    expect(Math.abs(mine.value - exact.value)).toBeLessThan(0.001);
    // Bounds are points of the grid, which are 0.04 apart where they are widest.
    expect(Math.abs(mine.low - exact.low)).toBeLessThan(0.025);
    expect(Math.abs(mine.high - exact.high)).toBeLessThan(0.025);
  });

  it('is that of numeric integration, whatever was answered', () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        expect(Math.abs(estimate(evidence).value - bruteForce(evidence).value)).toBeLessThan(0.01);
      }),
      { numRuns: 30 },
    );
  });

  it('has the mean of Beta(1¼, ¼) after a right answer without guess or slip, were there none', () => {
    // With a guess of c and a slip of s, the mean after a right answer is a mixture of prior and Beta(5/4, 1/4):
    // P(right) = c + (1 − c − s)/2, E = (c·½ + (1 − c − s)·½·⅚) / P(right); here c = ¼, s = 0.05.
    const chanceOfRight = 0.25 + 0.7 / 2;
    expect(estimate([right()]).value).toBeCloseTo((0.25 * 0.5 + 0.7 * 0.5 * (1.25 / 1.5)) / chanceOfRight, 3);
  });
});

describe('the chance of success', () => {
  it('at a middling question without guessing is what the learner can, less slips', () => {
    expect(successChance(0.6, { chance: 0, difficulty: 3 })).toBeCloseTo(0.95 * 0.6, 10);
  });

  it('lies between guessing and all but a slip, and falls with difficulty', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), anyItem, (value, item) => {
        const success = successChance(value, item);
        expect(success).toBeGreaterThanOrEqual(Math.min(item.chance, 0.95) - ROUNDING);
        expect(success).toBeLessThanOrEqual(0.95 + ROUNDING);
        expect(successChance(value, { ...item, difficulty: item.difficulty + 1 })).toBeLessThanOrEqual(
          success,
        );
      }),
    );
  });
});
