import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findPlatform, isLookedFor, namesIn } from './find-platform.ts';
import { Catalogue } from './platform.ts';

const file = new URL('../../content/platforms.json', import.meta.url);
const { platforms } = Catalogue.parse(JSON.parse(readFileSync(file, 'utf8')));

describe('a platform', () => {
  it.each([
    ['facebook', 'facebook'],
    ['  FACEBOOK ', 'facebook'],
    ['x', 'x-twitter'],
    ['Twitter', 'x-twitter'],
    ['copains d’avant', 'copains-davant'],
    ['Còpains  d’Avánt', 'copains-davant'],
    ['swarm', 'foursquare'],
    ['RedNote', 'xiaohongshu'],
    ['wikia', 'fandom'],
    ['del.icio.us', 'delicious'],
  ])('is found by the name %j', (typed, id) => {
    expect(findPlatform(platforms, typed)?.id).toBe(id);
  });

  it.each(['', '  ', 'face', 'Ramure', 'until', '2023', '()', '__proto__'])('is not found by %j', (typed) => {
    expect(findPlatform(platforms, typed)).toBeUndefined();
  });

  it('is looked for by a part of its name', () => {
    const found = (typed: string) =>
      platforms.filter((platform) => isLookedFor(platform, typed)).map(({ id }) => id);
    expect(found('BOOK')).toEqual(['facebook']);
    expect(found('twit')).toEqual(['x-twitter', 'twitch']);
    expect(found('+')).toEqual(['google-plus']);
    expect(found('')).toHaveLength(platforms.length);
    expect(found('no such thing')).toEqual([]);
  });

  it.each([
    ['foursquare swarm', 'foursquare'],
    ['swarm, foursquare', 'foursquare'],
    ['until twitter', 'x-twitter'],
    ['MSN Windows', 'msn-messenger'],
    ['copains davant', 'copains-davant'],
    ["d'avant copains", 'copains-davant'],
    ['over blog', 'over-blog'],
    ['overblog', 'over-blog'],
    ['foursquare facebook', undefined],
  ])('is looked for by words in any order, whatever stands between them: %j', (typed, id) => {
    expect(platforms.filter((platform) => isLookedFor(platform, typed)).map((one) => one.id)).toEqual(
      id ? [id] : [],
    );
  });

  it('bears no name twice, nor that of another', () => {
    const names = platforms.flatMap(namesIn);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
