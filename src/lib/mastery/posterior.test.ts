import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random, shuffled } from '#lib/course/random.ts';
import { ASSUMPTIONS } from './assumptions.ts';
import { observe, type LearnerEvidence, type Observation } from './concept-evidence.ts';
import { itemModel, type ItemModel } from './item-model.ts';
import { population } from './population.ts';
import { believer, type Assumptions, type Belief } from './posterior.ts';

const beliefs = believer(ASSUMPTIONS);
const middling = itemModel({ chance: 0.25, difficulty: 3 });

/** A right answer to a middling item of `a` in an assessment; what a test turns on is given by the test. */
const answer = (fields: Partial<Observation> = {}): Observation => ({
  item: 'an-item',
  model: middling,
  concepts: ['a'],
  score: 1,
  applied: false,
  explained: false,
  at: 0,
  ...fields,
});

const learnerOf = (answers: readonly Observation[]): LearnerEvidence =>
  answers.reduce((learner, one) => observe(learner, one), {});
const about = (answers: readonly Observation[], concept = 'a') => beliefs(learnerOf(answers))(concept);

const anyModel: fc.Arbitrary<ItemModel> = fc
  .record({
    chance: fc.constantFrom(0, 0.05, 0.25, 0.5, 1),
    difficulty: fc.integer({ min: 1, max: 5 }),
  })
  .map(itemModel);
const anyAnswer = fc
  .record({
    model: anyModel,
    concepts: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
    score: fc.constantFrom(0, 0.4, 0.75, 1),
    unknown: fc.boolean(),
    confidence: fc.constantFrom(undefined, 'guess', 'fairly', 'sure'),
    explained: fc.boolean(),
  } as const)
  .map(({ unknown, ...fields }) => answer({ ...fields, unknown: unknown && fields.score === 0 }));
const anyAnswers = fc.array(anyAnswer, { maxLength: 12 });
const anyConfidence = fc.constantFrom(undefined, 'guess' as const, 'fairly' as const, 'sure' as const);

/** Computers add with errors of this size. */
const ROUNDING = 1e-9;

/**
 * The posterior by enumeration: every combination of a general ability and an ability in each of two concepts, in the
 * model as adaptive testing's books write it. Nothing of the engine is used.
 */
function enumerate(
  answers: readonly Observation[],
  { general, offset }: { general: number; offset: [number, number][] },
) {
  const thetas = Array.from({ length: 41 }, (_, index) => index / 5 - 4);
  const concepts = ['a', 'b'];
  const density = (x: number, sd: number) => Math.exp(-(x * x) / (2 * sd * sd)) / sd;
  const likelihood = concepts.map((concept) =>
    thetas.map((theta) =>
      answers
        .filter((one) => one.concepts.includes(concept))
        .map(({ model: { slope, difficulty, guess, slip }, score, unknown }) => {
          const knows = 1 / (1 + Math.exp(-slope * (theta - difficulty)));
          if (unknown) return 1 - knows;
          const right = guess + (1 - guess - slip) * knows;
          return right ** score * (1 - right) ** (1 - score);
        })
        .reduce((product, value) => product * value, 1),
    ),
  );
  const mastered = thetas.map((theta) => (Math.abs(theta) < 0.01 ? 0.5 : Number(theta > 0)));
  const masses = { total: 0, mastery: [0, 0], mean: [0, 0] };
  for (let step = -10; step <= 10; step++) {
    const g = (step / 10) * 3 * general;
    const kernel = thetas.map((theta) =>
      offset.reduce((sum, [share, sd]) => sum + share * density(theta - g, sd), 0),
    );
    const sum = kernel.reduce((a, b) => a + b, 0);
    for (const [i, first] of thetas.entries())
      for (const [j, second] of thetas.entries()) {
        const mass =
          density(g, general) *
          ((kernel[i] ?? 0) / sum) *
          ((kernel[j] ?? 0) / sum) *
          (likelihood[0]?.[i] ?? 0) *
          (likelihood[1]?.[j] ?? 0);
        masses.total += mass;
        masses.mastery = [
          (masses.mastery[0] ?? 0) + mass * (mastered[i] ?? 0),
          (masses.mastery[1] ?? 0) + mass * (mastered[j] ?? 0),
        ];
        masses.mean = [(masses.mean[0] ?? 0) + mass * first, (masses.mean[1] ?? 0) + mass * second];
      }
  }
  return concepts.map((_, concept) => ({
    mastery: (masses.mastery[concept] ?? 0) / masses.total,
    mean: (masses.mean[concept] ?? 0) / masses.total,
  }));
}

