import { random } from '#lib/course/random.ts';
import { beliefs } from '#lib/mastery/assumptions.ts';
import { observe, type LearnerEvidence } from '#lib/mastery/concept-evidence.ts';
import { itemModel } from '#lib/mastery/item-model.ts';
import { itemPool, type Askable } from '#lib/quiz/item-pool.ts';
import { toPractise } from '#lib/quiz/next-item.ts';
import { nextQuestion } from '#lib/quiz/next-question.ts';
import { median } from '../table.ts';

const CONCEPTS = 25;
const ANSWERS = 200;

const conceptOf = (index: number) => `concept-${index % CONCEPTS}`;

function bank(size: number): Askable[] {
  const chance = random(size);
  return Array.from({ length: size }, (_, index) => ({
    id: `item-${index}`,
    concepts: [conceptOf(index)],
    interaction: chance() < 0.7 ? 'choice' : 'matching',
    chance: [0, 0.05, 0.25, 1 / 3, 0.5][Math.floor(chance() * 5)] ?? 0,
    difficulty: 1 + Math.floor(chance() * 5),
  }));
}

/** The median time of a step, in milliseconds, over a session in a course of 25 concepts, as it ships for practice. */
export function timings(size: number) {
  const items = bank(size);
  const start = performance.now();
  const pool = itemPool(items);
  const table = performance.now() - start;
  const byId = new Map(items.map((item) => [item.id, item]));
  const concepts = Array.from({ length: CONCEPTS }, (_, index) => ({
    id: conceptOf(index),
    prerequisites: [],
  }));
  const chance = random(1);
  const asked: string[] = [];
  const times = { choose: [] as number[], update: [] as number[], believe: [] as number[] };
  const timed = <T>(list: number[], run: () => T): T => {
    const before = performance.now();
    const result = run();
    list.push(performance.now() - before);
    return result;
  };
  let learner: LearnerEvidence = {};
  let beliefOf = beliefs(learner);
  for (let count = 0; count < ANSWERS; count++) {
    // Beliefs are read once an answer; the choice is timed without them.
    timed(times.believe, () => concepts.forEach(({ id }) => beliefOf(id)));
    const question = timed(times.choose, () =>
      nextQuestion({ pool, concepts, beliefOf, cut: 0, asked, worth: toPractise(), endless: true, chance }),
    );
    const item = byId.get(question?.item ?? '');
    if (!item) break;
    asked.push(item.id);
    const answer = {
      item: item.id,
      model: itemModel(item),
      concepts: item.concepts,
      score: Number(chance() < 0.6),
      applied: true,
      explained: true,
      at: 0,
    };
    learner = timed(times.update, () => observe(learner, answer));
    beliefOf = beliefs(learner);
  }
  const stored = JSON.stringify(learner);
  const restored = JSON.parse(stored) as LearnerEvidence;
  const rebuild = [] as number[];
  timed(rebuild, () => {
    const read = beliefs(restored);
    for (const { id } of concepts) read(id);
  });
  return {
    table,
    update: median(times.update),
    believe: median(times.believe),
    choose: median(times.choose),
    rebuild: rebuild[0] ?? NaN,
    stored: stored.length,
  };
}
