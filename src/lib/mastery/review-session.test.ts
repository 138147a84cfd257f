import { describe, expect, it } from 'vitest';
import { reviewMinutes, reviewSession } from './review-session.ts';

describe('a review', () => {
  it('asks about eight concepts at most, those that are most overdue', () => {
    const due = Array.from({ length: 12 }, (_, index) => `K${index}`);
    expect(reviewSession(due)).toEqual(['K0', 'K1', 'K2', 'K3', 'K4', 'K5', 'K6', 'K7']);
  });

  it('takes half a minute a question, and is never said to take less', () => {
    expect([1, 2, 3, 8].map(reviewMinutes)).toEqual([1, 1, 2, 4]);
  });
});
