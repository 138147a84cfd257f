import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyEvent } from './event.fixture.ts';
import { RecordEvent } from './event.ts';
import { readEvent } from './read-event.ts';
import { writeEvent } from './write-event.ts';

/** Values that no field, or not this one, can hold. */
const strange = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    '',
    'practice',
    'sure',
    'finished',
    'toString',
    '__proto__',
    0,
    1,
    -1,
    2,
    0.5,
    null,
    [],
    {},
  ),
  fc.constantFrom<unknown>(
    [1],
    ['K01'],
    { kind: 'choice' },
    { kind: 'toString' },
    { kind: 'matching', placements: [] },
  ),
);

const isValid = (value: unknown) => RecordEvent.safeParse(value).success;
const isReadable = (value: object) => readEvent(JSON.stringify({ v: 1, ...value })) !== undefined;

describe('a stored event', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        expect(readEvent(writeEvent(event))).toEqual(event);
      }),
    );
  });

  it('is valid by the schema wherever it can be read', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        expect(isValid(readEvent(writeEvent(event)))).toBe(true);
      }),
    );
  });

  it('is readable where it is valid, and only there, whatever becomes of one field', () => {
    fc.assert(
      fc.property(anyEvent, fc.nat(), strange, (event, place, value) => {
        const fields = Object.keys(event);
        const changed = { ...event, [fields[place % fields.length] ?? 'id']: value };
        expect(isReadable(changed)).toBe(isValid(changed));
      }),
      { numRuns: 2000 },
    );
  });

  it('is readable where it is valid, and only there, whatever becomes of one field of the response', () => {
    fc.assert(
      fc.property(
        anyEvent,
        fc.constantFrom('kind', 'options', 'reason', 'placements', 'order', 'text'),
        strange,
        (event, field, value) => {
          fc.pre(event.type === 'item.answered');
          const changed = {
            ...event,
            response: { ...('response' in event && event.response), [field]: value },
          };
          expect(isReadable(changed)).toBe(isValid(changed));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is readable where it is valid, and only there, whatever becomes of one field of a judgement', () => {
    fc.assert(
      fc.property(
        anyEvent,
        fc.constantFrom('answers', 'verdict'),
        fc.constantFrom(
          'interaction',
          'purpose',
          'search',
          'withoutPosts',
          'others',
          'scope',
          'type',
          'clear',
        ),
        fc.oneof(
          strange,
          fc.constantFrom<unknown>('sharing', 'hybrid', 'medium', true, ['outside'], ['none']),
        ),
        (event, part, field, value) => {
          fc.pre(event.type === 'platform.judged');
          const changed = {
            ...event,
            [part]: { ...(event.type === 'platform.judged' && event[part as 'answers']), [field]: value },
          };
          expect(isReadable(changed)).toBe(isValid(changed));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is readable where it is valid, and only there, when one field is lost', () => {
    fc.assert(
      fc.property(anyEvent, fc.nat(), (event, place) => {
        const lost = Object.keys(event)[place % Object.keys(event).length];
        const changed = Object.fromEntries(Object.entries(event).filter(([field]) => field !== lost));
        expect(isReadable(changed)).toBe(isValid(changed));
      }),
    );
  });

  it('is not readable when its text is torn', () => {
    fc.assert(
      fc.property(anyEvent, fc.nat(), (event, length) => {
        const text = writeEvent(event);
        expect(readEvent(text.slice(0, length % text.length))).toBeUndefined();
      }),
    );
  });
});

describe('a text of other origin', () => {
  it('is no event', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readEvent(text)).toBeUndefined();
      }),
    );
  });

  it.each([
    [
      'a version of tomorrow',
      '{"v":3,"id":"a","at":1,"type":"session.ended","session":"s","reason":"stopped"}',
    ],
    ['no version', '{"id":"a","at":1,"type":"session.ended","session":"s","reason":"stopped"}'],
    ['a type that is a word of JavaScript', '{"v":1,"id":"a","at":1,"type":"toString"}'],
    [
      'an endless time',
      '{"v":1,"id":"a","at":1e999,"type":"session.ended","session":"s","reason":"stopped"}',
    ],
    ['a list', '[1]'],
    ['nothing', 'null'],
  ])('is no event: %s', (_, text) => {
    expect(readEvent(text)).toBeUndefined();
  });
});

describe('what version 1 stored', () => {
  const file = new URL('../../../tests/fixtures/record-v1.json', import.meta.url);
  const texts = JSON.parse(readFileSync(file, 'utf8')) as string[];
  const events = texts.map(readEvent);

  it('still reads as it stands', () => {
    expect(events.map((event) => event && { v: 1, ...event })).toEqual(texts.map((text) => JSON.parse(text)));
    expect(events.filter((event) => !isValid(event))).toEqual([]);
  });

  it('has every type of event, every response and every kind of sitting', () => {
    const types = new Set(events.map((event) => event?.type));
    const responses = new Set(
      events.flatMap((event) => (event?.type === 'item.answered' ? event.response.kind : [])),
    );
    const kinds = new Set(events.flatMap((event) => (event?.type === 'session.started' ? event.kind : [])));
    expect([...types].sort()).toEqual([
      'item.answered',
      'item.presented',
      'session.ended',
      'session.started',
    ]);
    expect([...responses].sort()).toEqual([
      'choice',
      'fill-in',
      'matching',
      'sequencing',
      'true-false',
      'unknown',
    ]);
    expect([...kinds].sort()).toEqual(['activity', 'check', 'final', 'opening', 'practice', 'quick', 'sort']);
  });
});
