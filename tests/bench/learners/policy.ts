import type { SimulatedItem } from './world.ts';

/** What a rule says of one concept in the end. */
export interface Verdict {
  mastered: boolean;
  /** How likely it says mastery is, where it says so. */
  probability?: number;
  /** Whether it says "acquired" to the learner, where it also has a state between yes and no. */
  acquired?: boolean;
}

/** Everything a rule may know of one sitting: the bank as its author describes it, answers when it asks, and chance. */
export interface Sitting {
  concepts: readonly string[];
  items: readonly SimulatedItem[];
  itemsOf: (concept: string) => readonly SimulatedItem[];
  ask: (item: SimulatedItem) => number;
  chance: () => number;
}

/** A way to find out what a learner knows: asks, and says of every concept whether it is mastered. */
export interface Policy {
  name: string;
  run: (sitting: Sitting) => ReadonlyMap<string, Verdict>;
}

/** Decides each concept by itself. */
export function perConcept(
  name: string,
  decide: (items: readonly SimulatedItem[], sitting: Sitting) => Verdict,
): Policy {
  return {
    name,
    run: (sitting) =>
      new Map(
        sitting.concepts.map((concept) => [concept, decide(sitting.itemsOf(concept), sitting)] as const),
      ),
  };
}
