import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { anyEvent, happened } from '#lib/record/event.fixture.ts';
import type { RecordEvent } from '#lib/record/event.ts';
import type { Fold } from '#lib/record/fold.ts';
import { merge } from '#lib/record/record.ts';
import { full, killedAfter } from './backend.fixture.ts';
import { inMemory, type Backend } from './backend.ts';
import { readCheckpoint } from './checkpoint.ts';
import { recall, recallWhole } from './recall.ts';
import { appendEvent, eraseStore } from './record-store.ts';
import { tidy } from './tidy.ts';

// Archiving over and over, on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const ended = (id: string, at: number): RecordEvent =>
  happened(id, at, { type: 'session.ended', session: 's', reason: 'stopped' });

/** Remembers which events were read, in which order. */
const ids: Fold<string[]> = { start: () => [], add: (state, { id }) => (state.push(id), state) };
const rules = { fold: ids, edition: '1' };
const nobody = () => [];

const whole = async (backend: Backend) => (await recallWhole(backend, 'ada')).record;
const summed = async (backend: Backend, known: () => RecordEvent[] = nobody) => {
  const { base, tail } = await recall(backend, 'ada', { ...rules, known });
  return tail.reduce(ids.add, base.state);
};
const keep = (backend: Backend, events: readonly RecordEvent[]) =>
  events.map((event) => appendEvent(backend, 'ada', event));

/** So many events, a second apart, with ids as the pages make them. */
const many = (count: number, from = 0) =>
  Array.from({ length: count }, (_, place) => {
    const at = 1_795_453_200_000 + (from + place) * 1000;
    return ended(`${at.toString(36)}-${(from + place).toString(36).padStart(6, '0')}`, at);
  });

describe('a stored record', () => {
  it('is read in the order in which things happened, whatever the order of the keys', async () => {
    const backend = inMemory();
    keep(backend, [ended('b', 2), ended('c', 3), ended('a', 1)]);
    expect(await recallWhole(backend, 'ada')).toEqual({
      record: [ended('a', 1), ended('b', 2), ended('c', 3)],
      unreadable: [],
    });
  });

  it('is read as any event was written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyEvent, { selector: ({ id }) => id, maxLength: 5 }),
        async (events) => {
          const backend = inMemory();
          keep(backend, events);
          expect(await whole(backend)).toEqual(merge(events));
        },
      ),
    );
  });

  it('is nothing of another learner, even one whose name begins the same', async () => {
    const backend = inMemory();
    appendEvent(backend, 'ada', ended('a', 1));
    appendEvent(backend, 'adam', ended('b', 2));
    expect((await whole(backend)).map(({ id }) => id)).toEqual(['a']);
  });

  it.each([
    ['torn', (text: string) => text.slice(0, -3)],
    ['changed', (text: string) => text.replace('stopped', 'finished')],
    ['of tomorrow', () => '{"v":3,"id":"b"}'],
    ['of another origin', () => 'x'],
    ['empty', () => ''],
  ])('is read around an entry that is %s, which is named and stays as it is', async (_, harm) => {
    const backend = inMemory();
    keep(backend, [ended('a', 1), ended('b', 2)]);
    const key = 'smsn.event.ada.b';
    const harmed = harm(backend.read(key) ?? '');
    backend.write(key, harmed);
    const { record, unreadable } = await recallWhole(backend, 'ada');
    expect([record.map(({ id }) => id), unreadable]).toEqual([['a'], [key]]);
    expect(backend.read(key)).toBe(harmed);
  });

  it('does not take over what was put under its keys from somebody else', async () => {
    const backend = inMemory();
    appendEvent(backend, 'bob', ended('a', 1));
    backend.write('smsn.event.ada.a', backend.read('smsn.event.bob.a') ?? '');
    expect(await recallWhole(backend, 'ada')).toEqual({ record: [], unreadable: ['smsn.event.ada.a'] });
  });

  it('says whether an event was kept', () => {
    expect(keep(inMemory(), [ended('a', 1)])).toEqual([true]);
    expect(keep(full(inMemory()), [ended('a', 1)])).toEqual([false]);
  });

  it('is erased whole, and alone', async () => {
    const backend = inMemory();
    keep(backend, many(300));
    await tidy(backend, 'ada', rules);
    appendEvent(backend, 'adam', ended('b', 2));
    backend.write('smsn.event.ada.torn', '{');
    backend.write('of-another-site', 'x');
    eraseStore(backend, 'ada');
    expect(backend.keys().sort()).toEqual(['of-another-site', 'smsn.event.adam.b']);
  });
});

