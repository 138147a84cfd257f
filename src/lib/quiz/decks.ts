import type { Item } from '#lib/bank/item.ts';
import { shuffled } from '#lib/course/random.ts';
import { kindOf, nameOf, type Catalogue } from './catalogue.ts';

/** A deck of the quick sorter. The ids of its cards begin with its name: `network:signal`, `type:flickr`. */
export type Deck = 'network' | 'type';

/** A clear case, and why it is one. */
interface Card {
  id: string;
  name: string;
  text?: string | undefined;
  answer: string;
  why: string;
}

interface DeckContent extends Pick<Item, 'concepts' | 'bloom' | 'source'> {
  /** The answers, as they stand: the left one and the right one. */
  answers: readonly [Answer, Answer];
  cards: (catalogue: Catalogue) => Card[];
}
interface Answer {
  id: string;
  text: string;
}

/** What decides, besides what is said of the platform. */
const CENTRE = {
  contact: 'Organised around relations: a contact network.',
  content: 'Organised around content: a content network.',
};

/** Every clear case for "network or not?": real platforms, fictional ones, and things that are no social medium at all. */
function networkCards({ platforms, fictional, foils }: Catalogue): Card[] {
  const answer = (network: boolean) => (network ? 'network' : 'other');
  return [
    ...platforms
      .filter(({ network }) => network.clear)
      .map((platform) => ({
        id: platform.id,
        name: nameOf(platform),
        text: kindOf(platform),
        answer: answer(platform.network.is),
        why: platform.network.why ?? platform.reason,
      })),
    ...fictional
      .filter(({ clear }) => clear)
      .map(({ id, name, description, network, why }) => ({
        id,
        name,
        text: description,
        answer: answer(network),
        why,
      })),
    ...foils
      .filter(({ socialMedium }) => socialMedium !== 'debatable')
      .map(({ id, name, why }) => ({ id, name, answer: answer(false), why })),
  ];
}

/**
 * Every clear case for "contact or content?". The question is asked of networks only: where it is open whether something
 * is one, its type is not asked either, however clear that would be.
 */
function typeCards({ platforms, fictional }: Catalogue): Card[] {
  return [
    ...platforms.flatMap((platform) => {
      const { id, kind, network, type, reason } = platform;
      return network.is && network.clear && type?.clear
        ? {
            id,
            name: nameOf(platform),
            text: kind,
            answer: type.is,
            why: `${type.why ?? reason} ${CENTRE[type.is]}`,
          }
        : [];
    }),
    ...fictional.flatMap(({ id, name, description, network, type, clear, why }) =>
      network && clear && type ? { id, name, text: description, answer: type, why } : [],
    ),
  ];
}

const DECKS: Record<Deck, DeckContent> = {
  network: {
    concepts: ['K04'],
    bloom: 'apply',
    source: 'S1',
    answers: [
      { id: 'network', text: 'Social network' },
      { id: 'other', text: 'Not a network' },
    ],
    cards: networkCards,
  },
  type: {
    concepts: ['K15'],
    bloom: 'analyse',
    source: 'S2b',
    answers: [
      { id: 'contact', text: 'Contact network' },
      { id: 'content', text: 'Content network' },
    ],
    cards: typeCards,
  },
};

export const isDeck = (name: string | undefined): name is Deck => name === 'network' || name === 'type';

/** What a deck is about. */
export const conceptsOf = (deck: Deck): string[] => DECKS[deck].concepts;

/** Whether an item is a card of a deck. */
export const isOf = (deck: Deck, item: string | undefined): boolean => item?.startsWith(`${deck}:`) ?? false;

/** A card as an item, or nothing where the catalogue no longer has it among its clear cases. */
export function cardItem(catalogue: Catalogue, deck: Deck, id: string): Item | undefined {
  const { answers, cards, ...common } = DECKS[deck];
  const card = cards(catalogue).find((entry) => entry.id === id);
  if (!card) return undefined;
  const { name, text, answer, why } = card;
  return {
    ...common,
    id: `${deck}:${id}`,
    interaction: 'choice',
    select: 'one',
    difficulty: 2,
    material: 'real',
    stem: name,
    ...(text && { context: text }),
    explanation: why,
    options: answers.map((option) => ({
      ...option,
      ...(option.id === answer && { right: true as const }),
      feedback: why,
    })),
  };
}

interface Deal {
  deck: Deck;
  catalogue: Catalogue;
  /** How many cards, an even number. */
  count: number;
  /** When each item was last shown, by its id. */
  met: ReadonlyMap<string, number>;
  /** What this round has shown already, by the ids of the items: it stays, and the rest is dealt to it. */
  shown?: readonly string[];
  /** From 0 to 1, like `Math.random`. */
  chance: () => number;
}

/** A round, by the ids of its items: as many cards of one answer as of the other, those not met lately first. */
export function deal({ deck, catalogue, count, met, shown = [], chance }: Deal): string[] {
  const { answers, cards } = DECKS[deck];
  const rank = (item: string) => (shown.includes(item) ? -1 : (met.get(item) ?? 0));
  const pool = shuffled(cards(catalogue), chance)
    .map(({ id, answer }) => ({ item: `${deck}:${id}`, answer }))
    .sort((a, b) => rank(a.item) - rank(b.item));
  const halves = answers.flatMap(({ id }) => pool.filter(({ answer }) => answer === id).slice(0, count / 2));
  const dealt = shuffled(halves, chance).map(({ item }) => item);
  return [...new Set([...shown, ...dealt])].slice(0, count);
}
