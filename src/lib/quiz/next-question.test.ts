import { describe, expect, it, test } from 'vitest';
import { random } from '#lib/course/random.ts';
import { ASSUMPTIONS } from '#lib/mastery/assumptions.ts';
import { believer } from '#lib/mastery/posterior.ts';
import { observe, type LearnerEvidence } from '#lib/mastery/concept-evidence.ts';
import { shareAbove } from '#lib/mastery/grid.ts';
import { itemModel } from '#lib/mastery/item-model.ts';
import { itemPool, type Askable } from './item-pool.ts';
import { decisionInformation, expectedSuccess, toPractise } from './next-item.ts';
import { nextQuestion, type QuestionSituation } from './next-question.ts';

const beliefs = believer(ASSUMPTIONS);

/** Items named for their concept: `a1`, `a2`; middling choices of four, unless said otherwise. */
const item = (id: string, fields: Partial<Askable> = {}): Askable => ({
  id,
  concepts: [id.slice(0, 1)],
  interaction: 'choice',
  chance: 0.25,
  difficulty: 3,
  ...fields,
});
const several = (concept: string, count: number) =>
  Array.from({ length: count }, (_, index) => item(`${concept}${index + 1}`));
const concept = (id: string, ...prerequisites: string[]) => ({ id, prerequisites });

const answered = (learner: LearnerEvidence, about: string, scores: readonly number[]) =>
  scores.reduce(
    (all, score, index) =>
      observe(all, {
        item: `${about}-earlier-${index}`,
        model: itemModel({ chance: 0.25, difficulty: 3 }),
        concepts: [about],
        score,
        applied: true,
        explained: false,
        at: 0,
      }),
    learner,
  );

function next(
  items: readonly Askable[],
  fields: Partial<QuestionSituation> & { learner?: LearnerEvidence } = {},
) {
  const { learner = {}, ...rest } = fields;
  return nextQuestion({
    pool: itemPool(items),
    concepts: [concept('a'), concept('b')],
    beliefOf: beliefs(learner),
    cut: 0,
    asked: [],
    chance: random(1),
    ...rest,
  });
}

