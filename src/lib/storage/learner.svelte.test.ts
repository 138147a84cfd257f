import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { summaryOf } from '#lib/mastery/summary.ts';
import type { NewEvent } from '#lib/record/event.ts';
import { full } from './backend.fixture.ts';
import { inBrowser, inMemory, type Backend } from './backend.ts';
import { addLearner, eraseLearner, wholeRecord } from './device.ts';
import { openJournal } from './journal.ts';
import { Learner } from './learner.svelte.ts';

const summary = summaryOf(() => undefined);

/** It stands unless a test moves it. */
const clock = { now: 0 };
const ended = (session: string): NewEvent => ({ type: 'session.ended', session, reason: 'stopped' });

/** The sittings of a record, in order. What it amounts to agrees with it, always. */
async function sessions(learner: Learner): Promise<string[]> {
  const { record } = await wholeRecord(learner);
  await vi.waitFor(() => expect(learner.summary).toEqual(record.reduce(summary.add, summary.start())));
  return record.flatMap((event) => ('session' in event ? event.session : []));
}

const pages: Learner[] = [];
const left: Learner[] = [];

/** Somebody who opens a page on this device. A second one is a second tab, or a later visit. */
async function opened(backend?: Backend): Promise<Learner> {
  const learner = new Learner(summary, { now: () => clock.now, onleave: () => left.push(learner) });
  pages.push(learner);
  await learner.open(backend);
  return learner;
}

/** What the browser does in other tabs when one tab writes. */
const tellOtherTabs = (key: string | null) =>
  dispatchEvent(
    new StorageEvent('storage', { key, newValue: key === null ? null : localStorage.getItem(key) }),
  );
const tellAll = () => Object.keys(localStorage).forEach(tellOtherTabs);

/** The journal has so many events of this learner. */
const journaled = async (learner: Learner, count: number) =>
  vi.waitFor(async () => expect(await (await openJournal()).read(learner.id)).toHaveLength(count));
const emptyJournal = async () => (await openJournal()).prune(0);

beforeEach(async () => {
  localStorage.clear();
  await emptyJournal();
  clock.now = 1_795_453_200_000;
});
afterEach(async () => {
  // What is still on its way to the journal arrives before it is emptied for the next test.
  await new Promise((resolve) => setTimeout(resolve));
  await Promise.all(pages.map((page) => page.journal()));
  for (const page of pages.splice(0)) page.close();
  left.length = 0;
  localStorage.clear();
});

describe('somebody new', () => {
  it('has no name and no record, and leaves no trace by looking', async () => {
    const learner = await opened();
    expect([learner.ready, learner.name, learner.others, learner.summary.count]).toEqual([true, '', [], 0]);
    expect(Object.keys(localStorage)).toEqual([]);
  });

  it('is nobody before the device was read', () => {
    const learner = new Learner(summary);
    expect([learner.ready, learner.trouble, learner.summary]).toEqual([false, undefined, summary.start()]);
  });

  it('is in the list once, and still there after somebody else came', async () => {
    const learner = await opened();
    learner.append(ended('one'));
    expect(JSON.parse(localStorage.getItem('smsn.learners') ?? '')).toEqual([{ id: learner.id, name: '' }]);
    const { id } = learner;
    await addLearner(learner, 'Bob');
    expect(learner.others).toEqual([{ id, name: '' }]);
    await learner.switchTo(id);
    expect(await sessions(learner)).toEqual(['one']);
  });

  it('is found again at the next visit, with everything', async () => {
    const before = await opened();
    before.append(ended('one'));
    before.append(ended('two'));
    const after = await opened();
    expect(after.id).toBe(before.id);
    expect(await sessions(after)).toEqual(['one', 'two']);
    expect(after.trouble).toBeUndefined();
  });

  it('is one learner in two tabs, whichever is first to write', async () => {
    const [first, second] = [await opened(), await opened()];
    first.append(ended('one'));
    clock.now += 1;
    second.append(ended('two'));
    expect(second.id).toBe(first.id);
    expect(await sessions(await opened())).toEqual(['one', 'two']);
    expect((await opened()).others).toEqual([]);
  });

  it('sees in one tab what another has written', async () => {
    const [first, second] = [await opened(), await opened()];
    first.append(ended('one'));
    tellAll();
    expect(second.id).toBe(first.id);
    await vi.waitFor(() => expect(second.summary.count + Number(second.summary.since)).toBeGreaterThan(0));
    expect(await sessions(second)).toEqual(['one']);
  });
});

