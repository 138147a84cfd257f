import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choice, fillIn, matching, sequencing, trueFalse } from '#lib/bank/item.fixture.ts';
import type { Item } from '#lib/bank/item.ts';
import type { Response } from './response.ts';
import { suits } from './suits.ts';

fc.configureGlobal({ seed: 20261123 });

interface Case {
  what: string;
  item: Item;
  response: Response;
}

const one = choice();
const several = choice({ select: 'several' });

describe('what can be handed in', () => {
  test.each([one, several, trueFalse(), matching(), sequencing(), fillIn()])(
    '“I don’t know yet”, to $id',
    (item) => {
      expect(suits(item, { kind: 'unknown' })).toBe(true);
    },
  );

  test.each([
    { what: 'one option', item: one, response: { kind: 'choice', options: ['b'] } },
    {
      what: 'several options where several can be chosen',
      item: several,
      response: { kind: 'choice', options: ['c', 'a'] },
    },
    { what: 'a reason', item: trueFalse(), response: { kind: 'true-false', reason: 'c' } },
    {
      what: 'a place for every card, two in one place',
      item: matching(),
      response: { kind: 'matching', placements: { one: 'left', two: 'left' } },
    },
    { what: 'a whole order', item: sequencing(), response: { kind: 'sequencing', order: ['z', 'x', 'y'] } },
    { what: 'a typed word', item: fillIn(), response: { kind: 'fill-in', text: 'anything' } },
  ] as Case[])('$what', ({ item, response }) => {
    expect(suits(item, response)).toBe(true);
  });
});

describe('what is unfinished or makes no sense, and cannot be handed in', () => {
  test.each([
    { what: 'no option', item: one, response: { kind: 'choice', options: [] } },
    {
      what: 'no option where several can be chosen',
      item: several,
      response: { kind: 'choice', options: [] },
    },
    {
      what: 'two options where one can be chosen',
      item: one,
      response: { kind: 'choice', options: ['a', 'b'] },
    },
    { what: 'an option twice', item: several, response: { kind: 'choice', options: ['a', 'a'] } },
    { what: 'an option that is not there', item: one, response: { kind: 'choice', options: ['q'] } },
    { what: 'a reason that is not there', item: trueFalse(), response: { kind: 'true-false', reason: 'q' } },
    {
      what: 'a card without a place',
      item: matching(),
      response: { kind: 'matching', placements: { one: 'left' } },
    },
    {
      what: 'a place that is not there',
      item: matching(),
      response: { kind: 'matching', placements: { one: 'left', two: 'up' } },
    },
    {
      what: 'an order with an element left out',
      item: sequencing(),
      response: { kind: 'sequencing', order: ['x', 'y'] },
    },
    {
      what: 'an order with an element twice',
      item: sequencing(),
      response: { kind: 'sequencing', order: ['x', 'y', 'y'] },
    },
    { what: 'spaces instead of a word', item: fillIn(), response: { kind: 'fill-in', text: '  ' } },
    { what: 'an answer of another kind', item: one, response: { kind: 'fill-in', text: 'a' } },
  ] as Case[])('$what', ({ item, response }) => {
    expect(suits(item, response)).toBe(false);
  });

  test('a board with any one card taken back, or an order with any one element taken out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 8 }), fc.nat(), (count, pick) => {
        const ids = Array.from({ length: count }, (_, index) => `n${index}`);
        const kept = ids.filter((_, index) => index !== pick % count);
        const placements = { left: { right: true as const, feedback: 'so' }, right: { feedback: 'so' } };
        const board = matching({ sources: ids.map((id) => ({ id, text: id, placements })) });
        const steps = sequencing({
          elements: ids.map((id) => ({ id, text: id, feedback: id })),
          orders: [ids],
        });
        const place = (cards: string[]): Response => ({
          kind: 'matching',
          placements: Object.fromEntries(cards.map((id) => [id, 'left'])),
        });
        expect([suits(board, place(ids)), suits(board, place(kept))]).toEqual([true, false]);
        expect([
          suits(steps, { kind: 'sequencing', order: ids }),
          suits(steps, { kind: 'sequencing', order: kept }),
        ]).toEqual([true, false]);
      }),
    );
  });
});
