import type { RecordEvent } from '#lib/record/event.ts';
import { inMemory } from '#lib/storage/backend.ts';
import { appendEvent } from '#lib/storage/record-store.ts';

/** A record as the storage of a learner's browser holds it: every entry by its key. */
export function stored(learner: string, events: readonly RecordEvent[]): Record<string, string> {
  const backend = inMemory();
  for (const event of events) appendEvent(backend, learner, event);
  return Object.fromEntries(backend.keys().map((key) => [key, backend.read(key) ?? '']));
}
