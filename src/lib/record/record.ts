import type { Answered, EventOf, RecordEvent } from './event.ts';

const order = (a: RecordEvent, b: RecordEvent) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * The union of records by event id, in the order in which things happened. An event is the same wherever it is kept;
 * where a file was tampered with, the record that is named first is believed.
 */
export function merge(...records: (readonly RecordEvent[])[]): RecordEvent[] {
  const events = new Map<string, RecordEvent>();
  for (const event of records.flat()) if (!events.has(event.id)) events.set(event.id, event);
  return [...events.values()].sort(order);
}

/** Every answer of a record, oldest first. */
export function answers(record: readonly RecordEvent[]): Answered[] {
  return record.filter((event) => event.type === 'item.answered');
}

/** When each item was last shown: what was shown counts as met, answered or not. */
export function lastMet(record: readonly RecordEvent[]): Map<string, number> {
  return new Map(
    record.flatMap((event) => (event.type === 'item.presented' ? [[event.item, event.at] as const] : [])),
  );
}

type SessionStart = EventOf<'session.started'>;

/** What happened in one sitting. */
export interface Sitting {
  start: SessionStart;
  presented: EventOf<'item.presented'>[];
  answered: Answered[];
  ended?: EventOf<'session.ended'>;
}

function sitting(record: readonly RecordEvent[], start: SessionStart): Sitting {
  const own = record.filter((event) => 'session' in event && event.session === start.session);
  return {
    start,
    presented: own.filter((event) => event.type === 'item.presented'),
    answered: own.filter((event) => event.type === 'item.answered'),
    ended: own.findLast((event) => event.type === 'session.ended'),
  };
}

/** Every sitting of a kind (and a lesson), oldest first. */
export function sittings(
  record: readonly RecordEvent[],
  kind: SessionStart['kind'],
  lesson?: string,
): Sitting[] {
  return record
    .filter((event) => event.type === 'session.started')
    .filter((start) => start.kind === kind && start.lesson === lesson)
    .map((start) => sitting(record, start));
}

/** The sitting to go on with: the newest of its kind, if it did not end. */
export function unfinished(
  record: readonly RecordEvent[],
  kind: SessionStart['kind'],
  lesson?: string,
): Sitting | undefined {
  const newest = sittings(record, kind, lesson).at(-1);
  return newest?.ended ? undefined : newest;
}
