import type { Entry } from '#lib/bank/entry.ts';
import type { RecordEvent } from '#lib/record/event.ts';
import { answers } from '#lib/record/record.ts';
import type { Observation } from '#lib/mastery/concept-evidence.ts';
import { isTest, observationOf } from '#lib/mastery/observation.ts';

/** An item that answers may calibrate. */
export interface CalibratedItem extends Pick<Entry, 'id' | 'concepts' | 'chance'> {
  /** Of today's wording. */
  hash: string;
  /** The author's guess, 1 (easy) to 5 (hard). */
  level: number;
  /** What an earlier calibration said, on the same scale. */
  calibrated?: { difficulty: number; error: number } | undefined;
}

/** Why an answer is evidence about its learner, and not about its item. */
type Aside =
  /** The wording was another one. */
  | 'reworded'
  /** The learner had met the item before, and may remember what was said of it. */
  | 'repeated';

/** An answer, as evidence. */
export interface GivenAnswer {
  observation: Observation;
  /** The item in today's wording; none where the wording, or the item, is gone. */
  item?: string;
  /** It is pooled with those of others, to calibrate the item. */
  pooled: boolean;
  aside?: Aside;
}

interface Bank {
  items: ReadonlyMap<string, CalibratedItem>;
  entryOf: (item: string) => Entry | undefined;
}

/** A person's scored first attempts, oldest first. */
export function givenAnswers(record: readonly RecordEvent[], { items, entryOf }: Bank): GivenAnswer[] {
  const tests = new Set(
    record.flatMap((event) => (event.type === 'session.started' && isTest(event.kind) ? event.session : [])),
  );
  const met = new Set<string>();
  return answers(record).flatMap((answer): GivenAnswer[] => {
    const observation = observationOf(answer, { entryOf, explained: !tests.has(answer.session) });
    if (!observation) return [];
    const item = items.get(answer.item);
    const before = met.has(answer.item);
    met.add(answer.item);
    if (!item) return [{ observation, pooled: false }];
    if (item.hash !== answer.hash) return [{ observation, pooled: false, aside: 'reworded' }];
    const today = { observation: { ...observation, concepts: item.concepts }, item: item.id };
    return [before ? { ...today, pooled: false, aside: 'repeated' } : { ...today, pooled: true }];
  });
}
