/** One answer as evidence about a concept. */
export interface Evidence {
  item: string;
  /** 0 to 1. */
  score: number;
  /** The learner said "I don't know yet": there was no guessing. */
  unknown: boolean;
  /** The chance of a right answer by guessing alone, 0 to 1. */
  chance: number;
  /** 1 (easy) to 5 (hard), by the author. */
  difficulty: number;
  /** Asked at apply level or above. */
  applied: boolean;
  misconceptions: readonly string[];
}

/** What we believe of one concept. */
export interface Estimate {
  /** The chance, 0 to 1, of answering a middling question about it without guessing: our best guess. */
  value: number;
  /** The truth lies between `low` and `high` with four chances in five. */
  low: number;
  high: number;
  /** Answers it rests on. */
  count: number;
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x));
const logit = (p: number) => Math.log(p / (1 - p));

/**
 * Grid over the chance of answering a middling question: u⁴ / (u⁴ + (1 − u)⁴) at the middle of each step of u.
 * Close at both ends, where belief piles up; even steps would miss by 0.04 there.
 */
const STEPS = 100;
const MIDDLES = Array.from({ length: STEPS }, (_, index) => (index + 0.5) / STEPS);
const GRID = MIDDLES.map((u) => logistic(4 * logit(u)));
/**
 * Beta(¼, ¼) over that chance, which is (u⁴ + (1 − u)⁴)^−½ over u: most people either know a thing or do not.
 * Three right answers to middling questions bring it near the goal.
 */
const PRIOR = MIDDLES.map((u) => (u ** 4 + (1 - u) ** 4) ** -0.5);

/** Even who knows makes a slip now and then. */
const SLIP = 0.05;
/**
 * The weight of an answer shrinks by this factor with each later answer that speaks against it: learners learn, and
 * forget. What agrees does not fade, so that a right answer never lowers the estimate and a wrong one never raises it.
 */
const FADING = 0.9;
/** Steps of difficulty in logits: 1 is −1.6, 3 is 0, 5 is 1.6. */
const LOGITS_PER_LEVEL = 0.8;

/**
 * The chance of a right answer to an item by somebody who answers a middling one with chance `value`:
 * c + (1 − c − s)·σ(logit(value) − b), the four-parameter logistic model of item response theory.
 */
export function successChance(
  value: number,
  { chance, difficulty }: Pick<Evidence, 'chance' | 'difficulty'>,
): number {
  const b = (difficulty - 3) * LOGITS_PER_LEVEL;
  const guess = Math.min(chance, 1 - SLIP);
  return guess + (1 - guess - SLIP) * logistic(logit(value) - b);
}

/** Bayes' rule on a grid, in logarithms so that many answers do not underflow. Oldest evidence first. */
export function estimate(evidence: readonly Evidence[]): Estimate {
  const logs = PRIOR.map((weight) => Math.log(weight));
  const weight = { success: 1, failure: 1 };
  for (const answer of evidence.toReversed()) {
    const item = answer.unknown ? { ...answer, chance: 0 } : answer;
    const [success, failure] = [answer.score, 1 - answer.score];
    GRID.forEach((value, step) => {
      const right = successChance(value, item);
      const log = weight.success * success * Math.log(right) + weight.failure * failure * Math.log(1 - right);
      logs[step] = (logs[step] ?? 0) + log;
    });
    weight.success *= FADING ** failure;
    weight.failure *= FADING ** success;
  }
  const top = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - top));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const value = GRID.reduce((sum, point, step) => sum + (point * (weights[step] ?? 0)) / total, 0);
  return { value, low: quantile(0.1), high: quantile(0.9), count: evidence.length };

  function quantile(share: number): number {
    let sum = 0;
    const step = weights.findIndex((weight) => (sum += weight / total) >= share);
    return GRID[Math.max(0, step)] ?? 1;
  }
}
