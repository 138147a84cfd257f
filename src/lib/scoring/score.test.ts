import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choice, fillIn, matching, sequencing, trueFalse } from '#lib/bank/item.fixture.ts';
import type { Item } from '#lib/bank/item.ts';
import type { Response } from './response.ts';
import { misconceptionsIn, score } from './score.ts';
import { suits } from './suits.ts';

fc.configureGlobal({ seed: 20261123 });

/** What an answer is worth, in one number. */
const worth = (item: Item, response: Response) => score(item, response).value;
const choose = (...options: string[]): Response => ({ kind: 'choice', options });
const order = (...ids: string[]): Response => ({ kind: 'sequencing', order: ids });
const type = (text: string): Response => ({ kind: 'fill-in', text });

describe('choosing one option', () => {
  test('the right option is worth a point, a wrong one nothing', () => {
    expect(worth(choice(), choose('a'))).toBe(1);
    expect(worth(choice(), choose('b'))).toBe(0);
  });

  test('a learner reads the feedback of the option they chose, and its wrong idea is noted', () => {
    const given = score(choice(), choose('b'));
    expect(given.parts).toEqual([
      { id: 'b', verdict: 'wrong', feedback: 'It is not.', misconception: 'M05' },
    ]);
    expect(misconceptionsIn(given)).toEqual(['M05']);
  });
});

describe('choosing several options (content.md, S02: right judgements out of six)', () => {
  const option = (id: string, right?: true) => ({ id, text: id, feedback: id, ...(right && { right }) });
  const functions = choice({
    select: 'several',
    options: [
      option('a', true),
      option('b', true),
      option('c', true),
      option('d', true),
      option('e'),
      option('f'),
    ],
  });

  test.each([
    { chosen: ['a', 'b', 'c', 'd'], value: 6 / 6 },
    { chosen: ['a', 'b', 'c'], value: 5 / 6 },
    { chosen: ['a', 'b', 'c', 'd', 'e'], value: 5 / 6 },
    { chosen: ['a', 'b', 'c', 'd', 'e', 'f'], value: 4 / 6 },
    { chosen: ['a', 'e'], value: 2 / 6 },
    { chosen: ['e', 'f'], value: 0 },
  ])('$chosen is worth $value', ({ chosen, value }) => {
    expect(worth(functions, choose(...chosen))).toBeCloseTo(value, 10);
  });

  test('only the whole set is right, however near the others come', () => {
    expect(score(functions, choose('d', 'c', 'b', 'a')).verdict).toBe('right');
    expect(score(functions, choose('a', 'b', 'c')).verdict).toBe('wrong');
  });
});

describe('true or false, with a reason (content.md, S03)', () => {
  test.each([
    { reason: 'a', what: 'the right answer with its reason', value: 1, verdict: 'right' },
    { reason: 'b', what: 'the right answer with a wrong reason', value: 0.4, verdict: 'wrong' },
    { reason: 'c', what: 'the wrong answer', value: 0, verdict: 'wrong' },
  ])('$what is worth $value', ({ reason, value, verdict }) => {
    expect(score(trueFalse(), { kind: 'true-false', reason })).toMatchObject({ value, verdict });
  });

  test('a wrong reason reveals its wrong idea even under the right answer', () => {
    expect(misconceptionsIn(score(trueFalse(), { kind: 'true-false', reason: 'b' }))).toEqual(['M16']);
  });
});

