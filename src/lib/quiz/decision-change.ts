import type { Belief } from '#lib/mastery/posterior.ts';
import type { ConceptPool, ItemClass } from './item-pool.ts';

/** The normal distribution function: Abramowitz & Stegun 26.2.17, to 7.5e-8. */
function normalBelow(x: number): number {
  if (x > 0) return 1 - normalBelow(-x);
  const t = 1 / (1 - 0.2316419 * x);
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)) * series;
}

function expected(distribution: Float64Array, values: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++)
    sum += (distribution[index] ?? 0) * (values[index] ?? 0);
  return sum;
}

/**
 * The chance that asking everything that is left would still turn the decision: Φ(−|E θ − cut| / √(v − v_f)), where
 * v_f = 1/(1/v + Σ E[I]) is the variance that would then remain. Nothing left, nothing turns. `used` has the class of each
 * item that was asked.
 *
 * @see Finkelman 2008, https://doi.org/10.3102/1076998607308573: stochastic curtailment
 */
export function changeChance(
  { abilities, mean, variance }: Belief,
  { pool, used, cut }: { pool: ConceptPool; used: readonly ItemClass[]; cut: number },
): number {
  const spent = used.reduce((sum, { information }) => sum + expected(abilities, information), 0);
  const left = used.length < pool.count ? Math.max(0, expected(abilities, pool.information) - spent) : 0;
  const moving = variance - 1 / (1 / variance + left);
  return moving > 0 ? normalBelow(-Math.abs(mean - cut) / Math.sqrt(moving)) : 0;
}
