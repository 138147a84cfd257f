import { expect, it } from 'vitest';
import { ANSWERED, work, type Given } from './example.ts';

const all = (given: Given) => work(ANSWERED.map(() => given));
const masteries = (given: Given) => all(given).concepts.map(({ known }) => known.mastery);

it('says more of who was right than of who was wrong, and least of who did not know', () => {
  masteries('right').forEach((mastery, place) => {
    expect(mastery).toBeGreaterThan(masteries('wrong')[place] ?? 1);
    expect(masteries('wrong')[place]).toBeGreaterThanOrEqual(masteries('unknown')[place] ?? 1);
  });
});

it('shows how states change: more than one is reached by answering in another way', () => {
  const states = (['right', 'wrong'] as const).flatMap((given) =>
    all(given).concepts.map(({ known }) => known.state),
  );
  expect(new Set(states).size).toBeGreaterThan(1);
});

it('always has a next question that was not asked, and why', () => {
  for (const given of ['right', 'wrong', 'unknown'] as const) {
    const { next } = all(given);
    expect(ANSWERED.map(({ id }) => id)).not.toContain(next?.item);
    expect(next?.explanation.mastery).toBeCloseTo(
      all(given).concepts.find(({ id }) => id === next?.explanation.concept)?.known.mastery ?? NaN,
      4,
    );
  }
});
