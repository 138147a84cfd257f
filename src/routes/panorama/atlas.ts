import type { Family } from '#lib/course/platform.ts';

/** The map is 1000 units wide and high. Its circles: social media, and within them social networks. */
export const MEDIA = { x: 500, y: 500, r: 470 };
export const NETWORKS = { x: 620, y: 500, r: 300 };

export interface Point {
  x: number;
  y: number;
}
/** Where a platform stands on the map: the middle of its mark, with its name at the right. */
export interface Place extends Point {
  id: string;
  label: string;
}

/** Where each family's name begins: the left end of its mark, and its middle. */
export const HEADS: Record<Family, Point> = {
  publishing: { x: 260, y: 130 },
  sharing: { x: 522, y: 84 },
  networking: { x: 522, y: 884 },
  discussion: { x: 260, y: 870 },
};

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** The place nearest to a point, if it is near enough to be meant. */
export function nearest<T extends Point>(places: readonly T[], point: Point, reach = 40): T | undefined {
  const [first] = places.toSorted((a, b) => distance(a, point) - distance(b, point));
  return first && distance(first, point) <= reach ? first : undefined;
}
