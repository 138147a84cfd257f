import { random } from '#lib/course/random.ts';
import { seedOf } from './chance.ts';
import { Measures } from './measures.ts';
import type { Policy, Sitting } from './policy.ts';
import {
  conceptId,
  CONCEPTS,
  drawBank,
  drawLearner,
  respond,
  type SimulatedItem,
  type SimulatedLearner,
  type World,
} from './world.ts';

export interface Size {
  learners: number;
  seeds: readonly number[];
}

const concepts = Array.from({ length: CONCEPTS }, (_, index) => conceptId(index));

/** A learner, and the sitting in which they answer. */
export interface SimulatedSitting {
  learner: SimulatedLearner;
  sitting: Sitting;
  /** What was asked so far. */
  asked: SimulatedItem[];
  /** How many of the answers were right. */
  right: () => number;
}

/** Every learner of a world. */
export function* sittings(world: World, { learners, seeds }: Size): Generator<SimulatedSitting> {
  for (const seed of seeds) {
    const bank = drawBank(world, seed);
    const byConcept = new Map(
      concepts.map((concept) => [concept, bank.filter((item) => item.concepts[0] === concept)]),
    );
    for (let index = 0; index < learners; index++) {
      const learner = drawLearner(world, seed, index);
      const asked: SimulatedItem[] = [];
      let right = 0;
      const ask = (item: SimulatedItem) => {
        const answer = respond(learner, item);
        asked.push(item);
        right += answer;
        return answer;
      };
      const sitting: Sitting = {
        concepts,
        items: bank,
        itemsOf: (concept) => byConcept.get(concept) ?? [],
        ask,
        chance: random(seedOf(seed, 4, index)),
      };
      yield { learner, sitting, asked, right: () => right };
    }
  }
}

/** What a rule achieves in a world. */
export function measure(policy: Policy, world: World, size: Size): Measures {
  const measures = new Measures();
  for (const { learner, sitting, asked, right } of sittings(world, size)) {
    const verdicts = policy.run(sitting);
    measures.add(learner, verdicts, asked, right());
  }
  return measures;
}
