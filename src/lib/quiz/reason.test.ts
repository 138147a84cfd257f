import { expect, it } from 'vitest';
import { reasonOfSitting } from './reason.ts';

it('a lesson asks what it teaches, and practice what is practised', () => {
  expect(reasonOfSitting({ kind: 'check' })).toBe('lesson');
  expect(reasonOfSitting({ kind: 'practice' })).toBe('practice');
});

it('questions that were named are those that were missed, save in a sitting that names them for everybody', () => {
  expect(reasonOfSitting({ kind: 'practice', items: ['an-item'] })).toBe('missed');
  expect(reasonOfSitting({ kind: 'check', items: ['an-item'] })).toBe('missed');
  expect(reasonOfSitting({ kind: 'final', items: ['an-item'] })).toBe('final');
  expect(reasonOfSitting({ kind: 'consolidation', items: ['an-item'] })).toBe('consolidation');
});
