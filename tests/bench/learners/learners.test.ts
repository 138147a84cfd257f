import { describe, expect, it, test } from 'vitest';
import { budgetCurve, accuracyAt, measureOurs } from './budget.ts';
import { engineBytes } from './bytes.ts';
import { elo } from './elo.ts';
import { LEARNING_WORLDS, practise } from './learning.ts';
import { areaUnderCurve, calibrationError, logLoss, predict } from './responses/predict.ts';
import { PREDICTORS } from './responses/predictors.ts';
import { agreement } from './responses/agreement.ts';
import { readMatrix } from './responses/matrix.ts';
import { simulatedMatrix } from './responses/simulated-matrix.ts';
import { bktTuned, fixedForm, inARow } from './simple-rules.ts';
import { measure } from './simulate.ts';
import { BASE, WORLDS } from './world.ts';

/** Small: margins are several standard errors wide. `npm run bench:learners` measures. */
const SMALL = { learners: 25, seeds: [1, 2] };
/** On a busy machine. */
const PATIENCE = 60_000;

describe('the engine as it ships, in the base world', () => {
  const { plain, dual } = measureOurs(BASE, SMALL);

  it('decides rightly in more than three of four, with about five questions a concept', () => {
    expect(plain.accuracy.value).toBeGreaterThan(0.78);
    expect(plain.items.value).toBeLessThan(6);
  });

  it('means it when it says "acquired", and seldom calls mastered what is not', () => {
    expect(dual.acquiredTrue.value).toBeGreaterThan(0.82);
    expect(dual.falseMastery.value).toBeLessThan(0.2);
  });

  it('says how sure it is without boasting', () => {
    expect(plain.calibrationError).toBeLessThan(0.08);
  });

  it('uses the whole bank, and no item for everybody', () => {
    expect(plain.itemsUsed).toBeGreaterThan(230);
    expect(plain.mostExposed).toBeLessThan(0.9);
  });

  it(
    'is better than simpler rules with as many questions',
    () => {
      const curve = budgetCurve(BASE, { learners: 8, seeds: [1, 2] }, [80, 120]);
      const simple = [fixedForm(6), inARow(3), bktTuned].map((policy) => measure(policy, BASE, SMALL));
      for (const { accuracy, items } of simple)
        expect(accuracyAt(curve, Math.min(6, items.value))).toBeGreaterThan(accuracy.value);
      expect(plain.accuracy.value).toBeGreaterThan(
        measure(elo(4, { general: 0.35, concept: 0.4, decay: 0.02 }), BASE, SMALL).accuracy.value,
      );
    },
    PATIENCE,
  );
});

test('every world can be simulated, and the same seed gives the same', () => {
  const tiny = { learners: 2, seeds: [1] };
  for (const world of WORLDS) {
    const once = measure(fixedForm(4), world, tiny).accuracy.value;
    expect(once).toBe(measure(fixedForm(4), world, tiny).accuracy.value);
  }
});

test(
  'practice declares mastery that is there',
  () => {
    for (const world of LEARNING_WORLDS.slice(1)) {
      const ours = [...practise(world, { learners: 8, seeds: [1] }).values()].at(-1);
      expect(ours?.precision.value).toBeGreaterThan(0.75);
      expect(ours?.perConcept(ours.declared)).toBeGreaterThan(0.5);
    }
  },
  PATIENCE,
);

test('the engine weighs at most 5 kB', async () => {
  expect((await engineBytes()).gzip).toBeLessThanOrEqual(5000);
});