describe('sorting (content.md, S05: right cards out of eight)', () => {
  const families = ['publishing', 'sharing', 'networking', 'discussion'];
  const key = {
    blogger: 'publishing',
    fandom: 'publishing',
    flickr: 'sharing',
    vine: 'sharing',
    linkedin: 'networking',
    'copains-davant': 'networking',
    slack: 'discussion',
    irc: 'discussion',
  };
  const source = (id: string, family: string, open?: true) => ({
    id,
    text: id,
    ...(open && { open }),
    placements: Object.fromEntries(
      families.map((target) => [
        target,
        { feedback: target, ...(target === family ? { right: true as const } : { misconception: 'M21' }) },
      ]),
    ),
  });
  const board = matching({
    targets: families.map((id) => ({ id, text: id })),
    sources: Object.entries(key).map(([id, family]) => source(id, family)),
  });
  const place = (changes: Record<string, string> = {}): Response => ({
    kind: 'matching',
    placements: { ...key, ...changes },
  });

  test('every card in its family is worth a point', () => {
    expect(score(board, place())).toMatchObject({ value: 1, verdict: 'right' });
  });

  test('each card counts for an eighth', () => {
    expect(worth(board, place({ linkedin: 'publishing' }))).toBeCloseTo(7 / 8, 10);
    expect(
      worth(board, place({ linkedin: 'publishing', fandom: 'sharing', slack: 'networking' })),
    ).toBeCloseTo(5 / 8, 10);
  });

  test('the wrong idea behind a misplaced card is noted once', () => {
    expect(misconceptionsIn(score(board, place({ linkedin: 'publishing', fandom: 'sharing' })))).toEqual([
      'M21',
    ]);
  });

  test('a debatable card is accepted where it can be defended, and never counts', () => {
    const debatable = { ...board, sources: [...board.sources, source('youtube', 'sharing', true)] };
    const given = score(debatable, place({ youtube: 'sharing', irc: 'sharing' }));
    expect(given.value).toBeCloseTo(7 / 8, 10);
    expect(given.parts.find(({ id }) => id === 'youtube')?.verdict).toBe('open');
    const elsewhere = score(debatable, place({ youtube: 'networking' }));
    expect(elsewhere).toMatchObject({ value: 1, verdict: 'right' });
    expect(misconceptionsIn(elsewhere), 'no wrong idea is read from it').toEqual([]);
  });
});

describe('ordering (content.md, S09: share of the precedences that are respected)', () => {
  // In every accepted order q1 stands before the four others, q5 after q2, q3 and q4, and q3 before q4.
  const PRECEDENCES = 4 + 3 + 1;
  const questions = sequencing({
    elements: ['q1', 'q2', 'q3', 'q4', 'q5'].map((id) => ({ id, text: id, feedback: id })),
    orders: [
      ['q1', 'q2', 'q3', 'q4', 'q5'],
      ['q1', 'q3', 'q4', 'q2', 'q5'],
      ['q1', 'q3', 'q2', 'q4', 'q5'],
    ],
  });

  test.each([
    { ids: ['q1', 'q2', 'q3', 'q4', 'q5'], broken: 0 },
    { ids: ['q1', 'q3', 'q4', 'q2', 'q5'], broken: 0 },
    { ids: ['q1', 'q3', 'q2', 'q4', 'q5'], broken: 0 },
    { ids: ['q1', 'q4', 'q3', 'q2', 'q5'], broken: 1 },
    { ids: ['q2', 'q1', 'q3', 'q4', 'q5'], broken: 1 },
    { ids: ['q5', 'q1', 'q2', 'q3', 'q4'], broken: 4 },
    { ids: ['q5', 'q4', 'q3', 'q2', 'q1'], broken: PRECEDENCES },
  ])('$ids breaks $broken of eight', ({ ids, broken }) => {
    expect(worth(questions, order(...ids))).toBeCloseTo((PRECEDENCES - broken) / PRECEDENCES, 10);
  });

  test('the two elements that stand the wrong way round are the ones marked', () => {
    const { parts, verdict } = score(questions, order('q1', 'q4', 'q3', 'q2', 'q5'));
    expect(verdict).toBe('wrong');
    expect(parts.filter((part) => part.verdict === 'wrong').map(({ id }) => id)).toEqual(['q4', 'q3']);
  });

  test('an order that is not accepted is never worth a whole point, though no single pair is to blame', () => {
    const eitherWay = sequencing({
      orders: [
        ['x', 'y', 'z'],
        ['z', 'y', 'x'],
      ],
    });
    const given = score(eitherWay, order('y', 'x', 'z'));
    expect(given.value).toBe(0);
    expect(given.parts.map(({ verdict }) => verdict)).toEqual(['wrong', 'wrong', 'wrong']);
  });
});

describe('typing a word (content.md, S10)', () => {
  test.each(['publishing', 'Publishing', ' the  publishing ', 'PUBLICATION', 'publishin', 'la publication'])(
    '%j is right',
    (text) => {
      expect(score(fillIn(), type(text))).toMatchObject({
        value: 1,
        verdict: 'right',
        parts: [{ feedback: 'It is.' }],
      });
    },
  );

  test('an expected mistake gets its own feedback and is noted', () => {
    const given = score(fillIn(), type('Partage'));
    expect(given).toMatchObject({ value: 0, verdict: 'wrong', parts: [{ feedback: 'Sharing passes on.' }] });
    expect(misconceptionsIn(given)).toEqual(['M26']);
  });

  test('any other answer gets the feedback for all others', () => {
    expect(score(fillIn(), type('networking'))).toMatchObject({
      value: 0,
      parts: [{ feedback: 'It is publishing.' }],
    });
  });

  test('an expected mistake is no typing slip of the right answer', () => {
    const blogs = fillIn({ accepts: ['blogs'], rejects: [{ texts: ['blog'], feedback: 'All of them.' }] });
    expect(score(blogs, type('blog'))).toMatchObject({ value: 0, parts: [{ feedback: 'All of them.' }] });
    expect(worth(blogs, type('bloggs'))).toBe(1);
  });
});

