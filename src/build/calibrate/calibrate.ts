import { itemModel, type ItemModel } from '#lib/mastery/item-model.ts';
import { abilitiesByOthers } from './abilities-by-others.ts';
import { averaged, DIFFICULTIES, likelihoodTable, priorOf } from './difficulty-grid.ts';
import type { CalibratedItem, GivenAnswer } from './given-answers.ts';
import { misfits, prediction, type Misfit, type Pooled } from './misfit.ts';

/** With fewer answers, an item keeps what was said of it before. */
export const LEAST_ANSWERS = 30;

/** Difficulties stand still when none moves by so much, in levels: 0.01 logits. */
const STILL = 0.02;
const MOST_ROUNDS = 10;

/** What the answers to one item say. */
export interface Calibration {
  item: string;
  answers: number;
  /** The author's guess, 1 (easy) to 5 (hard). */
  level: number;
  /** On the same scale, with its standard error; none where there were too few answers. */
  difficulty?: { value: number; error: number };
  /** The share of right answers, 0 to 1; "I don't know yet" counts what guessing brings. */
  observed: number;
  /** The share that was to be expected of these learners at the author's level, 0 to 1. */
  predicted: number;
  misfits: Misfit[];
}

interface PooledAnswer extends Pooled {
  likelihood: Float64Array;
}

/** The mean, the standard deviation and the mode of a distribution that is given by its logarithms. */
function summary(logs: Float64Array) {
  const most = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - most));
  const total = weights.reduce((sum, weight) => sum + weight);
  const average = (valueOf: (difficulty: number) => number) =>
    weights.reduce((sum, weight, row) => sum + weight * valueOf(DIFFICULTIES[row] ?? 0), 0) / total;
  const value = average((difficulty) => difficulty);
  return {
    value,
    error: Math.sqrt(average((difficulty) => (difficulty - value) ** 2)),
    mode: DIFFICULTIES[logs.indexOf(most)] ?? value,
  };
}

/** p(b) ∝ prior(b)·Π Σ_θ p(θ)·P(answer | θ, b), where each p(θ) rests on the learner's other answers. */
function posterior(level: number, pool: readonly PooledAnswer[]) {
  const logs = priorOf(level).map(Math.log);
  for (const { likelihood } of pool)
    for (let row = 0; row < logs.length; row++) logs[row] = (logs[row] ?? 0) + Math.log(likelihood[row] ?? 0);
  return summary(logs);
}

/** The pool of each item, when items are as these models say. */
function poolsOf(
  people: readonly (readonly GivenAnswer[])[],
  items: ReadonlyMap<string, CalibratedItem>,
  models: ReadonlyMap<string, ItemModel>,
): Map<string, PooledAnswer[]> {
  const pools = new Map<string, PooledAnswer[]>();
  for (const given of people)
    for (const [place, abilities] of abilitiesByOthers(given, (item) => models.get(item))) {
      const { observation } = given[place] ?? {};
      const item = observation && items.get(observation.item);
      if (!item) continue;
      const { chance } = item;
      const pool = pools.get(item.id) ?? [];
      pools.set(item.id, pool);
      pool.push({
        worth: observation.unknown ? chance : observation.score,
        abilities,
        likelihood: averaged(likelihoodTable(chance, observation), abilities),
      });
    }
  return pools;
}

/** Items with enough answers begin at their author's level, whatever was said of them before: the same answers say the same again. */
function startOf({ chance, level, calibrated }: CalibratedItem, enough: boolean): ItemModel {
  return itemModel({
    chance,
    ...(calibrated && !enough ? calibrated : { difficulty: level }),
  });
}

/**
 * How hard each item is by the answers of many people, in the order of the items. The posterior of each difficulty, whose
 * prior is the author's level give or take a level, in turns with the abilities that the answers then speak for, until no
 * difficulty moves.
 */
export function calibrate(
  people: readonly (readonly GivenAnswer[])[],
  items: ReadonlyMap<string, CalibratedItem>,
  { least = LEAST_ANSWERS } = {},
): Calibration[] {
  const counts = new Map<string, number>();
  for (const { pooled, item } of people.flat())
    if (pooled && item !== undefined) counts.set(item, (counts.get(item) ?? 0) + 1);
  const hasEnough = ({ id }: CalibratedItem) => (counts.get(id) ?? 0) >= least;
  const all = [...items.values()];
  const enough = all.filter(hasEnough);
  const models = new Map(all.map((item) => [item.id, startOf(item, hasEnough(item))]));
  let pools = poolsOf(people, items, models);
  let found = new Map<string, ReturnType<typeof summary>>();
  for (let round = 1, moved = Infinity; round <= MOST_ROUNDS && moved >= STILL; round++) {
    if (round > 1) pools = poolsOf(people, items, models);
    const next = new Map(enough.map(({ id, level }) => [id, posterior(level, pools.get(id) ?? [])]));
    moved = Math.max(
      0,
      ...enough.map(({ id, level }) =>
        Math.abs((next.get(id)?.value ?? 0) - (found.get(id)?.value ?? level)),
      ),
    );
    found = next;
    for (const { id, chance } of enough) {
      const { value: difficulty, error } = next.get(id) ?? {};
      if (difficulty !== undefined) models.set(id, itemModel({ chance, difficulty, error }));
    }
  }
  return all.map(({ id, level, chance }) => {
    const pool = pools.get(id) ?? [];
    const difficulty = found.get(id);
    const known = { item: id, answers: pool.length, level };
    if (pool.length === 0) return { ...known, observed: NaN, predicted: NaN, misfits: [] };
    return {
      ...known,
      observed: pool.reduce((sum, { worth }) => sum + worth, 0) / pool.length,
      predicted: prediction(pool, { chance, level }).rate,
      ...(difficulty && { difficulty: { value: difficulty.value, error: difficulty.error } }),
      misfits: difficulty
        ? misfits(pool, {
            chance,
            level,
            difficulty: difficulty.value,
            error: difficulty.error,
            mode: difficulty.mode,
          })
        : [],
    };
  });
}
