export type Side = 'left' | 'right';

/** How much of its own width a card must be moved. */
const FAR = 0.3;
/** How fast it must be thrown, in pixels per millisecond, and how far it must have come by then. */
const FAST = 0.5;
const LEAST = 24;

interface Throw {
  /** From where it was taken to where it is let go, in pixels; to the left it is negative. So is the speed at the end. */
  distance: number;
  speed: number;
  width: number;
}

/** To which side a card goes that is let go; nothing where it goes back, because it came not far or was thrown back. */
export function sideOf({ distance, speed, width }: Throw): Side | undefined {
  const way = Math.abs(distance);
  /** As fast as it moves on, away from where it was taken. */
  const onward = speed * Math.sign(distance);
  const goes = (way >= FAR * width && onward > -FAST) || (way >= LEAST && onward >= FAST);
  if (!goes) return undefined;
  return distance < 0 ? 'left' : 'right';
}
