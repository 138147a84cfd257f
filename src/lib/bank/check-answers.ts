import type { Item } from './item.ts';

/** A mistake in an item: where in the item, what is wrong and how to mend it. */
export interface Mistake {
  path: (string | number)[];
  message: string;
}

/** A typed answer without what the scoring forgives: two answers that are the same so are one answer. */
export type Plain = (text: string) => string;

type ItemOf<I extends Item['interaction']> = Extract<Item, { interaction: I }>;

const twice = (ids: readonly string[]) => ids.filter((id, index) => ids.indexOf(id) < index);

function checkIds(ids: readonly string[], field: string): Mistake[] {
  return twice(ids).map((id) => ({
    path: [field, ids.lastIndexOf(id), 'id'],
    message: `"${id}" is there twice: give each entry an id of its own`,
  }));
}

interface Named {
  id: string;
}

/** Entries that a learner cannot tell apart: with the same words, whatever the capitals. */
function checkAlike<T extends Named>(
  entries: readonly T[],
  { field, words }: { field: string; words: (entry: T) => string },
): Mistake[] {
  const read = entries.map((entry) => words(entry).normalize().toLowerCase());
  return entries.flatMap(({ id }, index) => {
    const other = entries[read.indexOf(read[index] ?? '')];
    // Copied with its id, it is refused for that already.
    if (!other || other === entries[index] || other.id === id) return [];
    return [
      {
        path: [field, index],
        message: `"${other.id}" and "${id}" read alike, and learners cannot tell them apart: change the words of one, or remove it`,
      },
    ];
  });
}

function checkChoice(item: ItemOf<'choice'>): Mistake[] {
  const right = item.options.filter((option) => option.right).length;
  const mistakes = checkIds(
    item.options.map(({ id }) => id),
    'options',
  );
  mistakes.push(...checkAlike(item.options, { field: 'options', words: ({ text }) => text }));
  if (right === 0)
    mistakes.push({ path: ['options'], message: 'no option is right: add "right": true to one' });
  if (right === item.options.length && !item.open)
    mistakes.push({ path: ['options'], message: 'every option is right: a question needs a wrong one' });
  if (item.select === 'one' && right > 1 && !item.open)
    mistakes.push({
      path: ['options'],
      message: `${right} options are right, but only one can be chosen: remove a "right", or write "select": "several"`,
    });
  return mistakes;
}

function checkTrueFalse(item: ItemOf<'true-false'>): Mistake[] {
  const mistakes = checkIds(
    item.reasons.map(({ id }) => id),
    'reasons',
  );
  mistakes.push(...checkAlike(item.reasons, { field: 'reasons', words: ({ of, text }) => `${of}: ${text}` }));
  const right = item.reasons.filter((reason) => reason.right);
  if (right.length !== 1)
    mistakes.push({
      path: ['reasons'],
      message: `${right.length} reasons are right: mark exactly one with "right": true`,
    });
  item.reasons.forEach((reason, index) => {
    if (reason.right && reason.of !== item.answer)
      mistakes.push({
        path: ['reasons', index, 'of'],
        message: `the right reason belongs to ${reason.of}, but the answer is ${item.answer}: make them the same`,
      });
  });
  for (const of of [true, false])
    if (!item.reasons.some((reason) => reason.of === of))
      mistakes.push({
        path: ['reasons'],
        message: `no reason belongs to ${of}: add one, so that both answers can be given`,
      });
  return mistakes;
}

/** Some card must count, and be wrong somewhere: otherwise nothing that a learner does says anything. */
function checkScored({ sources, targets }: ItemOf<'matching'>): Mistake[] {
  const scored = sources.filter(({ open }) => !open);
  if (scored.length === 0)
    return [
      {
        path: ['sources'],
        message:
          'every card is "open": true, so that no place counts: remove it from at least one card, or ask for a pure judgement by a choice with "open": true',
      },
    ];
  return scored.every(({ placements }) => targets.every(({ id }) => placements[id]?.right))
    ? [
        {
          path: ['sources'],
          message:
            'every card that counts is right in every place, so that nothing can be wrong: remove "right": true where a card does not belong',
        },
      ]
    : [];
}