describe('an open judgement', () => {
  const judgement = choice({ open: true });

  test('is never worth anything, defended or not', () => {
    expect(score(judgement, choose('a'))).toMatchObject({
      value: undefined,
      verdict: 'open',
      parts: [{ verdict: 'open' }],
    });
    expect(worth(judgement, choose('b'))).toBeUndefined();
    expect(worth(judgement, { kind: 'unknown' })).toBeUndefined();
  });

  test('still shows which wrong idea was chosen', () => {
    expect(misconceptionsIn(score(judgement, choose('b')))).toEqual(['M05']);
  });

  test('a board on which every card is debatable is one too', () => {
    const board = matching();
    const open = { ...board, sources: board.sources.map((source) => ({ ...source, open: true as const })) };
    expect(score(open, { kind: 'matching', placements: { one: 'left', two: 'left' } })).toMatchObject({
      value: undefined,
      verdict: 'open',
    });
  });
});

test.each([choice(), trueFalse(), matching(), sequencing(), fillIn()])(
  '“I don’t know yet” is worth nothing in $interaction',
  (item) => {
    expect(score(item, { kind: 'unknown' })).toEqual({ value: 0, verdict: 'unknown', parts: [] });
  },
);

test('an answer of another kind is refused, and the error names both', () => {
  expect(() => score(choice(), type('publishing'))).toThrow(
    'cannot score a fill-in response to a-choice, which is choice',
  );
});

test.each([
  {
    item: trueFalse(),
    response: { kind: 'true-false', reason: 'q' } as const,
    error: 'cannot score the reason q of a-statement',
  },
  {
    item: matching(),
    response: { kind: 'matching', placements: { one: 'left' } } as const,
    error: 'cannot score the place of two in a-board',
  },
  { item: sequencing(), response: order('x', 'y', 'q'), error: 'cannot score the place of q in an-order' },
])('an answer that does not suit $item.interaction is refused', ({ item, response, error }) => {
  expect(() => score(item, response)).toThrow(error);
});

