import { describe, expect, it } from 'vitest';
import { ASSUMPTIONS } from './assumptions.ts';
import { asOf, observe, type LearnerEvidence, type Observation } from './concept-evidence.ts';
import { itemModel } from './item-model.ts';
import { masteryState } from './mastery-rule.ts';
import { believer } from './posterior.ts';

const beliefs = believer(ASSUMPTIONS);
const DAY = 24 * 60 * 60 * 1000;

const answer = (fields: Partial<Observation> = {}): Observation => ({
  item: 'an-item',
  model: itemModel({ chance: 0.25, difficulty: 3 }),
  concepts: ['a'],
  score: 1,
  applied: true,
  explained: false,
  at: 0,
  ...fields,
});
const learnerOf = (...answers: Observation[]) =>
  answers.reduce<LearnerEvidence>((learner, one) => observe(learner, one), {});
const rights = (count: number, fields: Partial<Observation> = {}) =>
  Array.from({ length: count }, (_, index) => answer({ item: `item-${index}`, ...fields }));

describe('evidence', () => {
  it('is plain data: stored and read again it says the same', () => {
    const learner = learnerOf(...rights(3), answer({ score: 0.4, concepts: ['b', 'a'], explained: true }));
    const read = JSON.parse(JSON.stringify(learner)) as LearnerEvidence;
    expect(read).toEqual(learner);
    expect(beliefs(read)('a').mastery).toBe(beliefs(learner)('a').mastery);
  });

  it('of one concept leaves that of others as it was', () => {
    const before = learnerOf(answer());
    const after = observe(before, answer({ concepts: ['b'] }));
    expect(after['a']).toBe(before['a']);
  });

  it('counts for every concept that an item touches, and most for its main one', () => {
    const learner = learnerOf(...rights(2, { concepts: ['a', 'b'] }));
    const beliefOf = beliefs(learner);
    expect(beliefOf('b').own).toBeGreaterThan(0.5);
    expect(beliefOf('a').own).toBeGreaterThan(beliefOf('b').own);
  });

  it('does not fade within a day', () => {
    const learner = learnerOf(...rights(4));
    expect(beliefs(asOf(learner, DAY - 1))('a').mastery).toBe(beliefs(learner)('a').mastery);
  });

  it('fades from day to day towards what was believed before the first answer', () => {
    const learner = learnerOf(...rights(4));
    const after = [0, 10, 60, 1000].map((days) => beliefs(asOf(learner, days * DAY))('a').mastery);
    expect(after).toEqual(after.toSorted((a, b) => b - a));
    expect(after[0]).toBeGreaterThan(0.8);
    expect(after[3]).toBeCloseTo(0.5, 3);
  });

  it('weighs half after 34 days', () => {
    const faded = asOf(learnerOf(answer()), 34 * DAY)['a'];
    // 0.98^34 = 0.5031; the least able guess: ℓ = P(−4) / P(4).
    const { likelihoods } = learnerOf(answer())['a'] ?? { likelihoods: [] };
    expect(faded?.likelihoods[0]?.[0]).toBeCloseTo((likelihoods[0]?.[0] ?? 0) ** 0.5031, 4);
  });

  it('is the same whether it faded before the next answer or with it', () => {
    const learner = learnerOf(...rights(2));
    const later = answer({ score: 0, at: 10 * DAY });
    expect(observe(asOf(learner, 10 * DAY), later)).toEqual(observe(learner, later));
  });
});

describe('the state of a concept', () => {
  const stateOf = (...answers: Observation[]) => masteryState(beliefs(learnerOf(...answers))('a'));

  it('is not started without an answer of its own, whatever is known of others', () => {
    expect(stateOf(...rights(9, { concepts: ['b'] }))).toBe('not started');
  });

  it('is being checked after one answer', () => {
    expect(stateOf(answer())).toBe('checking');
  });

  it('is acquired after five right answers', () => {
    expect(stateOf(...rights(5))).toBe('acquired');
  });

  it('stays acquired after a single slip in ten', () => {
    expect(stateOf(...rights(10), answer({ score: 0 }))).toBe('acquired');
  });

  it('is probable, not acquired, without a right answer at apply level', () => {
    expect(stateOf(...rights(5, { applied: false }))).toBe('probably');
  });

  it('is not yet after wrong answers', () => {
    expect(stateOf(...rights(4, { score: 0 }))).toBe('not yet');
  });

  it('is not acquired by being good at everything else', () => {
    const others = ['b', 'c', 'd', 'e', 'f', 'g', 'h'].flatMap((concept) =>
      rights(8, { concepts: [concept] }),
    );
    const own = [answer({ score: 0 }), answer(), answer({ score: 0 }), answer()];
    const belief = beliefs(learnerOf(...others, ...own))('a');
    expect(belief.mastery).toBeGreaterThan(0.5);
    expect(belief.own).toBeLessThan(0.5);
    expect(stateOf(...others, ...own)).not.toBe('acquired');
  });
});
