import { describe, expect, test } from 'vitest';
import { random } from '#lib/course/random.ts';
import { score } from '#lib/scoring/score.ts';
import { readCourse } from '../../build/course.ts';
import {
  drawBoard,
  familyBoard,
  itemFrom,
  networkCards,
  networkItem,
  platformsIn,
  type Catalogue,
} from './rounds.ts';

const { catalogue: all, fictional } = readCourse(process.cwd());
const catalogue: Catalogue = { ...all, fictional };
const FAMILIES = ['publishing', 'sharing', 'networking', 'discussion'] as const;

describe('a board from the catalogue', () => {
  test('never scores a platform whose family is debatable, over the whole catalogue', () => {
    for (const platform of catalogue.platforms) {
      const board = familyBoard([platform]);
      const worth = FAMILIES.map(
        (family) => score(board, { kind: 'matching', placements: { [platform.id]: family } }).value,
      );
      expect(worth, platform.name).toEqual(
        platform.family.clear
          ? FAMILIES.map((family) => Number(family === platform.family.is))
          : [undefined, undefined, undefined, undefined],
      );
    }
  });

  test('accepts each family that can be defended for a debatable platform, each with its own reason', () => {
    const x = catalogue.platforms.find(({ id }) => id === 'x-twitter');
    if (!x) throw new Error('the catalogue has no X');
    const reasons = ['sharing', 'publishing'].map((family) => {
      const [part] = score(familyBoard([x]), { kind: 'matching', placements: { 'x-twitter': family } }).parts;
      expect(part?.verdict).toBe('open');
      return part?.feedback;
    });
    expect(new Set(reasons).size).toBe(2);
  });

  test('has two clear platforms of each family and one open case', () => {
    for (const seed of [1, 2, 3]) {
      const drawn = drawBoard(catalogue, [], random(seed));
      const clear = drawn.filter(({ family }) => family.clear);
      expect(clear.map(({ family }) => family.is).sort()).toEqual(
        FAMILIES.flatMap((family) => [family, family]).sort(),
      );
      expect(drawn.length - clear.length).toBe(1);
    }
  });

  test('prefers platforms that were not on the boards before', () => {
    const first = familyBoard(drawBoard(catalogue, [], random(7))).id;
    const seen = platformsIn([first]);
    const second = drawBoard(catalogue, seen, random(7)).map(({ id }) => id);
    expect(second.filter((id) => seen.includes(id))).toEqual([]);
  });

  test('shows the year of a platform that is closed', () => {
    const vine = catalogue.platforms.find(({ id }) => id === 'vine');
    if (!vine) throw new Error('the catalogue has no Vine');
    const board = familyBoard([vine]);
    expect(board.interaction === 'matching' && board.sources[0]?.text).toBe('Vine (closed 2017)');
  });

  test('can be made again from its id', () => {
    const board = familyBoard(drawBoard(catalogue, [], random(3)));
    expect(itemFrom(catalogue, board.id)).toEqual(board);
  });

  test('is nothing when a platform has left the catalogue', () => {
    expect(itemFrom(catalogue, 'sort:facebook+no-such-platform')).toBeUndefined();
  });
});

describe('the quick sorter', () => {
  test('asks about clear cases only', () => {
    const ids = networkCards(catalogue).map(({ id }) => id);
    const debatable = [
      ...catalogue.platforms.filter(({ network }) => !network.clear),
      ...catalogue.fictional.filter(({ clear }) => !clear),
      ...catalogue.foils.filter(({ socialMedium }) => socialMedium === 'debatable'),
    ].map(({ id }) => id);
    expect(debatable.length).toBeGreaterThan(0);
    expect(ids.filter((id) => debatable.includes(id))).toEqual([]);
  });

  test('knows that Facebook is a network and that Wikipedia, Signal and Netflix are not', () => {
    const answer = (id: string) => {
      const item = itemFrom(catalogue, `network:${id}`);
      return item && score(item, { kind: 'choice', options: ['network'] }).value;
    };
    expect(['facebook', 'wikipedia', 'signal', 'netflix'].map(answer)).toEqual([1, 0, 0, 0]);
  });

  test('gives a reason for every card', () => {
    const reasons = networkCards(catalogue).map((card) => networkItem(card).explanation);
    expect(reasons.every((reason) => reason.length > 10)).toBe(true);
  });
});
