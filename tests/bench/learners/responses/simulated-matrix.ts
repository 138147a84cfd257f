import { random } from '#lib/course/random.ts';
import { normals, seedOf } from '../chance.ts';
import type { Matrix } from './matrix.ts';

/** A matrix like that of a quiz of general knowledge: topics that have much, and not everything, in common. */
export function simulatedMatrix({
  learners = 1075,
  topics = 5,
  perTopic = 9,
  general = 0.9,
  offset = 0.5,
  seed = 1,
} = {}): Matrix {
  const draw = normals(random(seedOf(seed, 1)));
  const items = Array.from({ length: topics * perTopic }, (_, index) => ({
    id: `item-${index}`,
    concept: `topic-${Math.floor(index / perTopic)}`,
    options: 4,
    slope: Math.exp(draw(0.1, 0.35)),
    difficulty: draw(-0.2, 1.1),
    guess: Math.max(0, draw(0.15, 0.06)),
  }));
  return {
    items: items.map(({ id, concept, options }) => ({ id, concept, options })),
    learners: Array.from({ length: learners }, (_, learner) => {
      const chance = random(seedOf(seed, 2, learner));
      const normal = normals(chance);
      const ability = normal(0, general);
      const offsets = Array.from({ length: topics }, () => normal(0, offset));
      return items.map(({ slope, difficulty, guess }, index) => {
        const theta = ability + (offsets[Math.floor(index / perTopic)] ?? 0);
        const right = guess + (0.98 - guess) / (1 + Math.exp(-slope * (theta - difficulty)));
        return Number(chance() < right);
      });
    }),
  };
}
