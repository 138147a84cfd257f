import type { Confidence } from '#lib/scoring/response.ts';
import { knowing, success, type ItemModel } from './item-model.ts';

/** What was answered, as far as it is evidence. */
export interface Answer {
  /** 0 to 1. */
  score: number;
  /** "I don't know yet". */
  unknown?: boolean;
  confidence?: Confidence | undefined;
}

/**
 * How much likelier luck becomes when a right answer was called a guess, and how much less when it was called sure.
 *
 * Let π be the share of ratings among those who know, and ρ among those who guess. By Bayes' rule a right answer with
 * this rating is (1 − s)·π by knowing and c·ρ by luck: rating it is as if the chance of guessing were c·ρ/π. Suppose
 * π = 20, 30, 50 % and ρ = 55, 27, 18 % for guess, fairly, sure; ρ/π is then 2.8, 0.9, 0.36. Only the fourth root of
 * that is believed: people use such scales differently, one learner's ratings err together, and the simulation says that
 * believing more gains nothing where ratings tell, and loses two points of accuracy where they do not
 * (`npm run bench:learners -- --world confidence`).
 *
 * A wrong answer counts the same however sure: that somebody who knows made a slip, and that somebody holds a wrong idea
 * firmly, explain "sure and wrong" about equally well.
 */
const LUCK: Record<Confidence, number> = { guess: 1.3, fairly: 1, sure: 0.8 };

/** No answer is impossible, however far an item is from a learner. */
const LEAST = 1e-9;

/** The chance of guessing that the learner's own words suggest. */
function guessing({ guess, slip }: ItemModel, { score, confidence }: Answer): number {
  if (score < 1 || !confidence) return guess;
  // At most so lucky that the answer tells nothing: a right answer never speaks against its learner.
  return Math.min(guess * LUCK[confidence], 1 - slip);
}

/**
 * How likely this answer is at an ability.
 *
 * Part of the credit is part of a success: P^x·(1 − P)^(1 − x), the quasi-likelihood of fractional responses, which
 * weighs a board with nine cards as one answer, since its cards are not nine independent ones. The curve is the same for
 * every score, so that a better one never means less.
 *
 * "I don't know yet" is said by those who do not know, without guessing and without a slip: 1 − σ(aκ(θ − b)), if among
 * those who do not know saying so has nothing to do with ability. It is at least as much evidence as a wrong answer.
 */
export function answerLikelihood(item: ItemModel, answer: Answer): (ability: number) => number {
  if (answer.unknown) return (ability) => Math.max(LEAST, 1 - knowing(ability, item));
  const rated = { ...item, guess: guessing(item, answer) };
  const right = (ability: number) => Math.min(1 - LEAST, Math.max(LEAST, success(ability, rated)));
  const { score } = answer;
  if (score === 1) return right;
  if (score === 0) return (ability) => 1 - right(ability);
  return (ability) => right(ability) ** score * (1 - right(ability)) ** (1 - score);
}
