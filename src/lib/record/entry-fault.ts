import { LIMITS } from './copy-format.ts';
import type { RecordEvent } from './event.ts';
import { ANSWERS, EVENTS, isEvent, PARAMETERS, RESPONSES, VERDICT } from './read-event.ts';

/** Why a value is no event that this course could have written: the field, if it is one. */
export interface EntryFault {
  field?: string;
}

const COMMON = ['id', 'at', 'clock', 'type'];

const isTime = (value: number) => value >= LIMITS.from && value < LIMITS.to;

/** The first field that no event has there: nothing unseen comes in with a file, `__proto__` least of all. */
function stranger(event: RecordEvent): string | undefined {
  const parts: [value: object | undefined, fields: readonly string[]][] = [
    [event, [...COMMON, ...Object.keys(EVENTS[event.type])]],
  ];
  if (event.type === 'item.answered')
    parts.push(
      [event.response, ['kind', ...Object.keys(RESPONSES[event.response.kind])]],
      [event.parameters, Object.keys(PARAMETERS)],
    );
  if (event.type === 'course.completed') parts.push([event.final, ['session', 'score']]);
  if (event.type === 'platform.judged')
    parts.push([event.answers, Object.keys(ANSWERS)], [event.verdict, Object.keys(VERDICT)]);
  return parts
    .flatMap(([value, fields]) => Object.keys(value ?? {}).filter((field) => !fields.includes(field)))
    .at(0);
}

/** Every number and text in a field, names of places included. Without strangers an event is three levels deep. */
function leaves(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) =>
        Array.isArray(value) ? leaves(inner) : [name, ...leaves(inner)],
      )
    : [value];
}

const isAbsurd = (leaf: unknown) =>
  typeof leaf === 'string'
    ? leaf.length > LIMITS.text
    : typeof leaf === 'number' && Math.abs(leaf) > Number.MAX_SAFE_INTEGER;

/** The field that keeps a value from being an event. */
function misfit(value: Record<string, unknown>): string | undefined {
  const { id, at, clock, type } = value;
  if (typeof id !== 'string' || id === '') return 'id';
  if (!Number.isFinite(at)) return 'at';
  if (clock !== undefined && !Number.isFinite(clock)) return 'clock';
  if (typeof type !== 'string' || !Object.hasOwn(EVENTS, type)) return 'type';
  const checks: Record<string, (value: unknown) => boolean> = EVENTS[type as RecordEvent['type']];
  return Object.keys(checks).find((field) => !checks[field]?.(value[field]));
}

/** What is wrong with an entry of a file; nothing where it is an event that this course could have written. */
export function faultIn(value: unknown): EntryFault | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const entry = value as Record<string, unknown>;
  if (!isEvent(entry)) return { field: misfit(entry) };
  const field = stranger(entry);
  if (field !== undefined) return { field };
  if (entry.id.length > LIMITS.id) return { field: 'id' };
  if (!isTime(entry.at)) return { field: 'at' };
  if (entry.clock !== undefined && !isTime(entry.clock)) return { field: 'clock' };
  const fields = Object.entries(entry).map(([name, inner]) => ({ name, leaves: leaves(inner) }));
  const absurd = fields.find(({ leaves }) => leaves.some(isAbsurd));
  if (absurd) return { field: absurd.name };
  const size = fields
    .flatMap(({ leaves }) => leaves)
    .reduce<number>((sum, leaf) => sum + String(leaf).length, 0);
  return size > LIMITS.entry ? {} : undefined;
}
