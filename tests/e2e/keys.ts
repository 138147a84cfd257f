import { readFileSync, readdirSync } from 'node:fs';
import type { Item } from '#lib/bank/item.ts';

/** The course's files, read as an author wrote them: what a question is, and which answers are right or wrong. */

const root = new URL('../../', import.meta.url);
const read = <T>(path: string) => JSON.parse(readFileSync(new URL(path, root), 'utf8')) as T;

export const items: Item[] = readdirSync(new URL('questions/', root))
  .filter((name) => name.endsWith('.json') && name !== 'bank.schema.json')
  .flatMap((name) => read<{ items: Item[] }>(`questions/${name}`).items);

interface Platform {
  name: string;
  status: string;
  statusYear?: number;
  family: { is: string; other?: string; clear: boolean };
  network: { is: boolean; clear: boolean; why?: string };
  type?: { is: NetworkType; clear: boolean; why?: string };
  reason: string;
}
type NetworkType = 'contact' | 'content';
const { platforms, foils } = read<{
  platforms: Platform[];
  foils: { name: string; socialMedium: boolean | 'debatable'; why: string }[];
}>('src/content/platforms.json');
const fictional = read<{ name: string; network: boolean; type?: NetworkType; why: string }[]>(
  'src/content/fictional-platforms.json',
);

interface LessonKey {
  id: string;
  number: number;
  title: string;
  activity: string;
  check: string[];
}

/** The head of each lesson's file. */
export const lessons: LessonKey[] = readdirSync(new URL('src/content/lessons/', root))
  .sort()
  .map((name) => {
    const text = readFileSync(new URL(`src/content/lessons/${name}`, root), 'utf8');
    const field = (key: string) => new RegExp(`^${key}: (.*)$`, 'm').exec(text)?.[1] ?? '';
    return {
      id: field('id'),
      number: Number(field('number')),
      title: field('title'),
      activity: field('activity'),
      check: field('check').slice(1, -1).split(', '),
    };
  });

/** The lesson of this number. */
export function lessonKey(number: number): LessonKey {
  const lesson = lessons.find((entry) => entry.number === number);
  if (!lesson) throw new Error(`there is no lesson ${number}`);
  return lesson;
}

export function itemById(id: string): Item {
  const item = items.find((entry) => entry.id === id);
  if (!item) throw new Error(`there is no question ${id}`);
  return item;
}

/** Any question that is answered in this way. */
export function someItem(interaction: Item['interaction']): Item {
  const item = items.find((entry) => entry.interaction === interaction && !entry.retired);
  if (!item) throw new Error(`there is no question of the kind ${interaction}`);
  return item;
}

/** What an answer is made of, in the words on the screen. */
function partsOf(item: Item): readonly { text: string }[] {
  switch (item.interaction) {
    case 'choice':
      return item.options;
    case 'true-false':
      return item.reasons;
    case 'matching':
      return item.sources;
    case 'sequencing':
      return item.elements;
    case 'fill-in':
      return [];
  }
}

/** The question that reads so. Its stem may be another's too; then the case before it differs, or what there is to choose from. */
export function itemThatReads(stem: string, context: string | undefined, card: string): Item {
  const alike = items.filter((item) => item.stem === stem && item.context === context);
  const found =
    alike.length > 1 ? alike.filter((item) => partsOf(item).every(({ text }) => card.includes(text))) : alike;
  if (found.length !== 1 || !found[0])
    throw new Error(`${found.length} questions read "${stem}" (${context})`);
  return found[0];
}

export type Worth = 'right' | 'wrong';

/** An answer, in the words on the screen. */
export type Answer =
  | { kind: 'options'; role: 'radio' | 'checkbox'; names: string[] }
  | { kind: 'places'; places: { card: string; target: string }[] }
  | { kind: 'order'; lines: string[] }
  | { kind: 'text'; label: string; text: string };

const pick = <T extends { right?: true | undefined }>(entries: readonly T[], worth: Worth): T[] =>
  entries.filter(({ right }) => (right === true) === (worth === 'right'));

