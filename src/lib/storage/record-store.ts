import type { RecordEvent } from '#lib/record/event.ts';
import { writeEvent } from '#lib/record/write-event.ts';
import type { Backend } from './backend.ts';
import { seal } from './sealed.ts';

/**
 * The newest events of a learner: one key for one event, so that an event is written whole or not at all, and tabs never
 * overwrite each other. Older ones move to segments: see `archive.ts`.
 */
export const eventKey = (learner: string, event = '') => `smsn.event.${learner}.${event}`;
export const segmentKey = (learner: string, segment = '') => `smsn.segment.${learner}.${segment}`;
export const checkpointKey = (learner: string) => `smsn.checkpoint.${learner}`;

/** With so many keys it is worth while to archive. */
export const MANY = 256;

/** Whether the event was kept. */
export function appendEvent(backend: Backend, learner: string, event: RecordEvent): boolean {
  const key = eventKey(learner, event.id);
  return backend.write(key, seal(key, writeEvent(event)));
}

/** Removes everything of a learner's record, for good. */
export function eraseStore(backend: Backend, learner: string): void {
  for (const key of backend.keys())
    if (key.startsWith(eventKey(learner)) || key.startsWith(segmentKey(learner))) backend.remove(key);
  backend.remove(checkpointKey(learner));
}
