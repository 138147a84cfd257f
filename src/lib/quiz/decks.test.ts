import { describe, expect, test } from 'vitest';
import { random } from '#lib/course/random.ts';
import { score } from '#lib/scoring/score.ts';
import { readCourse } from '../../build/course.ts';
import type { Catalogue } from './catalogue.ts';
import { deal, isOf, type Deck } from './decks.ts';
import { itemFrom } from './rounds.ts';

const { catalogue: all, fictional } = readCourse(process.cwd());
const catalogue: Catalogue = { ...all, fictional };
const { platforms, foils } = catalogue;
const DECKS: Deck[] = ['network', 'type'];

/** The right answer to a card; nothing where the deck has no such card. */
function keyOf(deck: Deck, id: string): string | undefined {
  const item = itemFrom(catalogue, `${deck}:${id}`);
  if (item?.interaction !== 'choice') return undefined;
  const [right, ...others] = item.options.filter(
    (option) => score(item, { kind: 'choice', options: [option.id] }).value === 1,
  );
  expect(others, `${id} has one right answer`).toEqual([]);
  return right?.id;
}

describe('over the whole catalogue', () => {
  test('"network or not?" asks about every clear case, and about nothing that is debatable', () => {
    const expected = [
      ...platforms.map(({ id, network }) => [
        id,
        network.clear ? (network.is ? 'network' : 'other') : undefined,
      ]),
      ...fictional.map(({ id, network, clear }) => [id, clear ? (network ? 'network' : 'other') : undefined]),
      ...foils.map(({ id, socialMedium }) => [id, socialMedium === 'debatable' ? undefined : 'other']),
    ];
    expect(expected.map(([id = '']) => [id, keyOf('network', id)])).toEqual(expected);
  });

  test('"contact or content?" asks about every clear network whose type is clear, and about nothing else', () => {
    const expected = [
      ...platforms.map(({ id, network, type }) => [
        id,
        network.is && network.clear && type?.clear ? type.is : undefined,
      ]),
      ...fictional.map(({ id, network, type, clear }) => [id, network && clear ? type : undefined]),
      ...foils.map(({ id }) => [id, undefined]),
    ];
    expect(expected.map(([id = '']) => [id, keyOf('type', id)])).toEqual(expected);
  });

  test('no card of a platform says whether it is a network', () => {
    const said = platforms.map(({ id }) => itemFrom(catalogue, `network:${id}`)?.context ?? '');
    expect(said.filter((text) => /network/i.test(text))).toEqual([]);
    expect(itemFrom(catalogue, 'network:facebook')?.context).toBe('general-purpose platform');
    expect(itemFrom(catalogue, 'type:facebook')?.context, 'all are networks there').toBe(
      'general-purpose social network',
    );
  });

  test.each(DECKS)('every card of "%s" has the reason for its own question, whatever is answered', (deck) => {
    for (const { id, network, type, reason } of platforms) {
      const why = deck === 'network' ? (network.why ?? '') : (type?.why ?? reason);
      const item = itemFrom(catalogue, `${deck}:${id}`);
      if (item?.interaction !== 'choice') continue;
      const said = item.options.map(
        (option) => score(item, { kind: 'choice', options: [option.id] }).parts[0]?.feedback,
      );
      expect(
        said.every((feedback) => feedback?.startsWith(why)),
        id,
      ).toBe(true);
      expect(item.explanation, 'for who does not know yet').toBe(said[0]);
    }
  });
});

test('knows what the article says of its own examples', () => {
  expect(['facebook', 'x-twitter', 'pinterest'].map((id) => keyOf('type', id))).toEqual([
    'contact',
    'content',
    'content',
  ]);
  expect(['facebook', 'wikipedia', 'signal', 'netflix'].map((id) => keyOf('network', id))).toEqual([
    'network',
    'other',
    'other',
    'other',
  ]);
});

test('says why something is no network, and nothing of its family', () => {
  expect(itemFrom(catalogue, 'network:wikihow')?.explanation).toBe(
    'A wiki: people write instructions together for readers, and are not linked by it.',
  );
  const said = [...platforms, ...fictional].map(
    ({ id }) => itemFrom(catalogue, `network:${id}`)?.explanation,
  );
  expect(said.filter((text) => /\b(family|publishing|networking|discussion)\b/i.test(text ?? ''))).toEqual(
    [],
  );
});

test('says what decides between contact and content', () => {
  const reason = (id: string) => itemFrom(catalogue, `type:${id}`)?.explanation;
  expect(reason('pixelfed')).toBe(
    'Pictures published for followers who react and comment, as on Instagram, on servers that nobody owns alone. Organised around content: a content network.',
  );
  expect(reason('orkut')).toContain('Organised around relations: a contact network.');
});

test('each deck is evidence for its own concept', () => {
  expect(itemFrom(catalogue, 'network:facebook')?.concepts).toEqual(['K04']);
  expect(itemFrom(catalogue, 'type:facebook')?.concepts).toEqual(['K15']);
});

test('shows the year of a network that is closed', () => {
  expect(itemFrom(catalogue, 'type:vine')?.stem).toBe('Vine (closed 2017)');
});

test.each(['type:no-such-network', 'type:', 'type', 'toString:facebook', 'constructor:name'])(
  'makes nothing of %s',
  (id) => {
    expect(itemFrom(catalogue, id)).toBeUndefined();
  },
);

describe.each(DECKS)('a round of "%s"', (deck) => {
  const round = (more: Partial<Parameters<typeof deal>[0]> = {}) =>
    deal({ deck, catalogue, count: 10, met: new Map(), chance: random(1), ...more });
  const answerOf = (card: string) => keyOf(deck, card.slice(deck.length + 1));
  /** How many cards of the first answer there are, and of the other. */
  const halves = (cards: string[]) => {
    const first = deck === 'network' ? 'network' : 'contact';
    const count = cards.filter((card) => answerOf(card) === first).length;
    return [count, cards.length - count];
  };

  test('has ten cards, five of each answer, none twice', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const cards = round({ chance: random(seed) });
      expect(new Set(cards).size).toBe(10);
      expect(halves(cards)).toEqual([5, 5]);
      expect(cards.every((card) => isOf(deck, card))).toBe(true);
    }
  });

  test('does not tell by its order which half a card is of', () => {
    const orders = [1, 2, 3, 4, 5].map((seed) =>
      round({ chance: random(seed) })
        .map(answerOf)
        .join(),
    );
    expect(new Set(orders).size).toBeGreaterThan(1);
  });

  test('shows what was not seen lately first', () => {
    const met = new Map<string, number>();
    const first = round({ met });
    for (const [time, card] of first.entries()) met.set(card, time + 1);
    const second = round({ met, chance: random(2) });
    expect(second.filter((card) => first.includes(card))).toEqual([]);
  });

  test('that is taken up again goes on with what it has shown, and has five of each answer still', () => {
    const shown = round().slice(0, 4);
    const met = new Map(shown.map((card, time) => [card, time + 1]));
    const cards = round({ met, shown, chance: random(7) });
    expect(cards.slice(0, 4)).toEqual(shown);
    expect(new Set(cards).size).toBe(10);
    expect(halves(cards)).toEqual([5, 5]);
  });
});
