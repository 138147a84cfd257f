import { describe, expect, test } from 'vitest';
import { chanceOf, entryOf } from './entry.ts';
import { choice, fillIn, matching, sequencing, trueFalse } from './item.fixture.ts';

describe('the chance of being right by guessing', () => {
  test.each([
    { what: 'one of three options', item: choice(), chance: 1 / 3 },
    {
      what: 'three options, each ticked or not',
      item: choice({ select: 'several' }),
      chance: 1 / (2 * 2 * 2),
    },
    { what: 'one of three reasons', item: trueFalse(), chance: 1 / 3 },
    { what: 'two cards, each in one of two places', item: matching(), chance: (1 / 2) * (1 / 2) },
    { what: 'one of the 3 × 2 × 1 orders', item: sequencing(), chance: 1 / 6 },
    {
      what: 'two of the 3 × 2 × 1 orders',
      item: sequencing({
        orders: [
          ['x', 'y', 'z'],
          ['x', 'z', 'y'],
        ],
      }),
      chance: 2 / 6,
    },
    { what: 'a word of one’s own', item: fillIn(), chance: 0 },
  ])('$what', ({ item, chance }) => {
    expect(chanceOf(item)).toBeCloseTo(chance, 10);
  });

  test('a card that fits in two of four places is easier to guess', () => {
    const targets = ['a', 'b', 'c', 'd'];
    const card = (id: string, fits: string[]) => ({
      id,
      text: id,
      placements: Object.fromEntries(
        targets.map((target) => [
          target,
          { feedback: 'so', ...(fits.includes(target) && { right: true as const }) },
        ]),
      ),
    });
    const board = matching({
      targets: targets.map((id) => ({ id, text: id })),
      sources: [card('one', ['a', 'b']), card('two', ['c'])],
    });
    expect(chanceOf(board)).toBeCloseTo((2 / 4) * (1 / 4), 10);
  });
});

describe('the entry of an item in the index', () => {
  test('holds what selection needs, and no text', () => {
    expect(entryOf(choice({ concepts: ['K06', 'K04'], difficulty: 4 }))).toEqual({
      id: 'a-choice',
      interaction: 'choice',
      concepts: ['K06', 'K04'],
      bloom: 'apply',
      difficulty: 4,
      material: 'fictional',
      chance: 0.333,
      open: false,
      retired: false,
    });
  });

  test('is as hard as its calibration says, and tells how well that is known', () => {
    const calibrated = { difficulty: 3.4, error: 0.3, answers: 120 };
    expect(entryOf(choice({ difficulty: 2, calibrated }))).toMatchObject({ difficulty: 3.4, error: 0.3 });
    expect(entryOf(choice({ difficulty: 2 }))).not.toHaveProperty('error');
  });

  test('never says that guessing is sure, not by rounding either', () => {
    const all = choice().options.map((option) => ({ ...option, right: true as const }));
    expect(entryOf(choice({ open: true, options: all })).chance).toBeLessThan(1);
  });

  test('names the platforms of an item that has some', () => {
    expect(entryOf(choice({ platforms: ['flickr'] }))).toMatchObject({ platforms: ['flickr'] });
    expect(entryOf(choice())).not.toHaveProperty('platforms');
  });

  test('says which items are open judgements and which are retired', () => {
    expect(entryOf(choice({ open: true }))).toMatchObject({ open: true, retired: false });
    expect(entryOf(fillIn({ retired: true }))).toMatchObject({ open: false, retired: true });
  });
});
