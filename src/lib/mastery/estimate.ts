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
const LOG_PRIOR = Float64Array.from(MIDDLES, (u) => -0.5 * Math.log(u ** 4 + (1 - u) ** 4));

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

type Logs = Float64Array;

/** The logarithms of success and failure over the grid, for each kind of item: few kinds, many answers. */
const kinds = new Map<string, { success: Logs; failure: Logs }>();

function logsOf(chance: number, difficulty: number) {
  const key = `${chance} ${difficulty}`;
  let logs = kinds.get(key);
  if (!logs) {
    const right = Float64Array.from(GRID, (value) => successChance(value, { chance, difficulty }));
    logs = { success: right.map(Math.log), failure: right.map((value) => Math.log(1 - value)) };
    kinds.set(key, logs);
  }
  return logs;
}

/** From here on a sum is written anew, before its scale vanishes. */
const SMALLEST_SCALE = 1e-9;

/** A sum of logarithms that fades as a whole: one multiplication, not one for each point of the grid. */
interface FadingSum {
  points: number[];
  scale: number;
}

const nothing = (): FadingSum => ({ points: Array.from({ length: STEPS }, () => 0), scale: 1 });
const at = ({ points, scale }: FadingSum, step: number) => (points[step] ?? 0) * scale;

/** Adds an answer; as far as it speaks against the sum, what was there fades. */
function addTo(sum: FadingSum, logs: Logs, weight: number): void {
  sum.scale *= FADING ** (1 - weight);
  if (sum.scale < SMALLEST_SCALE) {
    sum.points = sum.points.map((_, step) => at(sum, step));
    sum.scale = 1;
  }
  if (weight === 0) return;
  const share = weight / sum.scale;
  for (let step = 0; step < STEPS; step += 1)
    sum.points[step] = (sum.points[step] ?? 0) + (logs[step] ?? 0) * share;
}

/**
 * What answers tell of one concept, folded in one by one, oldest first: Bayes' rule on a grid, in logarithms so that
 * many answers do not underflow. Successes and failures are summed apart, because each fades with the other.
 */
export interface Belief {
  successes: FadingSum;
  failures: FadingSum;
  count: number;
}

export const newBelief = (): Belief => ({ successes: nothing(), failures: nothing(), count: 0 });

export function addEvidence(belief: Belief, { score, unknown, chance, difficulty }: Evidence): void {
  const { success, failure } = logsOf(unknown ? 0 : chance, difficulty);
  addTo(belief.successes, success, score);
  addTo(belief.failures, failure, 1 - score);
  belief.count += 1;
}

/** The share of belief at each point of the grid. */
function posterior({ successes, failures }: Belief): Float64Array {
  const logs = LOG_PRIOR.map((log, step) => log + at(successes, step) + at(failures, step));
  const top = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - top));
  const total = weights.reduce((sum, weight) => sum + weight);
  return weights.map((weight) => weight / total);
}

export const valueOf = (belief: Belief): number => mean(posterior(belief));

export function estimateOf(belief: Belief): Estimate {
  const weights = posterior(belief);
  const quantile = (share: number) => {
    let sum = 0;
    const step = weights.findIndex((weight) => (sum += weight) >= share);
    return GRID[Math.max(0, step)] ?? 1;
  };
  return { value: mean(weights), low: quantile(0.1), high: quantile(0.9), count: belief.count };
}

const mean = (weights: Float64Array) =>
  weights.reduce((sum, weight, step) => sum + weight * (GRID[step] ?? 0), 0);

/** What we believe after these answers, oldest first. */
export function estimate(evidence: readonly Evidence[]): Estimate {
  const belief = newBelief();
  for (const answer of evidence) addEvidence(belief, answer);
  return estimateOf(belief);
}
