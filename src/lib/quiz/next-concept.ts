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
}: ConceptSituation): (ConceptChoice & Choosable)[] {
  return concepts.flatMap((concept) => {
    const own = pool.concepts.get(concept.id);
    const asked = used.get(concept.id) ?? [];
    if (!own || asked.length >= own.count) return [];
    const belief = beliefOf(concept.id);
    const turns = changeChance(belief, { pool: own, used: asked, cut });
    const reason = openReason(belief, turns) ?? (endless ? 'practice' : undefined);
    return reason ? [{ ...concept, concept: concept.id, belief, reason, changeChance: turns }] : [];
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
