import * as z from 'zod';

const common = {
  /** Unique for ever, over devices: time in base 36, a hyphen, chance. */
  id: z.string().min(1),
  /**
   * When it happened, in milliseconds since 1970: the clock of the device, or one more than the event before it where
   * that clock stood or went back. Events are read in this order.
   */
  at: z.number(),
  /** What the clock of the device said, where it was not `at`. */
  clock: z.number().optional(),
};

export const Response = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unknown') }),
  z.object({ kind: z.literal('choice'), options: z.array(z.string()) }),
  z.object({ kind: z.literal('true-false'), reason: z.string() }),
  z.object({ kind: z.literal('matching'), placements: z.record(z.string(), z.string()) }),
  z.object({ kind: z.literal('sequencing'), order: z.array(z.string()) }),
  z.object({ kind: z.literal('fill-in'), text: z.string() }),
]);

/** What an answer to an item tells, by its author. */
export const Parameters = z.object({
  /** The chance of a right answer by guessing alone. */
  chance: z.number().min(0).max(1),
  /** 1 (easy) to 5 (hard). */
  difficulty: z.number(),
  /** Asked at apply level or above. */
  applied: z.boolean(),
});
export type Parameters = z.infer<typeof Parameters>;

export const SessionKind = z.enum([
  'practice',
  'check',
  'activity',
  'opening',
  'final',
  'sort',
  'quick',
  'consolidation',
]);
/** What a sitting was for. */
export type SessionKind = z.infer<typeof SessionKind>;

/**
 * One line of a learner's record. Nothing in it is ever changed.
 * Parsed with zod where a file is imported; in the learner's pages `readEvent` suffices.
 */
export const RecordEvent = z.discriminatedUnion('type', [
  z.object({
    ...common,
    type: z.literal('session.started'),
    session: z.string(),
    kind: SessionKind,
    /** The lesson of a check or an activity. */
    lesson: z.string().optional(),
    /** Makes every random choice of the session repeatable. */
    seed: z.number(),
    /** How many questions were planned. */
    length: z.number(),
    /** The questions themselves, where they were named before the first: "only what I missed". */
    items: z.array(z.string()).optional(),
  }),
  z.object({
    ...common,
    type: z.literal('item.presented'),
    session: z.string(),
    item: z.string(),
    hash: z.string(),
  }),
  z.object({
    ...common,
    type: z.literal('item.answered'),
    session: z.string(),
    item: z.string(),
    /** Digest of the wording that was answered. */
    hash: z.string(),
    /** Kept here, so that evidence outlives the item. */
    concepts: z.array(z.string()),
    /** What the item was when it was answered, so that evidence outlives its changes. None for one made from the catalogue. */
    parameters: Parameters.optional(),
    /** 1 for the first answer, 2 and on for a repair of the same item in the same session. */
    attempt: z.number(),
    response: Response,
    /** 0 to 1; null for an open judgement. */
    score: z.number().min(0).max(1).nullable(),
    misconceptions: z.array(z.string()).optional(),
    confidence: z.enum(['guess', 'fairly', 'sure']).optional(),
    seconds: z.number(),
  }),
  z.object({
    ...common,
    type: z.literal('session.ended'),
    session: z.string(),
    reason: z.enum(['finished', 'stopped']),
  }),
  z.object({
    ...common,
    type: z.literal('course.completed'),
    /** What the course asked for on that day, so that a later edition takes nothing away. */
    lessons: z.array(z.string()),
    concepts: z.array(z.string()),
    final: z.object({ session: z.string(), score: z.number().min(0).max(1) }),
    /** The sittings whose answers, up to this moment, are the evidence. */
    sessions: z.array(z.string()),
  }),
]);
export type RecordEvent = z.infer<typeof RecordEvent>;
export type EventOf<T extends RecordEvent['type']> = Extract<RecordEvent, { type: T }>;
export type Answered = EventOf<'item.answered'>;

/** An event before the record gives it its id and time. */
export type NewEvent = RecordEvent extends infer E
  ? E extends RecordEvent
    ? Omit<E, 'id' | 'at'>
    : never
  : never;
