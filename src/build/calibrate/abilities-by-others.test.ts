import { expect, test } from 'vitest';
import { beliefs } from '#lib/mastery/assumptions.ts';
import { observe, type LearnerEvidence, type Observation } from '#lib/mastery/concept-evidence.ts';
import { itemModel } from '#lib/mastery/item-model.ts';
import { abilitiesByOthers } from './abilities-by-others.ts';

const observation = (item: string, score: number, more: Partial<Observation> = {}): Observation => ({
  item,
  model: itemModel({ chance: 0.25, difficulty: 3 }),
  concepts: ['K01'],
  score,
  applied: true,
  explained: false,
  at: 0,
  ...more,
});
const believed = (observations: Observation[], concept: string) =>
  beliefs(observations.reduce<LearnerEvidence>((all, one) => observe(all, one), {}))(concept).abilities;
const asGiven = (observations: Observation[]) =>
  observations.map((one) => ({ observation: one, item: one.item, pooled: true }));
const close = (found: Float64Array | undefined, expected: Float64Array) => {
  expect(found).toHaveLength(expected.length);
  expected.forEach((share, index) => expect(found?.[index]).toBeCloseTo(share, 10));
};

const ANSWERS = [
  observation('a', 1),
  observation('b', 0, { concepts: ['K02', 'K01'] }),
  observation('c', 0.5, { concepts: ['K01', 'K03'] }),
  observation('d', 0, { unknown: true }),
];

test('are what is believed without the answer itself, of its main concept', () => {
  const found = abilitiesByOthers(asGiven(ANSWERS), () => undefined);
  ANSWERS.forEach(({ concepts: [main = ''] }, place) =>
    close(found.get(place), believed(ANSWERS.toSpliced(place, 1), main)),
  );
});

test('do not depend on the answer itself, but on items as they are known now', () => {
  const [, ...others] = ANSWERS;
  const wrong = asGiven([observation('a', 0), ...others]);
  const right = abilitiesByOthers(asGiven(ANSWERS), () => undefined);
  close(abilitiesByOthers(wrong, () => undefined).get(0), right.get(0) ?? new Float64Array());
  const hard = itemModel({ chance: 0.25, difficulty: 6, error: 0.3 });
  const harder = abilitiesByOthers(asGiven(ANSWERS), (item) => (item === 'd' ? hard : undefined));
  expect(harder.get(0)).not.toEqual(right.get(0));
});

test('are of the moment of the answer: what was learnt later was not known then', () => {
  const practice = Array.from({ length: 8 }, (_, index) =>
    observation(`p${index}`, 1, { explained: true, at: index }),
  );
  const found = abilitiesByOthers(asGiven(practice), () => undefined);
  const mean = (abilities: Float64Array = new Float64Array()) =>
    abilities.reduce((sum, share, index) => sum + share * index, 0);
  expect(mean(found.get(7))).toBeGreaterThan(mean(found.get(0)) + 0.5);
});

test('are asked only of answers that are pooled', () => {
  const [first, ...rest] = asGiven(ANSWERS);
  const given = [{ ...(first ?? { observation: observation('a', 1) }), pooled: false }, ...rest];
  expect([...abilitiesByOthers(given, () => undefined).keys()]).toEqual([1, 2, 3]);
});
