import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Catalogue } from '#lib/course/platform.ts';
import { MEDIA, nearest, NETWORKS } from './atlas.ts';
import { placesOf } from './map-places.ts';

const file = new URL('../../content/platforms.json', import.meta.url);
const { platforms } = Catalogue.parse(JSON.parse(readFileSync(file, 'utf8')));
const places = placesOf(platforms);
const placeOf = (id: string) => {
  const place = places.find((one) => one.id === id);
  if (!place) throw new Error(`${id} stands nowhere`);
  return place;
};

describe('on the map', () => {
  it('every platform stands in the quarter of its family, networks within the circle of networks', () => {
    for (const { id, family, network } of platforms) {
      const { x, y } = placeOf(id);
      const quarter = [y < 500 ? ['publishing', 'sharing'] : ['discussion', 'networking']].flat()[
        x < 500 ? 0 : 1
      ];
      expect([id, quarter]).toEqual([id, family.is]);
      expect(Math.hypot(x - MEDIA.x, y - MEDIA.y)).toBeLessThan(MEDIA.r);
      expect([id, Math.hypot(x - NETWORKS.x, y - NETWORKS.y) < NETWORKS.r]).toEqual([id, network.is]);
    }
  });

  it('no name stands in the way of another', () => {
    for (const a of places)
      for (const b of places)
        if (a !== b && Math.abs(a.y - b.y) < 20) {
          const [left, right] = a.x < b.x ? [a, b] : [b, a];
          expect(right.x - left.x, `${left.id} ${right.id}`).toBeGreaterThan(24 + left.label.length * 7.5);
        }
  });

  it('a press finds the platform that is nearest, and none far from all', () => {
    const { x, y, id } = placeOf('facebook');
    expect(nearest(places, { x: x + 5, y: y - 5 })?.id).toBe(id);
    expect(nearest(places, { x: 1, y: 1 })).toBeUndefined();
  });
});
