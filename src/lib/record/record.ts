import type { Answered, EventOf, RecordEvent } from './event.ts';

type Stamp = Pick<RecordEvent, 'id' | 'at'>;

/** Negative where the first happened before the second, positive where it happened after, 0 where they are one. */
export const inOrder = (a: Stamp, b: Stamp): number =>
  a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * The union of records by event id, in the order in which things happened. An event is the same wherever it is kept;
 * where a file was tampered with, the record that is named first is believed.
 */
export function merge(...records: (readonly RecordEvent[])[]): RecordEvent[] {
  const events = new Map<string, RecordEvent>();
  for (const event of records.flat()) if (!events.has(event.id)) events.set(event.id, event);
  return [...events.values()].sort(inOrder);
}

/** Every answer of a record, oldest first. */
export function answers(record: readonly RecordEvent[]): Answered[] {
  return record.filter((event) => event.type === 'item.answered');
}

type SessionStart = EventOf<'session.started'>;

/** What happened in one sitting. */
export interface Sitting {
  start: SessionStart;
  presented: EventOf<'item.presented'>[];
  answered: Answered[];
  /** The last time it ended. */
  ended?: EventOf<'session.ended'>;
  /** The first time it was finished. */
  finished?: EventOf<'session.ended'>;
}

/** Every sitting by its name, oldest first: one walk over the record. */
function bySession(record: readonly RecordEvent[]): Map<string, Sitting> {
  const all = new Map<string, Sitting>();
  for (const event of record)
    if (event.type === 'session.started' && !all.has(event.session))
      all.set(event.session, { start: event, presented: [], answered: [] });
  for (const event of record) {
    const own = 'session' in event && all.get(event.session);
    if (!own) continue;
    if (event.type === 'item.presented') own.presented.push(event);
    if (event.type === 'item.answered') own.answered.push(event);
    if (event.type === 'session.ended') {
      own.ended = event;
      if (event.reason === 'finished') own.finished ??= event;
    }
  }
  return all;
}

/** Every sitting, oldest first. */
export function allSittings(record: readonly RecordEvent[]): Sitting[] {
  return [...bySession(record).values()];
}

/** Every sitting of a kind (and a lesson), oldest first. */
export function sittings(
  record: readonly RecordEvent[],
  kind: SessionStart['kind'],
  lesson?: string,
): Sitting[] {
  return allSittings(record).filter(({ start }) => start.kind === kind && start.lesson === lesson);
}

/** The series of a sitting, of which only the newest goes on: by its kind, its lesson, and that of a quick one by its deck. */
export const seriesOf = ({ kind, lesson, concepts }: SessionStart): string =>
  [kind, lesson, kind === 'quick' ? concepts?.join() : ''].join(' ');

/** The sitting to go on with: the newest of its kind that a page takes for its own, if it did not end. */
export function unfinished(
  record: readonly RecordEvent[],
  kind: SessionStart['kind'],
  lesson?: string,
  isOwn: (sitting: Sitting) => boolean = () => true,
): Sitting | undefined {
  const newest = sittings(record, kind, lesson).findLast(isOwn);
  return newest?.ended ? undefined : newest;
}