describe('whatever the item and the answer', () => {
  const ids = (letter: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
  const some = (from: string[]) => fc.subarray(from, { minLength: 1 });

  const anyChoice = fc.integer({ min: 2, max: 8 }).chain((count) => {
    const all = ids('o', count);
    return fc
      .record({ rights: fc.subarray(all, { minLength: 1, maxLength: count - 1 }), chosen: some(all) })
      .map(({ rights, chosen }) => ({
        item: choice({
          select: 'several',
          options: all.map((id) => ({
            id,
            text: id,
            feedback: id,
            ...(rights.includes(id) && { right: true as const }),
          })),
        }) as Item,
        right: { kind: 'choice', options: rights } as Response,
        given: { kind: 'choice', options: chosen } as Response,
      }));
  });

  const anyTrueFalse = fc
    .record({
      answer: fc.boolean(),
      others: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
      given: fc.nat(),
    })
    .map(({ answer, others, given }) => {
      const reasons = [answer, ...others].map((of, index) => ({
        id: `r${index}`,
        of,
        text: 'so',
        feedback: 'so',
        ...(index === 0 && { right: true as const }),
      }));
      return {
        item: trueFalse({ answer, reasons }) as Item,
        right: { kind: 'true-false', reason: 'r0' } as Response,
        given: { kind: 'true-false', reason: `r${given % reasons.length}` } as Response,
      };
    });

  const anyBoard = fc
    .record({ targets: fc.integer({ min: 2, max: 6 }), sources: fc.integer({ min: 2, max: 12 }) })
    .chain((count) => {
      const targets = ids('t', count.targets);
      const card = fc.record({ fits: some(targets), given: fc.constantFrom(...targets) });
      return fc.array(card, { minLength: count.sources, maxLength: count.sources }).map((cards) => {
        const placed = (pick: (card: { fits: string[]; given: string }) => string | undefined): Response => ({
          kind: 'matching',
          placements: Object.fromEntries(cards.map((entry, index) => [`s${index}`, pick(entry) ?? ''])),
        });
        return {
          item: matching({
            targets: targets.map((id) => ({ id, text: id })),
            sources: cards.map(({ fits }, index) => ({
              id: `s${index}`,
              text: 'card',
              placements: Object.fromEntries(
                targets.map((id) => [
                  id,
                  { feedback: id, ...(fits.includes(id) && { right: true as const }) },
                ]),
              ),
            })),
          }) as Extract<Item, { interaction: 'matching' }>,
          right: placed(({ fits }) => fits[0]),
          given: placed(({ given }) => given),
        };
      });
    });

  const anyOrder = fc.integer({ min: 3, max: 8 }).chain((count) => {
    const all = ids('e', count);
    const shuffled = fc.shuffledSubarray(all, { minLength: count });
    return fc
      .record({ orders: fc.array(shuffled, { minLength: 1, maxLength: 3 }), given: shuffled })
      .map(({ orders, given }) => ({
        item: sequencing({ elements: all.map((id) => ({ id, text: id, feedback: id })), orders }) as Item,
        right: { kind: 'sequencing', order: orders[0] } as Response,
        given: { kind: 'sequencing', order: given } as Response,
      }));
  });

  const anyWord = fc
    .record({
      accepts: fc.array(fc.stringMatching(/^[a-zé]{1,9}$/), { minLength: 1, maxLength: 3 }),
      given: fc.stringMatching(/^[a-z -]{0,9}[a-z]$/),
    })
    .map(({ accepts, given }) => ({
      item: fillIn({ accepts }) as Item,
      right: { kind: 'fill-in', text: accepts[0] } as Response,
      given: { kind: 'fill-in', text: given } as Response,
    }));

  const anything = fc.oneof(anyChoice, anyTrueFalse, anyBoard, anyOrder, anyWord);

  test('an answer is worth between nothing and one point, and is right only with the whole point', () => {
    fc.assert(
      fc.property(anything, ({ item, given }) => {
        const { value, verdict } = score(item, given);
        expect(suits(item, given)).toBe(true);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(verdict === 'right').toBe(value === 1);
      }),
    );
  });

  test('the key is worth a whole point, with nothing marked wrong', () => {
    fc.assert(
      fc.property(anything, ({ item, right }) => {
        const { value, verdict, parts } = score(item, right);
        expect({ value, verdict }).toEqual({ value: 1, verdict: 'right' });
        expect(parts.every((part) => part.verdict === 'right')).toBe(true);
      }),
    );
  });

  test('an answer that is not right has a part that says so, unless only something was left out', () => {
    fc.assert(
      fc.property(fc.oneof(anyTrueFalse, anyBoard, anyOrder, anyWord), ({ item, given }) => {
        const { verdict, parts } = score(item, given);
        expect(parts.some((part) => part.verdict === 'wrong')).toBe(verdict === 'wrong');
      }),
    );
  });

  test('moving one card from a right place to a wrong one costs exactly its share', () => {
    fc.assert(
      fc.property(anyBoard, fc.nat(), ({ item, given }, pick) => {
        if (given.kind !== 'matching') throw new Error('a board is answered by placements');
        const movable = item.sources.flatMap(({ id, placements }) => {
          const wrong = Object.keys(placements).find((target) => !placements[target]?.right);
          return wrong && placements[given.placements[id] ?? '']?.right ? [{ id, wrong }] : [];
        });
        fc.pre(movable.length > 0);
        const move = movable[pick % movable.length] ?? { id: '', wrong: '' };
        const worse: Response = {
          kind: 'matching',
          placements: { ...given.placements, [move.id]: move.wrong },
        };
        expect((worth(item, given) ?? 0) - (worth(item, worse) ?? 0)).toBeCloseTo(
          1 / item.sources.length,
          10,
        );
      }),
    );
  });

  test('ticking one more wrong option never helps', () => {
    fc.assert(
      fc.property(anyChoice, ({ item, given }) => {
        if (item.interaction !== 'choice' || given.kind !== 'choice')
          throw new Error('a choice is answered by options');
        const wrong = item.options.find(({ id, right }) => !right && !given.options.includes(id));
        fc.pre(wrong !== undefined);
        expect(worth(item, choose(...given.options, wrong?.id ?? ''))).toBeLessThan(worth(item, given) ?? 0);
      }),
    );
  });
});
