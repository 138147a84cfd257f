/** How the chance of a right answer grows with ability: the four-parameter logistic model of item response theory. */
export interface ItemModel {
  /** b: the ability, in logits, at which half of those who do not guess know the answer. */
  difficulty: number;
  /** a·κ: how sharply the item tells those who know from those who do not. */
  slope: number;
  /** c: the chance of a right answer by somebody who does not know it. */
  guess: number;
  /** s: the chance of a wrong answer by somebody who knows the right one. */
  slip: number;
}

/** Even who knows makes a slip now and then: what bounds the harm of one. */
export const SLIP = 0.05;
/** A usual slope of items that nobody has calibrated. */
const SLOPE = 1.1;
/** Authors' levels, 1 (easy) to 5 (hard), are −1 to 1 in logits; the truth lies about so far from them. */
const LOGITS_PER_LEVEL = 0.5;
const LEVEL_ERROR = 0.5;

/** κ = 1/√(1 + π/8·a²·σ_b²): not knowing the difficulty well makes a curve flatter, not higher. */
const flattening = (slope: number, error: number) =>
  1 / Math.sqrt(1 + (Math.PI / 8) * slope ** 2 * error ** 2);

/** An item as its author describes it: the chance of a right answer by guessing, and a level from 1 to 5. */
export function itemModel({ chance, difficulty }: { chance: number; difficulty: number }): ItemModel {
  return {
    difficulty: (difficulty - 3) * LOGITS_PER_LEVEL,
    slope: SLOPE * flattening(SLOPE, LEVEL_ERROR),
    guess: Math.min(chance, 1 - SLIP),
    slip: SLIP,
  };
}

/** The chance of knowing the answer: σ(aκ(θ − b)). */
export function knowing(ability: number, { slope, difficulty }: ItemModel): number {
  return 1 / (1 + Math.exp(-slope * (ability - difficulty)));
}

/** The ability at which the answer is known with this chance, between 0 and 1. */
export const abilityAt = (chance: number, { slope, difficulty }: ItemModel): number =>
  difficulty + Math.log(chance / (1 - chance)) / slope;

/** The chance of a right answer: c + (1 − c − s)·σ(aκ(θ − b)). */
export function success(ability: number, item: ItemModel): number {
  return item.guess + (1 - item.guess - item.slip) * knowing(ability, item);
}

/** Fisher's information about ability in one answer: P′² / (P(1 − P)). */
export function information(ability: number, item: ItemModel): number {
  const known = knowing(ability, item);
  const right = item.guess + (1 - item.guess - item.slip) * known;
  const steepness = (1 - item.guess - item.slip) * item.slope * known * (1 - known);
  return right > 0 && right < 1 ? steepness ** 2 / (right * (1 - right)) : 0;
}
