import { expect, it } from 'vitest';
import { onDay } from './on-day.ts';

const local = (year: number, month: number, date: number, hour = 0) =>
  new Date(year, month - 1, date, hour).getTime();

it.each([
  ['tomorrow', local(2026, 12, 3)],
  ['on Friday 4 December', local(2026, 12, 4)],
  ['on Sunday 3 January', local(2027, 1, 3)],
  ['on 2 December 2027', local(2027, 12, 2)],
])('says %s', (words, at) => {
  for (const hour of [0, 23]) expect(onDay(at, local(2026, 12, 2, hour))).toBe(words);
});
