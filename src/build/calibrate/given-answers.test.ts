import { expect, test } from 'vitest';
import { entryOf } from '#lib/bank/entry.ts';
import { choice } from '#lib/bank/item.fixture.ts';
import { answered } from '#lib/record/copy.fixture.ts';
import { happened } from '#lib/record/event.fixture.ts';
import type { RecordEvent } from '#lib/record/event.ts';
import { givenAnswers } from './given-answers.ts';

const TODAY = 'today';
const entry = entryOf(choice({ id: 'asked', concepts: ['K06', 'K04'] }));
const bank = {
  items: new Map([['asked', { ...entry, hash: TODAY, level: 2 }]]),
  entryOf: () => entry,
};
const answer = (id: string, more: object = {}) =>
  answered(id, { item: 'asked', hash: TODAY, ...more }) as RecordEvent;
const given = (...record: RecordEvent[]) => givenAnswers(record, bank);

test('a first answer to today’s wording is pooled, about the concepts that the item has today', () => {
  expect(given(answer('1', { concepts: ['K99'], score: 1 }))).toMatchObject([
    { item: 'asked', pooled: true, observation: { score: 1, concepts: ['K06', 'K04'] } },
  ]);
});

test('repairs and open judgements are no evidence at all', () => {
  expect(given(answer('1', { attempt: 2 }), answer('2', { score: null }))).toEqual([]);
});

test('“I don’t know yet” is pooled as what it is', () => {
  expect(given(answer('1', { response: { kind: 'unknown' }, score: 0 }))).toMatchObject([
    { pooled: true, observation: { unknown: true } },
  ]);
});

test('another wording tells of the learner only, by what was written down with it', () => {
  const parameters = { chance: 0.5, difficulty: 5, applied: true };
  const [found] = given(answer('1', { hash: 'before', parameters }));
  expect(found).toMatchObject({
    pooled: false,
    aside: 'reworded',
    observation: { model: { difficulty: 1 } },
  });
  expect(found?.item).toBeUndefined();
});

test('an item that was met before tells of the learner only, whatever its wording was', () => {
  const asides = (...record: RecordEvent[]) => given(...record).map(({ pooled, aside }) => aside ?? pooled);
  expect(asides(answer('1'), answer('2'))).toEqual([true, 'repeated']);
  expect(asides(answer('1', { hash: 'before' }), answer('2'))).toEqual(['reworded', 'repeated']);
});

test('a question that the bank does not have tells of the learner only', () => {
  expect(given(answer('1', { item: 'sort:a+b' }))).toMatchObject([{ pooled: false }]);
});

test('answers teach where they were explained: not in a test', () => {
  const started = (session: string, kind: 'final' | 'practice') =>
    happened(session, 0, { type: 'session.started', session, kind, seed: 1, length: 1 });
  const explained = given(
    started('test', 'final'),
    started('lesson', 'practice'),
    answer('1', { session: 'test' }),
    answer('2', { session: 'lesson' }),
  ).map(({ observation }) => observation.explained);
  expect(explained).toEqual([false, true]);
});
