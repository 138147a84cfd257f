import { describe, expect, test } from 'vitest';
import { random } from '#lib/course/random.ts';
import { misconceptionsIn, score } from '#lib/scoring/score.ts';
import { kept } from './board.ts';
import { readCourse } from '../../build/course.ts';
import type { Catalogue } from './catalogue.ts';
import { drawBoard, familyBoard, itemFrom } from './rounds.ts';

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

  test('says of no platform that it is a network: the family would follow from it', () => {
    const { sources = [] } = familyBoard(catalogue.platforms) as { sources?: { note?: string }[] };
    expect(sources.length).toBe(catalogue.platforms.length);
    expect(sources.filter(({ note = '' }) => /network/i.test(note))).toEqual([]);
  });

  test('calls a debatable platform wrong nowhere: it shows no wrong idea, and does not come back', () => {
    for (const platform of catalogue.platforms.filter(({ family }) => !family.clear))
      for (const family of FAMILIES) {
        const placements = { [platform.id]: family };
        const judged = score(familyBoard([platform]), { kind: 'matching', placements });
        expect(misconceptionsIn(judged), platform.name).toEqual([]);
        expect(kept(placements, judged), platform.name).toEqual(placements);
      }
  });

  test('names a wrong idea about one kind of platform only where the card is of that kind', () => {
    const shown = (id: string, family: string) => {
      const placements = { [id]: family };
      const board = familyBoard(catalogue.platforms.filter((platform) => platform.id === id));
      return misconceptionsIn(score(board, { kind: 'matching', placements }));
    };
    expect(shown('wikipedia', 'sharing'), 'a wiki, because it is collective').toEqual(['M26']);
    expect(shown('over-blog', 'sharing'), 'a blog is not').toEqual([]);
    expect(shown('slack', 'networking'), 'professional').toEqual(['M27']);
    expect(shown('signal', 'networking'), 'a messaging app with contacts').toEqual(['M08']);
    expect(shown('irc', 'networking'), 'neither').toEqual([]);
    expect(shown('jeuxvideo-forum', 'publishing'), 'posts that all can read').toEqual(['M25']);
    expect(shown('signal', 'publishing'), 'private messages').toEqual([]);
    expect(shown('flickr', 'publishing')).toEqual(['M25']);
    expect(shown('linkedin', 'publishing')).toEqual(['M21']);
  });

  test('says of a debatable platform that was put elsewhere what can be defended, each thing once', () => {
    for (const platform of catalogue.platforms.filter(({ family }) => !family.clear)) {
      const { placements } = familyBoard([platform]).sources[0] ?? {};
      const reasons = FAMILIES.flatMap((family) => placements?.[family]?.feedback ?? []);
      const sentences = [...new Set(reasons)].flatMap((reason) => reason.split(/(?<=\.) /));
      expect(new Set(sentences).size, platform.name).toBe(sentences.length);
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

  const draw = (seed: number, more: Partial<Parameters<typeof drawBoard>[0]> = {}) =>
    drawBoard({ catalogue, chance: random(seed), ...more });
  const clearFamilies = (cards: ReturnType<typeof draw>) =>
    cards.flatMap((card) => ('family' in card && card.family.clear ? card.family.is : [])).sort();

  test('has two clear platforms of each family, one open case and one thing of no family', () => {
    for (const seed of [1, 2, 3]) {
      const drawn = draw(seed);
      expect(clearFamilies(drawn)).toEqual(FAMILIES.flatMap((family) => [family, family]).sort());
      expect(drawn.filter((card) => 'family' in card && !card.family.clear)).toHaveLength(1);
      expect(drawn.filter((card) => !('family' in card))).toHaveLength(1);
    }
  });

  test('never shows a platform of the last ten while there is another', () => {
    let seen: string[] = [];
    for (let round = 0; round < 40; round += 1) {
      const cards = draw(round, { seen }).flatMap((card) => ('family' in card ? card.id : []));
      expect(cards.filter((id) => seen.slice(-10).includes(id))).toEqual([]);
      seen = [...seen, ...cards];
    }
  });

  test('has more of the families that a learner takes for each other, and one of each at least', () => {
    const sharing = catalogue.platforms.filter(({ family }) => family.clear && family.is === 'sharing');
    const placed = Object.fromEntries(
      sharing.slice(0, 6).map(({ id }) => [id, ['publishing', 'publishing']]),
    );
    const families = clearFamilies(draw(5, { placed }));
    const count = (family: string) => families.filter((other) => other === family).length;
    expect(families).toHaveLength(8);
    expect(count('sharing') + count('publishing')).toBeGreaterThan(4);
    expect(count('networking')).toBeGreaterThanOrEqual(1);
    expect(count('discussion')).toBeGreaterThanOrEqual(1);
  });

  test('brings back what went wrong, once it was not among the last ten', () => {
    const placed = { flickr: ['publishing'] };
    const others = catalogue.platforms.filter(({ id }) => id !== 'flickr').slice(0, 10);
    const seen = ['flickr', ...others.map(({ id }) => id)];
    expect(draw(1, { placed, seen }).map(({ id }) => id)).toContain('flickr');
    expect(draw(1, { placed, seen: [...seen, 'flickr'] }).map(({ id }) => id)).not.toContain('flickr');
  });

  test('has a place for what belongs to no family exactly where it has such a card', () => {
    const places = (...names: string[]) => {
      const board = itemFrom(catalogue, `sort:${names.join('+')}`);
      return board?.interaction === 'matching' ? board.targets.map(({ id }) => id) : [];
    };
    expect(places('facebook', 'netflix')).toEqual([...FAMILIES, 'none']);
    expect(places('facebook')).toEqual([...FAMILIES]);
  });

  test('scores what is no social medium, or only a feature, by "no family", and nothing that is debatable', () => {
    for (const foil of catalogue.foils) {
      const worth = [...FAMILIES, 'none'].map(
        (place) => score(familyBoard([foil]), { kind: 'matching', placements: { [foil.id]: place } }).value,
      );
      expect(worth, foil.name).toEqual(
        foil.socialMedium === 'debatable' ? worth.map(() => undefined) : [0, 0, 0, 0, 1],
      );
    }
  });

  test('is evidence for the family of each clear card, and for telling families apart', () => {
    const board = itemFrom(catalogue, 'sort:flickr+facebook+x-twitter+netflix');
    expect(board?.concepts).toEqual(['K21', 'K18', 'K19']);
    const sources = board?.interaction === 'matching' ? board.sources : [];
    expect(sources.map(({ concept }) => concept).slice(0, 2)).toEqual(['K18', 'K19']);
  });

  test('shows the year of a platform that is closed', () => {
    const vine = catalogue.platforms.find(({ id }) => id === 'vine');
    if (!vine) throw new Error('the catalogue has no Vine');
    const board = familyBoard([vine]);
    expect(board.interaction === 'matching' && board.sources[0]?.text).toBe('Vine (closed 2017)');
  });

  test('can be made again from its id', () => {
    const board = familyBoard(draw(3));
    expect(itemFrom(catalogue, board.id)).toEqual(board);
  });

  test('is nothing when a platform has left the catalogue', () => {
    expect(itemFrom(catalogue, 'sort:facebook+no-such-platform')).toBeUndefined();
  });
});
