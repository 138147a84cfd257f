import type { RecordEvent } from '#lib/record/event.ts';
import { isEvent } from '#lib/record/read-event.ts';

/** What a learner saved to take elsewhere. */
export interface Copy {
  learners: { name: string; events: RecordEvent[] }[];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A saved copy of one learner's record, or several; nothing where the text is another. */
export function readCopy(text: string): Copy | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined; // No JSON: the page says that the file is no record.
  }
  if (!isObject(value) || !Array.isArray(value.learners)) return undefined;
  const learners = value.learners.flatMap((learner: unknown) => {
    if (!isObject(learner) || typeof learner.name !== 'string' || !Array.isArray(learner.events)) return [];
    const events = learner.events.filter(isObject).filter(isEvent);
    return events.length === learner.events.length ? [{ name: learner.name, events }] : [];
  });
  return learners.length > 0 && learners.length === value.learners.length ? { learners } : undefined;
}
