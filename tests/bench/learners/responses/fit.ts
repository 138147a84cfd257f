import { ABILITIES } from '#lib/mastery/grid.ts';
import { knowing, success, type ItemModel } from '#lib/mastery/item-model.ts';
import { evidenceByRow, population, type Population } from '#lib/mastery/population.ts';
import type { Matrix } from './matrix.ts';

/** Items and learners as answers show them. */
export interface Fit {
  models: ItemModel[];
  population: Population;
  /** The share of ability's variance that concepts have in common. */
  shared: number;
  logLikelihood: number;
}

const SLIP = 0.01;
const GUESSES = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3];
/** A guess is believed to be near one in the number of options, as strongly as so many answers would say it. */
const GUESS_WEIGHT = 20;
const USUAL_GUESS = 0.08;
/** How much slopes (in logarithms) and intercepts differ among items: what pulls those of few answers to the middle. */
const SLOPE_DEVIATION = 0.4;
const INTERCEPT_DEVIATION = 2.5;
const STEPS = 41;
const SIZE = ABILITIES.length;
/** Shares of variance to choose from. */
const SHARES = [0.2, 0.35, 0.5, 0.6, 0.7, 0.8, 0.87, 0.93, 0.97];

/** Learners whose ability has variance 1, so much of it common to all concepts. */
const learnersWith = (shared: number) =>
  population(
    [
      {
        weight: 1,
        general: Math.sqrt(Math.max(1e-12, shared)),
        offset: [{ share: 1, deviation: Math.sqrt(1 - Math.min(0.999, shared)) }],
      },
    ],
    { steps: STEPS },
  );

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** How often each ability answered an item, and how often rightly, as far as it can be told. */
interface Counts {
  asked: Float64Array;
  right: Float64Array;
}

/** What is known of each learner's abilities, summed up by item; and how likely all answers are. */
function expect(matrix: Matrix, models: readonly ItemModel[], learners: Population) {
  const curves = models.map((model) => Float64Array.from(ABILITIES, (ability) => success(ability, model)));
  const counts = models.map((): Counts => ({ asked: new Float64Array(SIZE), right: new Float64Array(SIZE) }));
  const concepts = [...new Set(matrix.items.map(({ concept }) => concept))];
  const itemsOf = concepts.map((concept) =>
    matrix.items.flatMap((item, index) => (item.concept === concept ? [index] : [])),
  );
  let logLikelihood = 0;
  for (const scores of matrix.learners) {
    const likelihoods = itemsOf.map((items) => {
      const likelihood = Array.from({ length: SIZE }, () => 1);
      for (const item of items) {
        const score = scores[item];
        if (score === undefined) continue;
        const curve = curves[item] as Float64Array;
        for (let index = 0; index < SIZE; index++) {
          const right = curve[index] as number;
          const factor =
            score === 1 ? right : score === 0 ? 1 - right : right ** score * (1 - right) ** (1 - score);
          likelihood[index] = (likelihood[index] as number) * factor;
        }
      }
      return likelihood;
    });
    const byRow = likelihoods.map((likelihood) => evidenceByRow(likelihood, learners));
    const logs = learners.prior.map((log, row) => byRow.reduce((sum, rows) => sum + (rows[row] ?? 0), log));
    const most = Math.max(...logs);
    const total = logs.reduce((sum, log) => sum + Math.exp(log - most), 0);
    logLikelihood += most + Math.log(total);
    likelihoods.forEach((likelihood, concept) => {
      const abilities = new Float64Array(SIZE);
      for (let row = 0, at = 0; row < logs.length; row++) {
        const weight = Math.exp((logs[row] ?? 0) - most - (byRow[concept]?.[row] ?? 0)) / total;
        for (let index = 0; index < SIZE; index++, at++)
          abilities[index] = (abilities[index] as number) + weight * (learners.kernel[at] as number);
      }
      for (let index = 0; index < SIZE; index++)
        abilities[index] = (abilities[index] as number) * (likelihood[index] as number);
      for (const item of itemsOf[concept] ?? []) {
        const score = scores[item];
        const count = counts[item];
        if (score === undefined || !count) continue;
        for (let index = 0; index < SIZE; index++) {
          const mass = abilities[index] as number;
          count.asked[index] = (count.asked[index] as number) + mass;
          count.right[index] = (count.right[index] as number) + mass * score;
        }
      }
    });
  }
  return { counts, logLikelihood };
}

