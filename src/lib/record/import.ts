import { RecordEvent } from './event.ts';
import { oddityOf, type Oddity } from './import-shape.ts';
import { merge } from './record.ts';
import { TransferHead, Id } from './transfer-schema.ts';
import { COURSE, FORMAT, VERSION, type LearnerRecord } from './transfer.ts';

/** As many millions of bytes as the file of a device whose storage is full, and double. */
export const MOST_MEGABYTES = 50;

/** Why a file is not taken, and where it is wrong. */
export type Refusal =
  | { why: 'empty' | 'huge' | 'encoding' | 'broken' | 'foreign' | 'course' | Oddity }
  /** `version` is what it says of itself, or empty. */
  | { why: 'version'; version: string }
  | { why: 'field'; field: string }
  /** `entry` counts from 1. */
  | { why: 'event'; learner: string; entry: number; field: string };

export type Imported = { learners: LearnerRecord[] } | { refusal: Refusal };

const refuse = (refusal: Refusal): Imported => ({ refusal });

/** The last millisecond of the year 9999: every calendar can show what is before. */
const LATEST = 253_402_300_799_999;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The event, or the name of the field that is wrong. */
function readEvent(value: unknown): RecordEvent | string {
  const { data, error } = RecordEvent.safeParse(value);
  if (!data) return String(error.issues[0]?.path[0] ?? 'type');
  if (!Id.safeParse(data.id).success) return 'id';
  if (data.at < 0 || data.at > LATEST) return 'at';
  return data;
}

/** A name as a line of text: invisible and turning signs are nobody's. */
export function plainName(name: string): string {
  const visible = name.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ').replaceAll(/\s+/g, ' ');
  return [...visible.trim()].slice(0, 80).join('').trim();
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined; // No text, or one in other signs: the caller refuses it.
  }
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined; // Broken, or nested deeper than the browser reads: the caller refuses it.
  }
}

/** Only what is plainly a version: turned into a text, anything else could fail. */
const versionOf = (value: unknown) =>
  typeof value === 'number' || typeof value === 'string' ? String(value).slice(0, 20) : '';

/** Reads a file of records: all of it, or nothing and why. */
export function readTransfer(bytes: Uint8Array): Imported {
  if (bytes.length > MOST_MEGABYTES * 1_000_000) return refuse({ why: 'huge' });
  const text = decode(bytes);
  if (text === undefined) return refuse({ why: 'encoding' });
  if (text.trim() === '') return refuse({ why: 'empty' });
  const parsed = parse(text);
  if (!parsed) return refuse({ why: /^\s*\{/.test(text) ? 'broken' : 'foreign' });
  const { value } = parsed;
  if (!isObject(value) || value.format !== FORMAT) return refuse({ why: 'foreign' });
  if (value.version !== VERSION) return refuse({ why: 'version', version: versionOf(value.version) });
  if (value.course !== COURSE) return refuse({ why: 'course' });
  const oddity = oddityOf(value);
  if (oddity) return refuse({ why: oddity });
  const head = TransferHead.safeParse(value);
  if (!head.data) return refuse({ why: 'field', field: String(head.error.issues[0]?.path.at(-1) ?? 'learners') });

  const learners = new Map<string, LearnerRecord>();
  for (const { id, name, events } of head.data.learners) {
    const record: RecordEvent[] = [];
    for (const [place, event] of events.entries()) {
      const read = readEvent(event);
      if (typeof read === 'string')
        return refuse({ why: 'event', learner: plainName(name), entry: place + 1, field: read });
      record.push(read);
    }
    const before = learners.get(id);
    learners.set(id, {
      id,
      name: before?.name || plainName(name),
      events: merge(record, before?.events ?? []),
    });
  }
  return { learners: [...learners.values()] };
}

/** The events that a record does not hold yet. What it holds is never replaced. */
export function newEvents(record: readonly RecordEvent[], events: readonly RecordEvent[]): RecordEvent[] {
  const known = new Set(record.map(({ id }) => id));
  return merge(events).filter(({ id }) => !known.has(id));
}