function checkMatching(item: ItemOf<'matching'>): Mistake[] {
  const targets = item.targets.map(({ id }) => id);
  return [
    ...checkIds(targets, 'targets'),
    ...checkIds(
      item.sources.map(({ id }) => id),
      'sources',
    ),
    ...checkAlike(item.targets, { field: 'targets', words: ({ text }) => text }),
    ...checkAlike(item.sources, {
      field: 'sources',
      words: ({ text, note = '' }) => `${text}\n${note}`,
    }),
    ...checkScored(item),
    ...item.sources.flatMap((source, index) => [
      ...(source.concept === undefined || item.concepts.includes(source.concept)
        ? []
        : [
            {
              path: ['sources', index, 'concept'],
              message: `"${source.text}" is about ${source.concept}, which the question does not name: add it to "concepts"`,
            },
          ]),
      ...targets
        .filter((target) => !Object.hasOwn(source.placements, target))
        .map((target) => ({
          path: ['sources', index, 'placements'],
          message: `"${source.text}" says nothing about "${target}": add an entry with its feedback`,
        })),
      ...Object.keys(source.placements)
        .filter((target) => !targets.includes(target))
        .map((target) => ({
          path: ['sources', index, 'placements', target],
          message: `there is no target "${target}": the targets are ${targets.join(', ')}`,
        })),
      ...(Object.values(source.placements).some(({ right }) => right)
        ? []
        : [
            {
              path: ['sources', index, 'placements'],
              message: `"${source.text}" is right nowhere: add "right": true to one of its placements`,
            },
          ]),
    ]),
  ];
}

const factorial = (count: number): number => (count < 2 ? 1 : count * factorial(count - 1));

function checkSequencing(item: ItemOf<'sequencing'>): Mistake[] {
  const ids = item.elements.map(({ id }) => id);
  const orders = item.orders.map((order) => order.join());
  return [
    ...checkIds(ids, 'elements'),
    ...checkAlike(item.elements, { field: 'elements', words: ({ text }) => text }),
    ...item.orders.flatMap((order, index) =>
      [...order].sort().join() === [...ids].sort().join()
        ? []
        : [{ path: ['orders', index], message: `an order names every element once: ${ids.join(', ')}` }],
    ),
    ...orders.flatMap((order, index) =>
      orders.indexOf(order) < index
        ? [{ path: ['orders', index], message: 'this order is there twice: remove one' }]
        : [],
    ),
    ...(new Set(orders).size < factorial(ids.length)
      ? []
      : [
          {
            path: ['orders'],
            message:
              'every possible order is accepted, so that nothing can be wrong: remove those that are not right',
          },
        ]),
  ];
}

/** Words are compared as the scoring compares them: each may stand for one thing only. */
function checkFillIn({ accepts, rejects }: ItemOf<'fill-in'>, plain: Plain): Mistake[] {
  const words = [
    ...accepts.map((text, index) => ({ text, path: ['accepts', index], where: 'accepts' })),
    ...rejects.flatMap(({ texts }, place) =>
      texts.map((text, index) => ({
        text,
        path: ['rejects', place, 'texts', index],
        where: `rejects ${place + 1}`,
      })),
    ),
  ];
  return words.flatMap(({ text, path, where }, index) => {
    const word = plain(text);
    if (word === '')
      return [
        { path, message: `"${text}" has no letter and no digit, and nothing else is compared: write a word` },
      ];
    const other = words
      .slice(0, index)
      .find((before) => plain(before.text) === word && before.where !== where);
    if (!other) return [];
    const alike = other.text === text ? `"${text}"` : `"${other.text}" is the same answer as "${text}", and`;
    return [
      {
        path,
        message: `${alike} stands in "${other.where}" already, and an answer gets one feedback only: remove one of them`,
      },
    ];
  });
}

/** What makes no sense in the answers that an item offers and accepts. */
export function checkAnswers(item: Item, plain: Plain): Mistake[] {
  switch (item.interaction) {
    case 'choice':
      return checkChoice(item);
    case 'true-false':
      return checkTrueFalse(item);
    case 'matching':
      return checkMatching(item);
    case 'sequencing':
      return checkSequencing(item);
    case 'fill-in':
      return checkFillIn(item, plain);
  }
}
