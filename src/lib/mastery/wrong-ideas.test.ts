import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyEvent } from '#lib/record/event.fixture.ts';
import type { Answered, RecordEvent } from '#lib/record/event.ts';
import { answer } from './answered.fixture.ts';
import { wrongIdeas, type WrongIdeas } from './wrong-ideas.ts';

fc.configureGlobal({ seed: 20261123 });

const wrong = (item: string, more: Partial<Answered> = {}) =>
  answer(item, 0, { misconceptions: ['M04'], ...more });
const sure = (item: string) => wrong(item, { confidence: 'sure' });
const right = (item: string, more: Partial<Answered> = {}) => answer(item, 1, more);

const read = (...record: RecordEvent[]): WrongIdeas => record.reduce(wrongIdeas.add, wrongIdeas.start());
const of = (...record: RecordEvent[]) => read(...record)['M04'];

describe('a wrong idea', () => {
  test('is not there before it was met', () => {
    expect(read(right('a'), answer('b', 0))).toEqual({});
  });

  test('is held once it was met with certainty', () => {
    expect(of(sure('a'))?.open).toBe(true);
  });

  test('is not held after one slip of which the learner was not sure', () => {
    expect(of(wrong('a', { confidence: 'guess' }))).toMatchObject({ met: 1, open: false });
  });

  test('is held once it was met twice', () => {
    expect(of(wrong('a'), right('b'), wrong('c'))).toMatchObject({ met: 2, open: true });
  });

  test('has gone after two right answers on its concept, to different items', () => {
    expect(of(sure('a'), right('b'))?.open).toBe(true);
    expect(of(sure('a'), right('b'), right('b'))?.open).toBe(true);
    expect(of(sure('a'), right('b'), right('c'))?.open).toBe(false);
  });

  test('does not go with right answers on another concept, nor with those that came before', () => {
    const elsewhere = { concepts: ['K05'] };
    expect(of(sure('a'), right('b', elsewhere), right('c', elsewhere))?.open).toBe(true);
    expect(of(right('b'), right('c'), sure('a'))?.open).toBe(true);
    expect(of(sure('a'), right('b', { concepts: ['K05', 'K06'] }), right('c'))?.open).toBe(false);
  });

  test('once gone, needs the same again to be held again', () => {
    const gone = [wrong('a'), wrong('b'), right('c'), right('d')];
    expect(of(...gone)).toMatchObject({ met: 2, open: false });
    expect(of(...gone, wrong('e'))).toMatchObject({ met: 3, open: false });
    expect(of(...gone, wrong('e'), wrong('f'))).toMatchObject({ met: 4, open: true });
    expect(of(...gone, sure('e'))?.open).toBe(true);
  });

  test('tells when it was last met, and when somebody was last right after it', () => {
    expect(of(wrong('a', { at: 100 }), wrong('b', { at: 500 }), right('c', { at: 900 }))).toMatchObject({
      metAt: 500,
      rightAt: 900,
    });
    expect(of(wrong('a', { at: 100 }))).toEqual({
      met: 1,
      metAt: 100,
      concept: 'K06',
      right: [],
      open: false,
    });
  });

  test('is counted once in an answer, and each by itself', () => {
    expect(of(wrong('a', { misconceptions: ['M04', 'M04'] }))?.met).toBe(1);
    expect(Object.keys(read(wrong('a', { misconceptions: ['M04', 'M05'] })))).toEqual(['M04', 'M05']);
  });
});

test('repairs and open judgements tell nothing', () => {
  expect(read(wrong('a', { attempt: 2 }), wrong('b', { score: null }))).toEqual({});
  expect(of(sure('a'), right('b', { attempt: 2 }), right('c', { attempt: 2 }))?.open).toBe(true);
});

test('whatever the record says, reading can be broken off, kept as JSON and gone on with', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 20 }), fc.nat({ max: 20 }), (events, place) => {
      const whole = read(...events);
      const half = JSON.parse(JSON.stringify(read(...events.slice(0, place)))) as WrongIdeas;
      expect(events.slice(place).reduce(wrongIdeas.add, half)).toEqual(whole);
    }),
  );
});
