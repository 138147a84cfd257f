import { describe, expect, it } from 'vitest';
import { inMemory, type Backend } from './backend.ts';
import { holdsLearners, readCurrent, readLearners, writeCurrent, writeLearners } from './learners.ts';

const ADA = { id: 'ada', name: 'Ada' };
const BOB = { id: 'bob', name: '' };
const full = (): Backend => ({ ...inMemory(), write: () => false });

describe('the learners of a device', () => {
  it('are nobody at first', () => {
    expect(readLearners(inMemory())).toEqual([]);
    expect(readCurrent(inMemory())).toBeNull();
  });

  it('are read as they were written', () => {
    const backend = inMemory();
    writeLearners(backend, [ADA, BOB]);
    writeCurrent(backend, 'bob');
    expect(readLearners(backend)).toEqual([ADA, BOB]);
    expect(readCurrent(backend)).toBe('bob');
  });

  it.each([
    ['torn', '[{"id":"ada","na'],
    ['no list', '{"id":"ada"}'],
    ['a word', '"ada"'],
  ])('are found again by their events where the list is %s', (_, list) => {
    const backend = inMemory();
    backend.write('smsn.learners', list);
    backend.write('smsn.event.ada.1', '{}');
    backend.write('smsn.event.ada.2', '{}');
    backend.write('smsn.event.bob.1', '{}');
    expect(readLearners(backend)).toEqual([{ id: 'ada', name: '' }, BOB]);
  });

  it('are found beside those who are on the list, without those who are no learners', () => {
    const backend = inMemory();
    backend.write('smsn.learners', JSON.stringify([ADA, null, 3, { id: 'cy' }]));
    backend.write('smsn.event.ada.1', '{}');
    backend.write('smsn.event.bob.1', '{}');
    expect(readLearners(backend)).toEqual([ADA, BOB]);
  });

  it('are one each, also where the list names somebody twice', () => {
    const backend = inMemory();
    writeLearners(backend, [{ ...ADA, name: '' }, BOB, ADA]);
    expect(readLearners(backend)).toEqual([ADA, BOB]);
  });

  it('are not written where the storage is full, which is said', () => {
    expect([writeLearners(full(), [ADA]), writeCurrent(full(), 'ada')]).toEqual([false, false]);
  });

  it('change in another tab with their list, or with everything', () => {
    expect(['smsn.learners', null, 'smsn.event.ada.1', 'theme'].map(holdsLearners)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
