import { calibrate, type Calibration } from '../../../src/build/calibrate/calibrate.ts';
import type { CalibratedItem, GivenAnswer } from '../../../src/build/calibrate/given-answers.ts';
import { random, shuffled } from '#lib/course/random.ts';
import { itemModel, LOGITS_PER_LEVEL, logitsOf } from '#lib/mastery/item-model.ts';
import { printTable } from '../table.ts';
import { seedOf, uniform } from './chance.ts';
import { sit } from './ours.ts';
import { sittings } from './simulate.ts';
import {
  BASE,
  CONCEPTS,
  ITEMS_PER_CONCEPT,
  drawBank,
  respond,
  type SimulatedItem,
  type SimulatedLearner,
  type World,
} from './world.ts';

export interface CalibrationOptions {
  world?: World;
  seed: number;
  learners: number;
  /** Whether learners get the questions that the course would choose, or four of each concept at random. */
  chosen?: boolean;
  /** Items whose key names a wrong option. */
  miskeyed?: ReadonlySet<string>;
  /** Answers that an item needs. */
  least?: number;
  /** How many concepts learners are asked about. */
  concepts?: number;
}

const PER_CONCEPT = 4;

/** By a wrong key: one of the wrong options is worth a point, the right one is not. */
function byWrongKey(learner: SimulatedLearner, item: SimulatedItem): number {
  const { guess } = item.truth;
  const share = guess / (1 - guess);
  const hits = uniform(learner.seed, 9, learner.index, item.index) < share;
  return respond(learner, item) === 0 && hits ? 1 : 0;
}

function given(learner: SimulatedLearner, item: SimulatedItem, miskeyed: boolean): GivenAnswer {
  return {
    observation: {
      item: item.id,
      model: itemModel(item),
      concepts: item.concepts,
      score: miskeyed ? byWrongKey(learner, item) : respond(learner, item),
      unknown: false,
      applied: true,
      explained: false,
      at: 0,
    },
    item: item.id,
    pooled: true,
  };
}

interface Calibrated {
  bank: SimulatedItem[];
  /** In the order of the bank. */
  calibrations: Calibration[];
}

/** A bank, and what the answers of so many simulated learners say of it. */
export function simulatedCalibration({
  world = BASE,
  seed,
  learners,
  chosen = false,
  miskeyed,
  least,
  concepts = CONCEPTS,
}: CalibrationOptions): Calibrated {
  const bank = drawBank(world, seed).slice(0, concepts * ITEMS_PER_CONCEPT);
  const people = [...sittings(world, { learners, seeds: [seed] })].map(({ learner, sitting, asked }) => {
    if (chosen) sit(sitting);
    else {
      const chance = random(seedOf(seed, 8, learner.index));
      for (const concept of sitting.concepts.slice(0, concepts))
        shuffled(sitting.itemsOf(concept), chance).slice(0, PER_CONCEPT).forEach(sitting.ask);
    }
    return asked.map((item) => given(learner, item, miskeyed?.has(item.id) ?? false));
  });
  const items = new Map(
    bank.map(({ id, concepts, chance, difficulty }): [string, CalibratedItem] => [
      id,
      { id, concepts, chance, hash: '', level: difficulty },
    ]),
  );
  return { bank, calibrations: calibrate(people, items, { least }) };
}

/** Root mean squares over a bank. */
export function errorsOf({ bank, calibrations }: Calibrated) {
  const rows = bank.map(({ difficulty: level, truth }, place) => {
    const { value = level, error = 1 } = calibrations[place]?.difficulty ?? {};
    const found = logitsOf(value) - truth.difficulty;
    return {
      guessed: logitsOf(level) - truth.difficulty,
      found,
      inErrors: found / (LOGITS_PER_LEVEL * error),
    };
  });
  const rootMeanSquare = (field: keyof (typeof rows)[number]) =>
    Math.sqrt(rows.reduce((sum, row) => sum + row[field] ** 2, 0) / rows.length);
  return {
    /** Of authors' levels from the truth, in logits. */
    guessed: rootMeanSquare('guessed'),
    /** Of calibrated difficulties from the truth, in logits. */
    found: rootMeanSquare('found'),
    /** The same, each in its own standard error: 1 where errors are what they say. */
    inErrors: rootMeanSquare('inErrors'),
  };
}

/** How near to the truth the answers of more and more learners bring a bank. */
export function reportCalibration(seeds: readonly number[]): void {
  const rows = [false, true].flatMap((chosen) =>
    [30, 100, 300].map((learners) => {
      const all = seeds.map((seed) => simulatedCalibration({ seed, learners, chosen, least: 1 }));
      const mean = (valueOf: (one: Calibrated) => number) =>
        all.reduce((sum, one) => sum + valueOf(one), 0) / all.length;
      const items = (one: Calibrated) => one.calibrations.length;
      return [
        chosen ? 'as the course chooses' : 'four of each concept at random',
        learners,
        mean((one) => one.calibrations.reduce((sum, { answers }) => sum + answers, 0) / items(one)).toFixed(
          1,
        ),
        mean((one) => errorsOf(one).guessed).toFixed(3),
        mean((one) => errorsOf(one).found).toFixed(3),
        mean((one) => errorsOf(one).inErrors).toFixed(2),
        (
          100 *
          mean((one) => one.calibrations.filter(({ misfits }) => misfits.length > 0).length / items(one))
        ).toFixed(1),
      ];
    }),
  );
  printTable(
    `Calibration, base world, seeds ${seeds.join(', ')}: root mean square errors of difficulties in logits`,
    [
      'questions',
      'learners',
      'answers per item',
      'as authors say',
      'calibrated',
      'in standard errors',
      'flagged, %',
    ],
    rows,
  );
}
