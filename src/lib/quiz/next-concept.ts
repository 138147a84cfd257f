import { LIKELIER } from '#lib/mastery/mastery-rule.ts';
import type { Belief } from '#lib/mastery/posterior.ts';
import { changeChance } from './decision-change.ts';
import type { ItemClass, ItemPool } from './item-pool.ts';
import { openReason, type OpenReason } from './stopping.ts';

/** What the choice of a concept needs to know of it. */
export interface Choosable {
  id: string;
  prerequisites: readonly string[];
}

export interface ConceptSituation {
  concepts: readonly Choosable[];
  pool: ItemPool;
  /** For each concept the class of every item that was asked. */
  used: ReadonlyMap<string, readonly ItemClass[]>;
  beliefOf: (concept: string) => Belief;
  cut: number;
  /** The concept of the last question. */
  last?: string | undefined;
  /** Goes on with concepts that need no question. */
  endless?: boolean | undefined;
}

export interface ConceptChoice {
  concept: string;
  belief: Belief;
  reason: OpenReason | 'practice';
  /** The chance that its decision would still turn. */
  changeChance: number;
}

/** The concepts that are worth another question, and have one. */
function open({
  concepts,
  pool,
  used,
  beliefOf,
  cut,
  endless,
}: ConceptSituation): (ConceptChoice & Pick<Choosable, 'prerequisites'>)[] {
  return concepts.flatMap(({ id: concept, prerequisites }) => {
    const own = pool.concepts.get(concept);
    const asked = used.get(concept) ?? [];
    if (!own || asked.length >= own.count) return [];
    const belief = beliefOf(concept);
    const turns = changeChance(belief, { pool: own, used: asked, cut });
    const reason = openReason(belief, turns) ?? (endless ? 'practice' : undefined);
    // Field by field: to spread an object here takes longer than all that is reckoned.
    return reason ? [{ concept, prerequisites, belief, reason, changeChance: turns }] : [];
  });
}

/**
 * The concept whose decision most likely would still turn; those whose prerequisites are likelier known than not first;
 * the one just asked about only when it is the last.
 */
export function nextConcept(situation: ConceptSituation): ConceptChoice | undefined {
  const { beliefOf, last } = situation;
  const candidates = open(situation);
  const others = candidates.filter(({ concept }) => concept !== last);
  const varied = others.length > 0 ? others : candidates;
  const ready = varied.filter(({ prerequisites }) =>
    prerequisites.every((prerequisite) => beliefOf(prerequisite).mastery >= LIKELIER),
  );
  const [first, ...rest] = ready.length > 0 ? ready : varied;
  return (
    first &&
    rest.reduce<ConceptChoice>(
      (best, other) => (other.changeChance > best.changeChance ? other : best),
      first,
    )
  );
}
