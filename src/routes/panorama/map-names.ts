import { HEADS, type Place } from './atlas.ts';

/** On a telephone names are written so large, in units of the map, to be read; on larger screens all have room. */
const LETTER = 17;
const LINE = 34;
const MARK = 9;
/** From here on a name stands at the left of its mark, so that it does not leave the map. */
export const LATE = 560;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The names of the families and of the inner circle, as a telephone shows them. */
const WRITTEN: Box[] = [
  ...Object.values(HEADS).map(({ x, y }) => ({
    left: x,
    right: x + 240,
    top: y - LINE / 2,
    bottom: y + LINE / 2,
  })),
  { left: 490, right: 755, top: 196, bottom: 262 },
];

/** Where the name of a platform would be written. */
export function nameBox({ x, y, label }: Place): Box {
  const width = label.length * LETTER;
  const left = x > LATE ? x - 15 - width : x + 13;
  return { left, right: left + width, top: y + 9 - LINE, bottom: y + 9 };
}

const markBox = ({ x, y }: Place): Box => ({
  left: x - MARK,
  right: x + MARK,
  top: y - MARK,
  bottom: y + MARK,
});

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Those of the platforms whose names can be written on a telephone without one over another: the first ones first. */
export function namedOn(places: readonly Place[]): Set<string> {
  const taken = [...WRITTEN];
  const named = new Set<string>();
  for (const place of places) {
    const box = nameBox(place);
    const others = places.filter((other) => other !== place).map(markBox);
    if (box.left < 0 || box.right > 1000 || [...taken, ...others].some((other) => overlap(box, other)))
      continue;
    taken.push(box);
    named.add(place.id);
  }
  return named;
}
