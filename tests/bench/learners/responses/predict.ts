import { random, shuffled } from '#lib/course/random.ts';
import { seedOf } from '../chance.ts';
import type { Matrix } from './matrix.ts';
import type { Predictor } from './predictors.ts';

export interface Prediction {
  learner: number;
  said: number;
  score: number;
}

/** The learners of a matrix in so many parts: each is followed by what was learned from the others. */
export function* folds(matrix: Matrix, count: number, seed: number) {
  const order = shuffled(
    matrix.learners.map((_, learner) => learner),
    random(seed),
  );
  for (let fold = 0; fold < count; fold++) {
    const tested = order.filter((_, place) => place % count === fold);
    const inTest = new Set(tested);
    const train: Matrix = {
      ...matrix,
      learners: matrix.learners.filter((_, learner) => !inTest.has(learner)),
    };
    yield { train, tested };
  }
}

/** Predicts every answer from the same learner's answers before it, in a random order. */
export function predict(
  matrix: Matrix,
  predictors: readonly Predictor[],
  { parts = 5, seed = 1 } = {},
): Map<string, Prediction[]> {
  const predictions = new Map(predictors.map(({ name }) => [name, [] as Prediction[]]));
  for (const { train, tested } of folds(matrix, parts, seed))
    for (const { name, train: learn } of predictors) {
      const follow = learn(train);
      for (const learner of tested) {
        const follower = follow();
        const order = shuffled(
          matrix.items.map((_, item) => item),
          random(seedOf(seed, learner)),
        );
        for (const item of order) {
          const score = matrix.learners[learner]?.[item];
          if (score === undefined) continue;
          predictions.get(name)?.push({ learner, said: follower.predict(item), score });
          follower.answered(item, score);
        }
      }
    }
  return predictions;
}

export const logLoss = ({ said, score }: Prediction) => {
  const p = Math.min(1 - 1e-6, Math.max(1e-6, said));
  return -score * Math.log(p) - (1 - score) * Math.log(1 - p);
};

/** The chance that a right answer was thought likelier than a wrong one. */
export function areaUnderCurve(predictions: readonly Prediction[]): number {
  const sorted = predictions.toSorted((a, b) => a.said - b.said);
  let [right, ranks] = [0, 0];
  for (let start = 0; start < sorted.length;) {
    let end = start;
    while (end < sorted.length && sorted[end]?.said === sorted[start]?.said) end++;
    const good = sorted.slice(start, end).filter(({ score }) => score > 0.5).length;
    right += good;
    ranks += good * ((start + 1 + end) / 2);
    start = end;
  }
  const wrong = sorted.length - right;
  return (ranks - (right * (right + 1)) / 2) / (right * wrong);
}

/** Expected calibration error, in ten bins. */
export function calibrationError(predictions: readonly Prediction[]): number {
  const bins = Array.from({ length: 10 }, () => ({ said: 0, true: 0 }));
  for (const { said, score } of predictions) {
    const bin = bins[Math.min(9, Math.floor(said * 10))];
    if (!bin) continue;
    bin.said += said;
    bin.true += score;
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin.said - bin.true), 0) / predictions.length;
}

/** The mean of values that differ from learner to learner, and its standard error. */
export function byLearner(predictions: readonly Prediction[], values: readonly number[]) {
  const sums = new Map<number, { sum: number; count: number }>();
  predictions.forEach(({ learner }, index) => {
    const one = sums.get(learner) ?? { sum: 0, count: 0 };
    sums.set(learner, { sum: one.sum + (values[index] ?? 0), count: one.count + 1 });
  });
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = [...sums.values()].reduce((sum, one) => sum + (one.sum - mean * one.count) ** 2, 0);
  return { mean, error: Math.sqrt(squares) / values.length };
}
