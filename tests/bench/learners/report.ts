import { kilobytes, printTable } from '../table.ts';
import { accuracyAt, budgetCurve, measureOurs } from './budget.ts';
import { engineBytes } from './bytes.ts';
import { elo, ELO_STEPS, type EloSteps } from './elo.ts';
import { LEARNING_WORLDS, practise } from './learning.ts';
import type { Measures } from './measures.ts';
import { INDEPENDENT, ours } from './ours.ts';
import type { Policy } from './policy.ts';
import { bktOaTutor, bktTuned, fixedForm, inARow, sprt } from './simple-rules.ts';
import { measure, type Size } from './simulate.ts';
import { timings } from './timings.ts';
import { BASE, CONCEPTS, ITEMS_PER_CONCEPT, type World } from './world.ts';

const percent = (share: number) => (Number.isNaN(share) ? '' : (100 * share).toFixed(1));
const withError = ({ value, error }: { value: number; error: number }) =>
  Number.isNaN(value) ? '' : `${percent(value)} ±${percent(error)}`;
const digitsWithError = ({ value, error }: { value: number; error: number }, count: number) =>
  Number.isNaN(value) ? '' : `${value.toFixed(count)} ±${error.toFixed(count)}`;
const digits = (value: number, count: number) => (Number.isNaN(value) ? '' : value.toFixed(count));

/** Elo's steps are tuned on learners and banks that nothing is measured on. */
const TUNING: Size = { learners: 150, seeds: [1001, 1002] };

/** The steps with which Elo is most accurate in the base world: an advantage that nobody has in practice. */
export function tunedSteps(size: Size = TUNING): EloSteps {
  const tried = ELO_STEPS.map((steps) => ({
    steps,
    value: measure(elo(8, steps), BASE, size).accuracy.value,
  }));
  return tried.reduce((best, one) => (one.value > best.value ? one : best)).steps;
}

const rivals = (steps: EloSteps): Policy[] => [
  ...[4, 8, 12].map(fixedForm),
  inARow(3),
  bktOaTutor,
  bktTuned,
  ...[4, 8, 12].map((length) => elo(length, steps)),
  sprt(0.2),
  ours('independent Bayes + MI', { assumptions: INDEPENDENT, dual: false }),
];

const BUDGETS = [20, 40, 60, 80, 100, 120, 160, 200, 240];
const SHORT_BUDGETS = [20, 40, 60, 80];

const HEADS = [
  'rule',
  'items',
  'accuracy',
  'ours at as many',
  'false mastery',
  'missed',
  '“acquired” true',
  'said of',
  'gaps found',
  'ECE',
  'Brier',
  'exposure',
  'unused',
  'success',
];

const row = (name: string, measures: Measures, atAsMany: number, items: number) => [
  name,
  digitsWithError(measures.items, 2),
  withError(measures.accuracy),
  percent(atAsMany),
  withError(measures.falseMastery),
  withError(measures.missed),
  withError(measures.acquiredTrue),
  percent(measures.acquired.value),
  withError(measures.gapsFound),
  digits(measures.calibrationError, 3),
  digitsWithError(measures.brier, 3),
  digits(measures.mostExposed, 2),
  items - measures.itemsUsed,
  percent(measures.success.value),
];

/** Every rule in one world, and ours when it may ask only so much. */
export function reportWorld(world: World, size: Size, steps: EloSteps): void {
  const curve = budgetCurve(world, size, BUDGETS);
  const { plain, dual } = measureOurs(world, size);
  const measured = [
    ...rivals(steps).map((policy) => [policy.name, measure(policy, world, size)] as const),
    ['ours, likelier than not', plain] as const,
    ['ours, dual rule', dual] as const,
  ];
  const rows = measured.map(([name, measures]) =>
    row(name, measures, accuracyAt(curve, measures.items.value), CONCEPTS * ITEMS_PER_CONCEPT),
  );
  const sizes = `${size.learners} learners × seeds ${size.seeds.join(', ')}`;
  printTable(`World: ${world.name}; ${sizes}; %, ± standard error over learners`, HEADS, rows);
  const heads = ['questions', 'accuracy', 'dual rule', 'false mastery, dual', 'ECE', 'success'];
  const short = budgetCurve(world, size, SHORT_BUDGETS, { comfort: false });
  for (const [how, points] of [
    ['asked on regardless', curve],
    ['without regard to comfort, as a short check asks', short],
  ] as const)
    printTable(
      `World: ${world.name}; ours after so many questions in all, ${how}`,
      heads,
      points.map(({ questions, plain, dual }) => [
        questions,
        withError(plain.accuracy),
        withError(dual.accuracy),
        withError(dual.falseMastery),
        digits(plain.calibrationError, 3),
        percent(plain.success.value),
      ]),
    );
}

/** Whether it pays to believe what learners say of their own answers: nothing, as it is, and where it means nothing. */
export function reportConfidence(size: Size): void {
  const asking = [40, Infinity];
  const ways: [name: string, telling: number | undefined][] = [
    ['not asked', undefined],
    ['as people rate', 1],
    ['ratings mean nothing', 0],
  ];
  const rows = ways.flatMap(([name, telling]) =>
    asking.map((questions) => {
      const { dual } = measureOurs(BASE, size, { telling, questions });
      return [
        name,
        questions === Infinity ? 'until decided' : questions,
        digits(dual.items.value, 2),
        withError(dual.accuracy),
        withError(dual.falseMastery),
        digits(dual.calibrationError, 3),
        digits(dual.brier.value, 4),
      ];
    }),
  );
  printTable(
    'Confidence, base world, dual rule: a feeling one standard deviation higher for those who know, cut at 0.2 and 1, shifted by ±0.6 from learner to learner',
    ['confidence', 'questions', 'items', 'accuracy', 'false mastery', 'ECE', 'Brier'],
    rows,
  );
}

export function reportLearning(size: Size): void {
  for (const world of LEARNING_WORLDS)
    printTable(
      `World: ${world.name}; practice until mastery is declared, 20 questions of a concept at most`,
      ['rule', 'questions', 'after mastery', 'declared, %', 'true, %', 'ECE'],
      [...practise(world, size)].map(([name, outcome]) => [
        name,
        digits(outcome.perConcept(outcome.questions), 1),
        digits(outcome.perConcept(outcome.needless), 1),
        percent(outcome.perConcept(outcome.declared)),
        withError(outcome.precision),
        digits(outcome.calibrationError, 3),
      ]),
    );
}

export async function reportCosts(): Promise<void> {
  const sizes = [300, 100_000];
  // As in the middle of a sitting: what runs for the first time is not yet compiled.
  for (let run = 0; run < 3; run++) timings(300);
  printTable(
    'Milliseconds, medians; 25 concepts, three paces of learning',
    [
      'items',
      'update',
      'beliefs, all concepts',
      'choose',
      'rebuild from stored',
      'make classes, once',
      'stored',
    ],
    sizes.map((size) => {
      const { update, believe, choose, rebuild, table, stored } = timings(size);
      return [
        size,
        ...[update, believe, choose, rebuild, table].map((value) => digits(value, 3)),
        kilobytes(stored),
      ];
    }),
  );
  const { minified, gzip } = await engineBytes();
  console.log(`\nThe engine: ${kilobytes(minified)} minified, ${kilobytes(gzip)} with gzip.`);
}
