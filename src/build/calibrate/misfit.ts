import { ABILITIES } from '#lib/mastery/grid.ts';
import { itemModel, success } from '#lib/mastery/item-model.ts';
import { averaged, DIFFICULTIES, priorOf, successTable } from './difficulty-grid.ts';

/** In what an item is unlike what was expected of it. */
export type Misfit =
  /** Fewer right answers than its author's level, with the usual error of authors, and chance explain. */
  | 'harder'
  /** More. */
  | 'easier'
  /** Those who know the concept do hardly better than those who do not, or worse. */
  | 'blurred'
  /** So easy that the scale ends there. */
  | 'easiest'
  /** So hard that the scale ends there. */
  | 'hardest';

/** In standard deviations: what chance brings once in 700 items. */
const FAR = 3;

/** An answer in the pool of an item. */
export interface Pooled {
  /** 0 to 1. "I don't know yet" is worth what guessing brings on average, because the model expects a guess. */
  worth: number;
  /** How likely each ability of the learner was, by their other answers. */
  abilities: Float64Array;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const dot = (a: Float64Array, b: readonly number[]) =>
  a.reduce((total, x, index) => total + x * (b[index] ?? 0), 0);

interface Described {
  chance: number;
  level: number;
}

/** The share of right answers that was to be expected at the author's level, 0 to 1, and how far chance may take it from there. */
export function prediction(pool: readonly Pooled[], { chance, level }: Described) {
  const abilities = Float64Array.from(
    ABILITIES,
    (_, index) => sum(pool.map((answer) => answer.abilities[index] ?? 0)) / pool.length,
  );
  const rates = averaged(successTable(chance), abilities);
  const prior = priorOf(level);
  const rate = prior.reduce((total, weight, row) => total + weight * (rates[row] ?? 0), 0);
  const byLevel = prior.reduce((total, weight, row) => total + weight * ((rates[row] ?? 0) - rate) ** 2, 0);
  return { rate, deviation: Math.sqrt(byLevel + (rate * (1 - rate)) / pool.length) };
}

/**
 * How much more (or less) those who know do better than the item's curve says, in standard deviations: a score test of its
 * slope, as if nobody guessed, Σ(x − P)(t − t̄) / √Σ P(1 − P)(t − t̄)², where t is the mean of the learner's ability by other answers.
 *
 * @see Glas 1999, https://doi.org/10.1007/BF02294296: modification indices for the 2-PL model
 */
function discrimination(
  pool: readonly Pooled[],
  { chance, difficulty, error }: { chance: number; difficulty: number; error: number },
): number {
  const model = itemModel({ chance, difficulty, error });
  const curve = ABILITIES.map((ability) => success(ability, model));
  const answers = pool.map(({ worth, abilities }) => {
    const expected = dot(abilities, curve);
    return { rest: worth - expected, variance: expected * (1 - expected), mean: dot(abilities, ABILITIES) };
  });
  const centre =
    sum(answers.map(({ variance, mean }) => variance * mean)) / sum(answers.map(({ variance }) => variance));
  const spread = sum(answers.map(({ variance, mean }) => variance * (mean - centre) ** 2));
  return spread > 0 ? sum(answers.map(({ rest, mean }) => rest * (mean - centre))) / Math.sqrt(spread) : 0;
}

/** In what an item behaves unlike its prediction, given what its calibration says. */
export function misfits(
  pool: readonly Pooled[],
  item: Described & { difficulty: number; error: number; mode: number },
): Misfit[] {
  const observed = sum(pool.map(({ worth }) => worth)) / pool.length;
  const { rate, deviation } = prediction(pool, item);
  const found: Record<Misfit, boolean> = {
    harder: observed < rate - FAR * deviation,
    easier: observed > rate + FAR * deviation,
    blurred: discrimination(pool, item) < -FAR,
    easiest: item.mode === DIFFICULTIES[0],
    hardest: item.mode === DIFFICULTIES.at(-1),
  };
  return (Object.keys(found) as Misfit[]).filter((misfit) => found[misfit]);
}
