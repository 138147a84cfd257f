import type { RecordEvent } from './event.ts';
import { isEvent } from './read-event.ts';

/**
 * Many events as one text that deflates well: field by field, since what stands in one field is alike. With `deflate`
 * and base64 an answer takes about a twentieth of its JSON.
 */
interface Segment {
  v: 1;
  /** The type of each event, by its place in `tables`. */
  types: number[];
  /** Milliseconds since the event before; a text says when it was, where no difference tells it exactly. */
  times: (number | string)[];
  /** Ids, without the time where they begin with it: see `newId`. */
  ids: string[];
  /** The other fields of each type: a value for each event of it, null where it has none. */
  tables: { type: string; fields: Record<string, unknown[]> }[];
}

/** The one field in which null is a value: an open judgement has no score. */
const NULLABLE = 'score';

/** Packs events, in the order of time. */
export function pack(events: readonly RecordEvent[]): string {
  const segment: Segment = { v: 1, types: [], times: [], ids: [], tables: [] };
  const sizes = new Map<string, number>();
  let before = 0;
  for (const { id, at, type, ...rest } of events) {
    let place = segment.tables.findIndex((table) => table.type === type);
    if (place < 0) place = segment.tables.push({ type, fields: Object.create(null) }) - 1;
    const row = sizes.get(type) ?? 0;
    sizes.set(type, row + 1);
    segment.types.push(place);
    segment.times.push(before + (at - before) === at ? at - before : `${at}`);
    before = at;
    const stamp = at.toString(36);
    segment.ids.push(id.startsWith(`${stamp}-`) ? id.slice(stamp.length) : `=${id}`);
    const fields = segment.tables[place]?.fields ?? {};
    // The fields have no prototype: one may be called anything.
    for (const [field, value] of Object.entries(rest)) (fields[field] ??= [])[row] = value;
  }
  return JSON.stringify(segment);
}

/** The events of a segment, or nothing where the text is torn, foreign or of a version that is not known here. */
export function unpack(text: string): RecordEvent[] | undefined {
  try {
    const segment = JSON.parse(text) as Segment;
    return segment.v === 1 ? unfold(segment) : undefined;
  } catch {
    return undefined; // Torn: the caller keeps the text aside and says so.
  }
}

function unfold({ types, times, ids, tables }: Segment): RecordEvent[] {
  const rows = tables.map(() => 0);
  let at = 0;
  return types.map((place, index) => {
    const { type, fields } = tables[place] ?? { type: '', fields: {} };
    const row = rows[place] ?? 0;
    rows[place] = row + 1;
    const time = times[index] ?? NaN;
    at = typeof time === 'string' ? Number(time) : at + time;
    const id = ids[index] ?? '';
    const event: Record<string, unknown> = {
      id: id.startsWith('=') ? id.slice(1) : at.toString(36) + id,
      at,
      type,
    };
    for (const [field, values] of Object.entries(fields)) {
      const value = values[row];
      if (value !== undefined && (value !== null || field === NULLABLE)) event[field] = value;
    }
    if (!isEvent(event)) throw new Error('a segment holds what is no event');
    return event;
  });
}
