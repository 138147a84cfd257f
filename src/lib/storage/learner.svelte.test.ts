import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewEvent } from '#lib/record/event.ts';
import { inBrowser, inMemory, type Backend } from './backend.ts';
import { Learner } from './learner.svelte.ts';

/** It stands unless a test moves it. */
const clock = { now: 0 };
const ended = (session: string): NewEvent => ({ type: 'session.ended', session, reason: 'stopped' });
const sessions = ({ record }: Learner) =>
  record.flatMap((event) => ('session' in event ? event.session : []));

const closing: (() => void)[] = [];

/** Somebody who opens a page on this device. A second one is a second tab, or a later visit. */
function opened(backend?: Backend): Learner {
  const learner = new Learner(() => clock.now);
  closing.push(learner.open(backend));
  return learner;
}

/** What the browser does in other tabs when one tab writes. */
const tellOtherTabs = (key: string | null) => dispatchEvent(new StorageEvent('storage', { key }));

beforeEach(() => {
  localStorage.clear();
  clock.now = 1_795_453_200_000;
});
afterEach(() => {
  for (const close of closing.splice(0)) close();
  localStorage.clear();
});

describe('somebody new', () => {
  it('has no name and no record, and leaves no trace by looking', () => {
    const learner = opened();
    expect([learner.ready, learner.name, learner.others, learner.record]).toEqual([true, '', [], []]);
    expect(Object.keys(localStorage)).toEqual([]);
  });

  it('is nobody before the device was read', () => {
    const learner = new Learner();
    expect([learner.ready, learner.trouble, learner.record]).toEqual([false, undefined, []]);
  });

  it('is found again at the next visit, with everything', () => {
    const before = opened();
    before.append(ended('one'));
    before.append(ended('two'));
    const after = opened();
    expect(after.id).toBe(before.id);
    expect(after.record).toEqual(before.record);
    expect(after.trouble).toBeUndefined();
  });

  it('finds what happened in the order in which it happened, though the clock stood or went back', () => {
    const before = opened();
    const names = ['one', 'two', 'three', 'four', 'five', 'six'];
    for (const name of names) {
      before.append(ended(name));
      if (name === 'three') clock.now -= 5000;
    }
    expect(sessions(opened())).toEqual(names);
  });

  it('is one learner in two tabs, whichever is first to write', () => {
    const [first, second] = [opened(), opened()];
    first.append(ended('one'));
    clock.now += 1;
    second.append(ended('two'));
    expect(second.id).toBe(first.id);
    expect(sessions(opened())).toEqual(['one', 'two']);
    expect(opened().others).toEqual([]);
  });

  it('sees in one tab what another has written', () => {
    const [first, second] = [opened(), opened()];
    first.append(ended('one'));
    for (const key of Object.keys(localStorage)) tellOtherTabs(key);
    expect(second.id).toBe(first.id);
    expect(sessions(second)).toEqual(['one']);
  });
});

describe('several learners', () => {
  function adaAndBob() {
    const learner = opened();
    learner.rename(' Ada ');
    learner.append(ended('of-ada'));
    const ada = learner.id;
    learner.keepDraft({ item: 'an-item', draft: { kind: 'fill-in', text: 'of Ada' } });
    learner.add('Bob');
    return { learner, ada, bob: learner.id };
  }

  it('see nothing of each other', () => {
    const { learner } = adaAndBob();
    expect([learner.name, learner.record, learner.draft, learner.unreadable]).toEqual([
      'Bob',
      [],
      undefined,
      [],
    ]);
  });

  it('are offered to switch to, and find their own', () => {
    const { learner, ada } = adaAndBob();
    learner.append(ended('of-bob'));
    expect(learner.others).toEqual([{ id: ada, name: 'Ada' }]);
    learner.switchTo(ada);
    expect([learner.name, sessions(learner)]).toEqual(['Ada', ['of-ada']]);
    expect(learner.draft?.draft).toEqual({ kind: 'fill-in', text: 'of Ada' });
  });

  it('are who they were at the next visit', () => {
    adaAndBob();
    expect(opened().name).toBe('Bob');
  });

  it('do not hear of what others write in another tab', () => {
    const { learner, ada } = adaAndBob();
    localStorage.setItem(`smsn.event.${ada}.x`, '{}');
    tellOtherTabs(`smsn.event.${ada}.x`);
    expect([learner.record, learner.unreadable]).toEqual([[], []]);
  });

  it('are named alike in every tab', () => {
    const { learner } = adaAndBob();
    const other = opened();
    learner.rename('Bobby');
    tellOtherTabs('smsn.learners');
    expect(other.name).toBe('Bobby');
  });

  it('erase themselves wholly, and nobody else', () => {
    const { learner, ada, bob } = adaAndBob();
    learner.append(ended('of-bob'));
    learner.keepDraft({ item: 'an-item', draft: { kind: 'fill-in', text: 'of Bob' } });
    learner.erase();
    expect([learner.id, learner.name, sessions(learner)]).toEqual([ada, 'Ada', ['of-ada']]);
    const kept = Object.entries(localStorage).flat().join();
    expect([kept.includes(bob), kept.includes('Bob')]).toEqual([false, false]);
  });

  it('leave somebody new when the last has gone', () => {
    const learner = opened();
    learner.append(ended('one'));
    const { id } = learner;
    learner.erase();
    expect([learner.id === id, learner.record, learner.others]).toEqual([false, [], []]);
    expect(opened().record).toEqual([]);
  });
});

describe('a storage in trouble', () => {
  /** The browser's storage, which is full from now on. */
  const full = (): Backend => ({ ...inBrowser(), write: () => false });

  it('goes on in memory when it is full, and says so', () => {
    const learner = opened(full());
    learner.append(ended('one'));
    expect([sessions(learner), learner.trouble]).toEqual([['one'], 'full']);
  });

  it('keeps in memory what it could not write when another tab writes', () => {
    const kept = opened();
    kept.append(ended('one'));
    const learner = opened(full());
    learner.append(ended('two'));
    tellOtherTabs(`smsn.event.${learner.id}.x`);
    expect(sessions(learner).toSorted()).toEqual(['one', 'two']);
  });

  it('is full for real when the browser says so, and the entry before stays whole', () => {
    const backend = inBrowser();
    const fits = (size: number) => backend.write('filler', 'x'.repeat(size));
    const megabyte = 1024 * 1024;
    expect(fits(megabyte)).toBe(true);
    expect(fits(64 * megabyte)).toBe(false);
    expect(backend.read('filler')).toHaveLength(megabyte);
  });

  it('says that nothing is kept where the browser forbids it', () => {
    const learner = opened(inMemory());
    learner.append(ended('one'));
    expect([sessions(learner), learner.trouble]).toEqual([['one'], 'forbidden']);
  });

  it('reports an entry that it cannot read, leaves it, and goes on', () => {
    const before = opened();
    before.append(ended('one'));
    const key = `smsn.event.${before.id}.foreign`;
    localStorage.setItem(key, 'not an event');
    const learner = opened();
    learner.append(ended('two'));
    expect([sessions(learner), learner.unreadable]).toEqual([['one', 'two'], [key]]);
    expect(localStorage.getItem(key)).toBe('not an event');
  });
});