/** A right answer, or one that is wrong in every part. */
export function answerTo(item: Item, worth: Worth): Answer {
  switch (item.interaction) {
    case 'choice': {
      const options = pick(item.options, worth);
      const chosen = item.select === 'one' ? options.slice(0, 1) : options;
      const role = item.select === 'one' ? 'radio' : 'checkbox';
      return { kind: 'options', role, names: chosen.map(({ text }) => text) };
    }
    case 'true-false': {
      const [reason] = pick(item.reasons, worth);
      return {
        kind: 'options',
        role: 'radio',
        names: [`${reason?.of ? 'True' : 'False'}: ${reason?.text}`],
      };
    }
    case 'matching': {
      const places = item.sources.map(({ text, note, placements }) => {
        const fits = item.targets.filter(({ id }) => placements[id]?.right === true);
        const target = worth === 'right' ? fits[0] : item.targets.find((other) => !fits.includes(other));
        return { card: note ? `${text} ${note}` : text, target: (target ?? item.targets[0])?.text ?? '' };
      });
      return { kind: 'places', places };
    }
    case 'sequencing': {
      const [best = []] = item.orders;
      const order = worth === 'right' ? best : best.toReversed();
      return {
        kind: 'order',
        lines: order.flatMap((id) => item.elements.find((element) => element.id === id)?.text ?? []),
      };
    }
    case 'fill-in': {
      const text = worth === 'right' ? item.accepts[0] : item.rejects[0]?.texts[0];
      return { kind: 'text', label: item.label, text: text ?? '' };
    }
  }
}

const FAMILIES: Record<string, string> = {
  publishing: 'Publishing',
  sharing: 'Sharing',
  networking: 'Networking',
  discussion: 'Discussion',
};

/** A card of a board may say more than the name: "Orkut (closed 2014) network". */
function platformOn(card: string): Platform {
  const found = platforms.filter(({ name }) => card === name || card.startsWith(`${name} `));
  const [longest] = found.sort((a, b) => b.name.length - a.name.length);
  if (!longest) throw new Error(`no platform is on the card "${card}"`);
  return longest;
}

const NO_FAMILY = 'No family';
const isFoil = (card: string) => foils.some(({ name }) => name === card);

/** Where a card of the sorting board belongs, or a place where it does not. */
export function familyOf(card: string, worth: Worth): string {
  if (isFoil(card)) return worth === 'right' ? NO_FAMILY : 'Discussion';
  const { is, other } = platformOn(card).family;
  const wrong = Object.keys(FAMILIES).find((family) => family !== is && family !== other);
  return FAMILIES[worth === 'right' ? is : (wrong ?? '')] ?? '';
}

/** The decks of the quick sorter, and their two answers. */
export const QUICK_ANSWERS = {
  network: ['Social network', 'Not a network'],
  type: ['Contact network', 'Content network'],
} as const;
export type Deck = keyof typeof QUICK_ANSWERS;

/** The answer to a card of the quick sorter, and what is said of it. */
export function quickKey(deck: Deck, card: string): { right: string; wrong: string; reason: string } {
  const invented = fictional.find(({ name }) => name === card);
  const foil = foils.find(({ name }) => name === card);
  const platform = invented || foil ? undefined : platformOn(card);
  const network = invented?.network ?? platform?.network.is ?? false;
  const type = invented?.type ?? platform?.type?.is;
  const isFirst = deck === 'network' ? network : type === 'contact';
  const [first, second] = QUICK_ANSWERS[deck];
  const why = platform?.[deck]?.why ?? platform?.reason;
  return {
    right: isFirst ? first : second,
    wrong: isFirst ? second : first,
    reason: invented?.why ?? foil?.why ?? why ?? '',
  };
}

/** Whether the family of a card is clear, so that its place is scored. */
export const isScored = (card: string): boolean => isFoil(card) || platformOn(card).family.clear;
