import type { Entry } from '#lib/bank/entry.ts';
import type { OutlineConcept } from '#lib/course/outline.ts';
import { successChance, type Estimate } from '#lib/mastery/estimate.ts';

/** A prerequisite counts as known from this estimate on. */
export const KNOWN = 0.6;
/** The chance of success that practice aims at; Klinkenberg et al. 2011 use .75, Wilson et al. 2019 derive .85. */
const AIM = 0.8;
/** No interaction and no concept more often than this in a row. */
const IN_A_ROW = 2;

export interface Situation {
  entries: readonly Entry[];
  concepts: readonly OutlineConcept[];
  estimateOf: (concept: string) => Estimate;
  /** Items of this session, in the order in which they were asked. */
  asked: readonly string[];
  /** When each item was last met, in any session. */
  lastMet: ReadonlyMap<string, number>;
  /** Only these concepts, where the learner chose some. */
  focus?: readonly string[] | undefined;
  chance: () => number;
}

/** Whether the last entries all share this value, so that one more would be too many. */
function isRun<T>(values: readonly T[], value: T): boolean {
  const last = values.slice(-IN_A_ROW);
  return last.length === IN_A_ROW && last.every((other) => other === value);
}

const mainConcept = ({ concepts }: Entry) => concepts[0] ?? '';

/** Concepts by readiness: fewest unknown prerequisites first, then the lowest estimate, then the order of the course. */
function byReadiness({ concepts, estimateOf, focus }: Situation): OutlineConcept[] {
  const unknown = ({ prerequisites }: OutlineConcept) =>
    prerequisites.filter((id) => estimateOf(id).value < KNOWN).length;
  return concepts
    .filter(({ id }) => !focus || focus.includes(id))
    .map((concept, place) => ({
      concept,
      place,
      gaps: unknown(concept),
      value: estimateOf(concept.id).value,
    }))
    .sort((a, b) => a.gaps - b.gaps || a.value - b.value || a.place - b.place)
    .map(({ concept }) => concept);
}

/** The item whose success is nearest to the aim; never met before those met, long ago before lately; chance decides ties. */
function mostSuitable(
  candidates: readonly Entry[],
  { estimateOf, lastMet, chance }: Situation,
): Entry | undefined {
  return candidates
    .map((entry) => ({
      entry,
      met: lastMet.get(entry.id) ?? 0,
      distance: Math.abs(successChance(estimateOf(mainConcept(entry)).value, entry) - AIM),
      tie: chance(),
    }))
    .sort(
      (a, b) =>
        Number(a.met > 0) - Number(b.met > 0) || a.distance - b.distance || a.met - b.met || a.tie - b.tie,
    )
    .at(0)?.entry;
}

/**
 * The next item: of the concept nearest to readiness, of suitable difficulty, never one already asked in this
 * session, never the same interaction three times running. Only where the bank has nothing else left, the last
 * rule gives way, so that a session never ends before its time.
 */
export function selectItem(situation: Situation): Entry | undefined {
  const { entries, asked } = situation;
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const past = asked.flatMap((id) => byId.get(id) ?? []);
  const open = entries.filter(({ id, retired }) => !retired && !asked.includes(id));
  const fresh = open.filter(
    ({ interaction }) =>
      !isRun(
        past.map((entry) => entry.interaction),
        interaction,
      ),
  );
  const ranking = byReadiness(situation);
  const varied = ranking.filter(({ id }) => !isRun(past.map(mainConcept), id));
  for (const [pool, order] of [
    [fresh, varied],
    [fresh, ranking],
    [open, ranking],
  ] as const)
    for (const { id } of order) {
      const found = mostSuitable(
        pool.filter((entry) => mainConcept(entry) === id),
        situation,
      );
      if (found) return found;
    }
  return undefined;
}
