import { describe, expect, it } from 'vitest';
import { random } from '#lib/course/random.ts';
import { beliefs, COURSE_CUT } from '#lib/mastery/assumptions.ts';
import { observe, type LearnerEvidence } from '#lib/mastery/concept-evidence.ts';
import { itemModel, success } from '#lib/mastery/item-model.ts';
import { masteryState } from '#lib/mastery/mastery-rule.ts';
import { itemPool, type Askable } from './item-pool.ts';
import { practiceQuestion, type PracticeSituation } from './practice.ts';

const CONCEPTS = ['a', 'b', 'c'];
/** Eight questions of each concept: `a1` is easy, `a5` hard, and so on; all are choices of four that apply something. */
const ITEMS: Askable[] = CONCEPTS.flatMap((concept) =>
  [1, 2, 3, 4, 5, 2, 3, 4].map((difficulty, index) => ({
    id: `${concept}${index}`,
    concepts: [concept],
    interaction: index % 2 === 0 ? ('choice' as const) : ('true-false' as const),
    bloom: 'apply' as const,
    chance: 0.25,
    difficulty,
  })),
);
function itemOf(id: string): Askable {
  const found = ITEMS.find((item) => item.id === id);
  if (!found) throw new Error(`there is no item ${id}`);
  return found;
}

/** A learner who answers with this score whatever is asked, until nothing more is. */
function sit(
  fields: Partial<PracticeSituation> & Pick<PracticeSituation, 'purpose'>,
  scoreOf: (item: string) => number = () => 1,
) {
  let learner: LearnerEvidence = {};
  const explained = fields.purpose !== 'test out';
  const asked: string[] = [];
  const reasons: string[] = [];
  const next = () =>
    practiceQuestion({
      pool: itemPool(ITEMS),
      concepts: CONCEPTS.map((id) => ({ id, prerequisites: [] })),
      beliefOf: beliefs(learner),
      isAcquired: (concept) => masteryState(beliefs(learner)(concept)) === 'acquired',
      cut: COURSE_CUT,
      asked,
      chance: random(asked.length),
      ...fields,
    });
  for (let question = next(); question; question = next()) {
    const { id, concepts, chance, difficulty } = itemOf(question.item);
    asked.push(id);
    reasons.push(question.reason);
    learner = observe(learner, {
      item: id,
      concepts,
      model: itemModel({ chance, difficulty }),
      applied: true,
      score: scoreOf(id),
      at: 0,
      explained,
    });
  }
  const beliefOf = beliefs(learner);
  return { asked, reasons, stateOf: (concept: string) => masteryState(beliefOf(concept)) };
}

describe('practice', () => {
  it('goes on through the whole bank for whoever wants to', () => {
    const { asked } = sit({ purpose: 'practise' });
    expect(asked.toSorted()).toEqual(ITEMS.map(({ id }) => id).toSorted());
  });

  it('until it is known ends when every concept is acquired, and not before', () => {
    const { asked, stateOf } = sit({ purpose: 'until known' });
    expect(CONCEPTS.map(stateOf)).toEqual(['acquired', 'acquired', 'acquired']);
    expect(asked.length).toBeLessThan(ITEMS.length);
  });

  it('until it is known does not ask again about what is acquired', () => {
    const { asked } = sit({ purpose: 'until known' }, (item) => (item.startsWith('c') ? 0 : 1));
    const of = (concept: string) => asked.filter((item) => item.startsWith(concept)).length;
    expect(of('c'), 'all there is').toBe(8);
    expect(of('a')).toBeLessThan(8);
  });

  it('asks easier questions of who wants easier ones, and harder of who wants harder', () => {
    const first = (level: PracticeSituation['level']) =>
      Array.from({ length: 30 }, (_, seed) => {
        const question = practiceQuestion({
          purpose: 'practise',
          level,
          pool: itemPool(ITEMS),
          concepts: [{ id: 'a', prerequisites: [] }],
          beliefOf: beliefs({}),
          isAcquired: () => false,
          cut: COURSE_CUT,
          asked: [],
          chance: random(seed),
        });
        return success(0, itemModel(itemOf(question?.item ?? '')));
      }).reduce((sum, chance) => sum + chance, 0) / 30;
    expect(first('easier')).toBeGreaterThan(first('as it comes') - 1e-9);
    expect(first('as it comes')).toBeGreaterThan(first('harder'));
  });
});

describe('a review', () => {
  it('asks one question about each concept that is due, the most overdue first', () => {
    const { asked, reasons } = sit({ purpose: 'review', due: ['c', 'a'] });
    expect(asked.map((item) => item.slice(0, 1))).toEqual(['c', 'a']);
    expect(reasons).toEqual(['review', 'review']);
  });

  it('comes first in practice too', () => {
    const { asked, reasons } = sit({ purpose: 'practise', due: ['b'] });
    expect([asked[0]?.slice(0, 1), reasons[0]]).toEqual(['b', 'review']);
    expect(reasons.filter((reason) => reason === 'review')).toHaveLength(1);
  });
});

describe('an item that is wanted because of a wrong idea', () => {
  it('is asked now, and once', () => {
    const situation = {
      purpose: 'practise' as const,
      pool: itemPool(ITEMS),
      concepts: CONCEPTS.map((id) => ({ id, prerequisites: [] })),
      beliefOf: beliefs({}),
      isAcquired: () => false,
      cut: COURSE_CUT,
      chance: random(1),
      wanted: 'c7',
    };
    expect(practiceQuestion({ ...situation, asked: ['a1'] })).toEqual({
      item: 'c7',
      concept: 'c',
      reason: 'idea',
    });
    expect(practiceQuestion({ ...situation, asked: ['a1', 'c7'] })?.item).not.toBe('c7');
  });
});

describe('placing', () => {
  it('asks about every concept before it comes back to one, also where what comes first is not known', () => {
    const concepts = [
      { id: 'a', prerequisites: [] },
      { id: 'b', prerequisites: ['a'] },
      { id: 'c', prerequisites: ['b'] },
    ];
    for (const wrong of CONCEPTS) {
      const { asked } = sit({ purpose: 'place', concepts }, (item) => (item.startsWith(wrong) ? 0 : 1));
      expect(asked.slice(0, 3).map((item) => item.slice(0, 1))).toEqual(CONCEPTS);
    }
  });
});

describe('testing out', () => {
  it('takes a few right answers about each concept', () => {
    const { asked, stateOf } = sit({ purpose: 'test out' });
    expect(CONCEPTS.map(stateOf)).toEqual(['acquired', 'acquired', 'acquired']);
    expect(asked.length).toBeLessThanOrEqual(15);
  });

  it('stops soon where the answers are wrong', () => {
    const { asked } = sit({ purpose: 'test out' }, () => 0);
    expect(asked).toHaveLength(6);
  });
});
