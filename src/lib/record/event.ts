import * as z from 'zod';
import { Answers, Verdict } from '#lib/course/judgement.ts';

const common = {
  id: z.string().min(1).describe('Unique for ever, over devices: time in base 36, a hyphen, chance'),
  at: z
    .number()
    .describe(
      'When it happened, in milliseconds since 1970: the clock of the device, or one more than the event before it where that clock stood or went back. Events are read in this order',
    ),
  clock: z.number().optional().describe('What the clock of the device said, where it was not `at`'),
};

const type = <T extends string>(name: T, words: string) => z.literal(name).describe(words);
const session = z.string().describe('The sitting it belongs to');
const item = z.string().describe('The question, by its id in the banks');
const hash = z.string().describe('Digest of the wording that was shown');

export const Response = z.discriminatedUnion('kind', [
  z.object({ kind: type('unknown', 'I do not know yet') }),
  z.object({
    kind: type('choice', 'Options were chosen'),
    options: z.array(z.string()).describe('The chosen options, by id'),
  }),
  z.object({
    kind: type('true-false', 'True or false, with a reason'),
    reason: z.string().describe('The chosen reason, by id'),
  }),
  z.object({
    kind: type('matching', 'Cards were placed'),
    placements: z.record(z.string(), z.string()).describe('The target of each source, by their ids'),
  }),
  z.object({
    kind: type('sequencing', 'Lines were put in order'),
    order: z.array(z.string()).describe('The lines from first to last, by id'),
  }),
  z.object({
    kind: type('fill-in', 'Something was written'),
    text: z.string().describe('As it was written'),
  }),
]);

/** What an answer to an item tells, by its author or by calibration. */
export const Parameters = z.object({
  chance: z.number().min(0).max(1).describe('The chance of a right answer by guessing alone'),
  difficulty: z.number().describe('1 (easy) to 5 (hard); as calibrated, it may lie beyond'),
  error: z
    .number()
    .min(0)
    .optional()
    .describe('The standard error of a calibrated difficulty, on the same scale'),
  applied: z.boolean().describe('Asked at apply level or above'),
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
  'test-out',
  'review',
]);
/** What a sitting was for. */
export type SessionKind = z.infer<typeof SessionKind>;

/** How a question was picked for this learner, where the sitting alone does not say it. */
export const Picked = z.object({
  reason: z
    .enum(['first look', 'undecided', 'contradiction', 'practice', 'review', 'idea'])
    .optional()
    .describe('Why this question, where it was picked from what the learner had shown'),
  level: z
    .enum(['easier', 'harder'])
    .optional()
    .describe('How hard the learner wished it to be, where they wished anything'),
});
export type Picked = z.infer<typeof Picked>;

/**
 * One line of a learner's record. Nothing in it is ever changed.
 * Parsed with zod where a file is imported; in the learner's pages `readEvent` suffices.
 */
export const RecordEvent = z.discriminatedUnion('type', [
  z.object({
    ...common,
    type: type('session.started', 'A sitting began'),
    session,
    kind: SessionKind.describe('What the sitting was for'),
    lesson: z.string().optional().describe('The lesson of a check or an activity'),
    seed: z.number().describe('Makes every random choice of the sitting repeatable'),
    length: z.number().describe('How many questions were planned'),
    items: z
      .array(z.string())
      .optional()
      .describe('The questions themselves, where they were named before the first: "only what I missed"'),
    concepts: z
      .array(z.string())
      .optional()
      .describe(
        'What the learner chose to be asked about, by the numbers of the concepts; everything otherwise',
      ),
  }),
  z.object({
    ...common,
    type: type('item.presented', 'A question was shown'),
    session,
    item,
    hash,
    ...Picked.shape,
  }),
  z.object({
    ...common,
    type: type('item.answered', 'A question was answered'),
    session,
    item,
    hash,
    concepts: z
      .array(z.string())
      .describe(
        'What it asked about, by the numbers of the concepts. Kept here, so that evidence outlives the item',
      ),
    parameters: Parameters.optional().describe(
      'What the item was when it was answered, so that evidence outlives its changes. None for one made from the catalogue',
    ),
    attempt: z
      .number()
      .describe('1 for the first answer, 2 and on for a repair of the same item in the same sitting'),
    response: Response.describe('What was given'),
    score: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .describe('What it is worth, 0 to 1; null for an open judgement'),
    byConcept: z
      .record(z.string(), z.number().min(0).max(1))
      .optional()
      .describe(
        'What its parts are worth, 0 to 1, by the concept that each part is about, where a board has cards on several. Other concepts go by the score',
      ),
    misconceptions: z
      .array(z.string())
      .optional()
      .describe('The wrong ideas that the answer points to, by their numbers'),
    confidence: z.enum(['guess', 'fairly', 'sure']).optional().describe('How sure the learner was'),
    seconds: z.number().describe('From the question to the answer'),
  }),
  z.object({
    ...common,
    type: type('session.ended', 'A sitting ended'),
    session,
    reason: z.enum(['finished', 'stopped']).describe('By itself, or because the learner wished'),
  }),
  z.object({
    ...common,
    type: type('course.completed', 'The course was completed'),
    lessons: z
      .array(z.string())
      .describe(
        'The lessons that the course asked for on that day, so that a later edition takes nothing away',
      ),
    concepts: z.array(z.string()).describe('The concepts that it asked for on that day'),
    final: z
      .object({
        session: z.string().describe('The sitting of the final'),
        score: z.number().min(0).max(1).describe('Its result, 0 to 1'),
      })
      .describe('The final assessment that was passed'),
    sessions: z.array(z.string()).describe('The sittings whose answers, up to this moment, are the evidence'),
  }),
  z.object({
    ...common,
    type: type('figure.tried', 'One part of a lesson’s figure was tried'),
    lesson: z.string().describe('The lesson whose figure it is'),
    part: z.string().describe('The part of the figure, by its id'),
    choice: z.string().describe('What was chosen for it, by its id'),
    finished: z.boolean().describe('Whether every part of the figure had now been tried'),
  }),
  z.object({
    ...common,
    type: type('platform.judged', 'A platform was run through the decision guide'),
    name: z.string().describe('The platform, as it was written'),
    answers: Answers.describe('What was answered to the five questions'),
    verdict: Verdict.describe(
      'What the guide concluded on that day, so that a later edition changes nothing',
    ),
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
