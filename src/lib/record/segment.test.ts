import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyEvent, happened } from './event.fixture.ts';
import type { RecordEvent } from './event.ts';
import { merge } from './record.ts';
import { pack, unpack } from './segment.ts';

/** Events as the learner's pages make them: an id that begins with the time. */
const ofOurs = fc.tuple(anyEvent, fc.nat(36 ** 6 - 1)).map(([event, chance]): RecordEvent => ({
  ...event,
  id: `${event.at.toString(36)}-${chance.toString(36).padStart(6, '0')}`,
}));

describe('a segment', () => {
  it('holds any events, and gives them back as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(ofOurs, anyEvent), { maxLength: 12 }), (events) => {
        expect(unpack(pack(merge(events)))).toEqual(merge(events));
      }),
      { numRuns: 200 },
    );
  });

  it('holds times of any length exactly', () => {
    const events = [0.1, 0.3, 1, 36 ** 7 + 0.7, 36 ** 7 + 1, 36 ** 8 - 1, 36 ** 8].map((at) =>
      happened(`${at.toString(36)}-000000`, at, { type: 'session.ended', session: 's', reason: 'stopped' }),
    );
    expect(unpack(pack(events))).toEqual(events);
  });

  it('is read as nothing, without an error, where its text is torn or of other origin', () => {
    fc.assert(
      fc.property(fc.array(ofOurs, { minLength: 1, maxLength: 5 }), fc.nat(), (events, length) => {
        const text = pack(merge(events));
        expect(unpack(text.slice(0, length % text.length))).toBeUndefined();
      }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(unpack(text)).toBeUndefined();
      }),
    );
  });

  it('of a later version is not guessed at', () => {
    expect(unpack(pack([]).replace('"v":1', '"v":2'))).toBeUndefined();
    expect(unpack(pack([]))).toEqual([]);
  });
});

it('does not take a field that is called like what every object has for more than a field', () => {
  const event = JSON.parse(
    '{"id":"a","at":1,"type":"session.ended","session":"s","reason":"stopped","__proto__":{"x":1},"toString":2}',
  ) as RecordEvent;
  const read = unpack(pack([event]));
  expect(read?.map(({ id }) => id)).toEqual(['a']);
  expect([Object.hasOwn(Object.prototype, '0'), 'x' in {}]).toEqual([false, false]);
});
