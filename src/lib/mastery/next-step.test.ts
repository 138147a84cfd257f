import { describe, expect, test } from 'vitest';
import type { Completion } from './completion.ts';
import type { FinalTaken } from './final-result.ts';
import { nextStep } from './next-step.ts';

const NOW = 1000;
const taken: FinalTaken = { passed: true, score: 1, areas: [], weak: [], session: 's', at: 5 };
const completed = {
  id: 'c',
  at: 6,
  type: 'course.completed' as const,
  lessons: [],
  concepts: [],
  final: { session: 's', score: 1 },
  sessions: [],
};

/** All is done but what a test says. */
const step = (more: Partial<Completion> = {}, likely?: string[]) =>
  nextStep(
    {
      share: 0,
      lessons: [
        { id: 'one', state: 'done' },
        { id: 'two', state: 'known' },
      ],
      concepts: [{ id: 'K02', acquiredAt: 1 }],
      final: { passed: undefined, last: undefined, open: [] },
      complete: false,
      completed: undefined,
      consolidationFrom: undefined,
      consolidatedAt: undefined,
      ...more,
    },
    NOW,
    likely,
  );

describe('the next step', () => {
  test('is the lesson that was begun, before one that was not', () => {
    const lessons: Completion['lessons'] = [
      { id: 'one', state: 'new' },
      { id: 'two', state: 'started' },
    ];
    expect(step({ lessons })).toEqual({ kind: 'lesson', lesson: 'two', begun: true });
  });
  test('is the first lesson that is neither done nor known', () => {
    const lessons: Completion['lessons'] = [
      { id: 'one', state: 'done' },
      { id: 'two', state: 'known' },
      { id: 'three', state: 'new' },
    ];
    expect(step({ lessons })).toEqual({ kind: 'lesson', lesson: 'three', begun: false });
  });
  test('is the first lesson that is not likely known, and those that are at the end', () => {
    const lessons: Completion['lessons'] = [
      { id: 'one', state: 'done' },
      { id: 'two', state: 'new' },
      { id: 'three', state: 'new' },
    ];
    expect(step({ lessons }, ['one', 'two'])).toMatchObject({ lesson: 'three' });
    expect(step({ lessons }, ['one', 'two', 'three'])).toMatchObject({ lesson: 'two' });
    expect(step({}, ['one', 'two']), 'done is done').toEqual({ kind: 'final' });
  });
  test('is practice of what is still open, after the lessons', () => {
    const concepts = [
      { id: 'K02', acquiredAt: 1 },
      { id: 'K04', acquiredAt: undefined },
    ];
    expect(step({ concepts })).toEqual({ kind: 'practice', concepts: ['K04'], after: 'lessons' });
  });
  test('is the final, when all is acquired', () => {
    expect(step()).toEqual({ kind: 'final' });
  });
  test('is practice of what a failed final has opened, then the final again', () => {
    const final = { passed: undefined, last: { ...taken, passed: false }, open: ['K02'] };
    expect(step({ final })).toEqual({ kind: 'practice', concepts: ['K02'], after: 'final' });
    expect(step({ final: { ...final, open: [] } })).toEqual({ kind: 'final' });
  });
  test('is nothing more, when all is done', () => {
    expect(step({ final: { passed: taken, last: taken, open: [] } })).toEqual({ kind: 'completed' });
  });
  test('is to consolidate, from the day after completion until it is done', () => {
    expect(step({ completed, consolidationFrom: NOW + 1 })).toEqual({ kind: 'completed' });
    expect(step({ completed, consolidationFrom: NOW })).toEqual({ kind: 'consolidation' });
    expect(step({ completed, consolidationFrom: NOW - 1, consolidatedAt: NOW })).toEqual({
      kind: 'completed',
    });
  });
  test('is not a lesson that came to the course after completion', () => {
    expect(step({ completed, lessons: [{ id: 'new', state: 'new' }] })).toEqual({ kind: 'completed' });
  });
});
