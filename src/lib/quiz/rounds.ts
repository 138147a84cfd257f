import type { Item } from '#lib/bank/item.ts';
import { shuffled } from '#lib/course/random.ts';
import type { Family, FictionalPlatform, Foil, Platform } from '#lib/course/platform.ts';

/**
 * Items made from the catalogue of platforms. Their ids say what is in them, so that a record can be read
 * again: `sort:flickr+slack` is a board, `network:signal` one card of the quick sorter.
 */

export type SortablePlatform = Pick<
  Platform,
  'id' | 'name' | 'kind' | 'status' | 'statusYear' | 'family' | 'network' | 'reason' | 'debate'
>;
type InventedPlatform = Pick<
  FictionalPlatform,
  'id' | 'name' | 'description' | 'socialMedium' | 'network' | 'clear' | 'why'
>;

export interface Catalogue {
  platforms: readonly SortablePlatform[];
  fictional: readonly InventedPlatform[];
  foils: readonly Foil[];
}

const FAMILIES: { id: Family; text: string; hint: string; concept: string }[] = [
  { id: 'publishing', text: 'Publishing', hint: 'to be read by many', concept: 'K17' },
  { id: 'sharing', text: 'Sharing', hint: 'content to pass on', concept: 'K18' },
  { id: 'networking', text: 'Networking', hint: 'to meet and widen a circle', concept: 'K19' },
  { id: 'discussion', text: 'Discussion', hint: 'to talk', concept: 'K20' },
];

/** The wrong idea that a wrong placement most often shows (content.md 2.1). */
const TEMPTATIONS: Partial<Record<`${Family}>${Family}`, string>> = {
  'publishing>sharing': 'M26',
  'sharing>publishing': 'M25',
  'networking>publishing': 'M21',
  'networking>sharing': 'M21',
  'discussion>networking': 'M27',
  'discussion>publishing': 'M25',
};

/** A platform that is closed or has another name is shown with its year. */
function nameOf({ name, status, statusYear }: SortablePlatform): string {
  return status === 'defunct' && statusYear ? `${name} (closed ${statusYear})` : name;
}

function placement(platform: SortablePlatform, target: Family) {
  const { family, reason, debate } = platform;
  if (target === family.is) return { right: true as const, feedback: reason };
  if (!family.clear && target === family.other) return { right: true as const, feedback: debate ?? reason };
  const word = FAMILIES.find(({ id }) => id === family.is)?.text.toLowerCase();
  return {
    feedback: family.clear ? `${reason} So by main purpose: ${word}.` : `${reason} ${debate ?? ''}`.trim(),
    misconception: TEMPTATIONS[`${family.is}>${target}`],
  };
}

/** A board of these platforms and the four families. Debatable ones accept every family that can be defended, unscored. */
export function familyBoard(platforms: readonly SortablePlatform[]): Item {
  return {
    id: `sort:${platforms.map(({ id }) => id).join('+')}`,
    interaction: 'matching',
    concepts: ['K21'],
    bloom: 'apply',
    difficulty: 3,
    source: 'S3',
    material: 'real',
    stem: 'Which family, by main purpose?',
    explanation: 'The family follows from the main purpose, whatever else a platform can also do.',
    targets: FAMILIES.map(({ id, text, hint }) => ({ id, text, hint, family: id })),
    sources: platforms.map((platform) => ({
      id: platform.id,
      text: nameOf(platform),
      note: platform.kind,
      ...(!platform.family.clear && { open: true as const }),
      placements: Object.fromEntries(FAMILIES.map(({ id }) => [id, placement(platform, id)])),
    })),
  };
}

const PER_FAMILY = 2;

/** A round: two clear platforms of each family and one open case, not seen lately before those seen, in a chance order. */
export function drawBoard(
  { platforms }: Catalogue,
  seen: readonly string[],
  chance: () => number,
): SortablePlatform[] {
  const pool = shuffled(platforms, chance).sort((a, b) => seen.lastIndexOf(a.id) - seen.lastIndexOf(b.id));
  const clear = FAMILIES.flatMap(({ id }) =>
    pool.filter(({ family }) => family.clear && family.is === id).slice(0, PER_FAMILY),
  );
  const open = pool
    .filter(({ family }) => !family.clear && FAMILIES.some(({ id }) => id === family.other))
    .slice(0, 1);
  return shuffled([...clear, ...open], chance);
}

interface Card {
  id: string;
  name: string;
  text?: string | undefined;
  network: boolean;
  why: string;
}

/** Every clear case for "network or not?": real platforms, fictional ones, and things that are no social medium at all. */
export function networkCards({ platforms, fictional, foils }: Catalogue): Card[] {
  return [
    ...platforms
      .filter(({ network }) => network.clear)
      .map((platform) => ({
        id: platform.id,
        name: nameOf(platform),
        text: platform.kind,
        network: platform.network.is,
        why: platform.reason,
      })),
    ...fictional
      .filter(({ clear }) => clear)
      .map(({ id, name, description, network, why }) => ({ id, name, text: description, network, why })),
    ...foils
      .filter(({ socialMedium }) => socialMedium !== 'debatable')
      .map(({ id, name, why }) => ({ id, name, network: false, why })),
  ];
}

/** One card of the quick sorter as an item. */
export function networkItem({ id, name, text, network, why }: Card): Item {
  return {
    id: `network:${id}`,
    interaction: 'choice',
    select: 'one',
    concepts: ['K04'],
    bloom: 'apply',
    difficulty: 2,
    source: 'S1',
    material: 'real',
    stem: name,
    ...(text && { context: text }),
    explanation: why,
    options: [
      { id: 'network', text: 'Social network', ...(network && { right: true as const }), feedback: why },
      { id: 'other', text: 'Not a network', ...(!network && { right: true as const }), feedback: why },
    ],
  };
}

/** An item from its id, or nothing where the catalogue no longer has what it names. */
export function itemFrom(catalogue: Catalogue, id: string): Item | undefined {
  const [kind, names = ''] = id.split(':');
  if (kind === 'sort') {
    const platforms = names
      .split('+')
      .flatMap((name) => catalogue.platforms.find((platform) => platform.id === name) ?? []);
    return platforms.length === names.split('+').length ? familyBoard(platforms) : undefined;
  }
  const card = kind === 'network' ? networkCards(catalogue).find((entry) => entry.id === names) : undefined;
  return card && networkItem(card);
}

/** Ids of platforms that earlier boards had, oldest first. */
export function platformsIn(items: readonly string[]): string[] {
  return items.flatMap((id) => (id.startsWith('sort:') ? id.slice('sort:'.length).split('+') : []));
}
