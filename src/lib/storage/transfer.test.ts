import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { summaryOf } from '#lib/mastery/summary.ts';
import { anyDamage, anyLearners } from '#lib/record/copy.fixture.ts';
import type { LearnerCopy } from '#lib/record/copy-format.ts';
import { anyRecords } from '#lib/record/event.fixture.ts';
import { readCopy } from '#lib/record/read-copy.ts';
import { writeCopy } from '#lib/record/write-copy.ts';
import { inMemory, type Backend } from './backend.ts';
import { copiesOn, joinRecord } from './device.ts';
import { Learner } from './learner.svelte.ts';

const ADA = { id: 'ada', name: 'Ada' };
const fold = summaryOf(() => undefined);

// In a browser the learner listens to other tabs; here are none.
beforeAll(() => void vi.stubGlobal('addEventListener', () => {}));
afterAll(() => void vi.unstubAllGlobals());

/** Somebody who opens a page on a device. */
async function opened(backend: Backend = inMemory()): Promise<Learner> {
  const learner = new Learner(fold);
  await learner.open(backend);
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
async function deviceOf(learners: readonly LearnerCopy[]): Promise<{ backend: Backend; learner: Learner }> {
  const backend = inMemory();
  const learner = await opened(backend);
  for (const { id, name, events } of learners) await joinRecord(learner, { id, name }, events);
  return { backend, learner };
}

/** Loads a file as the page does: what is refused is not joined. */
async function load(learner: Learner, file: Uint8Array): Promise<boolean> {
  const reading = readCopy(file);
  if (!reading.ok) return false;
  for (const { id, name, events } of reading.learners)
    if (!(await joinRecord(learner, { id, name }, events))) return false;
  return true;
}

const fileOf = async (learner: Learner) => new TextEncoder().encode(writeCopy(await copiesOn(learner)));
const idsOf = async (learner: Learner, id: string) =>
  (await copiesOn(learner)).find((copy) => copy.id === id)?.events.map((event) => event.id) ?? [];

describe('a copy on another device', () => {
  it('joins what is there: the same record on both, whichever was first, and however often', async () => {
    await fc.assert(
      fc.asyncProperty(anyRecords(2), async ([one = [], other = []]) => {
        const ada = { id: 'ada', name: 'Ada', unreadable: [] };
        const { learner: phone } = await deviceOf([{ ...ada, events: one }]);
        const { learner: desk } = await deviceOf([{ ...ada, events: other }]);
        for (let time = 1; time <= 2; time += 1) {
          expect(await load(phone, await fileOf(desk))).toBe(true);
          expect(await load(desk, await fileOf(phone))).toBe(true);
        }
        const all = [...new Set([...one, ...other].map(({ id }) => id))];
        expect((await idsOf(phone, 'ada')).toSorted()).toEqual(all.sort());
        expect(await idsOf(desk, 'ada')).toEqual(await idsOf(phone, 'ada'));
      }),
    );
  });

  it('never overwrites what is there', async () => {
    const mine = { id: 'x', at: 1, type: 'session.ended', session: 's', reason: 'stopped' } as const;
    const { learner, backend } = await deviceOf([{ id: 'ada', name: 'Ada', events: [mine], unreadable: [] }]);
    const before = everythingOn(backend);
    expect(await joinRecord(learner, ADA, [{ ...mine, reason: 'finished' }])).toBe(true);
    expect(everythingOn(backend)).toBe(before);
  });

  it('changes nothing where there is no room for all of it', async () => {
    await fc.assert(
      fc.asyncProperty(anyRecords(2), fc.nat(2), async ([one = [], other = []], room) => {
        const backend = inMemory();
        await joinRecord(await opened(backend), ADA, one);
        let writes = 0;
        const learner = await opened({
          ...backend,
          write: (key, text) => (writes += 1) <= room && backend.write(key, text),
        });
        const before = everythingOn(backend);
        if (!(await joinRecord(learner, ADA, other))) expect(everythingOn(backend)).toBe(before);
        else expect(await idsOf(learner, 'ada')).toEqual(expect.arrayContaining(other.map(({ id }) => id)));
      }),
    );
  });
});

describe('12,000 files, damaged by accident or on purpose', () => {
  const FILES = 12_000;
  let files = 0;
  let refused = 0;

  it('are loaded whole or change nothing, and never break anything', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyLearners, anyLearners, anyDamage, async (here, there, damage) => {
        files += 1;
        const { backend, learner } = await deviceOf(here);
        const before = everythingOn(backend);
        const file = damage(writeCopy(there));
        const reading = readCopy(file);
        if (!reading.ok) {
          refused += 1;
          expect(await load(learner, file)).toBe(false);
          expect(everythingOn(backend)).toBe(before);
          return;
        }
        const expected = new Map(here.map((copy) => [copy.id, copy.events.map(({ id }) => id)]));
        for (const { id, events } of reading.learners)
          expected.set(id, [...new Set([...(expected.get(id) ?? []), ...events.map((event) => event.id)])]);
        expect(await load(learner, file)).toBe(true);
        const found = new Map(
          (await copiesOn(await opened(backend)))
            .filter(({ id }) => expected.has(id))
            .map(({ id, events }) => [id, events.map((event) => event.id)]),
        );
        expect(found.size).toBe(expected.size);
        for (const [id, ids] of expected) expect(found.get(id)?.toSorted()).toEqual(ids.toSorted());
        // Whatever came in, the device can still tell it, and others can read it.
        expect(readCopy(await fileOf(learner)).ok).toBe(true);
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
