import type { Item } from './item.ts';

/** A mistake in an item: where in the item, what is wrong and how to mend it. */
export interface Mistake {
  path: (string | number)[];
  message: string;
}

/** What items may refer to. */
export interface Known {
  concepts: ReadonlySet<string>;
  misconceptions: ReadonlySet<string>;
  /** For each real platform, by id, the dimensions that are clear enough to be scored. */
  platforms: ReadonlyMap<string, ReadonlySet<'family' | 'network' | 'type'>>;
}

type ItemOf<I extends Item['interaction']> = Extract<Item, { interaction: I }>;

const twice = (ids: readonly string[]) => ids.filter((id, index) => ids.indexOf(id) < index);

function checkIds(ids: readonly string[], field: string): Mistake[] {
  return twice(ids).map((id) => ({
    path: [field, ids.lastIndexOf(id), 'id'],
    message: `"${id}" is there twice: give each entry an id of its own`,
  }));
}

function checkChoice(item: ItemOf<'choice'>): Mistake[] {
  const right = item.options.filter((option) => option.right).length;
  const mistakes = checkIds(
    item.options.map(({ id }) => id),
    'options',
  );
  if (right === 0)
    mistakes.push({ path: ['options'], message: 'no option is right: add "right": true to one' });
  if (right === item.options.length)
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

function checkMatching(item: ItemOf<'matching'>): Mistake[] {
  const targets = item.targets.map(({ id }) => id);
  return [
    ...checkIds(targets, 'targets'),
    ...checkIds(
      item.sources.map(({ id }) => id),
      'sources',
    ),
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

function checkSequencing(item: ItemOf<'sequencing'>): Mistake[] {
  const ids = item.elements.map(({ id }) => id);
  return [
    ...checkIds(ids, 'elements'),
    ...item.orders.flatMap((order, index) =>
      [...order].sort().join() === [...ids].sort().join()
        ? []
        : [{ path: ['orders', index], message: `an order names every element once: ${ids.join(', ')}` }],
    ),
  ];
}

function checkOwn(item: Item): Mistake[] {
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
      return [];
  }
}

/** Every value of a field called `misconception`, with its place. */
function misconceptionsIn(
  value: unknown,
  path: (string | number)[] = [],
): { path: (string | number)[]; id: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const place = [...path, Array.isArray(value) ? Number(key) : key];
    return key === 'misconception' && typeof inner === 'string'
      ? [{ path: place, id: inner }]
      : misconceptionsIn(inner, place);
  });
}

function checkReferences(item: Item, known: Known): Mistake[] {
  return [
    ...item.concepts.flatMap((id, index) =>
      known.concepts.has(id)
        ? []
        : [
            {
              path: ['concepts', index],
              message: `there is no concept ${id}: see src/content/concepts.json`,
            },
          ],
    ),
    ...misconceptionsIn(item).flatMap(({ path, id }) =>
      known.misconceptions.has(id)
        ? []
        : [{ path, message: `there is no misconception ${id}: see src/content/misconceptions.json` }],
    ),
    ...checkPlatforms(item, known),
  ];
}

/** Only what is clear may be scored. */
function checkPlatforms({ asks, platforms = [] }: Item, known: Known): Mistake[] {
  if (!asks)
    return platforms.length > 0
      ? [{ path: ['platforms'], message: 'say what it asks: "asks": "family", "network" or "type"' }]
      : [];
  if (platforms.length === 0)
    return [{ path: ['asks'], message: 'list the platforms that it classifies: "platforms": ["flickr", …]' }];
  return platforms.flatMap((id, index) => {
    const clear = known.platforms.get(id);
    if (!clear)
      return [
        {
          path: ['platforms', index],
          message: `there is no platform "${id}": see src/content/platforms.json`,
        },
      ];
    if (clear.has(asks)) return [];
    return [
      {
        path: ['platforms', index],
        message: `the ${asks} of "${id}" is debatable and cannot be scored: choose a clear platform, or make it an open judgement`,
      },
    ];
  });
}

/** What the schema cannot say: the item must fit itself and the course. */
export function checkItem(item: Item, known: Known): Mistake[] {
  return [...checkOwn(item), ...checkReferences(item, known)];
}
