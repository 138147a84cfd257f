import type { Entry } from '#lib/bank/entry.ts';
import type { Answered, RecordEvent } from '#lib/record/event.ts';
import { answers } from '#lib/record/record.ts';
import { estimate, type Estimate, type Evidence } from './estimate.ts';

/** An estimate from which a concept counts as acquired (content.md 5.1). */
export const GOAL = 0.85;
const DIFFERENT_ITEMS = 3;
const LAST_OCCASIONS = 3;
const APPLIED = ['apply', 'analyse', 'evaluate'];

type ConceptState = 'new' | 'practice' | 'acquired';

export interface Knowledge extends Estimate {
  state: ConceptState;
}

/** What is needed of an item. Of one that left the course, only what its answer says is known. */
export type EntryOf = (item: string) => Pick<Entry, 'chance' | 'difficulty' | 'bloom'> | undefined;

function evidenceOf({ item, score, response, misconceptions = [] }: Answered, entryOf: EntryOf): Evidence {
  const { chance = 0, difficulty = 3, bloom = 'apply' } = entryOf(item) ?? {};
  return {
    item,
    score: score ?? 0,
    unknown: response.kind === 'unknown',
    chance,
    difficulty,
    applied: APPLIED.includes(bloom),
    misconceptions,
  };
}

/** Whether the same wrong idea was met twice in the last occasions. */
function persists(evidence: readonly Evidence[]): boolean {
  const ideas = evidence.slice(-LAST_OCCASIONS).flatMap(({ misconceptions }) => misconceptions);
  return ideas.some((idea, index) => ideas.indexOf(idea) < index);
}

/** The rule for an acquired concept (content.md 5.1). */
function isAcquired({ value }: Estimate, evidence: readonly Evidence[]): boolean {
  return (
    value >= GOAL &&
    new Set(evidence.map(({ item }) => item)).size >= DIFFERENT_ITEMS &&
    evidence.some(({ applied, score }) => applied && score === 1) &&
    evidence.at(-1)?.score === 1 &&
    !persists(evidence)
  );
}

/** What is known of every concept that was asked about: a fold over the record. Repairs and open judgements are no evidence. */
export function knowledge(record: readonly RecordEvent[], entryOf: EntryOf): Map<string, Knowledge> {
  const byConcept = new Map<string, Evidence[]>();
  for (const answer of answers(record)) {
    if (answer.attempt > 1 || answer.score === null) continue;
    const evidence = evidenceOf(answer, entryOf);
    for (const concept of answer.concepts) {
      const own = byConcept.get(concept);
      if (own) own.push(evidence);
      else byConcept.set(concept, [evidence]);
    }
  }
  return new Map(
    [...byConcept].map(([concept, evidence]) => {
      const belief = estimate(evidence);
      return [concept, { ...belief, state: isAcquired(belief, evidence) ? 'acquired' : 'practice' }];
    }),
  );
}

/** A concept that nobody asked about yet. */
export const UNKNOWN: Knowledge = { ...estimate([]), state: 'new' };