/** The item that makes its counts likeliest, given what slopes and intercepts usually are: Newton steps by Fisher's information. */
function maximise(
  { asked, right }: Counts,
  start: ItemModel,
  { usualSlope, guess }: { usualSlope: number; guess: number },
) {
  let [logSlope, intercept] = [Math.log(start.slope), -start.slope * start.difficulty];
  for (let step = 0; step < 6; step++) {
    const slope = Math.exp(logSlope);
    let [gradientSlope, gradientIntercept] = [
      -(logSlope - usualSlope) / SLOPE_DEVIATION ** 2,
      -intercept / INTERCEPT_DEVIATION ** 2,
    ];
    let [curveSlope, curveBoth, curveIntercept] = [1 / SLOPE_DEVIATION ** 2, 0, 1 / INTERCEPT_DEVIATION ** 2];
    for (let index = 0; index < SIZE; index++) {
      const ability = ABILITIES[index] as number;
      const known = logistic(slope * ability + intercept);
      const p = guess + (1 - guess - SLIP) * known;
      const steepness = (1 - guess - SLIP) * known * (1 - known);
      const residual =
        ((right[index] as number) - (asked[index] as number) * p) * (steepness / (p * (1 - p)));
      const weight = ((asked[index] as number) * steepness ** 2) / (p * (1 - p));
      const bySlope = slope * ability;
      gradientSlope += residual * bySlope;
      gradientIntercept += residual;
      curveSlope += weight * bySlope ** 2;
      curveBoth += weight * bySlope;
      curveIntercept += weight;
    }
    const determinant = curveSlope * curveIntercept - curveBoth ** 2;
    const limit = (change: number) => Math.min(0.7, Math.max(-0.7, change));
    logSlope += limit((curveIntercept * gradientSlope - curveBoth * gradientIntercept) / determinant);
    intercept += limit((curveSlope * gradientIntercept - curveBoth * gradientSlope) / determinant);
  }
  const slope = Math.exp(logSlope);
  const model: ItemModel = { slope, difficulty: -intercept / slope, guess, slip: SLIP };
  const fits = ABILITIES.reduce((sum, ability, index) => {
    const p = guess + (1 - guess - SLIP) * knowing(ability, model);
    const [all, good] = [asked[index] as number, right[index] as number];
    return sum + good * Math.log(p) + (all - good) * Math.log(1 - p);
  }, 0);
  const usual =
    -((logSlope - usualSlope) ** 2) / (2 * SLOPE_DEVIATION ** 2) -
    intercept ** 2 / (2 * INTERCEPT_DEVIATION ** 2);
  return { model, value: fits + usual };
}

function guessPrior(guess: number, options: number | undefined): number {
  const expected = options ? 1 / options : USUAL_GUESS;
  const kept = Math.max(0.005, guess);
  return GUESS_WEIGHT * (expected * Math.log(kept) + (1 - expected) * Math.log(1 - kept));
}

function improve(matrix: Matrix, models: readonly ItemModel[], learners: Population, rounds: number) {
  let current = [...models];
  for (let round = 0; round < rounds; round++) {
    const { counts } = expect(matrix, current, learners);
    const usualSlope = current.reduce((sum, { slope }) => sum + Math.log(slope), 0) / current.length;
    current = current.map((model, item) => {
      const count = counts[item];
      if (!count) return model;
      const tried = GUESSES.map((guess) => {
        const { model: better, value } = maximise(count, model, { usualSlope, guess });
        return { better, value: value + guessPrior(guess, matrix.items[item]?.options) };
      });
      return tried.reduce((best, one) => (one.value > best.value ? one : best)).better;
    });
  }
  return current;
}

/** The share right of each item, drawn to the middle by two answers. */
export function shareRight(matrix: Matrix): number[] {
  return matrix.items.map((_, item) => {
    const scores = matrix.learners.flatMap((learner) => learner[item] ?? []);
    return (scores.reduce((sum, score) => sum + score, 0) + 1) / (scores.length + 2);
  });
}

/**
 * Items and learners by marginal maximum likelihood (expectation and maximisation; Bock & Aitkin 1981), slopes and guesses
 * shrunk; how much concepts have in common is what makes the answers likeliest, unless it is given.
 */
export function fit(matrix: Matrix, shared?: number): Fit {
  const start = shareRight(matrix).map((share): ItemModel => {
    return { slope: 1.2, difficulty: Math.log((1 - share) / share) / 1.2, guess: 0.05, slip: SLIP };
  });
  const rough = improve(matrix, start, learnersWith(shared ?? 0.8), 12);
  const candidates = (shared === undefined ? SHARES : [shared]).map((share) => {
    const learners = learnersWith(share);
    const models = shared === undefined ? improve(matrix, rough, learners, 4) : rough;
    return { share, learners, models, logLikelihood: expect(matrix, models, learners).logLikelihood };
  });
  const best = candidates.reduce((a, b) => (b.logLikelihood > a.logLikelihood ? b : a));
  const models = improve(matrix, best.models, best.learners, 12);
  return { models, population: best.learners, shared: best.share, logLikelihood: best.logLikelihood };
}
