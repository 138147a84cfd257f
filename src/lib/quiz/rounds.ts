import type { Item } from '#lib/bank/item.ts';
import { shuffled } from '#lib/course/random.ts';
import type { Family, Foil } from '#lib/course/platform.ts';
import {
  confused,
  confusionOf,
  missedPlatforms,
  type Confusion,
  type FamilyOf,
  type PlacedPlatforms,
} from '#lib/mastery/confusion.ts';
import type { Matching } from './board.ts';
import { kindOf, nameOf, type Catalogue, type SortablePlatform } from './catalogue.ts';
import { cardItem, isDeck } from './decks.ts';

/**
 * Items made from the catalogue of platforms. Their ids say what is in them, so that a record can be read
 * again: `sort:flickr+slack` is a board, `type:flickr` one card of the quick sorter.
 */

const FAMILIES: { id: Family; text: string; hint: string; concept: string }[] = [
  { id: 'publishing', text: 'Publishing', hint: 'to be read by many', concept: 'K17' },
  { id: 'sharing', text: 'Sharing', hint: 'content to pass on', concept: 'K18' },
  { id: 'networking', text: 'Networking', hint: 'to meet and widen a circle', concept: 'K19' },
  { id: 'discussion', text: 'Discussion', hint: 'to talk', concept: 'K20' },
];

/**
 * The wrong idea that a wrong placement most often shows (content.md 2.1). Some are about one kind of platform: they are
 * said of no other, since a chat room that was put into networking shows nothing about work.
 */
const TEMPTATIONS: { from: Family; to: Family; kind?: RegExp; idea: string }[] = [
  { from: 'publishing', to: 'sharing', kind: /\bwikis?\b/, idea: 'M26' },
  { from: 'sharing', to: 'publishing', idea: 'M25' },
  { from: 'networking', to: 'publishing', idea: 'M21' },
  { from: 'networking', to: 'sharing', idea: 'M21' },
  { from: 'discussion', to: 'networking', kind: /\bteam\b/, idea: 'M27' },
  { from: 'discussion', to: 'networking', kind: /\bmessaging\b/, idea: 'M08' },
  { from: 'discussion', to: 'publishing', kind: /\b(forums?|boards)\b/, idea: 'M25' },
];

const temptation = ({ family, kind: words }: SortablePlatform, target: Family | 'none') =>
  TEMPTATIONS.find(({ from, to, kind }) => from === family.is && to === target && (kind?.test(words) ?? true))
    ?.idea;

/** What is put on a board: a platform, or something that belongs to no family. */
type Sortable = SortablePlatform | Foil;
const isPlatform = (card: Sortable): card is SortablePlatform => 'family' in card;

/** The place of what is no social medium, or only a feature of one. Boards without such cards do not have it. */
const NO_FAMILY = { id: 'none', text: 'No family', hint: 'not social media, or only a feature of a site' };

const wordFor = (family: string) =>
  FAMILIES.find(({ id }) => id === family)?.text.toLowerCase() ?? 'no family';
const defensible = ({ is, other }: SortablePlatform['family']) =>
  [is, ...(other ? [other] : [])].map(wordFor).join(', or ');

function placement(platform: SortablePlatform, target: Family | 'none') {
  const { family, reason, debate } = platform;
  if (target === family.is) return { right: true as const, feedback: reason };
  if (!family.clear && target === family.other) return { right: true as const, feedback: debate ?? reason };
  // What can be defended says its own reasons, beside this.
  if (!family.clear) return { feedback: `By main purpose: ${defensible(family)}.` };
  return {
    feedback: `${reason} So by main purpose: ${wordFor(family.is)}.`,
    misconception: temptation(platform, target),
  };
}

function sourceOf(card: Sortable, targets: readonly (Family | 'none')[]): Matching['sources'][number] {
  const placements = targets.map((target) => [
    target,
    isPlatform(card)
      ? placement(card, target)
      : { ...(target === 'none' && { right: true as const }), feedback: card.why },
  ]);
  const common = { id: card.id, placements: Object.fromEntries(placements) };
  if (!isPlatform(card))
    return { ...common, text: card.name, ...(card.socialMedium === 'debatable' && { open: true as const }) };
  return {
    ...common,
    text: nameOf(card),
    note: kindOf(card),
    concept: conceptOf(card.family.is),
    ...(!card.family.clear && { open: true as const }),
  };
}

const conceptOf = (family: Family) => FAMILIES.find(({ id }) => id === family)?.concept;