describe('what version 1 stored', () => {
  it('is read by this version, each event under its own key', async () => {
    const file = new URL('../../../tests/fixtures/record-v1.json', import.meta.url);
    const texts = JSON.parse(readFileSync(file, 'utf8')) as string[];
    const events = texts.map((text) => JSON.parse(text) as RecordEvent & { v: 1 });
    const backend = inMemory();
    for (const [place, { id }] of events.entries()) backend.write(`smsn.event.ada.${id}`, texts[place] ?? '');
    const { record, unreadable } = await recallWhole(backend, 'ada');
    expect(unreadable).toEqual([]);
    expect(record.map((event) => ({ v: 1, ...event }))).toEqual(events);
  });
});

describe('what version 2 stored', () => {
  const file = new URL('../../../tests/fixtures/storage-v2.json', import.meta.url);
  const { entries, events } = JSON.parse(readFileSync(file, 'utf8')) as {
    entries: Record<string, string>;
    events: RecordEvent[];
  };

  it('is read as it was, events and segments alike', async () => {
    const backend = inMemory();
    for (const [key, text] of Object.entries(entries)) backend.write(key, text);
    expect(Object.keys(entries).some((key) => key.startsWith('smsn.segment.'))).toBe(true);
    expect(await recallWhole(backend, 'ada')).toEqual({ record: events, unreadable: [] });
  });
});

