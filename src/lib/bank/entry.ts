import type { Interaction, Item } from './item.ts';

/** What selection and the estimate need to know of an item, without its texts. */
export interface Entry {
  id: string;
  interaction: Interaction;
  /** The main concept first. */
  concepts: string[];
  bloom: Item['bloom'];
  /** 1 (easy) to 5 (hard): as calibrated, which may lie beyond; otherwise the author's guess. */
  difficulty: number;
  /** The standard error of a calibrated difficulty, on the same scale. */
  error?: number;
  material: Item['material'];
  /** The real platforms that it classifies, where it does. */
  platforms?: string[];
  /** The chance of a right answer by guessing alone, 0 to 1. */
  chance: number;
  /** An open judgement: shown, never scored. */
  open: boolean;
  /** No longer asked; old answers still count. */
  retired: boolean;
}

const APPLIED: Item['bloom'][] = ['apply', 'analyse', 'evaluate'];

/** Whether an item asks to use what was learnt, not only to know it. */
export const isApplied = (bloom: Item['bloom']): boolean => APPLIED.includes(bloom);

/** The chance of a wholly right answer by guessing alone, from 0 to 1. */
export function chanceOf(item: Item): number {
  switch (item.interaction) {
    case 'choice':
      return item.select === 'one'
        ? item.options.filter(({ right }) => right).length / item.options.length
        : 1 / 2 ** item.options.length;
    case 'true-false':
      return 1 / item.reasons.length;
    case 'matching':
      return item.sources.reduce(
        (chance, source) =>
          chance *
          (Object.values(source.placements).filter(({ right }) => right).length / item.targets.length),
        1,
      );
    case 'sequencing':
      return item.orders.length / item.elements.reduce((product, _, index) => product * (index + 1), 1);
    case 'fill-in':
      return 0;
  }
}

/** How hard an item is, and how well that is known: as calibrated, otherwise as its author guessed. */
export function difficultyOf({ difficulty, calibrated }: Item): Pick<Entry, 'difficulty' | 'error'> {
  return calibrated ? { difficulty: calibrated.difficulty, error: calibrated.error } : { difficulty };
}

/** Nothing that can be wrong is sure by guessing, not even by rounding. */
const MOST_CHANCE = 0.999;

/** The entry of an item in the index of the bank. */
export function entryOf(item: Item): Entry {
  return {
    id: item.id,
    interaction: item.interaction,
    concepts: item.concepts,
    bloom: item.bloom,
    ...difficultyOf(item),
    material: item.material,
    ...(item.platforms && { platforms: item.platforms }),
    chance: Math.min(MOST_CHANCE, Number(chanceOf(item).toPrecision(3))),
    open: item.interaction === 'choice' && item.open === true,
    retired: item.retired === true,
  };
}
