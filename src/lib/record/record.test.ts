import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRecords, happened } from './event.fixture.ts';
import { answers, merge, sittings, unfinished } from './record.ts';

const started = (at: number, session: string, kind: 'practice' | 'check' = 'practice', lesson?: string) =>
  happened(`${session}-start`, at, { type: 'session.started', session, kind, lesson, seed: 1, length: 3 });
const presented = (at: number, session: string, item: string) =>
  happened(`${session}-${item}-shown`, at, { type: 'item.presented', session, item, hash: 'h' });
const answered = (at: number, session: string, item: string) =>
  happened(`${session}-${item}-answer`, at, {
    type: 'item.answered',
    session,
    item,
    hash: 'h',
    concepts: ['K01'],
    attempt: 1,
    response: { kind: 'unknown' },
    score: 0,
    seconds: 5,
  });
const ended = (at: number, session: string) =>
  happened(`${session}-end`, at, { type: 'session.ended', session, reason: 'stopped' });

describe('merging records', () => {
  it('keeps every event of each, once', () => {
    fc.assert(
      fc.property(anyRecords(2), ([one = [], other = []]) => {
        const ids = merge(one, other).map(({ id }) => id);
        expect(ids.toSorted()).toEqual([...new Set([...one, ...other].map(({ id }) => id))].sort());
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyRecords(2), ([one = [], other = []]) => {
        const both = merge(one, other);
        expect(merge(both, both)).toEqual(both);
        expect(merge(both, one)).toEqual(both);
      }),
    );
  });

  it('does not depend on which comes first', () => {
    fc.assert(
      fc.property(anyRecords(2), ([one = [], other = []]) => {
        expect(merge(one, other)).toEqual(merge(other, one));
      }),
    );
  });

  it('does not depend on which two are merged first', () => {
    fc.assert(
      fc.property(anyRecords(3), ([a = [], b = [], c = []]) => {
        expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
      }),
    );
  });

  it('believes the record that is named first, where an event was tampered with', () => {
    const [mine, forged] = [ended(3, 's'), { ...ended(3, 's'), at: 9 }];
    expect(merge([mine], [forged])).toEqual([mine]);
    expect(merge([forged], [mine])).toEqual([forged]);
  });

  it('puts events in the order in which they happened', () => {
    expect(merge([ended(3, 's')], [presented(2, 's', 'a'), started(1, 's')]).map(({ at }) => at)).toEqual([
      1, 2, 3,
    ]);
  });

  it('leaves the records that it is given as they are', () => {
    const record = [ended(3, 's'), started(1, 's')];
    merge(record);
    expect(record.map(({ at }) => at)).toEqual([3, 1]);
  });
});

describe('reading a record', () => {
  const record = [
    started(1, 'one', 'check', 'poles'),
    presented(2, 'one', 'a'),
    started(3, 'two'),
    answered(4, 'one', 'a'),
    answered(5, 'two', 'b'),
    ended(6, 'one'),
  ];

  it('finds every answer, oldest first', () => {
    expect(answers(record).map(({ item }) => item)).toEqual(['a', 'b']);
  });

  it('tells what happened in one sitting, and nothing of another', () => {
    const [start] = sittings(record, 'practice');
    expect(start?.answered.map(({ item }) => item)).toEqual(['b']);
    expect(start?.presented).toEqual([]);
    expect(start?.ended).toBeUndefined();
  });

  it('tells the check of one lesson from that of another', () => {
    expect(sittings(record, 'check', 'poles').map(({ start }) => start.session)).toEqual(['one']);
    expect(sittings(record, 'check', 'families')).toEqual([]);
  });

  it('goes on with a sitting that did not end', () => {
    expect(unfinished(record, 'practice')?.start.session).toBe('two');
  });

  it('does not go on with one that ended, nor with an older one', () => {
    expect(unfinished(record, 'check', 'poles')).toBeUndefined();
    expect(unfinished([...record, started(7, 'three'), ended(8, 'three')], 'practice')).toBeUndefined();
  });

  it('takes the last end, where two tabs ended the same sitting', () => {
    const later = happened('again', 9, { type: 'session.ended', session: 'one', reason: 'finished' });
    expect(sittings([...record, later], 'check', 'poles').map(({ ended }) => ended)).toEqual([later]);
  });

  it('knows when a sitting was first finished, whatever came after', () => {
    const end = (id: string, at: number, reason: 'finished' | 'stopped') =>
      happened(id, at, { type: 'session.ended', session: 'two', reason });
    const [first, second] = [end('first', 7, 'finished'), end('second', 8, 'finished')];
    const all = [...record, end('stop', 6, 'stopped'), first, second];
    expect(sittings(all, 'practice').map(({ finished }) => finished)).toEqual([first]);
  });
});
