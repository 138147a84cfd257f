import { ABILITIES } from './grid.ts';

/** A belief about how learners differ: in general ability g, and from concept to concept by an offset u. */
export interface Spread {
  /** How much of our belief this one has. */
  weight: number;
  /** The standard deviation of g. */
  general: number;
  /** The offset: a mixture of normal distributions around 0. Its wide part is what lets an isolated gap show. */
  offset: readonly { share: number; deviation: number }[];
}

/** The learners we expect, tabled: θ = g + u for every general ability on a grid, under every spread. */
export interface Population {
  /** The logarithm of each row's prior weight. */
  prior: Float64Array;
  /** K(θ | g): for each row the distribution over abilities, row after row. */
  kernel: Float64Array;
  /** Abilities of a concept, whoever the learner is. */
  marginal: Float64Array;
}

const GENERAL_REACH = 3;

const normal = (x: number, deviation: number) => Math.exp(-0.5 * (x / deviation) ** 2) / deviation;

function scaled(values: readonly number[]): number[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => value / total);
}

/**
 * `mean` moves the expected general ability, as a learner's own word for it may; `steps` is how finely general ability is
 * looked at, which must be finer than the narrowest offset is wide.
 */
export function population(spreads: readonly Spread[], { mean = 0, steps = 21 } = {}): Population {
  const rows = spreads.flatMap(({ weight, general, offset }) => {
    const abilities = Array.from(
      { length: steps },
      (_, step) => ((2 * step) / (steps - 1) - 1) * GENERAL_REACH * general,
    );
    const priors = scaled(abilities.map((ability) => normal(ability, general)));
    return abilities.map((ability, step) => ({
      prior: weight * (priors[step] ?? 0),
      kernel: scaled(
        ABILITIES.map((theta) =>
          offset.reduce(
            (sum, { share, deviation }) => sum + share * normal(theta - mean - ability, deviation),
            0,
          ),
        ),
      ),
    }));
  });
  return {
    prior: Float64Array.from(rows, ({ prior }) => Math.log(prior)),
    kernel: Float64Array.from(rows.flatMap(({ kernel }) => kernel)),
    marginal: Float64Array.from(ABILITIES, (_, index) =>
      rows.reduce((sum, { prior, kernel }) => sum + prior * (kernel[index] ?? 0), 0),
    ),
  };
}

/** Z(g) = Σ K(θ | g)·ℓ(θ): how likely the evidence of one concept is for each row, as logarithms. */
export function evidenceByRow(likelihood: readonly number[], { kernel, prior }: Population): Float64Array {
  const logs = new Float64Array(prior.length);
  for (let row = 0, at = 0; row < logs.length; row++) {
    let sum = 0;
    for (let index = 0; index < likelihood.length; index++, at++)
      sum += (kernel[at] ?? 0) * (likelihood[index] ?? 0);
    logs[row] = Math.log(sum);
  }
  return logs;
}