describe('a response matrix', () => {
  const csv = 'learner,q1,q2,"q3"\nanna,1,0,0.5\nben,,1,1\n\n';
  const concepts = { q1: 'a', q2: { concept: 'b', level: 2, options: 4 }, q3: 'b' };

  it('is read with its gaps and fractions; what no concept names is left out', () => {
    expect(readMatrix(csv, JSON.stringify(concepts))).toEqual({
      items: [
        { id: 'q1', concept: 'a' },
        { id: 'q2', concept: 'b', level: 2, options: 4 },
        { id: 'q3', concept: 'b' },
      ],
      learners: [
        [1, 0, 0.5],
        [undefined, 1, 1],
      ],
    });
  });

  it('is read as other programs write it: with semicolons or tabs, quotes, words, and their own sign for nothing', () => {
    const read = {
      items: [
        { id: 'q1', concept: 'a' },
        { id: 'q, 2', concept: 'b' },
      ],
      learners: [
        [1, undefined],
        [0, 1],
      ],
    };
    const notes = '{"q1": ["a", "b"], "q, 2": "b"}';
    expect(readMatrix('\uFEFFid,q1,"q, 2"\r\n"Ann, B",TRUE,NA\r\n,0,1\r\n', notes)).toEqual(read);
    expect(readMatrix('id;q1;q, 2\n1;1;.\n2;0;1', notes)).toEqual(read);
    expect(readMatrix('q1\t"q, 2"\n1.0\tNaN\nfalse\t1', notes)).toEqual(read);
  });

  it('takes its concepts from a table, too', () => {
    expect(readMatrix('q1,q2\n1,0', 'Item,Concept,level,options\nq1,a,,4\nq2,"b",3,\n').items).toEqual([
      { id: 'q1', concept: 'a', options: 4 },
      { id: 'q2', concept: 'b', level: 3 },
    ]);
  });

  it('is not read when a score, a column or the file of concepts cannot be right', () => {
    expect(() => readMatrix('q1\n2', '{"q1":"a"}')).toThrow('row 2, q1 is 2');
    expect(() => readMatrix('q1\n1', '{"q1":"a","q9":"a"}')).toThrow('no column for q9');
    expect(() => readMatrix('q1\n1', 'q1,a')).toThrow('the columns item and concept');
  });

  it(
    'is predicted best by related concepts, then by one ability, then by separate ones',
    () => {
      const matrix = simulatedMatrix({ learners: 120, topics: 3, perTopic: 7 });
      const wanted = ['ours, calibrated', 'one ability for all', 'independent concepts', 'item mean'];
      const predictors = PREDICTORS.filter(({ name }) => wanted.includes(name));
      const all = predict(matrix, predictors, { parts: 2 });
      const [hierarchical, global, independent, mean] = wanted.map((name) => {
        const predictions = all.get(name) ?? [];
        return predictions.map(logLoss).reduce((a, b) => a + b, 0) / predictions.length;
      }) as [number, number, number, number];
      expect(hierarchical).toBeLessThan(global + 0.003);
      expect(global).toBeLessThan(independent);
      expect(independent).toBeLessThan(mean);
      const ours = all.get('ours, calibrated') ?? [];
      expect(areaUnderCurve(ours)).toBeGreaterThan(0.7);
      expect(calibrationError(ours)).toBeLessThan(0.05);
    },
    PATIENCE,
  );

  it(
    'is decided as by the whole test, sooner than by a fixed form',
    () => {
      const matrix = simulatedMatrix({ learners: 60, topics: 2, perTopic: 15 });
      const { fixed, adaptive, stopped } = agreement(matrix, { cut: 0.6, lengths: [8, 30], parts: 2 });
      expect(adaptive.get(30)).toBe(1);
      expect(adaptive.get(8)).toBeGreaterThan(fixed.get(8) ?? 1);
      expect(stopped.every(({ sure, agreement }) => agreement > sure - 0.05)).toBe(true);
    },
    PATIENCE,
  );
});

describe('what is measured of predictions', () => {
  const said = (...pairs: [number, number][]) =>
    pairs.map(([said, score], learner) => ({ said, score, learner }));

  test('the area under the curve counts pairs in the right order, and ties by half', () => {
    expect(areaUnderCurve(said([0.9, 1], [0.8, 0], [0.7, 1], [0.1, 0]))).toBeCloseTo(3 / 4);
    expect(areaUnderCurve(said([0.5, 1], [0.5, 0]))).toBeCloseTo(1 / 2);
  });

  test('the calibration error is the mean distance of what is said from what is', () => {
    expect(calibrationError(said([0.8, 1], [0.8, 1], [0.8, 0], [0.8, 1]))).toBeCloseTo(0.05);
  });
});
