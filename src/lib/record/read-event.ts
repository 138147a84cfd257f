import type { Alternative, Answers, Verdict } from '#lib/course/judgement.ts';
import type { EventOf, Parameters, Picked, RecordEvent, Response, SessionKind } from './event.ts';
import type * as z from 'zod';
import { VERSION } from './write-event.ts';

/** Since the first version fields and events were added, and none changed: what was written then reads as it stands. */
const READABLE: unknown[] = [1, VERSION];

type Check = (value: unknown) => boolean;
/** One check for every field of an event or response: leaving one out does not compile. */
type Checks<T> = { [F in keyof T]-?: Check };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text: Check = (value) => typeof value === 'string';
const number: Check = Number.isFinite;
const texts: Check = (value) => Array.isArray(value) && value.every(text);
const flag: Check = (value) => typeof value === 'boolean';
const share: Check = (value) => typeof value === 'number' && value >= 0 && value <= 1;
const worth: Check = (value) => value === null || share(value);
const oneOf =
  <T extends string>(all: Record<T, true>): Check =>
  (value) =>
    typeof value === 'string' && Object.hasOwn(all, value);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

/** Whether a value has the fields that this table names under its tag. */
function has(
  value: Record<string, unknown>,
  tag: string,
  table: Record<string, Record<string, Check>>,
): boolean {
  const name = value[tag];
  // `Object.hasOwn`, because a tag may be any text: "toString" is the name of nothing here.
  const checks = typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined;
  return checks !== undefined && Object.entries(checks).every(([field, check]) => check(value[field]));
}

type StoredResponse = z.infer<typeof Response>;

/** What each response holds beside its kind. */
export const RESPONSES: {
  [K in StoredResponse['kind']]: Checks<Omit<Extract<StoredResponse, { kind: K }>, 'kind'>>;
} = {
  unknown: {},
  choice: { options: texts },
  'true-false': { reason: text },
  matching: { placements: (value) => isRecord(value) && Object.values(value).every(text) },
  sequencing: { order: texts },
  'fill-in': { text },
};

export const PARAMETERS: Checks<Parameters> = {
  chance: share,
  difficulty: number,
  error: optional((value) => typeof value === 'number' && value >= 0 && value < Infinity),
  applied: flag,
};
const fits =
  (checks: Record<string, Check>): Check =>
  (value) =>
    isRecord(value) && Object.entries(checks).every(([field, check]) => check(value[field]));

const central: Check = (value) => value === 0 || value === 1 || value === 2;
const family = oneOf<NonNullable<Verdict['family']>>({
  publishing: true,
  sharing: true,
  networking: true,
  discussion: true,
});
const alternative = oneOf<Alternative>({
  medium: true,
  feature: true,
  outside: true,
  publishing: true,
  sharing: true,
  networking: true,
  discussion: true,
  'contact-network': true,
  'content-network': true,
  'no-network': true,
});
const alternatives: Check = (value) => Array.isArray(value) && value.every(alternative);

/** What is answered in the decision guide. */
export const ANSWERS: Checks<Answers> = {
  interaction: oneOf({ yes: true, part: true, no: true }),
  purpose: optional(family),
  linking: optional(flag),
  presentation: optional(central),
  search: optional(central),
  exchange: optional(central),
  collaboration: optional(central),
  withoutPosts: optional(flag),
  withoutRelations: optional(flag),
  others: alternatives,
};

/** What the decision guide concludes. */
export const VERDICT: Checks<Verdict> = {
  scope: oneOf({ medium: true, feature: true, outside: true }),
  family: optional(family),
  network: optional(flag),
  type: optional(oneOf({ contact: true, content: true, hybrid: true })),
  clear: flag,
  others: alternatives,
};

const KIND = oneOf<SessionKind>({
  practice: true,
  check: true,
  activity: true,
  opening: true,
  final: true,
  sort: true,
  quick: true,
  consolidation: true,
  'test-out': true,
  review: true,
});

/** What each event holds beside what all have. */
export const EVENTS: {
  [T in RecordEvent['type']]: Checks<Omit<EventOf<T>, 'type' | 'id' | 'at' | 'clock'>>;
} = {
  'session.started': {
    session: text,
    kind: KIND,
    lesson: optional(text),
    seed: number,
    length: number,
    items: optional(texts),
    concepts: optional(texts),
  },
  'item.presented': {
    session: text,
    item: text,
    hash: text,
    reason: optional(
      oneOf<NonNullable<Picked['reason']>>({
        'first look': true,
        undecided: true,
        contradiction: true,
        practice: true,
        review: true,
        idea: true,
      }),
    ),
    level: optional(oneOf<NonNullable<Picked['level']>>({ easier: true, harder: true })),
  },
  'item.answered': {
    session: text,
    item: text,
    hash: text,
    concepts: texts,
    parameters: optional(fits(PARAMETERS)),
    attempt: number,
    response: (value) => isRecord(value) && has(value, 'kind', RESPONSES),
    score: worth,
    byConcept: optional((value) => isRecord(value) && Object.values(value).every(share)),
    misconceptions: optional(texts),
    confidence: optional(oneOf({ guess: true, fairly: true, sure: true })),
    seconds: number,
  },
  'session.ended': { session: text, reason: oneOf({ finished: true, stopped: true }) },
  'course.completed': {
    lessons: texts,
    concepts: texts,
    final: (value) => isRecord(value) && text(value.session) && share(value.score),
    sessions: texts,
  },
  'figure.tried': { lesson: text, part: text, choice: text, finished: flag },
  'platform.judged': { name: text, answers: fits(ANSWERS), verdict: fits(VERDICT) },
};

/** The same rules as the schema `RecordEvent`, without zod, which learners need not load. */
export function isEvent(value: Record<string, unknown>): value is RecordEvent {
  return (
    typeof value.id === 'string' &&
    value.id.length > 0 &&
    number(value.at) &&
    optional(number)(value.clock) &&
    has(value, 'type', EVENTS)
  );
}

/** A stored event, or nothing where the text is torn, foreign or of a version that is not known here. */
export function readEvent(text: string): RecordEvent | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined; // Torn: the caller keeps the text aside and says so.
  }
  if (!isRecord(value) || !READABLE.includes(value.v)) return undefined;
  const { v: _, ...event } = value;
  return isEvent(event) ? event : undefined;
}
