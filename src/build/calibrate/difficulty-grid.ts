import { CALIBRATED } from '#lib/bank/item.ts';
import { answerLikelihood, type Answer } from '#lib/mastery/answer-likelihood.ts';
import { ABILITIES } from '#lib/mastery/grid.ts';
import { itemModel, LEVEL_ERROR, success } from '#lib/mastery/item-model.ts';

const STEPS_PER_LEVEL = 10;

/** The difficulties among which we look for an item's, on the authors' scale. */
export const DIFFICULTIES: readonly number[] = Array.from(
  { length: (CALIBRATED.most - CALIBRATED.least) * STEPS_PER_LEVEL + 1 },
  (_, step) => CALIBRATED.least + step / STEPS_PER_LEVEL,
);

/** How likely each difficulty is before any answer: N(level, 1²), because authors are wrong by about a level. Sums to 1. */
export function priorOf(level: number): Float64Array {
  const weights = DIFFICULTIES.map((difficulty) =>
    Math.exp(-0.5 * ((difficulty - level) / LEVEL_ERROR) ** 2),
  );
  const total = weights.reduce((sum, weight) => sum + weight);
  return Float64Array.from(weights, (weight) => weight / total);
}

const modelsOf = (chance: number) =>
  DIFFICULTIES.map((difficulty) => itemModel({ chance, difficulty, error: 0 }));

/** A value for every difficulty and, within each, for every ability. */
type Table = Float64Array;

/** Σ over abilities of their chance times what the table says, for every difficulty. */
export function averaged(table: Table, abilities: Float64Array): Float64Array {
  const means = new Float64Array(DIFFICULTIES.length);
  for (let row = 0, at = 0; row < means.length; row++) {
    let sum = 0;
    for (let index = 0; index < abilities.length; index++, at++)
      sum += (abilities[index] ?? 0) * (table[at] ?? 0);
    means[row] = sum;
  }
  return means;
}

/** Tables are made once for all answers that are alike, which are many. */
const tables = new Map<string, Table>();
function tabled(key: string, make: () => Table): Table {
  const table = tables.get(key) ?? make();
  tables.set(key, table);
  return table;
}

/** How likely an answer is, to an item with this chance of guessing. */
export function likelihoodTable(chance: number, { score, unknown, confidence }: Answer): Table {
  return tabled(`${chance} ${score} ${unknown} ${confidence}`, () =>
    Float64Array.from(
      modelsOf(chance).flatMap((model) => {
        const likelihoodAt = answerLikelihood(model, { score, unknown, confidence });
        return ABILITIES.map(likelihoodAt);
      }),
    ),
  );
}

/** The chance of a right answer to such an item. */
export function successTable(chance: number): Table {
  return tabled(`${chance}`, () =>
    Float64Array.from(
      modelsOf(chance).flatMap((model) => ABILITIES.map((ability) => success(ability, model))),
    ),
  );
}
