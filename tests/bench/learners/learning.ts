import { random } from '#lib/course/random.ts';
import { normals, seedOf, uniform } from './chance.ts';
import { learningRules, PRACTICE_CUT, type Tracer } from './learning-rules.ts';
import type { Size } from './simulate.ts';
import { BASE, conceptId, drawBank, trueSuccess, type SimulatedItem } from './world.ts';

/** How ability grows with each question that is answered and explained. */
export interface LearningTruth {
  name: string;
  gain: (chance: () => number) => number;
}

export const LEARNING_WORLDS: LearningTruth[] = [
  { name: 'learning, none', gain: () => 0 },
  { name: 'learning, gradual', gain: (chance) => normals(chance)(0.15, 0.08) },
  { name: 'learning, jump', gain: (chance) => (chance() < 0.15 ? 1.3 : 0) },
];

const CONCEPTS = 8;
const MOST = 20;
/** About 18 % of concepts are mastered at the start. */
const MEAN = -0.35;
const BINS = 10;

const concepts = Array.from({ length: CONCEPTS }, (_, index) => conceptId(index));

/** What practice to mastery came to, for all learners who followed a rule. */
class Outcome {
  questions = 0;
  /** Questions about what was mastered already. */
  needless = 0;
  declared = 0;
  true = 0;
  learners = 0;
  #said = 0;
  readonly #bins = Array.from({ length: BINS }, () => ({ said: 0, true: 0 }));

  say(probability: number, mastered: boolean): void {
    const bin = this.#bins[Math.min(BINS - 1, Math.floor(probability * BINS))];
    if (!bin) return;
    bin.said += probability;
    bin.true += Number(mastered);
    this.#said += 1;
  }

  get precision() {
    const value = this.true / this.declared;
    return { value, error: Math.sqrt((value * (1 - value)) / this.declared) };
  }

  get calibrationError(): number {
    return this.#bins.reduce((sum, bin) => sum + Math.abs(bin.said - bin.true), 0) / this.#said;
  }

  /** So many for each concept of a learner. */
  perConcept(count: number): number {
    return count / (this.learners * CONCEPTS);
  }
}

interface Practice {
  bank: readonly SimulatedItem[];
  truth: LearningTruth;
  seed: number;
  learner: number;
}

/** One question of each concept in turn, until a rule declares it mastered. */
function practiseOne(tracer: Tracer, outcome: Outcome, { bank, truth, seed, learner }: Practice): void {
  const start = normals(random(seedOf(seed, 2, learner)));
  const general = start(MEAN, BASE.general);
  const abilities = new Map(concepts.map((concept) => [concept, general + start(0, BASE.offset)]));
  const chance = random(seedOf(seed, 4, learner));
  const left = new Set(bank);
  const open = new Set(concepts);
  for (let round = 0; round < MOST; round++)
    for (const concept of open) {
      const items = [...left].filter((item) => item.concepts[0] === concept);
      const item = tracer.choose?.(concept, items, chance) ?? items[Math.floor(chance() * items.length)];
      if (!item) continue;
      left.delete(item);
      const before = abilities.get(concept) ?? 0;
      const right = uniform(seed, 3, learner, item.index) < trueSuccess(before, item);
      const after = before + truth.gain(random(seedOf(seed, 8, learner, item.index)));
      abilities.set(concept, after);
      tracer.answered(concept, item, Number(right));
      const mastered = after >= PRACTICE_CUT;
      outcome.questions += 1;
      outcome.needless += Number(before >= PRACTICE_CUT);
      if (tracer.probability) outcome.say(tracer.probability(concept), mastered);
      if (!tracer.mastered(concept)) continue;
      open.delete(concept);
      outcome.declared += 1;
      outcome.true += Number(mastered);
    }
  outcome.learners += 1;
}

/** What practice to mastery comes to, by rule. */
export function practise(truth: LearningTruth, { learners, seeds }: Size): Map<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  for (const seed of seeds) {
    const bank = drawBank(BASE, seed, { concepts: CONCEPTS, items: MOST });
    for (const { name, follow } of learningRules(bank)) {
      const outcome = outcomes.get(name) ?? new Outcome();
      outcomes.set(name, outcome);
      for (let learner = 0; learner < learners; learner++)
        practiseOne(follow(), outcome, { bank, truth, seed, learner });
    }
  }
  return outcomes;
}
