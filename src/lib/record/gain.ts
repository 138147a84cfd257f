import { canonical } from './canonical.ts';
import type { RecordEvent } from './event.ts';

/** What a record would gain from another. */
export interface Gain {
  /** Events that it has not. */
  fresh: RecordEvent[];
  /** Events that both have. */
  shared: RecordEvent[];
  /** How many of these differ: the other was tampered with, or damaged. */
  differing: number;
}

export function isSame(one: RecordEvent, other: RecordEvent): boolean {
  // Nearly always they are the same letter for letter, and that is found out ten times as fast.
  return JSON.stringify(one) === JSON.stringify(other) || canonical(one) === canonical(other);
}

export function gain(own: readonly RecordEvent[], other: readonly RecordEvent[]): Gain {
  const known = new Map(own.map((event) => [event.id, event]));
  const shared = other.filter(({ id }) => known.has(id));
  return {
    fresh: other.filter(({ id }) => !known.has(id)),
    shared,
    differing: shared.filter((event) => {
      const mine = known.get(event.id);
      return mine && !isSame(mine, event);
    }).length,
  };
}
