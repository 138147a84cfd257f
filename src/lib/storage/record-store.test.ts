import { describe, expect, it } from 'vitest';
import type { RecordEvent } from '#lib/record/event.ts';
import { inMemory, type Backend } from './backend.ts';
import { appendEvent, eraseRecord, holdsEventOf, readRecord } from './record-store.ts';

const ended = (id: string, at: number): RecordEvent => ({
  id,
  at,
  type: 'session.ended',
  session: 's',
  reason: 'stopped',
});

/** A backend that holds what it holds and takes no more. */
const full = (): Backend => ({ ...inMemory(), lasting: true, write: () => false });

describe('a stored record', () => {
  it('is read in the order in which things happened, whatever the order of the keys', () => {
    const backend = inMemory();
    for (const event of [ended('b', 2), ended('c', 3), ended('a', 1)]) appendEvent(backend, 'ada', event);
    expect(readRecord(backend, 'ada')).toEqual({
      record: [ended('a', 1), ended('b', 2), ended('c', 3)],
      unreadable: [],
    });
  });

  it('holds an event once that was appended twice', () => {
    const backend = inMemory();
    appendEvent(backend, 'ada', ended('a', 1));
    appendEvent(backend, 'ada', ended('a', 1));
    expect(readRecord(backend, 'ada').record).toHaveLength(1);
  });

  it('loses nothing of two tabs that write in turn', () => {
    const backend = inMemory();
    const [one, other] = [readRecord(backend, 'ada').record, readRecord(backend, 'ada').record];
    appendEvent(backend, 'ada', ended(`tab-1-${one.length}`, 1));
    appendEvent(backend, 'ada', ended(`tab-2-${other.length}`, 2));
    expect(readRecord(backend, 'ada').record.map(({ id }) => id)).toEqual(['tab-1-0', 'tab-2-0']);
  });

  it('is nothing of another learner, even one whose name begins the same', () => {
    const backend = inMemory();
    appendEvent(backend, 'ada', ended('a', 1));
    appendEvent(backend, 'adam', ended('b', 2));
    expect(readRecord(backend, 'ada').record.map(({ id }) => id)).toEqual(['a']);
  });

  it('is read around a torn or foreign entry, which is named and stays as it is', () => {
    const backend = inMemory();
    appendEvent(backend, 'ada', ended('a', 1));
    backend.write('smsn.event.ada.torn', '{"v":1,"id":"to');
    backend.write('smsn.event.ada.later', '{"v":3,"id":"later"}');
    const { record, unreadable } = readRecord(backend, 'ada');
    expect(record.map(({ id }) => id)).toEqual(['a']);
    expect(unreadable.toSorted()).toEqual(['smsn.event.ada.later', 'smsn.event.ada.torn']);
    expect(backend.read('smsn.event.ada.torn')).toBe('{"v":1,"id":"to');
  });

  it('says whether an event was kept', () => {
    expect(appendEvent(inMemory(), 'ada', ended('a', 1))).toBe(true);
    expect(appendEvent(full(), 'ada', ended('a', 1))).toBe(false);
  });

  it('is erased whole, and alone', () => {
    const backend = inMemory();
    appendEvent(backend, 'ada', ended('a', 1));
    appendEvent(backend, 'adam', ended('b', 2));
    backend.write('smsn.event.ada.torn', '{');
    backend.write('of-another-site', 'x');
    eraseRecord(backend, 'ada');
    expect(backend.keys().sort()).toEqual(['of-another-site', 'smsn.event.adam.b']);
  });
});

describe('a change in another tab', () => {
  it.each([
    ['an event of this learner', 'smsn.event.ada.x', true],
    ['the whole storage', null, true],
    ['an event of another', 'smsn.event.adam.x', false],
    ['something else', 'theme', false],
  ])('concerns this learner or not: %s', (_, key, concerns) => {
    expect(holdsEventOf(key, 'ada')).toBe(concerns);
  });
});
