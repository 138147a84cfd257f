import type { RecordEvent } from './event.ts';

/** The version of what is stored. A new one comes with a migration and fixtures of the old. */
export const VERSION = 1;

type Kind = 'string' | 'number' | 'object' | 'boolean';

/** The fields without which an event means nothing, by their type. */
const NEEDED: Record<RecordEvent['type'], Record<string, Kind>> = {
  'session.started': { session: 'string', kind: 'string', seed: 'number', length: 'number' },
  'item.presented': { session: 'string', item: 'string', hash: 'string' },
  'item.answered': {
    session: 'string',
    item: 'string',
    hash: 'string',
    concepts: 'object',
    attempt: 'number',
    response: 'object',
    seconds: 'number',
  },
  'session.ended': { session: 'string', reason: 'string' },
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function isEvent(value: unknown): value is RecordEvent {
  if (!isRecord(value) || typeof value.id !== 'string' || typeof value.at !== 'number') return false;
  const needed = NEEDED[value.type as RecordEvent['type']];
  if (!needed || !Object.entries(needed).every(([field, kind]) => typeof value[field] === kind && value[field] !== null))
    return false;
  if (value.type !== 'item.answered') return true;
  const { score, concepts, response } = value;
  const worth = score === null || (typeof score === 'number' && score >= 0 && score <= 1);
  return worth && Array.isArray(concepts) && isRecord(response) && typeof response.kind === 'string';
}

/** An event as it is stored. */
export function writeEvent(event: RecordEvent): string {
  return JSON.stringify({ v: VERSION, ...event });
}

/** A stored event, or nothing where the text is torn, foreign or of a version that is not known here. */
export function readEvent(text: string): RecordEvent | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined; // Torn: the caller keeps the text aside and says so.
  }
  if (!isRecord(value) || value.v !== VERSION) return undefined;
  const { v: _, ...event } = value;
  return isEvent(event) ? event : undefined;
}
