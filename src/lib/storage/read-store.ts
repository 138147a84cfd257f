import type { RecordEvent } from '#lib/record/event.ts';
import { readEvent } from '#lib/record/read-event.ts';
import type { Backend } from './backend.ts';
import { eventKey, segmentKey } from './record-store.ts';
import { unseal } from './sealed.ts';

/** An event as it is stored; since version 2 with a checksum. Nothing where it is torn, changed or foreign. */
export function readStored(key: string, stored: string): RecordEvent | undefined {
  const event = readEvent(stored.startsWith('{"v":1,') ? stored : (unseal(key, stored) ?? ''));
  return event && key.endsWith(`.${event.id}`) ? event : undefined;
}

export interface Stored {
  /** In no order. */
  events: RecordEvent[];
  /** Keys of segments. */
  segments: string[];
  /** Keys of entries that could not be read. They stay where they are. */
  unreadable: string[];
}

/** What stands in the storage of a learner's events; segments are only named. */
export function readStore(backend: Backend, learner: string): Stored {
  const [own, segment] = [eventKey(learner), segmentKey(learner)];
  const stored: Stored = { events: [], segments: [], unreadable: [] };
  for (const key of backend.keys()) {
    if (key.startsWith(segment)) stored.segments.push(key);
    if (!key.startsWith(own)) continue;
    const event = readStored(key, backend.read(key) ?? '');
    if (event) stored.events.push(event);
    else stored.unreadable.push(key);
  }
  stored.segments.sort();
  return stored;
}
