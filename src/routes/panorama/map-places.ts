import { namesIn } from '#lib/course/find-platform.ts';
import type { Family, Platform } from '#lib/course/platform.ts';
import { distance, HEADS, MEDIA, NETWORKS, type Place, type Point } from './atlas.ts';

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** What no platform may cover: the names of the families and of the inner circle. */
const TAKEN: Box[] = [
  ...Object.values(HEADS).map(({ x, y }) => ({ left: x - 10, right: x + 200, top: y - 34, bottom: y + 34 })),
  { left: 530, right: 710, top: 196, bottom: 258 },
];

/** The way from the middle of the map into each quarter. */
const QUARTERS: Record<Family, Point> = {
  publishing: { x: -1, y: -1 },
  sharing: { x: 1, y: -1 },
  networking: { x: 1, y: 1 },
  discussion: { x: -1, y: 1 },
};

/** A part of the map: a family, within the circle of networks or outside it. */
interface Part {
  family: Family;
  network: boolean;
}
const PARTS: Part[] = (Object.keys(QUARTERS) as Family[]).flatMap((family) => [
  { family, network: true },
  { family, network: false },
]);

/** Widths: of a mark with the gap after it, of a letter, and of the gap after a name. */
const MARK = 24;
const LETTER = 7.9;
const GAP = 14;

const width = (label: string) => MARK + label.length * LETTER;

const isTaken = ({ x, y }: Point) =>
  TAKEN.some(({ left, right, top, bottom }) => x > left && x < right && y > top && y < bottom);

/** Whether a mark or a part of a name may stand here. Names may cross the outermost rim, and no other line. */
function isRoom({ family, network }: Part, point: Point, crossing: boolean): boolean {
  const way = QUARTERS[family];
  const inner = distance(point, NETWORKS);
  return (
    (point.x - MEDIA.x) * way.x > 12 &&
    (point.y - MEDIA.y) * way.y > 20 &&
    (network ? inner < NETWORKS.r - 12 : inner > NETWORKS.r + 14) &&
    (crossing ? point.x < 1000 : distance(point, MEDIA) < MEDIA.r - 18) &&
    !isTaken(point)
  );
}

/** Whether a platform fits with the left end of its mark here. */
function fits(part: Part, left: Point, label: string): boolean {
  for (let x = 0; x <= width(label); x += 6)
    if (!isRoom(part, { x: left.x + x, y: left.y }, part.family === 'sharing' && x > MARK)) return false;
  return true;
}

/** One row, filled from the left with what fits, then moved to its middle. */
function fillRow(part: Part, y: number, left: readonly Place[]): Place[] {
  const row: Place[] = [];
  let x = 30;
  while (x < 1000) {
    const next = left.find((one) => !row.some(({ id }) => id === one.id) && fits(part, { x, y }, one.label));
    if (next) {
      row.push({ ...next, x, y });
      x += width(next.label) + GAP;
    } else x += 4;
  }
  const isFree = (by: number) => row.every((one) => fits(part, { x: one.x + by, y }, one.label));
  let room = 0;
  while (row.length > 0 && isFree(room + 4)) room += 4;
  return row.map((one) => ({ ...one, x: one.x + room / 2 }));
}

/** The platforms of one part in rows, as far apart as they can be. */
function fill(part: Part, all: readonly Place[]): Place[] {
  for (let step = 64; step >= 20; step -= 1) {
    const placed: Place[] = [];
    const way = QUARTERS[part.family].y;
    for (let y = MEDIA.y + way * (step / 2 + 8); y > 30 && y < 970; y += way * step)
      placed.push(
        ...fillRow(
          part,
          y,
          all.filter((one) => !placed.some(({ id }) => id === one.id)),
        ),
      );
    if (placed.length === all.length) return placed;
  }
  throw new Error(`no room for ${all.length} platforms in one part of the map: ${JSON.stringify(part)}`);
}

/** Every platform with its name in its part of the map. */
export function placesOf(platforms: readonly Platform[]): Place[] {
  return PARTS.flatMap((part) => {
    const members = platforms.filter(
      ({ family, network }) => family.is === part.family && network.is === part.network,
    );
    const all = members.map((platform) => ({
      id: platform.id,
      label: namesIn(platform)[0] ?? platform.name,
      x: 0,
      y: 0,
    }));
    return fill(part, all).map((one) => ({ ...one, x: Math.round(one.x + 8), y: Math.round(one.y) }));
  });
}