/** A board of these cards and the four families. Debatable ones accept every family that can be defended, unscored. */
export function familyBoard(cards: readonly Sortable[]): Matching {
  const families = FAMILIES.map(({ id, text, hint }) => ({ id, text, hint, family: id }));
  const targets = cards.every(isPlatform) ? families : [...families, NO_FAMILY];
  const tested = FAMILIES.filter(({ id }) =>
    cards.some((card) => isPlatform(card) && card.family.clear && card.family.is === id),
  );
  return {
    id: `sort:${cards.map(({ id }) => id).join('+')}`,
    interaction: 'matching',
    concepts: ['K21', ...tested.map(({ concept }) => concept)],
    bloom: 'apply',
    difficulty: 3,
    source: 'S3',
    material: 'real',
    stem: 'Which family, by main purpose?',
    explanation: 'The family follows from the main purpose, whatever else a platform can also do.',
    targets,
    sources: cards.map((card) =>
      sourceOf(
        card,
        targets.map(({ id }) => id as Family | 'none'),
      ),
    ),
  };
}

/** Clear platforms on a board: one of each family at least, so that what is secure is mixed in. */
const CLEAR = 8;
/** A platform that was among so many last ones does not come again while there is another. */
const RECENT = 10;
/** Families that are taken for each other, because what is done there looks alike (content.md 2.1). */
const ALIKE: [Family, Family][] = [
  ['publishing', 'sharing'],
  ['networking', 'discussion'],
  ['sharing', 'networking'],
  ['publishing', 'discussion'],
];

/**
 * How many clear platforms of each family a board has: the more, the more often it is taken for another or another for
 * it. By squares, so that few cards go where most mistakes are.
 */
function sharesOf(table: Confusion): Map<Family, number> {
  const needs = FAMILIES.map(({ id }) =>
    ALIKE.filter((pair) => pair.includes(id)).reduce((sum, pair) => sum + confused(table, ...pair) ** 2, 0),
  );
  const all = needs.reduce((sum, need) => sum + need, 0);
  const quotas = needs.map((need) => ((CLEAR - FAMILIES.length) * need) / all);
  const whole = quotas.map(Math.floor);
  const rest = CLEAR - FAMILIES.length - whole.reduce((sum, count) => sum + count, 0);
  // The largest remainders get what is left over.
  const first = quotas.map((quota, place) => ({ place, part: quota - (whole[place] ?? 0) }));
  const more = first.sort((a, b) => b.part - a.part).slice(0, Math.max(0, rest));
  return new Map(
    FAMILIES.map(({ id }, place) => [
      id,
      1 + (whole[place] ?? 0) + Number(more.some((entry) => entry.place === place)),
    ]),
  );
}

interface Round {
  catalogue: Catalogue;
  /** What was on earlier boards, by id, the oldest first. */
  seen?: readonly string[];
  /** Where the learner put platforms so far. */
  placed?: PlacedPlatforms;
  /** From 0 to 1, like `Math.random`. */
  chance: () => number;
}

/**
 * A round: clear platforms, more of those families that this learner takes for each other; one open case; one thing that
 * belongs to no family. Never what was among the last ones while there is another; what went wrong comes before what is new.
 */
export function drawBoard({ catalogue, seen = [], placed = {}, chance }: Round): Sortable[] {
  const { platforms, foils } = catalogue;
  const familyOf: FamilyOf = (platform) => platforms.find(({ id }) => id === platform)?.family;
  const recent = seen.slice(-RECENT);
  const missed = missedPlatforms(placed, familyOf);
  const rank = ({ id }: Sortable) => (recent.includes(id) ? 2 : missed.includes(id) ? 0 : 1);
  const ordered = <T extends Sortable>(cards: readonly T[]) =>
    shuffled(cards, chance).sort(
      (a, b) => rank(a) - rank(b) || seen.lastIndexOf(a.id) - seen.lastIndexOf(b.id),
    );
  const pool = ordered(platforms);
  const clear = [...sharesOf(confusionOf(placed, familyOf))].flatMap(([family, count]) =>
    pool.filter((platform) => platform.family.clear && platform.family.is === family).slice(0, count),
  );
  const open = pool
    .filter(({ family }) => !family.clear && FAMILIES.some(({ id }) => id === family.other))
    .slice(0, 1);
  const outside = ordered(foils.filter(({ socialMedium }) => socialMedium !== 'debatable')).slice(0, 1);
  return shuffled([...clear, ...open, ...outside], chance);
}

/** An item from its id, or nothing where the catalogue no longer has what it names. */
export function itemFrom(catalogue: Catalogue, id: string): Item | undefined {
  const [kind, names = ''] = id.split(':');
  if (kind === 'sort') {
    const sortable: readonly Sortable[] = [...catalogue.platforms, ...catalogue.foils];
    const cards = names.split('+').flatMap((name) => sortable.find((card) => card.id === name) ?? []);
    return cards.length === names.split('+').length ? familyBoard(cards) : undefined;
  }
  return isDeck(kind) ? cardItem(catalogue, kind, names) : undefined;
}

/** What earlier boards had on their cards, by id, oldest first. */
export function platformsIn(items: readonly string[]): string[] {
  return items.flatMap((id) => (id.startsWith('sort:') ? id.slice('sort:'.length).split('+') : []));
}
