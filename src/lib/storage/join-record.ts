import type { RecordEvent } from '#lib/record/event.ts';
import { merge } from '#lib/record/record.ts';
import { writeSegment } from './archive.ts';
import type { Backend } from './backend.ts';

/**
 * Adds the events that a stored record has not, as one segment: in one write, whole or not at all. What is stored
 * already stays as it is. False where the storage has no room.
 */
export async function joinRecord(
  backend: Backend,
  learner: string,
  record: readonly RecordEvent[],
  events: readonly RecordEvent[],
): Promise<boolean> {
  const known = new Set(record.map(({ id }) => id));
  const fresh = merge(events).filter(({ id }) => !known.has(id));
  return fresh.length === 0 || (await writeSegment(backend, learner, fresh)) !== undefined;
}
