import { FORMAT, LIMITS, VERSION, type LearnerCopy } from './copy-format.ts';
import { faultIn } from './entry-fault.ts';
import type { RecordEvent } from './event.ts';
import { isSame } from './gain.ts';
import { readEvent } from './read-event.ts';

/** Why a file is not loaded. Numbers count from 1. */
export type Refusal =
  | { reason: 'too-large' }
  | { reason: 'not-json' }
  | { reason: 'foreign' }
  | { reason: 'newer' }
  | { reason: 'too-many'; what: 'learners' | 'entries' }
  /** Something about the file itself. */
  | { reason: 'file'; field: string }
  | { reason: 'learner'; learner: number; field?: string }
  | { reason: 'entry'; learner: number; entry: number; field?: string }
  /** Two learners with one id, or two entries with one id that tell different things. */
  | { reason: 'learner-twice'; learner: number }
  | { reason: 'entry-twice'; learner: number; entry: number };

export type CopyReading = { ok: true; learners: LearnerCopy[] } | { ok: false; refusal: Refusal };

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
/** No dots: in the storage one ends the id of a learner, and nobody may reach into the record of another. */
const isLearnerId = (value: unknown) => isText(value) && /^[\w-]+$/.test(value) && value.length <= LIMITS.id;

/** A moment as `writeCopy` writes it. */
const isMoment = (value: unknown) =>
  isText(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value;

type Checks = Record<string, (value: unknown) => boolean>;

const FILE: Checks = {
  $schema: (value) => value === undefined || isText(value),
  format: (value) => value === FORMAT,
  version: (value) => value === VERSION,
  exported: isMoment,
  learners: Array.isArray,
};

const LEARNER: Checks = {
  id: isLearnerId,
  name: (value) => isText(value) && value.length <= LIMITS.text,
  events: Array.isArray,
  unreadable: (value) =>
    Array.isArray(value) && value.every((text) => isText(text) && text.length <= LIMITS.entry),
};

/** The first field that is missing, wrong, or not known. */
const misfit = (value: Fields, checks: Checks) =>
  Object.keys(checks).find((field) => !checks[field]?.(value[field])) ??
  Object.keys(value).find((field) => !Object.hasOwn(checks, field));

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined; // No text, or no JSON: the answer is a refusal.
  }
}

function refusalOf(file: unknown): Refusal | undefined {
  if (file === undefined) return { reason: 'not-json' };
  if (!isFields(file) || file.format !== FORMAT) return { reason: 'foreign' };
  if (typeof file.version === 'number' && file.version > VERSION) return { reason: 'newer' };
  const field = misfit(file, FILE);
  if (field !== undefined) return { reason: 'file', field };
  const learners = file.learners as unknown[];
  if (learners.length > LIMITS.learners) return { reason: 'too-many', what: 'learners' };
  return refusalOfLearners(learners);
}

function refusalOfLearners(learners: readonly unknown[]): Refusal | undefined {
  const ids = new Set<unknown>();
  let entries = 0;
  for (const [index, value] of learners.entries()) {
    const learner = index + 1;
    if (!isFields(value)) return { reason: 'learner', learner };
    const field = misfit(value, LEARNER);
    if (field !== undefined) return { reason: 'learner', learner, field };
    if (ids.has(value.id)) return { reason: 'learner-twice', learner };
    ids.add(value.id);
    const events = value.events as unknown[];
    entries += events.length + (value.unreadable as unknown[]).length;
    if (entries > LIMITS.entries) return { reason: 'too-many', what: 'entries' };
    const refusal = refusalOfEntries(learner, events);
    if (refusal) return refusal;
  }
  return undefined;
}

function refusalOfEntries(learner: number, events: readonly unknown[]): Refusal | undefined {
  const known = new Map<string, RecordEvent>();
  for (const [index, value] of events.entries()) {
    const place = { learner, entry: index + 1 };
    const fault = faultIn(value);
    if (fault) return { reason: 'entry', ...place, ...fault };
    const event = value as RecordEvent;
    const before = known.get(event.id);
    if (before && !isSame(before, event)) return { reason: 'entry-twice', ...place };
    known.set(event.id, event);
  }
  return undefined;
}

/** What an older edition could not read, this one perhaps can. */
function withRead({ id, name, events, unreadable }: LearnerCopy): LearnerCopy {
  const known = new Map(events.map((event) => [event.id, event]));
  const left = unreadable.filter((text) => {
    const event = readEvent(text);
    if (!event || faultIn(event) || known.has(event.id)) return true;
    known.set(event.id, event);
    return false;
  });
  return { id, name, events: [...known.values()], unreadable: left };
}

/** The learners in a file, or why it is refused: one entry that is wrong refuses it whole. */
export function readCopy(bytes: Uint8Array): CopyReading {
  if (bytes.byteLength > LIMITS.bytes) return { ok: false, refusal: { reason: 'too-large' } };
  const file = parse(bytes);
  const refusal = refusalOf(file);
  if (refusal) return { ok: false, refusal };
  return { ok: true, learners: (file as { learners: LearnerCopy[] }).learners.map(withRead) };
}