describe('a clock', () => {
  it.each([
    ['stands', 0],
    ['goes back by five seconds', -5000],
    ['goes back by ten years', -10 * 365 * 86_400_000],
    ['goes forward by ten years', 10 * 365 * 86_400_000],
  ])(
    'that %s does not change the order in which things happened, nor what is written later',
    async (_, jump) => {
      const names = ['one', 'two', 'three', 'four', 'five', 'six'];
      let page = await opened();
      for (const name of names) {
        page.append(ended(name));
        if (name === 'two') clock.now += jump;
        // The clock is right again, and the page is another one.
        if (name === 'four') {
          clock.now -= jump;
          page = await opened();
        }
      }
      expect(await sessions(page)).toEqual(names);
      expect(await sessions(await opened())).toEqual(names);
    },
  );

  it('that disagrees with the order is written down beside it', async () => {
    const learner = await opened();
    learner.append(ended('one'));
    clock.now -= 86_400_000;
    learner.append(ended('two'));
    const { record } = await wholeRecord(learner);
    expect(record.map(({ at, clock: said }) => [at, said])).toEqual([
      [1_795_453_200_000, undefined],
      [1_795_453_200_001, 1_795_453_200_000 - 86_400_000],
    ]);
  });
});

describe('several tabs of one learner', () => {
  it('hammer a thousand answers each, and none is lost or doubled', async () => {
    const seed = await opened();
    seed.append(ended('seed'));
    const [one, other] = [await opened(), await opened()];
    for (let number = 0; number < 1000; number++) {
      clock.now += number % 3;
      one.append(ended(`one-${number}`));
      other.append(ended(`other-${number}`));
    }
    tellAll();
    const all = [
      'seed',
      ...Array.from({ length: 1000 }, (_, number) => [`one-${number}`, `other-${number}`]).flat(),
    ].toSorted();
    for (const page of [one, other, await opened()])
      expect((await sessions(page)).toSorted(), 'the same in every tab').toEqual(all);
  }, 60_000);
});

describe('several learners', () => {
  async function adaAndBob() {
    const learner = await opened();
    learner.rename(' Ada ');
    learner.append(ended('of-ada'));
    const ada = learner.id;
    learner.keepDraft({ item: 'an-item', draft: { kind: 'fill-in', text: 'of Ada' } });
    await addLearner(learner, 'Bob');
    return { learner, ada, bob: learner.id };
  }

  it('see nothing of each other', async () => {
    const { learner } = await adaAndBob();
    expect([learner.name, await sessions(learner), learner.draft, learner.unreadable]).toEqual([
      'Bob',
      [],
      undefined,
      [],
    ]);
  });

  it('are offered to switch to, and find their own', async () => {
    const { learner, ada } = await adaAndBob();
    learner.append(ended('of-bob'));
    expect(learner.others).toEqual([{ id: ada, name: 'Ada' }]);
    await learner.switchTo(ada);
    expect([learner.name, await sessions(learner)]).toEqual(['Ada', ['of-ada']]);
    expect(learner.draft?.draft).toEqual({ kind: 'fill-in', text: 'of Ada' });
  });

  it('are who they were at the next visit', async () => {
    await adaAndBob();
    expect((await opened()).name).toBe('Bob');
  });

  it('do not hear of what others write in another tab', async () => {
    const { learner, ada } = await adaAndBob();
    localStorage.setItem(`smsn.event.${ada}.x`, '{}');
    tellOtherTabs(`smsn.event.${ada}.x`);
    expect([await sessions(learner), learner.unreadable]).toEqual([[], []]);
  });

  it('are named alike in every tab', async () => {
    const { learner } = await adaAndBob();
    const other = await opened();
    learner.rename('Bobby');
    tellOtherTabs('smsn.learners');
    expect(other.name).toBe('Bobby');
  });

  it('leave every tab when one of them hands the device over, or erases themselves', async () => {
    const { learner, ada } = await adaAndBob();
    const other = await opened();
    await learner.switchTo(ada);
    tellOtherTabs('smsn.learner');
    expect(left).toEqual([other]);
    const third = await opened();
    await eraseLearner(learner);
    tellOtherTabs('smsn.learners');
    expect(left).toContain(third);
  });

  it('erase themselves wholly, and nobody else', async () => {
    const { learner, ada, bob } = await adaAndBob();
    learner.append(ended('of-bob'));
    learner.keepDraft({ item: 'an-item', draft: { kind: 'fill-in', text: 'of Bob' } });
    await eraseLearner(learner);
    expect([learner.id, learner.name, await sessions(learner)]).toEqual([ada, 'Ada', ['of-ada']]);
    const kept = Object.entries(localStorage).flat().join();
    expect([kept.includes(bob), kept.includes('Bob')]).toEqual([false, false]);
    expect(await (await openJournal()).read(bob)).toEqual([]);
  });

  it('leave somebody new when the last has gone', async () => {
    const learner = await opened();
    learner.append(ended('one'));
    const { id } = learner;
    await eraseLearner(learner);
    expect([learner.id === id, await sessions(learner), learner.others]).toEqual([false, [], []]);
    expect(await sessions(await opened())).toEqual([]);
  });
});

