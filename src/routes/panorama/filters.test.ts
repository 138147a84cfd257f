import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Catalogue } from '#lib/course/platform.ts';
import { EVERYTHING, passes, readFilters, writeFilters } from './filters.ts';

const file = new URL('../../content/platforms.json', import.meta.url);
const { platforms } = Catalogue.parse(JSON.parse(readFileSync(file, 'utf8')));
const found = (query: string) => {
  const filters = readFilters(new URLSearchParams(query));
  return platforms.filter((platform) => passes(platform, filters)).map(({ id }) => id);
};

describe('the filters of an address', () => {
  // Counted in the table of the course's content.
  it.each([
    ['', 100],
    ['family=publishing', 16],
    ['family=networking', 20],
    ['confidence=clear', 40],
    ['family=networking&status=closed', 6],
    ['network=none&confidence=clear&family=sharing', 0],
  ])('%j lets through %i platforms', (query, count) => {
    expect(found(query)).toHaveLength(count);
  });

  it('let each platform through exactly one choice of a filter', () => {
    for (const [filter, choices] of [
      ['family', ['publishing', 'sharing', 'networking', 'discussion']],
      ['network', ['contact', 'content', 'none']],
      ['network', ['any', 'none']],
      ['status', ['live', 'changed', 'closed']],
      ['confidence', ['clear', 'debatable']],
    ] as const)
      expect(choices.flatMap((choice) => found(`${filter}=${choice}`)).sort()).toEqual(found('').sort());
  });

  it('work together with a name', () => {
    expect(found('family=sharing&network=content&name=INSTA')).toEqual(['instagram']);
    expect(found('family=discussion&name=insta')).toEqual([]);
    expect(found('name=foursquare+swarm')).toEqual(['foursquare']);
  });

  it.each(['family=none', 'family=__proto__', 'network=toString', 'status=', 'x=y', 'family=Sharing'])(
    'filter nothing where they are unknown: %s',
    (query) => {
      expect(readFilters(new URLSearchParams(query))).toEqual(EVERYTHING);
    },
  );

  it('are read as they were written', () => {
    const anyFilters = fc.record({
      family: fc.constantFrom('' as const, 'publishing' as const, 'discussion' as const),
      network: fc.constantFrom('' as const, 'any' as const, 'contact' as const),
      status: fc.constantFrom('' as const, 'closed' as const),
      confidence: fc.constantFrom('' as const, 'debatable' as const),
      name: fc.string({ unit: 'grapheme' }).filter((name) => name === '' || name.trim() !== ''),
    });
    fc.assert(
      fc.property(anyFilters, (filters) => {
        expect(readFilters(new URLSearchParams(writeFilters(filters)))).toEqual(filters);
      }),
    );
  });
});
