import type { RecordEvent } from './event.ts';

/** The version of what is stored. A new one comes with a migration and fixtures of the old. */
export const VERSION = 2;

/** An event as it is stored. */
export function writeEvent(event: RecordEvent): string {
  return JSON.stringify({ v: VERSION, ...event });
}
