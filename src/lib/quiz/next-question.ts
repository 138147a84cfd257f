import { isApplied } from '#lib/bank/entry.ts';
import { LIKELIER } from '#lib/mastery/mastery-rule.ts';
import type { Belief } from '#lib/mastery/posterior.ts';
import type { ItemClass, ItemPool, PoolItem } from './item-pool.ts';
import { nextConcept, type Choosable, type ConceptChoice } from './next-concept.ts';
import { expectedSuccess, nextItem, toDecide, type Worth } from './next-item.ts';

const DAY = 24 * 60 * 60 * 1000;

export interface QuestionSituation {
  pool: ItemPool;
  concepts: readonly Choosable[];
  beliefOf: (concept: string) => Belief;
  /** The ability from which a concept counts as known. */
  cut: number;
  /** Items of this session, in the order in which they were asked. */
  asked: readonly string[];
  /** How long ago an item was met in an earlier session, in milliseconds: what is fresh is asked first, what was met lately last. */
  metAgo?: ((item: string) => number | undefined) | undefined;
  /** What makes an item good to ask; what it tells of the decision, unless said otherwise. */
  worth?: Worth | undefined;
  /** Asks on when every decision is taken: for a learner who wants to. */
  endless?: boolean | undefined;
  chance: () => number;
}

/** The next question, and the numbers that explain it. */
export interface Question extends ConceptChoice {
  item: string;
  /** The chance of a right answer that we expect. */
  success: number;
}

/** Whether an item is answered in another way than the last one, and about other platforms. */
const isVaried = (item: PoolItem, last: PoolItem) =>
  item.interaction !== last.interaction && !item.platforms?.some((id) => last.platforms?.includes(id));

/** The next question; nothing when every decision is taken, or everything was asked. */
export function nextQuestion(situation: QuestionSituation): Question | undefined {
  const { pool, concepts, beliefOf, cut, asked, metAgo = () => undefined, chance } = situation;
  const taken = new Set(asked);
  const used = new Map<string, ItemClass[]>();
  for (const id of taken) {
    const itemClass = pool.places.get(id)?.itemClass;
    if (!itemClass) continue;
    const before = used.get(itemClass.concept);
    if (before) before.push(itemClass);
    else used.set(itemClass.concept, [itemClass]);
  }
  const last = pool.places.get(asked.at(-1) ?? '');
  const choice = nextConcept({
    pool,
    concepts,
    beliefOf,
    cut,
    used,
    last: last?.itemClass.concept,
    endless: situation.endless,
  });
  if (!choice) return undefined;
  const { belief, concept } = choice;
  const open = ({ id }: PoolItem) => !taken.has(id);
  const fresh = (item: PoolItem) => open(item) && metAgo(item.id) === undefined;
  const notLately = (item: PoolItem) => open(item) && (metAgo(item.id) ?? Infinity) > DAY;
  /** What is likely known by heart is still to be applied. */
  const applied = ({ bloom }: PoolItem) =>
    belief.mastery < LIKELIER ||
    belief.evidence?.applied === true ||
    (bloom !== undefined && isApplied(bloom));
  const found = nextItem({
    belief,
    classes: pool.concepts.get(concept)?.classes ?? [],
    worth: situation.worth ?? toDecide(cut),
    eligible: [fresh, notLately, open].flatMap((test) => [(item) => applied(item) && test(item), test]),
    varied: (item) => !last || isVaried(item, last.item),
    chance,
  });
  const itemClass = found && pool.places.get(found.id)?.itemClass;
  return found && itemClass && { ...choice, item: found.id, success: expectedSuccess(belief, itemClass) };
}
