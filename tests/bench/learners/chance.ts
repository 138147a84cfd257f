import { random } from '#lib/course/random.ts';

/** A seed made of others, so that whatever is drawn from it hangs on all of them and on nothing else. */
export function seedOf(...parts: number[]): number {
  return parts.reduce((seed, part) => {
    const mixed = Math.imul(seed ^ (part + 0x9e3779b9), 0x85ebca6b);
    return (mixed ^ (mixed >>> 13)) >>> 0;
  }, 0x12345678);
}

/** One number from 0 to below 1: the same for the same parts. */
export const uniform = (...parts: number[]) => random(seedOf(...parts))();

/** Draws from the normal distribution, by Box and Muller. */
export function normals(chance: () => number): (mean?: number, deviation?: number) => number {
  return (mean = 0, deviation = 1) =>
    mean + deviation * Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}
