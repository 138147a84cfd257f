import * as fc from 'fast-check';
import { Picked, SessionKind, type NewEvent, type RecordEvent } from './event.ts';

/** Any valid events, for tests. */

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const id = fc.string({ minLength: 1, maxLength: 12 });
const when = fc.integer({ min: 0, max: 4_000_000_000_000 });
const number = fc.integer({ min: 0, max: 2 ** 32 });
const share = fc.double({ min: 0, max: 1, noNaN: true }).map(Math.abs);
const texts = fc.array(text, { maxLength: 4 });

const KINDS = SessionKind.options;

const response = fc.oneof(
  fc.record({ kind: fc.constant('unknown' as const) }),
  fc.record({ kind: fc.constant('choice' as const), options: texts }),
  fc.record({ kind: fc.constant('true-false' as const), reason: text }),
  fc.record({
    kind: fc.constant('matching' as const),
    placements: fc.dictionary(text, text, { noNullPrototype: true }),
  }),
  fc.record({ kind: fc.constant('sequencing' as const), order: texts }),
  fc.record({ kind: fc.constant('fill-in' as const), text }),
);

const FAMILIES = ['publishing', 'sharing', 'networking', 'discussion'] as const;
const family = fc.constantFrom(...FAMILIES);
const central = fc.integer({ min: 0, max: 2 });
const others = fc.subarray([
  'medium' as const,
  'feature' as const,
  'outside' as const,
  ...FAMILIES,
  'contact-network' as const,
  'content-network' as const,
  'no-network' as const,
]);
const guideAnswers = fc.record(
  {
    interaction: fc.constantFrom('yes' as const, 'part' as const, 'no' as const),
    purpose: family,
    linking: fc.boolean(),
    presentation: central,
    search: central,
    exchange: central,
    collaboration: central,
    withoutPosts: fc.boolean(),
    withoutRelations: fc.boolean(),
    others,
  },
  { requiredKeys: ['interaction', 'others'] },
);
const verdict = fc.record(
  {
    scope: fc.constantFrom('medium' as const, 'feature' as const, 'outside' as const),
    family,
    network: fc.boolean(),
    type: fc.constantFrom('contact' as const, 'content' as const, 'hybrid' as const),
    clear: fc.boolean(),
    others,
  },
  { requiredKeys: ['scope', 'clear', 'others'] },
);

const NEEDED = { id, at: when, session: text };

/** Any valid event. */
export const anyEvent: fc.Arbitrary<RecordEvent> = fc.oneof(
  fc.record(
    {
      ...NEEDED,
      type: fc.constant('session.started' as const),
      kind: fc.constantFrom(...KINDS),
      lesson: text,
      seed: number,
      length: number,
      items: texts,
      concepts: texts,
    },
    { requiredKeys: ['id', 'at', 'type', 'session', 'kind', 'seed', 'length'] },
  ),
  fc.record(
    {
      ...NEEDED,
      type: fc.constant('item.presented' as const),
      item: text,
      hash: text,
      reason: fc.constantFrom(...Picked.shape.reason.unwrap().options),
      level: fc.constantFrom('easier' as const, 'harder' as const),
    },
    { requiredKeys: ['id', 'at', 'type', 'session', 'item', 'hash'] },
  ),
  fc.record(
    {
      ...NEEDED,
      type: fc.constant('item.answered' as const),
      item: text,
      hash: text,
      concepts: texts,
      parameters: fc.record(
        {
          chance: share,
          difficulty: fc.double({ min: -2, max: 8, noNaN: true }).map((value) => value + 0),
          error: share,
          applied: fc.boolean(),
        },
        { requiredKeys: ['chance', 'difficulty', 'applied'] },
      ),
      attempt: fc.integer({ min: 1, max: 9 }),
      response,
      score: fc.option(share),
      byConcept: fc.dictionary(text, share, { noNullPrototype: true }),
      misconceptions: texts,
      confidence: fc.constantFrom('guess' as const, 'fairly' as const, 'sure' as const),
      seconds: number,
    },
    {
      requiredKeys: [
        'id',
        'at',
        'type',
        'session',
        'item',
        'hash',
        'concepts',
        'attempt',
        'response',
        'score',
        'seconds',
      ],
    },
  ),
  fc.record({
    ...NEEDED,
    type: fc.constant('session.ended' as const),
    reason: fc.constantFrom('finished' as const, 'stopped' as const),
  }),
  fc.record(
    {
      id,
      at: when,
      clock: when,
      type: fc.constant('course.completed' as const),
      lessons: texts,
      concepts: texts,
      final: fc.record({ session: text, score: share }),
      sessions: texts,
    },
    { requiredKeys: ['id', 'at', 'type', 'lessons', 'concepts', 'final', 'sessions'] },
  ),
  fc.record({
    id,
    at: when,
    type: fc.constant('figure.tried' as const),
    lesson: text,
    part: text,
    choice: text,
    finished: fc.boolean(),
  }),
  fc.record({
    id,
    at: when,
    type: fc.constant('platform.judged' as const),
    name: text,
    answers: guideAnswers,
    verdict,
  }),
);

/** Records of the same learner, with some events in common: an event is the same wherever it is kept. */
export function anyRecords(count: number): fc.Arbitrary<RecordEvent[][]> {
  return fc
    .uniqueArray(anyEvent, { selector: ({ id }) => id, maxLength: 12 })
    .chain((events) => fc.tuple(...Array.from({ length: count }, () => fc.shuffledSubarray(events))));
}

/** An event with the id and time that a test gives it. */
export const happened = (id: string, at: number, event: NewEvent) => ({ id, at, ...event }) as RecordEvent;
