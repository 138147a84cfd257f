import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '#lib/bank/entry.ts';
import type { OutlineConcept } from '#lib/course/outline.ts';
import { random } from '#lib/course/random.ts';
import { estimate, type Estimate } from '#lib/mastery/estimate.ts';
import { KNOWN, selectItem, type Situation } from './selection.ts';

const INTERACTIONS = ['choice', 'true-false', 'matching', 'sequencing', 'fill-in'] as const;

const entry = (fields: Partial<Entry> & { id: string }): Entry => ({
  interaction: 'choice',
  concepts: ['K01'],
  bloom: 'apply',
  difficulty: 3,
  material: 'fictional',
  chance: 0.25,
  open: false,
  retired: false,
  ...fields,
});

const concept = (id: string, prerequisites: string[] = []): OutlineConcept => ({
  id,
  prerequisites,
  area: 'A',
  core: true,
});

/** An estimate of which only the value matters. */
const valued = (value: number): Estimate => ({ value, low: value, high: value, count: 1 });

/** Few of each, so that they often come in a row. */
const COUNT = 4;
const ids = Array.from({ length: COUNT }, (_, index) => `K0${index + 1}`);

/** A course in which prerequisites come first, a bank for it, and a learner somewhere in a session. */
const anySituation = fc
  .record({
    prerequisites: fc.array(fc.array(fc.nat(), { maxLength: 2 }), { minLength: COUNT, maxLength: COUNT }),
    values: fc.array(fc.double({ min: 0.01, max: 0.99, noNaN: true }), {
      minLength: COUNT,
      maxLength: COUNT,
    }),
    items: fc.array(
      fc.record({
        concept: fc.nat({ max: COUNT - 1 }),
        interaction: fc.constantFrom(...INTERACTIONS.slice(0, 2)),
        difficulty: fc.integer({ min: 1, max: 5 }),
        retired: fc.constantFrom(false, false, false, true),
        met: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 20 },
    ),
    asked: fc.array(fc.nat(), { maxLength: 8 }),
    focus: fc.option(fc.subarray(ids, { minLength: 1 }), { nil: undefined }),
    seed: fc.nat(),
  })
  .map(({ prerequisites, values, items, asked, focus, seed }) => {
    const entries = items.map(({ concept, interaction, difficulty, retired }, index) =>
      entry({ id: `item-${index}`, concepts: [ids[concept] ?? 'K01'], interaction, difficulty, retired }),
    );
    const situation: Omit<Situation, 'chance'> = {
      entries,
      concepts: ids.map((id, index) =>
        concept(id, index === 0 ? [] : (prerequisites[index] ?? []).map((other) => ids[other % index] ?? id)),
      ),
      estimateOf: (id) => valued(values[ids.indexOf(id)] ?? 0.5),
      asked: [...new Set(asked.map((place) => `item-${place % items.length}`))],
      lastMet: new Map(items.flatMap(({ met }, index) => (met ? [[`item-${index}`, met] as const] : []))),
      focus,
    };
    return { situation, seed };
  });

type Drawn = { situation: Omit<Situation, 'chance'>; seed: number };
const select = ({ situation, seed }: Drawn) => selectItem({ ...situation, chance: random(seed) });

const mainOf = ({ concepts }: Entry) => concepts[0] ?? '';

/** Items that may be asked at all: not retired, not asked in this session, about a concept in focus. */
const askable = ({ entries, asked, focus, concepts }: Drawn['situation']) =>
  entries.filter(
    (item) =>
      !item.retired &&
      !asked.includes(item.id) &&
      concepts.some(({ id }) => id === mainOf(item)) &&
      (!focus || focus.includes(mainOf(item))),
  );

/** Whether one more of the same would be three running. */
function isThird({ entries, asked }: Drawn['situation'], item: Entry, of: (item: Entry) => string): boolean {
  const last = asked.slice(-2).flatMap((id) => entries.filter((other) => other.id === id));
  return last.length === 2 && last.every((other) => of(other) === of(item));
}

const interactionOf = ({ interaction }: Entry) => interaction;

describe('the next question', () => {
  it('is there as long as one may be asked', () => {
    fc.assert(
      fc.property(anySituation, (drawn) => {
        expect(select(drawn) !== undefined).toBe(askable(drawn.situation).length > 0);
      }),
    );
  });

  it('was not asked before in this session, is not retired, and is in focus', () => {
    fc.assert(
      fc.property(anySituation, (drawn) => {
        const chosen = select(drawn);
        expect(chosen === undefined || askable(drawn.situation).includes(chosen)).toBe(true);
      }),
    );
  });

  it('has the interaction of the last two only if every other question that may be asked has it too', () => {
    fc.assert(
      fc.property(anySituation, (drawn) => {
        const chosen = select(drawn);
        fc.pre(chosen !== undefined && isThird(drawn.situation, chosen, interactionOf));
        expect(new Set(askable(drawn.situation).map(interactionOf)).size).toBe(1);
      }),
    );
  });

  it('asks about a concept with unknown prerequisites only if no ready one has a question that is no third running', () => {
    fc.assert(
      fc.property(anySituation, (drawn) => {
        const { situation } = drawn;
        const isReady = (item: Entry) =>
          situation.concepts
            .find(({ id }) => id === mainOf(item))
            ?.prerequisites.every((id) => situation.estimateOf(id).value >= KNOWN);
        const chosen = select(drawn);
        fc.pre(chosen !== undefined && !isReady(chosen));
        const passedOver = askable(situation).filter(
          (item) =>
            isReady(item) && !isThird(situation, item, interactionOf) && !isThird(situation, item, mainOf),
        );
        expect(passedOver).toEqual([]);
      }),
    );
  });

  it('is about the concept of the last two only if no other has a question of another interaction', () => {
    fc.assert(
      fc.property(anySituation, (drawn) => {
        const { situation } = drawn;
        const chosen = select(drawn);
        fc.pre(chosen !== undefined && isThird(situation, chosen, mainOf));
        fc.pre(chosen !== undefined && !isThird(situation, chosen, interactionOf));
        expect(
          askable(situation).filter(
            (item) => mainOf(item) !== mainOf(chosen) && !isThird(situation, item, interactionOf),
          ),
        ).toEqual([]);
      }),
    );
  });

  it('is the same for the same seed', () => {
    fc.assert(
      fc.property(anySituation, (drawn) => {
        expect(select(drawn)).toEqual(select(drawn));
      }),
    );
  });

  it('never comes twice in a whole session', () => {
    fc.assert(
      fc.property(anySituation, ({ situation, seed }) => {
        const chance = random(seed);
        const asked = [...situation.asked];
        for (const _ of situation.entries) {
          const chosen = selectItem({ ...situation, asked, chance });
          if (chosen) asked.push(chosen.id);
        }
        expect(new Set(asked).size).toBe(asked.length);
        expect(selectItem({ ...situation, asked, chance })).toBeUndefined();
      }),
    );
  });

  it('differs with the seed, where several are as good', () => {
    const entries = Array.from({ length: 10 }, (_, index) => entry({ id: `item-${index}` }));
    const situation = { ...NEWCOMER, entries };
    const chosen = new Set(Array.from({ length: 20 }, (_, seed) => select({ situation, seed })?.id));
    expect(chosen.size).toBeGreaterThan(1);
  });
});

/** K02 rests on K01; K03 on nothing, but comes later in the course. */
const NEWCOMER: Drawn['situation'] = {
  entries: ids
    .slice(0, 3)
    .flatMap((id) =>
      INTERACTIONS.map((interaction) => entry({ id: `${id}-${interaction}`, concepts: [id], interaction })),
    ),
  concepts: [concept('K01'), concept('K02', ['K01']), concept('K03')],
  estimateOf: () => estimate([]),
  asked: [],
  lastMet: new Map(),
};

describe('the way of a learner', () => {
  const answered = (score: number) =>
    estimate([
      { item: 'x', score, unknown: false, chance: 0.25, difficulty: 3, applied: true, misconceptions: [] },
    ]);
  const after = (score: number, focus?: string[]) => ({
    ...NEWCOMER,
    focus,
    concepts: [concept('K01'), concept('K02', ['K01'])],
    asked: ['K01-choice'],
    estimateOf: (id: string) => (id === 'K01' ? answered(score) : estimate([])),
  });
  const conceptAfter = (situation: Drawn['situation']) => select({ situation, seed: 1 })?.concepts;

  it('begins with the first concept', () => {
    expect(conceptAfter(NEWCOMER)).toEqual(['K01']);
  });

  it('moves on after a right answer', () => {
    expect(conceptAfter(after(1))).toEqual(['K02']);
  });

  it('stays after a wrong answer', () => {
    expect(conceptAfter(after(0))).toEqual(['K01']);
  });

  it('stays in focus after a right answer', () => {
    expect(conceptAfter(after(1, ['K01']))).toEqual(['K01']);
  });

  it('takes the weakest of the concepts that are ready', () => {
    const estimateOf = (id: string) => valued({ K01: 0.7, K02: 0.4, K03: 0.3 }[id] ?? 0.5);
    expect(conceptAfter({ ...NEWCOMER, estimateOf })).toEqual(['K03']);
  });

  it('comes by new questions before those it met, and by those met long ago before those met lately', () => {
    const entries = ['new', 'old', 'late'].map((id) => entry({ id }));
    const lastMet = new Map([
      ['old', 1],
      ['late', 2],
    ]);
    const order = [[], ['new'], ['new', 'old']].map(
      (asked) => select({ situation: { ...NEWCOMER, entries, lastMet, asked }, seed: 1 })?.id,
    );
    expect(order).toEqual(['new', 'old', 'late']);
  });

  it('comes by the question whose success is nearest to four in five', () => {
    const entries = [1, 3, 5].map((difficulty) =>
      entry({ id: `level-${difficulty}`, difficulty, chance: 0 }),
    );
    // 0.95·σ(logit 0.55 + 1.6) = 0.81 at the easiest, 0.52 and 0.19 at the others.
    const situation = { ...NEWCOMER, entries, estimateOf: () => valued(0.55) };
    expect(select({ situation, seed: 1 })?.id).toBe('level-1');
  });
});
