import { isApplied, type Entry } from '#lib/bank/entry.ts';
import type { Answered, RecordEvent } from '#lib/record/event.ts';
import { answers } from '#lib/record/record.ts';
import { Belief, estimate, type Estimate, type Evidence } from './estimate.ts';

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
  items: Set<string>;
  /** Something at the level of application or above was answered rightly. */
  applied: boolean;
  last: readonly Evidence[];
  acquiredAt?: number;
}

/** Whether the same wrong idea was met twice in the last occasions. */
function persists(last: readonly Evidence[]): boolean {
  const ideas = last.flatMap(({ misconceptions }) => misconceptions);
  return ideas.some((idea, index) => ideas.indexOf(idea) < index);
}

/** The rule for an acquired concept (content.md 5.1). What costs most is asked last. */
function isAcquired({ belief, items, applied, last }: Shown): boolean {
  return (
    last.at(-1)?.score === 1 &&
    applied &&
    items.size >= DIFFERENT_ITEMS &&
    !persists(last) &&
    belief.value >= GOAL
  );
}

/** What is known of every concept that was asked about: a fold over the record. Repairs and open judgements are no evidence. */
export function knowledge(record: readonly RecordEvent[], entryOf: EntryOf): Map<string, Knowledge> {
  const byConcept = new Map<string, Shown>();
  for (const answer of answers(record)) {
    if (answer.attempt > 1 || answer.score === null) continue;
    const evidence = evidenceOf(answer, entryOf);
    for (const concept of answer.concepts) {
      const shown = byConcept.get(concept) ?? {
        belief: new Belief(),
        items: new Set(),
        applied: false,
        last: [],
      };
      byConcept.set(concept, shown);
      shown.belief.add(evidence);
      shown.items.add(evidence.item);
      shown.applied ||= evidence.applied && evidence.score === 1;
      shown.last = [...shown.last, evidence].slice(-LAST_OCCASIONS);
      if (shown.acquiredAt === undefined && isAcquired(shown)) shown.acquiredAt = answer.at;
    }
  }
  return new Map(
    [...byConcept].map(([concept, shown]) => [
      concept,
      {
        ...shown.belief.estimate,
        state: isAcquired(shown) ? 'acquired' : 'practice',
        acquiredAt: shown.acquiredAt,
      },
    ]),
  );
}

/** A concept that nobody asked about yet. */
export const UNKNOWN: Knowledge = { ...estimate([]), state: 'new' };
