import type { RecordEvent } from '#lib/record/event.ts';
import type { Backend } from './backend.ts';
import { appendEvent, readRecord } from './record-store.ts';

/** Adds events to a stored record, whole or not at all. What is stored already stays as it is. */
export function joinRecord(backend: Backend, learner: string, events: readonly RecordEvent[]): boolean {
  const known = new Set(readRecord(backend, learner).record.map(({ id }) => id));
  const before = new Set(backend.keys());
  const kept = events
    .filter(({ id }) => !known.has(id))
    .every((event) => appendEvent(backend, learner, event));
  if (!kept) for (const key of backend.keys()) if (!before.has(key)) backend.remove(key);
  return kept;
}
