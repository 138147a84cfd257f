import { isApplied, type Entry } from '#lib/bank/entry.ts';
import type { Answered, RecordEvent } from '#lib/record/event.ts';
import type { Fold } from '#lib/record/fold.ts';
import {
  addEvidence,
  estimate,
  estimateOf,
  newBelief,
  valueOf,
  type Belief,
  type Estimate,
  type Evidence,
} from './estimate.ts';

/** An estimate from which a concept counts as acquired (content.md 5.1). */
export const GOAL = 0.85;
/** On so many different items at least. */
export const DIFFERENT_ITEMS = 3;
const LAST_OCCASIONS = 3;

type ConceptState = 'new' | 'practice' | 'acquired';

export interface Knowledge extends Estimate {
  /** What holds now. */
  state: ConceptState;
  /** When it was first acquired: for completion it counts from then on, whatever comes after. */
  acquiredAt?: number | undefined;
  /** When it was last answered to. */
  answeredAt?: number | undefined;
}

/** What is needed of an item. Of one that left the course, only what its answer says is known. */
export type EntryOf = (item: string) => Pick<Entry, 'chance' | 'difficulty' | 'bloom'> | undefined;

/** An answer as evidence, by what its item was when it was answered; the first answers of all did not say so. */
function evidenceOf(answer: Answered, entryOf: EntryOf): Evidence {
  const { item, score, response, parameters, misconceptions = [] } = answer;
  const { bloom = 'apply', chance = 0, difficulty = 3 } = (!parameters && entryOf(item)) || {};
  return {
    item,
    score: score ?? 0,
    unknown: response.kind === 'unknown',
    misconceptions,
    ...(parameters ?? { chance, difficulty, applied: isApplied(bloom) }),
  };
}

/** What was shown of one concept so far. */
interface Shown {
  belief: Belief;
  /** The first items that were answered, as many as the rule asks for. */
  items: string[];
  /** Something at the level of application or above was answered rightly. */
  applied: boolean;
  last: Pick<Evidence, 'score' | 'misconceptions'>[];
  answeredAt: number;
  acquiredAt?: number;
}

/** Whether the same wrong idea was met twice in the last occasions. */
function persists(last: Shown['last']): boolean {
  const ideas = last.flatMap(({ misconceptions }) => misconceptions);
  return ideas.some((idea, index) => ideas.indexOf(idea) < index);
}

/** The rule for an acquired concept (content.md 5.1). What costs most is asked last. */
function isAcquired({ belief, items, applied, last }: Shown): boolean {
  return (
    last.at(-1)?.score === 1 &&
    applied &&
    items.length >= DIFFERENT_ITEMS &&
    !persists(last) &&
    valueOf(belief) >= GOAL
  );
}

function show(shown: Shown, evidence: Evidence, at: number): void {
  const { item, applied, score, misconceptions } = evidence;
  addEvidence(shown.belief, evidence);
  if (shown.items.length < DIFFERENT_ITEMS && !shown.items.includes(item)) shown.items.push(item);
  shown.applied ||= applied && score === 1;
  shown.last = [...shown.last, { score, misconceptions }].slice(-LAST_OCCASIONS);
  shown.answeredAt = at;
  if (shown.acquiredAt === undefined && isAcquired(shown)) shown.acquiredAt = at;
}

/** What was shown of every concept that was asked about, by its id. */
export type ShownConcepts = Record<string, Shown>;

/** Repairs and open judgements are no evidence. */
export const shownConcepts = (entryOf: EntryOf): Fold<ShownConcepts> => ({
  start: () => ({}),
  add(all, event) {
    if (event.type !== 'item.answered' || event.attempt > 1 || event.score === null) return all;
    const evidence = evidenceOf(event, entryOf);
    for (const concept of event.concepts) {
      // An imported record may say anything; no concept is called "toString".
      if (concept in Object.prototype) continue;
      const shown = (all[concept] ??= {
        belief: newBelief(),
        items: [],
        applied: false,
        last: [],
        answeredAt: event.at,
      });
      show(shown, evidence, event.at);
    }
    return all;
  },
});

/** What is known of every concept that was asked about. */
export function knowledgeOf(all: ShownConcepts): Map<string, Knowledge> {
  return new Map(
    Object.entries(all).map(([concept, shown]) => [
      concept,
      {
        ...estimateOf(shown.belief),
        state: isAcquired(shown) ? 'acquired' : 'practice',
        acquiredAt: shown.acquiredAt,
        answeredAt: shown.answeredAt,
      },
    ]),
  );
}

/** What a record tells of every concept that was asked about. */
export function knowledge(record: readonly RecordEvent[], entryOf: EntryOf): Map<string, Knowledge> {
  const fold = shownConcepts(entryOf);
  return knowledgeOf(record.reduce(fold.add, fold.start()));
}

/** A concept that nobody asked about yet. */
export const UNKNOWN: Knowledge = { ...estimate([]), state: 'new' };
