import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { MasteryState } from '#lib/mastery/mastery-rule.ts';
import type { Remembered } from '#lib/mastery/review.ts';
import { useReview } from './review.svelte.ts';

const acquired = (year: number, month: number, date: number): Remembered & { state: MasteryState } => ({
  state: 'acquired',
  occasions: [{ at: new Date(year, month - 1, date, 9).getTime(), right: true }],
});

let known = $state.raw<ReadonlyMap<string, Remembered & { state: MasteryState }>>(new Map());
let review: ReturnType<typeof useReview>;
let leave: () => void;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 10, 10, 12), toFake: ['Date'] });
  known = new Map();
  leave = $effect.root(() => {
    review = useReview(() => known);
  });
});
afterEach(() => {
  leave();
  vi.useRealTimers();
});

it('knows at once that nothing is due where nothing was acquired', () => {
  known = new Map([['K01', { state: 'probably' }]]);
  expect(review.ready).toBe(true);
  expect(review.today).toEqual({ due: [], session: [], minutes: 0, next: undefined, done: false });
});

it('tells what is due after a while, and follows what is learnt', async () => {
  known = new Map([
    ['K01', acquired(2026, 11, 9)],
    ['K02', acquired(2026, 11, 3)],
    ['gone', acquired(2026, 11, 2)],
  ]);
  expect(review.ready).toBe(false);
  expect(review.today.due).toEqual([]);
  await vi.waitFor(() => expect(review.ready).toBe(true), 5000);
  expect(review.today).toEqual({
    due: ['K02'],
    session: ['K02'],
    minutes: 1,
    next: new Date(2026, 10, 11).getTime(),
    done: false,
  });
  known = new Map([...known, ['K03', acquired(2026, 11, 1)]]);
  expect(review.today.due).toEqual(['K03', 'K02']);
  known = new Map();
  expect(review.today.due).toEqual([]);
});