describe('the next question', () => {
  const items = [...several('a', 6), ...several('b', 6)];

  it('is about the concept whose decision most likely still turns', () => {
    const learner = answered(answered({}, 'a', [1, 1, 1, 1, 1]), 'b', [1, 0]);
    expect(next(items, { learner })).toMatchObject({ concept: 'b', reason: 'undecided' });
  });

  it('is a first look where nothing was asked', () => {
    expect(next(items)).toMatchObject({ reason: 'first look' });
  });

  it('is about what comes before, while that is not known', () => {
    const learner = answered({}, 'a', [0, 0, 1]);
    const concepts = [concept('b', 'a'), concept('a')];
    expect(next(items, { learner, concepts })).toMatchObject({ concept: 'a' });
  });

  it('is about another concept than the one before', () => {
    const learner = answered(answered({}, 'a', [1, 0]), 'b', [1, 1, 1]);
    expect(next(items, { learner, endless: true })?.concept).toBe('a');
    expect(next(items, { learner, endless: true, asked: ['a1'] })?.concept).toBe('b');
  });

  it('is answered in another way than the one before, where such an item tells as much', () => {
    const mixed = [...items, item('b7', { interaction: 'fill-in' })];
    expect(next(mixed, { asked: ['a1'] })?.item).toBe('b7');
  });

  it('is about other platforms than the one before, where such an item tells as much', () => {
    const mixed = [
      item('a1', { platforms: ['flickr', 'slack'] }),
      item('b1', { interaction: 'fill-in', platforms: ['slack'] }),
      item('b2', { interaction: 'fill-in', platforms: ['orkut'] }),
    ];
    for (const seed of [1, 2, 3, 4, 5, 6])
      expect(next(mixed, { asked: ['a1'], chance: random(seed) })?.item).toBe('b2');
  });

  it('looks again at a concept that seems known only because of the others', () => {
    const learner = answered(answered({}, 'a', [1, 0, 0, 1, 0]), 'b', []);
    const strong = ['c', 'd', 'e', 'f', 'g', 'h'].reduce(
      (all, other) => answered(all, other, [1, 1, 1, 1, 1, 1]),
      learner,
    );
    const belief = beliefs(strong)('a');
    expect(belief.own).toBeLessThan(0.5);
    expect(next(items, { learner: strong, concepts: [concept('a')] })?.concept).toBe('a');
  });

  it('is never one that was asked, and there is none when all were', () => {
    const asked: string[] = [];
    for (let count = 0; count < items.length; count++) {
      const question = next(items, { asked, endless: true, chance: random(count) });
      expect(asked).not.toContain(question?.item);
      asked.push(question?.item ?? '');
    }
    expect(next(items, { asked, endless: true })).toBeUndefined();
  });

  it('is one of an earlier session only where there is no other', () => {
    const few = several('a', 2);
    const HOUR = 60 * 60 * 1000;
    const metAgo = (hours: Record<string, number>) => (id: string) =>
      id in hours ? (hours[id] ?? 0) * HOUR : undefined;
    expect(next(few, { metAgo: metAgo({ a1: 100 }) })?.item).toBe('a2');
    expect(next(few, { metAgo: metAgo({ a1: 1, a2: 100 }) })?.item, 'long ago before lately').toBe('a2');
    expect(next(few, { metAgo: metAgo({ a1: 1, a2: 1 }) })?.item).toMatch(/^a/);
  });

  it('does not come when every decision is taken, unless the learner wants to go on', () => {
    const rights = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
    const learner = answered(answered({}, 'a', rights), 'b', rights);
    expect(next(items, { learner })).toBeUndefined();
    expect(next(items, { learner, endless: true })).toMatchObject({ reason: 'practice' });
  });

  it('is repeatable, and not the same for every seed', () => {
    const pick = (seed: number) => next(items, { chance: random(seed) })?.item;
    expect(pick(5)).toBe(pick(5));
    expect(new Set([1, 2, 3, 4, 5, 6].map(pick)).size).toBeGreaterThan(1);
  });

  it('is in practice the one that is answered rightly about four times in five', () => {
    const three = [1, 3, 5].flatMap((difficulty) =>
      [1, 2, 3].map((number) => item(`a${difficulty}${number}`, { difficulty })),
    );
    const weak = answered({}, 'a', [0, 0]);
    const strong = answered({}, 'a', [1, 1, 1, 1, 1, 1]);
    const only = [concept('a')];
    const pick = (learner: LearnerEvidence) =>
      next(three, { learner, concepts: only, worth: toPractise(), endless: true })?.item;
    expect(pick(weak)).toMatch(/^a1/);
    expect(pick(strong)).toMatch(/^a[35]/);
  });
});

describe('what an answer tells of the decision', () => {
  const [itemClass] = itemPool([item('a1')]).concepts.get('a')?.classes ?? [];
  const belief = beliefs({})('a');
  const above = shareAbove(0);

  test('is the mutual information, as its definition has it', () => {
    if (!itemClass) throw new Error('the pool is empty');
    // I = Σ p(x, m)·log(p(x, m) / (p(x)·p(m))) over right and wrong, mastered and not.
    const joint = [0, 0, 0, 0];
    belief.abilities.forEach((mass, index) => {
      const [right, mastered] = [itemClass.curve[index] ?? 0, above[index] ?? 0];
      joint[0] = (joint[0] ?? 0) + mass * right * mastered;
      joint[1] = (joint[1] ?? 0) + mass * right * (1 - mastered);
      joint[2] = (joint[2] ?? 0) + mass * (1 - right) * mastered;
      joint[3] = (joint[3] ?? 0) + mass * (1 - right) * (1 - mastered);
    });
    const [a = 0, b = 0, c = 0, d = 0] = joint;
    const term = (cell: number, row: number, column: number) => cell * Math.log(cell / (row * column));
    const expected =
      term(a, a + b, a + c) + term(b, a + b, b + d) + term(c, c + d, a + c) + term(d, c + d, b + d);
    expect(decisionInformation(belief, itemClass, above)).toBeCloseTo(expected, 12);
  });

  test('is nothing where the answer is a coin', () => {
    const coin = { curve: new Float64Array(above.length).fill(0.5) };
    expect(decisionInformation(belief, coin, above)).toBeCloseTo(0, 12);
    expect(expectedSuccess(belief, coin)).toBeCloseTo(0.5, 12);
  });
});
