import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { anyDamage, anyLearners } from '#lib/record/copy.fixture.ts';
import type { LearnerCopy } from '#lib/record/copy-format.ts';
import { anyRecords } from '#lib/record/event.fixture.ts';
import { readCopy } from '#lib/record/read-copy.ts';
import { writeCopy } from '#lib/record/write-copy.ts';
import { inMemory, type Backend } from './backend.ts';
import { Learner } from './learner.svelte.ts';

// In a browser the learner listens to other tabs; here are none.
beforeAll(() => void vi.stubGlobal('addEventListener', () => {}));
afterAll(() => void vi.unstubAllGlobals());

/** Somebody who opens a page on a device. */
function opened(backend: Backend = inMemory()): Learner {
  const learner = new Learner();
  learner.open(backend);
  return learner;
}

const everythingOn = (backend: Backend) =>
  JSON.stringify(
    backend
      .keys()
      .sort()
      .map((key) => [key, backend.read(key)]),
  );

/** A device on which these learn. */
function deviceOf(learners: readonly LearnerCopy[]): { backend: Backend; learner: Learner } {
  const backend = inMemory();
  const learner = opened(backend);
  for (const { id, name, events } of learners) learner.join(id, name, events);
  return { backend, learner };
}

/** Loads a file as the page does: what is refused is not joined. */
function load(learner: Learner, file: Uint8Array): boolean {
  const reading = readCopy(file);
  if (!reading.ok) return false;
  return reading.learners.every(({ id, name, events }) => learner.join(id, name, events));
}

const fileOf = (learner: Learner) => new TextEncoder().encode(writeCopy(learner.copies()));
const idsOf = (learner: Learner, id: string) =>
  learner
    .copies()
    .find((copy) => copy.id === id)
    ?.events.map((event) => event.id) ?? [];

describe('a copy on another device', () => {
  it('joins what is there: the same record on both, whichever was first, and however often', () => {
    fc.assert(
      fc.property(anyRecords(2), ([one = [], other = []]) => {
        const ada = { id: 'ada', name: 'Ada', unreadable: [] };
        const phone = deviceOf([{ ...ada, events: one }]).learner;
        const desk = deviceOf([{ ...ada, events: other }]).learner;
        for (let time = 1; time <= 2; time += 1) {
          expect(load(phone, fileOf(desk))).toBe(true);
          expect(load(desk, fileOf(phone))).toBe(true);
        }
        const all = [...new Set([...one, ...other].map(({ id }) => id))];
        expect(idsOf(phone, 'ada').toSorted()).toEqual(all.sort());
        expect(idsOf(desk, 'ada')).toEqual(idsOf(phone, 'ada'));
      }),
    );
  });

  it('never overwrites what is there', () => {
    const mine = { id: 'x', at: 1, type: 'session.ended', session: 's', reason: 'stopped' } as const;
    const { learner, backend } = deviceOf([{ id: 'ada', name: 'Ada', events: [mine], unreadable: [] }]);
    const before = everythingOn(backend);
    expect(learner.join('ada', 'Ada', [{ ...mine, reason: 'finished' }])).toBe(true);
    expect(everythingOn(backend)).toBe(before);
  });

  it('changes nothing where there is no room for all of it', () => {
    fc.assert(
      fc.property(anyRecords(2), fc.nat(12), ([one = [], other = []], room) => {
        const backend = inMemory();
        deviceOf([]);
        opened(backend).join('ada', 'Ada', one);
        let writes = 0;
        const learner = opened({
          ...backend,
          write: (key, text) => (writes += 1) <= room && backend.write(key, text),
        });
        const before = everythingOn(backend);
        if (!learner.join('ada', 'Ada', other)) expect(everythingOn(backend)).toBe(before);
        else expect(idsOf(learner, 'ada')).toEqual(expect.arrayContaining(other.map(({ id }) => id)));
      }),
    );
  });
});

describe('12,000 files, damaged by accident or on purpose', () => {
  const FILES = 12_000;
  let files = 0;
  let refused = 0;

  it('are loaded whole or change nothing, and never break anything', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyLearners, anyLearners, anyDamage, (here, there, damage) => {
        files += 1;
        const { backend, learner } = deviceOf(here);
        const before = everythingOn(backend);
        const file = damage(writeCopy(there));
        const reading = readCopy(file);
        if (!reading.ok) {
          refused += 1;
          expect(load(learner, file)).toBe(false);
          expect(everythingOn(backend)).toBe(before);
          return;
        }
        const expected = new Map(here.map((copy) => [copy.id, copy.events.map(({ id }) => id)]));
        for (const { id, events } of reading.learners)
          expected.set(id, [...new Set([...(expected.get(id) ?? []), ...events.map((event) => event.id)])]);
        expect(load(learner, file)).toBe(true);
        const found = new Map(
          opened(backend)
            .copies()
            .filter(({ id }) => expected.has(id))
            .map(({ id, events }) => [id, events.map((event) => event.id)]),
        );
        expect(found.size).toBe(expected.size);
        for (const [id, ids] of expected) expect(found.get(id)?.toSorted()).toEqual(ids.toSorted());
        // Whatever came in, the device can still tell it, and others can read it.
        expect(readCopy(fileOf(learner)).ok).toBe(true);
      }),
      { numRuns: FILES },
    );
    expect('ok' in {}, 'nothing has reached the prototype of everything').toBe(false);
    expect(files).toBeGreaterThanOrEqual(10_000);
    // Both kinds are there, or the test would show nothing.
    expect(refused).toBeGreaterThan(FILES / 2);
    expect(files - refused).toBeGreaterThan(FILES / 50);
  });
});
