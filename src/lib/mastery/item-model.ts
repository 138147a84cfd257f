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
/** Authors' levels, 1 (easy) to 5 (hard), are −1 to 1 in logits; the truth lies about one level from them. */
export const LOGITS_PER_LEVEL = 0.5;
export const LEVEL_ERROR = 1;
const MIDDLE = 3;

/** A difficulty on the authors' scale, in logits. */
export const logitsOf = (level: number): number => (level - MIDDLE) * LOGITS_PER_LEVEL;

/** κ = 1/√(1 + π/8·a²·σ_b²), σ_b in logits: not knowing the difficulty well makes a curve flatter, not higher. */
const flattening = (slope: number, error: number) =>
  1 / Math.sqrt(1 + (Math.PI / 8) * slope ** 2 * error ** 2);

/** An item as far as it is known. */
export interface ItemDescription {
  /** The chance of a right answer by guessing, 0 to 1. */
  chance: number;
  /** On the authors' scale, 1 (easy) to 5 (hard). */
  difficulty: number;
  /** The standard error of the difficulty, on the same scale: that of authors where nobody has calibrated it. */
  error?: number | undefined;
}

/** How an item tells those who know from those who do not, as far as it is known. */
export function itemModel({ chance, difficulty, error = LEVEL_ERROR }: ItemDescription): ItemModel {
  return {
    difficulty: logitsOf(difficulty),
    slope: SLOPE * flattening(SLOPE, error * LOGITS_PER_LEVEL),
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
