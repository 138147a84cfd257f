import { expect, it } from 'vitest';
import { reasonFor } from './reason.ts';

it('is the one for which a question was picked', () => {
  expect(reasonFor({ kind: 'practice' }, 'review')).toBe('review');
});

it('is the sitting where a question was not picked: a lesson asks what it teaches', () => {
  expect(reasonFor({ kind: 'check' })).toBe('lesson');
  expect(reasonFor({ kind: 'practice' })).toBe('practice');
});

it('does not tell in a test how the answers before went', () => {
  expect(reasonFor({ kind: 'test-out' }, 'contradiction')).toBe('test-out');
});

it('is that it was missed where questions were named, save in a sitting that names them for everybody', () => {
  expect(reasonFor({ kind: 'practice', items: ['an-item'] }, 'undecided')).toBe('missed');
  expect(reasonFor({ kind: 'check', items: ['an-item'] })).toBe('missed');
  expect(reasonFor({ kind: 'final', items: ['an-item'] })).toBe('final');
  expect(reasonFor({ kind: 'consolidation', items: ['an-item'] })).toBe('consolidation');
});
