import { describe, expect, it } from 'vitest';
import { Diary, type Asked } from './diary.fixture.ts';
import { pausedSitting } from './paused.ts';

const HOUR = 60 * 60 * 1000;
const item = (id: string): Asked => ({
  id,
  concepts: ['K05'],
  chance: 0.25,
  difficulty: 3,
  bloom: 'apply',
  open: false,
});
const TWO = [
  [item('one'), 1],
  [item('two'), 0],
] as const;

const named = (diary: Diary, later = HOUR, draft?: string) =>
  pausedSitting(diary.record, diary.now + later, draft)?.start.session;

describe('a paused sitting', () => {
  it.each(['practice', 'review', 'opening', 'final', 'consolidation', 'test-out', 'quick'] as const)(
    'is one of %s that has answers and no end',
    (kind) => {
      const diary = new Diary();
      const session = diary.sit(kind, TWO, { end: 'open' });
      expect(named(diary)).toBe(session);
    },
  );

  it('is none of a lesson, which is gone on with as the next step', () => {
    const diary = new Diary();
    diary.sit('check', TWO, { end: 'open', lesson: 'one' });
    diary.sit('activity', TWO, { end: 'open', lesson: 'one' });
    expect(named(diary)).toBeUndefined();
  });

  it('has an answer', () => {
    const diary = new Diary();
    diary.sit('practice', [], { end: 'open' });
    expect(named(diary)).toBeUndefined();
  });

  it('has not ended, by itself or by will', () => {
    for (const end of ['finished', 'stopped'] as const) {
      const diary = new Diary();
      diary.sit('practice', TWO, { end });
      expect(named(diary)).toBeUndefined();
    }
  });

  it('is offered for two days', () => {
    const diary = new Diary();
    diary.sit('practice', TWO, { end: 'open' });
    expect(named(diary, 47 * HOUR)).toBeDefined();
    expect(named(diary, 49 * HOUR)).toBeUndefined();
  });

  it('was followed by no other of its kind', () => {
    const diary = new Diary();
    diary.sit('practice', TWO, { end: 'open' });
    diary.sit('practice', [], { end: 'open' });
    expect(named(diary)).toBeUndefined();
  });

  it('is of one lesson, where others can be shown to be known as well', () => {
    const diary = new Diary();
    const session = diary.sit('test-out', TWO, { end: 'open', lesson: 'one' });
    diary.sit('test-out', [], { end: 'open', lesson: 'two' });
    expect(named(diary)).toBe(session);
  });

  it('is of one deck, whatever was begun of the other', () => {
    const diary = new Diary();
    const session = diary.sit('quick', TWO, { end: 'open', concepts: ['K04'] });
    diary.sit('quick', [], { end: 'open', concepts: ['K15'] });
    expect(named(diary)).toBe(session);
  });

  it('gives way to what was finished since', () => {
    const diary = new Diary();
    diary.sit('final', TWO, { end: 'open' });
    diary.sit('check', TWO, { lesson: 'one' });
    expect(named(diary)).toBeUndefined();
  });

  it('is the last one that was answered to', () => {
    const diary = new Diary();
    diary.sit('final', TWO, { end: 'open' });
    const session = diary.sit('practice', TWO, { end: 'open' });
    expect(named(diary)).toBe(session);
  });

  it('is a board on which cards were placed, until it is handed in', () => {
    const diary = new Diary();
    const session = 'board';
    diary.write({ type: 'session.started', session, kind: 'sort', seed: 1, length: 1 });
    diary.write({ type: 'item.presented', session, item: 'sort:a+b', hash: 'h' });
    expect(named(diary, HOUR, 'sort:a+b')).toBe(session);
    expect(named(diary, HOUR, 'another')).toBeUndefined();
    expect(named(diary)).toBeUndefined();

    const other = new Diary();
    other.sit('sort', [[item('one'), 1]], { end: 'open' });
    expect(named(other, HOUR, 'one')).toBeUndefined();
  });
});
