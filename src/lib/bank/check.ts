import { checkAnswers, type Mistake, type Plain } from './check-answers.ts';
import type { Item } from './item.ts';

/** What items may refer to, and how typed answers are compared. */
export interface Known {
  concepts: ReadonlySet<string>;
  misconceptions: ReadonlySet<string>;
  /** For each real platform, by id, whether each dimension that it has is clear enough to be scored. */
  platforms: ReadonlyMap<string, Readonly<Partial<Record<NonNullable<Item['asks']>, boolean | undefined>>>>;
  plain: Plain;
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
      item.concepts.indexOf(id) < index
        ? [{ path: ['concepts', index], message: `${id} is there twice: remove one` }]
        : [],
    ),
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

/** Whether the judgement on this platform is open, so that nothing is scored by it. */
const isOpen = (item: Item, platform: string) =>
  item.interaction === 'choice'
    ? item.open === true
    : item.interaction === 'matching' && item.sources.some(({ id, open }) => id === platform && open);

/** Only what is clear may be scored. */
function checkPlatforms(item: Item, known: Known): Mistake[] {
  const { asks, platforms = [] } = item;
  if (!asks)
    return platforms.length > 0
      ? [{ path: ['platforms'], message: 'say what it asks: "asks": "family", "network" or "type"' }]
      : [];
  if (platforms.length === 0)
    return [{ path: ['asks'], message: 'list the platforms that it classifies: "platforms": ["flickr", …]' }];
  return platforms.flatMap((id, index) => {
    const mistake = (message: string) => [{ path: ['platforms', index], message }];
    const clear = known.platforms.get(id);
    if (!clear) return mistake(`there is no platform "${id}": see src/content/platforms.json`);
    if (clear[asks] || isOpen(item, id)) return [];
    return mistake(
      clear[asks] === undefined
        ? `"${id}" has no ${asks} in src/content/platforms.json: choose another platform, or ask something else`
        : `the ${asks} of "${id}" is debatable and cannot be scored: choose a clear platform, or make it an open judgement`,
    );
  });
}

/** What the schema cannot say: the item must fit itself and the course. */
export function checkItem(item: Item, known: Known): Mistake[] {
  return [...checkAnswers(item, known.plain), ...checkReferences(item, known)];
}
