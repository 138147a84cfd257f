import { expect, test } from 'vitest';
import { answered } from '#lib/record/copy.fixture.ts';
import type { RecordEvent } from '#lib/record/event.ts';
import { peopleIn, type RecordFile } from './people.ts';

const event = (id: string, more: object = {}) => answered(id, more) as RecordEvent;
const learner = (id: string, ...events: RecordEvent[]) => ({ id, name: id, events, unreadable: [] });
const file = (name: string, ...learners: RecordFile['learners'][number][]): RecordFile => ({
  file: name,
  learners,
});
const idsIn = (files: RecordFile[]) => peopleIn(files).map((record) => record.map(({ id }) => id));

test('an event that several files hold counts once, and whoever holds it is one person', () => {
  const files = [
    file('phone.json', learner('ada', event('1'), event('2'))),
    file('desk.json', learner('ada', event('2'), event('3'))),
    file('school.json', learner('ada-again', event('3'), event('4')), learner('bob', event('5'))),
  ];
  expect(idsIn(files)).toEqual([['1', '2', '3', '4'], ['5']]);
});

test('files that are joined only by a third are one person all the same', () => {
  const files = [
    file('a.json', learner('a', event('1'))),
    file('b.json', learner('b', event('2'))),
    file('c.json', learner('c', event('1'), event('2'))),
  ];
  expect(idsIn(files)).toEqual([['1', '2']]);
});

test('the order of the files says nothing', () => {
  const files = [
    file('a.json', learner('ada', event('3'), event('1', { at: 5 }))),
    file('b.json', learner('bob', event('2'))),
    file('c.json', learner('ada', event('4')), learner('eve')),
  ];
  const expected = peopleIn(files);
  const [a, b, c] = files as [RecordFile, RecordFile, RecordFile];
  for (const order of [
    [b, a, c],
    [c, b, a],
    [b, c, a],
  ])
    expect(peopleIn(order)).toEqual(expected);
  expect(expected.map((record) => record.map(({ id }) => id))).toEqual([['1', '3', '4'], ['2']]);
});

test('files that contradict each other are refused by name', () => {
  const files = [
    file('true.json', learner('ada', event('1', { score: 0 }))),
    file('forged.json', learner('ada', event('1', { score: 1 }))),
  ];
  expect(() => peopleIn(files)).toThrow(/true\.json and forged\.json.*Leave that one out/);
});