describe('the posterior', () => {
  const spread = {
    general: 0.9,
    offset: [
      [0.8, 0.4],
      [0.2, 1.3],
    ] as [number, number][],
  };
  const assumptions: Assumptions = {
    population: population([
      {
        weight: 1,
        general: spread.general,
        offset: spread.offset.map(([share, deviation]) => ({ share, deviation })),
      },
    ]),
    cut: 0,
    paces: [0],
  };
  const believe = believer(assumptions);

  it('is that of enumeration', () => {
    const one = fc
      .record({
        model: anyModel,
        concepts: fc.constantFrom(['a'], ['b']),
        score: fc.constantFrom(0, 0.4, 1),
        unknown: fc.boolean(),
      })
      .map(({ unknown, ...fields }) => answer({ ...fields, unknown: unknown && fields.score === 0 }));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), (answers) => {
        const learner = answers.reduce<LearnerEvidence>((all, next) => observe(all, next, [0]), {});
        const exact = enumerate(answers, spread);
        for (const [place, concept] of ['a', 'b'].entries()) {
          const { mastery, mean } = believe(learner)(concept);
          expect(Math.abs(mastery - (exact[place]?.mastery ?? NaN))).toBeLessThan(1e-9);
          expect(Math.abs(mean - (exact[place]?.mean ?? NaN))).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('says half before the first answer', () => {
    const { mastery, own } = about([]);
    expect(mastery).toBeCloseTo(0.5, 10);
    expect(own).toBeCloseTo(0.5, 10);
  });

  it('tells from answers about one concept something of another, and less', () => {
    const answers = Array.from({ length: 3 }, () => answer());
    expect(about(answers, 'b').mastery).toBeGreaterThan(0.55);
    expect(about(answers, 'b').mastery).toBeLessThan(about(answers).mastery);
    expect(about(answers, 'b').own).toBeCloseTo(0.5, 10);
  });

  it('lies between 0 and 1, and so does own evidence, whatever is answered', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const beliefOf = beliefs(learnerOf(answers));
        for (const concept of ['a', 'b', 'c', 'never asked']) {
          const { mastery, own, variance, abilities } = beliefOf(concept);
          for (const value of [mastery, own, ...abilities]) expect(value >= 0 && value <= 1).toBe(true);
          expect(variance).toBeGreaterThan(0);
        }
      }),
    );
  });

  const before = (answers: readonly Observation[], next: Observation) =>
    [about(answers), about([...answers, next])] as const;
  const notBelow = (a: Belief, b: Belief) => {
    expect(b.mastery).toBeGreaterThanOrEqual(a.mastery - ROUNDING);
    expect(b.own).toBeGreaterThanOrEqual(a.own - ROUNDING);
    expect(b.mean).toBeGreaterThanOrEqual(a.mean - ROUNDING);
  };

  it('is never lowered by a right answer, however sure, explained or not', () => {
    fc.assert(
      fc.property(
        anyAnswers,
        anyModel,
        anyConfidence,
        fc.boolean(),
        (answers, model, confidence, explained) => {
          notBelow(...before(answers, answer({ model, confidence, explained })));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is never lowered by a right answer to an item of several concepts', () => {
    fc.assert(
      fc.property(
        anyAnswers,
        anyModel,
        fc.constantFrom(['a', 'b'], ['b', 'a'], ['c', 'b', 'a']),
        (answers, model, concepts) => notBelow(...before(answers, answer({ model, concepts }))),
      ),
      { numRuns: 200 },
    );
  });

  it('is never raised by a wrong answer, however sure, explained or not', () => {
    fc.assert(
      fc.property(
        anyAnswers,
        anyModel,
        anyConfidence,
        fc.boolean(),
        (answers, model, confidence, explained) => {
          const [old, now] = before(answers, answer({ score: 0, model, confidence, explained }));
          notBelow(now, old);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is raised at least as much by the better of two scores', () => {
    fc.assert(
      fc.property(
        anyAnswers,
        anyModel,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (answers, model, score) => {
          notBelow(
            about([...answers, answer({ model, score: score / 2 })]),
            about([...answers, answer({ model, score })]),
          );
        },
      ),
    );
  });

  it('is lowered by "I don\'t know yet" at least as much as by a wrong answer', () => {
    fc.assert(
      fc.property(anyAnswers, anyModel, (answers, model) => {
        notBelow(
          about([...answers, answer({ model, score: 0, unknown: true })]),
          about([...answers, answer({ model, score: 0 })]),
        );
      }),
    );
  });

  it('is raised more by a sure right answer than by one called a guess', () => {
    const [guess, plain, sure] = ['guess' as const, undefined, 'sure' as const].map(
      (confidence) => about([answer({ confidence })]).mastery,
    );
    expect(guess).toBeLessThan(plain ?? 0);
    expect(plain).toBeLessThan(sure ?? 0);
  });

  it('is the same in whatever order an assessment asks', () => {
    fc.assert(
      fc.property(anyAnswers, fc.integer(), (answers, seed) => {
        const still = answers.map((one) => ({ ...one, explained: false }));
        const other = shuffled(still, random(seed));
        for (const concept of ['a', 'b', 'c'])
          expect(Math.abs(about(still, concept).mastery - about(other, concept).mastery)).toBeLessThan(1e-9);
      }),
    );
  });

  it('does not depend on the pace of learning where nothing is explained', () => {
    const answers = [answer(), answer({ score: 0, concepts: ['b'] }), answer({ score: 0.4 })];
    const still = believer({ ...ASSUMPTIONS, paces: [0] });
    const learner = answers.reduce<LearnerEvidence>((all, next) => observe(all, next, [0]), {});
    expect(still(learner)('a').mastery).toBeCloseTo(about(answers).mastery, 12);
  });

  it('grows faster in practice when answers get better', () => {
    const path = (explained: boolean) => [0, 0, 1, 1, 1, 1].map((score) => answer({ score, explained }));
    expect(about(path(true)).mastery).toBeGreaterThan(about(path(false)).mastery);
  });

  it('forgives a slip: one wrong answer after ten right ones leaves a concept known', () => {
    const rights = Array.from({ length: 10 }, () => answer());
    expect(about([...rights, answer({ score: 0 })]).mastery).toBeGreaterThan(0.8);
  });

  it('stays a number in 10,000 answers, of one kind or of every kind', () => {
    const chance = random(1);
    const kinds: ((index: number) => Partial<Observation>)[] = [
      () => ({ score: 1 }),
      () => ({ score: 0 }),
      () => ({ score: 0, unknown: true }),
      () => ({
        score: chance() < 0.5 ? 1 : chance(),
        model: itemModel({ chance: chance(), difficulty: 1 + 4 * chance() }),
        explained: chance() < 0.5,
      }),
    ];
    for (const kind of kinds) {
      const { mastery, own, mean, variance } = about(
        Array.from({ length: 10_000 }, (_, index) => answer(kind(index))),
      );
      expect([mastery, own].every((value) => value >= 0 && value <= 1)).toBe(true);
      expect(Number.isFinite(mean) && variance >= 0).toBe(true);
    }
  }, 20_000);
});