describe('a crash that took from the storage what it had not yet written to the disk', () => {
  it('loses nothing: the journal has it', async () => {
    const before = await opened();
    for (const name of ['one', 'two', 'three']) before.append(ended(name));
    await journaled(before, 3);
    const { record } = await wholeRecord(before);
    localStorage.removeItem(`smsn.event.${before.id}.${record[2]?.id}`);
    const after = await opened();
    expect(await sessions(after)).toEqual(['one', 'two', 'three']);
    expect(await sessions(await opened()), 'in the storage again').toEqual(['one', 'two', 'three']);
  });

  it('loses nobody, even in their first seconds here', async () => {
    const before = await opened();
    before.append(ended('one'));
    await journaled(before, 1);
    localStorage.clear();
    const after = await opened();
    expect([after.id, await sessions(after)]).toEqual([before.id, ['one']]);
  });

  it('does not bring back whom somebody erased', async () => {
    const before = await opened();
    before.append(ended('one'));
    await journaled(before, 1);
    await eraseLearner(before);
    const after = await opened();
    expect([after.id === before.id, await sessions(after)]).toEqual([true, []]);
  });
});

describe('a storage in trouble', () => {
  it('goes on in memory when it is full, and says so', async () => {
    const learner = await opened(full(inBrowser()));
    learner.append(ended('one'));
    expect([await sessions(learner), learner.trouble]).toEqual([['one'], 'full']);
  });

  it('keeps what it could not write as soon as there is room again', async () => {
    let room = false;
    const backend = inBrowser();
    const learner = await opened({ ...backend, write: (key, text) => room && backend.write(key, text) });
    learner.append(ended('one'));
    learner.append(ended('two'));
    expect(learner.trouble).toBe('full');
    room = true;
    learner.append(ended('three'));
    expect(learner.trouble).toBeUndefined();
    expect(await sessions(await opened())).toEqual(['one', 'two', 'three']);
  });

  it('keeps in memory what it could not write when another tab writes', async () => {
    const kept = await opened();
    kept.append(ended('one'));
    const learner = await opened(full(inBrowser()));
    learner.append(ended('two'));
    kept.append(ended('three'));
    tellAll();
    await vi.waitFor(async () =>
      expect((await sessions(learner)).toSorted()).toEqual(['one', 'three', 'two']),
    );
  });

  it('is full for real when the browser says so, and the entry before stays whole', () => {
    const backend = inBrowser();
    const fits = (size: number) => backend.write('filler', 'x'.repeat(size));
    const megabyte = 1024 * 1024;
    expect(fits(megabyte)).toBe(true);
    expect(fits(64 * megabyte)).toBe(false);
    expect(backend.read('filler')).toHaveLength(megabyte);
  });

  it('says that nothing is kept where the browser forbids it', async () => {
    const learner = await opened(inMemory());
    learner.append(ended('one'));
    expect([await sessions(learner), learner.trouble]).toEqual([['one'], 'forbidden']);
  });

  it('reports an entry that it cannot read, leaves it, and goes on', async () => {
    const before = await opened();
    before.append(ended('one'));
    const key = `smsn.event.${before.id}.foreign`;
    localStorage.setItem(key, 'not an event');
    const learner = await opened();
    learner.append(ended('two'));
    expect([await sessions(learner), learner.unreadable]).toEqual([['one', 'two'], [key]]);
    expect(localStorage.getItem(key)).toBe('not an event');
  });

  /** Every way in which one call can fail. */
  const FAULTS = {
    'writes throw nothing and keep nothing': { write: () => true },
    'writes are refused': { write: () => false },
    'writes are torn': (backend: Backend) => ({
      write: (key: string, text: string) => {
        backend.write(key, text.slice(0, text.length / 2));
        return false;
      },
    }),
    'reads find nothing': { read: () => null },
    'reads find garbage': { read: () => '\u0000{]' },
    'no keys are told': { keys: () => [] },
    'foreign keys are told': { keys: () => ['x', 'smsn.event..', 'smsn.event.a.b', 'smsn.segment.x.y'] },
    'removals do nothing': { remove: () => {} },
  } satisfies Record<string, Partial<Backend> | ((backend: Backend) => Partial<Backend>)>;

  it.each(Object.keys(FAULTS) as (keyof typeof FAULTS)[])(
    'loses no answer that memory could keep where %s, from any call on',
    async (name) => {
      const kinds = ['read', 'write', 'remove', 'keys'] as const;
      for (let healthy = 0; healthy <= 24; healthy++) {
        localStorage.clear();
        await emptyJournal();
        const backend = inBrowser();
        const fault = FAULTS[name];
        const broken = { ...backend, ...(typeof fault === 'function' ? fault(backend) : fault) };
        let calls = 0;
        const failing = { lasting: true } as Backend;
        for (const kind of kinds)
          failing[kind] = ((...args: [string, string]) =>
            (calls++ < healthy ? backend : broken)[kind](...args)) as never;
        const learner = await opened(failing);
        for (let number = 0; number < 5; number++) {
          clock.now += 1000;
          learner.append(ended(`${number}`));
          tellAll();
        }
        expect(await sessions(learner), `after ${healthy} calls`).toEqual(['0', '1', '2', '3', '4']);
        // Also so that nothing of it comes into the journal of whoever is next.
        await journaled(learner, 5);
        learner.close();
      }
    },
    60_000,
  );
});
