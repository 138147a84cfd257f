import { random } from '#lib/course/random.ts';
import type { Askable } from '#lib/quiz/item-pool.ts';
import type { Confidence } from '#lib/scoring/response.ts';
import { normals, seedOf, uniform } from './chance.ts';

/** How simulated learners and items come about. Nothing of it is known to those who estimate, but levels and formats. */
export interface World {
  name: string;
  /** Standard deviations of general ability and of each concept's offset. */
  general: number;
  offset: number;
  mean: number;
  /** How far the true difficulty lies from the author's level. */
  levelError: number;
  /** Whether authors say a level at all. */
  levels: boolean;
  /** A share of concepts in which a learner is weaker by so much. */
  gaps: { share: number; depth: number };
}

export const BASE: World = {
  name: 'base',
  general: 0.9,
  offset: 0.5,
  mean: 0,
  levelError: 0.5,
  levels: true,
  gaps: { share: 0, depth: 0 },
};

export const WORLDS: World[] = [
  BASE,
  { ...BASE, name: 'looser', general: 0.6, offset: 0.8 },
  { ...BASE, name: 'unrelated', general: 0.3, offset: 0.95 },
  { ...BASE, name: 'able', mean: 0.6 },
  { ...BASE, name: 'noisy levels', levelError: 0.9 },
  { ...BASE, name: 'no levels', levels: false },
  { ...BASE, name: 'gaps', gaps: { share: 0.12, depth: 1.3 } },
];

/** An item as its author describes it, and as it is. */
export interface SimulatedItem extends Askable {
  index: number;
  truth: { slope: number; difficulty: number; guess: number; slip: number };
}

export const CONCEPTS = 20;
export const ITEMS_PER_CONCEPT = 12;
export const CUT = 0;

const FORMATS = [
  { upTo: 0.6, chance: 0.25, interaction: 'choice' },
  { upTo: 0.75, chance: 0.5, interaction: 'true-false' },
  { upTo: 1, chance: 0.05, interaction: 'fill-in' },
] as const;
/** The first, the middle and the last of the levels that authors have; in logits −1, 0 and 1. */
const LEVELS = [1, 3, 5] as const;

export const conceptId = (index: number) => `concept-${index}`;

function format(draw: number) {
  return FORMATS.find(({ upTo }) => draw < upTo) ?? FORMATS[0];
}

/** A bank of so many concepts with so many items each. */
export function drawBank(
  world: World,
  seed: number,
  { concepts = CONCEPTS, items = ITEMS_PER_CONCEPT } = {},
): SimulatedItem[] {
  const chance = random(seedOf(seed, 1));
  const normal = normals(chance);
  return Array.from({ length: concepts * items }, (_, index) => {
    const level = LEVELS[Math.floor(chance() * LEVELS.length)] ?? 3;
    const { chance: guess, interaction } = format(chance());
    return {
      index,
      id: `item-${index}`,
      concepts: [conceptId(Math.floor(index / items))],
      interaction,
      chance: guess,
      difficulty: world.levels ? level : 3,
      truth: {
        difficulty: (level - 3) / 2 + normal(0, world.levelError),
        slope: Math.min(2.2, Math.max(0.5, Math.exp(normal(Math.log(1.1), 0.3)))),
        guess,
        slip: 0.02 + 0.06 * chance(),
      },
    };
  });
}

export interface SimulatedLearner {
  seed: number;
  index: number;
  general: number;
  /** Ability by concept. */
  abilities: Map<string, number>;
}

export function drawLearner(world: World, seed: number, index: number): SimulatedLearner {
  const chance = random(seedOf(seed, 2, index));
  const normal = normals(chance);
  const general = normal(world.mean, world.general);
  const abilities = new Map<string, number>();
  for (let concept = 0; concept < CONCEPTS; concept++) {
    const gap = chance() < world.gaps.share ? world.gaps.depth : 0;
    abilities.set(conceptId(concept), general + normal(0, world.offset) - gap);
  }
  return { seed, index, general, abilities };
}

export function trueSuccess(ability: number, { truth }: SimulatedItem): number {
  const { guess, slip, slope, difficulty } = truth;
  return guess + (1 - guess - slip) / (1 + Math.exp(-slope * (ability - difficulty)));
}

/** Right or wrong: the same learner answers the same item alike, whoever asks (common random numbers). */
export function respond(learner: SimulatedLearner, item: SimulatedItem): 0 | 1 {
  const ability = learner.abilities.get(item.concepts[0] ?? '') ?? 0;
  return uniform(learner.seed, 3, learner.index, item.index) < trueSuccess(ability, item) ? 1 : 0;
}

/** How people say how sure they are: a feeling, higher for those who know, cut at two places that differ from one to another. */
const FEELING = { known: 1, deviation: 1, guessBelow: 0.2, sureAbove: 1, bias: 0.6 };

/**
 * How sure the learner says they are of this answer. Right answers of those who know feel surer than lucky ones; with
 * `telling` 0, the words mean nothing.
 */
export function rate(learner: SimulatedLearner, item: SimulatedItem, telling = 1): Confidence {
  const { guess, slip, slope, difficulty } = item.truth;
  const ability = learner.abilities.get(item.concepts[0] ?? '') ?? 0;
  const knows = 1 / (1 + Math.exp(-slope * (ability - difficulty)));
  const right = respond(learner, item) === 1;
  const [byKnowing, byLuck] = right
    ? [(1 - slip) * knows, guess * (1 - knows)]
    : [slip * knows, (1 - guess) * (1 - knows)];
  const known = uniform(learner.seed, 5, learner.index, item.index) < byKnowing / (byKnowing + byLuck);
  const bias = normals(random(seedOf(learner.seed, 6, learner.index)))(0, FEELING.bias);
  const normal = normals(random(seedOf(learner.seed, 7, learner.index, item.index)));
  const feeling = bias + normal(known ? telling * FEELING.known : 0, FEELING.deviation);
  if (feeling < FEELING.guessBelow) return 'guess';
  return feeling > FEELING.sureAbove ? 'sure' : 'fairly';
}
