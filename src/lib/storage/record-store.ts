import type { RecordEvent } from '#lib/record/event.ts';
import { readEvent, writeEvent } from '#lib/record/read-event.ts';
import { merge } from '#lib/record/record.ts';
import type { Backend } from './backend.ts';

/** One key for one event: an event is written whole or not at all, and tabs never overwrite each other. */
const prefixOf = (learner: string) => `smsn.event.${learner}.`;

export interface Stored {
  record: RecordEvent[];
  /** Keys of entries that could not be read. They stay where they are. */
  unreadable: string[];
}

export function readRecord(backend: Backend, learner: string): Stored {
  const prefix = prefixOf(learner);
  const record: RecordEvent[] = [];
  const unreadable: string[] = [];
  for (const key of backend.keys()) {
    if (!key.startsWith(prefix)) continue;
    const event = readEvent(backend.read(key) ?? '');
    if (event) record.push(event);
    else unreadable.push(key);
  }
  return { record: merge(record), unreadable };
}

/** Whether the event was kept. */
export function appendEvent(backend: Backend, learner: string, event: RecordEvent): boolean {
  return backend.write(prefixOf(learner) + event.id, writeEvent(event));
}

export function eraseRecord(backend: Backend, learner: string): void {
  const prefix = prefixOf(learner);
  for (const key of backend.keys()) if (key.startsWith(prefix)) backend.remove(key);
}

/** Whether a key holds an event of this learner; no key stands for all of them. */
export function holdsEventOf(key: string | null, learner: string): boolean {
  return key === null || key.startsWith(prefixOf(learner));
}
