import { random, shuffled } from '#lib/course/random.ts';
import { ABILITIES } from '#lib/mastery/grid.ts';
import { success } from '#lib/mastery/item-model.ts';
import { evidenceByRow } from '#lib/mastery/population.ts';
import { seedOf } from '../chance.ts';
import { fit, type Fit } from './fit.ts';
import type { Matrix } from './matrix.ts';
import { folds } from './predict.ts';

const SIZE = ABILITIES.length;

const entropy = (p: number) => (p > 0 && p < 1 ? -p * Math.log(p) - (1 - p) * Math.log(1 - p) : 0);

/** The normal distribution function, by the logistic one: within 0.01. */
const normalBelow = (x: number) => 1 / (1 + Math.exp(-1.702 * x));

/** Whether a learner would pass, from some of their answers; and which question tells most about it. */
class PassTest {
  readonly #likelihoods = new Map<string, number[]>();
  readonly #left: Set<number>;
  readonly #total: number;
  #score = 0;
  /** For each item left, how likely it is right in each row. */
  #chances = new Map<number, Float64Array>();
  #rows = new Float64Array();
  #passing = new Float64Array();

  constructor(
    readonly matrix: Matrix,
    readonly curves: readonly Float64Array[],
    readonly model: Fit,
    items: readonly number[],
    readonly cut: number,
  ) {
    this.#left = new Set(items);
    this.#total = items.length;
    for (const item of items)
      this.#likelihoods.set(
        this.#conceptOf(item),
        ABILITIES.map(() => 1),
      );
    this.#look();
  }

  #conceptOf(item: number): string {
    return this.matrix.items[item]?.concept ?? '';
  }

  answered(item: number, score: number): void {
    const concept = this.#conceptOf(item);
    const curve = this.curves[item] as Float64Array;
    const likelihood = (this.#likelihoods.get(concept) ?? []).map((value, index) => {
      const right = curve[index] as number;
      return value * right ** score * (1 - right) ** (1 - score);
    });
    this.#likelihoods.set(concept, likelihood);
    this.#left.delete(item);
    this.#score += score;
    this.#look();
  }

  /** What the rest will bring in each row: its mean and variance, and so the chance to pass. */
  #look(): void {
    const { kernel, prior } = this.model.population;
    const logs = prior.slice();
    const mean = new Float64Array(prior.length).fill(this.#score);
    const variance = new Float64Array(prior.length);
    this.#chances = new Map([...this.#left].map((item) => [item, new Float64Array(prior.length)]));
    for (const [concept, likelihood] of this.#likelihoods) {
      const byRow = evidenceByRow(likelihood, this.model.population);
      const items = [...this.#left].filter((item) => this.#conceptOf(item) === concept);
      for (let row = 0; row < prior.length; row++) {
        logs[row] = (logs[row] ?? 0) + (byRow[row] ?? 0);
        const scale = Math.exp(-(byRow[row] ?? 0));
        let [first, second, chance] = [0, 0, 0];
        for (let index = 0; index < SIZE; index++) {
          const mass = (kernel[row * SIZE + index] as number) * (likelihood[index] as number) * scale;
          let [expected, noise] = [0, 0];
          for (const item of items) {
            const right = (this.curves[item] as Float64Array)[index] as number;
            expected += right;
            noise += right * (1 - right);
            const chances = this.#chances.get(item) as Float64Array;
            chances[row] = (chances[row] as number) + mass * right;
          }
          first += mass * expected;
          second += mass * expected ** 2;
          chance += mass * noise;
        }
        mean[row] = (mean[row] as number) + first;
        variance[row] = (variance[row] as number) + Math.max(0, second - first ** 2) + chance;
      }
    }
    const most = Math.max(...logs);
    const weights = logs.map((log) => Math.exp(log - most));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    this.#rows = weights.map((weight) => weight / total);
    // Scores come in whole points: half a point less than what is needed is the border.
    const needed = Math.ceil(this.cut * this.#total - 1e-9) - 0.5;
    this.#passing = mean.map((value, row) =>
      normalBelow((value - needed) / Math.sqrt(Math.max(1e-6, variance[row] ?? 0))),
    );
  }

  get chance(): number {
    return this.#rows.reduce((sum, weight, row) => sum + weight * (this.#passing[row] ?? 0), 0);
  }

  /** The item whose answer has most mutual information with passing. */
  next(): number | undefined {
    const passing = this.chance;
    let [best, most] = [undefined as number | undefined, -Infinity];
    for (const [item, chances] of this.#chances) {
      let [right, both] = [0, 0];
      for (let row = 0; row < chances.length; row++) {
        const mass = (this.#rows[row] as number) * (chances[row] as number);
        right += mass;
        both += mass * (this.#passing[row] as number);
      }
      const value =
        entropy(right) -
        passing * entropy(both / Math.max(1e-12, passing)) -
        (1 - passing) * entropy((right - both) / Math.max(1e-12, 1 - passing));
      if (value > most) [best, most] = [item, value];
    }
    return best;
  }
}

export interface Agreement {
  /** After so many questions: the share of decisions that are those of the whole test. */
  fixed: Map<number, number>;
  adaptive: Map<number, number>;
  /** Stopped when so sure: questions, and the share that agrees. */
  stopped: { sure: number; questions: number; agreement: number }[];
}

/**
 * How often a short test decides as the whole one: passed with so large a share right. Answers are those that were
 * really given; what was asked is part of what is compared with, for every rule alike.
 */
export function agreement(
  matrix: Matrix,
  {
    cut,
    lengths,
    sures = [0.8, 0.9, 0.95],
    parts = 5,
    seed = 1,
  }: { cut: number; lengths: number[]; sures?: number[]; parts?: number; seed?: number },
): Agreement {
  const fixed = new Map(lengths.map((length) => [length, 0]));
  const adaptive = new Map(lengths.map((length) => [length, 0]));
  const stopped = sures.map((sure) => ({ sure, questions: 0, agreement: 0 }));
  let learners = 0;
  for (const { train, tested } of folds(matrix, parts, seed)) {
    const model = fit(train);
    const curves = model.models.map((item) =>
      Float64Array.from(ABILITIES, (ability) => success(ability, item)),
    );
    for (const learner of tested) {
      const scores = matrix.learners[learner] ?? [];
      const items = scores.flatMap((score, item) => (score === undefined ? [] : [item]));
      if (items.length === 0) continue;
      learners += 1;
      const sum = (asked: readonly number[]) => asked.reduce((total, item) => total + (scores[item] ?? 0), 0);
      const passes = (asked: readonly number[]) => sum(asked) >= cut * asked.length - 1e-9;
      const truth = passes(items);
      const form = shuffled(items, random(seedOf(seed, learner, 2)));
      for (const length of lengths)
        if (passes(form.slice(0, length)) === truth) fixed.set(length, (fixed.get(length) ?? 0) + 1);
      const test = new PassTest(matrix, curves, model, items, cut);
      const open = new Set(stopped);
      for (let asked = 0; asked <= items.length; asked++) {
        const { chance } = test;
        const right = chance >= 0.5 === truth;
        if (lengths.includes(asked) && right) adaptive.set(asked, (adaptive.get(asked) ?? 0) + 1);
        for (const rule of open)
          if (Math.max(chance, 1 - chance) >= rule.sure || asked === items.length) {
            rule.questions += asked;
            rule.agreement += Number(right);
            open.delete(rule);
          }
        const item = test.next();
        if (item === undefined || (open.size === 0 && asked >= Math.max(...lengths))) break;
        test.answered(item, scores[item] ?? 0);
      }
    }
  }
  const share = (counts: Map<number, number>) =>
    new Map([...counts].map(([length, count]) => [length, count / learners]));
  return {
    fixed: share(fixed),
    adaptive: share(adaptive),
    stopped: stopped.map(({ sure, questions, agreement }) => ({
      sure,
      questions: questions / learners,
      agreement: agreement / learners,
    })),
  };
}
