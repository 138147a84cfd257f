/** The abilities among which we look for a learner's, in logits: −4 to 4. */
const STEP = 0.2;
const HALF = 20;
export const ABILITIES: readonly number[] = Array.from(
  { length: 2 * HALF + 1 },
  (_, index) => (index - HALF) * STEP,
);
const SIZE = ABILITIES.length;

/** How much of each ability's step lies at or above the cut, 0 to 1. */
export function shareAbove(cut: number): Float64Array {
  return Float64Array.from(ABILITIES, (ability) => Math.min(1, Math.max(0, (ability - cut) / STEP + 0.5)));
}

/** Moves a distribution up by so much; what falls between two abilities is shared, what leaves the grid stays at its end. */
export function raise(distribution: Float64Array, by: number): Float64Array {
  if (by === 0) return distribution;
  const steps = Math.floor(by / STEP);
  const rest = by / STEP - steps;
  const raised = new Float64Array(SIZE);
  for (let index = 0; index < SIZE; index++) {
    const mass = distribution[index] ?? 0;
    const low = Math.min(SIZE - 1, index + steps);
    const high = Math.min(SIZE - 1, index + steps + 1);
    raised[low] = (raised[low] ?? 0) + mass * (1 - rest);
    raised[high] = (raised[high] ?? 0) + mass * rest;
  }
  return raised;
}
