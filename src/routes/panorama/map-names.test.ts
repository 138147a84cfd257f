import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Catalogue } from '#lib/course/platform.ts';
import { nameBox, namedOn, overlap } from './map-names.ts';
import { placesOf } from './map-places.ts';

const file = new URL('../../content/platforms.json', import.meta.url);
const places = placesOf(Catalogue.parse(JSON.parse(readFileSync(file, 'utf8'))).platforms);

it('no name is written over another or over a mark, whatever is shown', () => {
  fc.assert(
    fc.property(fc.subarray(places, { minLength: 1, maxLength: 12 }), (shown) => {
      const named = namedOn(shown);
      for (const one of shown.filter(({ id }) => named.has(id)))
        for (const other of shown.filter((place) => place !== one)) {
          const mark = { left: other.x, right: other.x + 1, top: other.y, bottom: other.y + 1 };
          expect(overlap(nameBox(one), mark), `${one.id} over ${other.id}`).toBe(false);
          if (named.has(other.id)) expect(overlap(nameBox(one), nameBox(other))).toBe(false);
        }
    }),
  );
});

it('names a platform that is shown alone, but for those beside the name of the inner circle', () => {
  const alone = places.filter((place) => namedOn([place]).size === 1);
  expect(alone.length).toBeGreaterThan(85);
});