describe('an archive', () => {
  it('takes what is old, leaves what is young, and changes nothing that is read', async () => {
    const backend = inMemory();
    const events = many(300);
    keep(backend, events);
    expect(await tidy(backend, 'ada', rules)).toBe(true);
    expect(backend.keys().filter((key) => key.startsWith('smsn.event.'))).toHaveLength(128);
    expect(await whole(backend)).toEqual(events);
    expect(await summed(backend)).toEqual(events.map(({ id }) => id));
  });

  it('is left alone while there is little', async () => {
    const backend = inMemory();
    keep(backend, many(255));
    expect(await tidy(backend, 'ada', rules)).toBe(false);
    expect(backend.keys()).toHaveLength(255);
  });

  it('need not be read to know what it amounts to', async () => {
    const backend = inMemory();
    keep(backend, many(300));
    await tidy(backend, 'ada', rules);
    const readable: string[] = [];
    const watched = { ...backend, read: (key: string) => (readable.push(key), backend.read(key)) };
    expect(await summed(watched)).toHaveLength(300);
    expect(readable.filter((key) => key.startsWith('smsn.segment.'))).toEqual([]);
  });

  it('is read again where the checkpoint is of another edition, torn, or of other segments', async () => {
    const backend = inMemory();
    const events = many(300);
    keep(backend, events);
    await tidy(backend, 'ada', rules);
    const key = 'smsn.checkpoint.ada';
    const segments = backend.keys().filter((name) => name.startsWith('smsn.segment.'));
    expect(readCheckpoint(backend, 'ada', '1', segments)).toBeDefined();
    expect(readCheckpoint(backend, 'ada', '2', segments)).toBeUndefined();
    expect(readCheckpoint(backend, 'ada', '1', [...segments, 'another'])).toBeUndefined();
    backend.write(key, (backend.read(key) ?? '').slice(0, -1));
    expect(await summed(backend)).toEqual(events.map(({ id }) => id));
    await tidy(backend, 'ada', rules);
    expect(readCheckpoint(backend, 'ada', '1', segments)).toBeDefined();
  });

  it('counts an event once that came late, after what is older was archived', async () => {
    const backend = inMemory();
    const events = many(300);
    const late = ended('late', 1_795_453_200_500);
    keep(backend, events);
    await tidy(backend, 'ada', rules);
    keep(backend, [late]);
    const expected = merge(events, [late]).map(({ id }) => id);
    expect(await summed(backend)).toEqual(expected);
    expect(await summed(backend, () => [late])).toEqual(expected);
    keep(backend, many(300, 300));
    await tidy(backend, 'ada', rules);
    expect(await summed(backend)).toEqual(merge(events, [late], many(300, 300)).map(({ id }) => id));
  });

  it('keeps few segments, and writes no event often', async () => {
    const backend = inMemory();
    for (let day = 0; day < 40; day++) {
      keep(backend, many(256, day * 256));
      await tidy(backend, 'ada', rules);
    }
    const segments = backend.keys().filter((key) => key.startsWith('smsn.segment.'));
    expect(segments.length).toBeLessThanOrEqual(4);
    expect(await whole(backend)).toEqual(many(40 * 256));
    expect(await summed(backend)).toEqual(many(40 * 256).map(({ id }) => id));
  });

  it('names a segment that is torn, leaves it, and reads the rest', async () => {
    const backend = inMemory();
    keep(backend, many(300));
    await tidy(backend, 'ada', rules);
    const [key = ''] = backend.keys().filter((name) => name.startsWith('smsn.segment.'));
    const torn = (backend.read(key) ?? '').slice(0, 100);
    backend.write(key, torn);
    const { record, unreadable } = await recallWhole(backend, 'ada');
    expect([record.length, unreadable]).toEqual([128, [key]]);
    keep(backend, many(300, 300));
    await tidy(backend, 'ada', rules);
    expect(backend.read(key)).toBe(torn);
    expect(await whole(backend)).toHaveLength(428);
  });

  it('loses nothing and doubles nothing, wherever its tab is killed', async () => {
    const events = many(600);
    const expected = events.map(({ id }) => id);
    // Every change that archiving twice makes is once the last.
    for (let changes = 0; changes < 480; changes += changes < 8 ? 1 : 59) {
      const backend = inMemory();
      keep(backend, events.slice(0, 300));
      await tidy(backend, 'ada', rules);
      keep(backend, events.slice(300));
      await tidy(killedAfter(changes, backend), 'ada', rules);
      expect(await whole(backend), `killed after ${changes} changes`).toEqual(events);
      expect(await summed(backend)).toEqual(expected);
      await tidy(backend, 'ada', rules);
      expect(await summed(backend)).toEqual(expected);
    }
  });

  it('leaves everything where it is when there is no room', async () => {
    const backend = inMemory();
    keep(backend, many(300));
    expect(await tidy(full(backend), 'ada', rules)).toBe(false);
    expect(backend.keys()).toHaveLength(300);
    expect(await whole(backend)).toEqual(many(300));
  });

  it('does not bring back what was erased meanwhile', async () => {
    const backend = inMemory();
    keep(backend, many(300));
    let written = false;
    const erased: Backend = {
      ...backend,
      write(key, text) {
        if (!written) eraseStore(backend, 'ada');
        written = true;
        return backend.write(key, text);
      },
    };
    await tidy(erased, 'ada', rules);
    expect([written, backend.keys()]).toEqual([true, []]);
  });

  it('is the same whichever of two tabs archived, or both', async () => {
    const backend = inMemory();
    const events = many(700);
    keep(backend, events);
    await Promise.all([tidy(backend, 'ada', rules), tidy(backend, 'ada', rules)]);
    expect(await whole(backend)).toEqual(events);
    expect(await summed(backend)).toEqual(events.map(({ id }) => id));
  });
});
