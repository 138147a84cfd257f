import { describe, expect, it } from 'vitest';
import type { Score } from '#lib/scoring/score.ts';
import { refutationFor } from './refutation.ts';

/** A wrong answer whose parts point to these ideas. */
const wrong = (...ideas: string[]): Score => ({
  value: 0,
  verdict: 'wrong',
  parts: ideas.map((misconception, place) => ({
    id: `${place}`,
    verdict: 'wrong',
    feedback: 'Why.',
    misconception,
  })),
});
const never = () => false;

describe('a wrong idea', () => {
  it('is refuted with two cases where the learner was sure', () => {
    expect(refutationFor({ score: wrong('M04'), confidence: 'sure', isAgain: never })).toEqual({
      idea: 'M04',
      contrast: true,
    });
  });

  it.each(['guess', 'fairly', undefined] as const)(
    'is refuted the second time where the learner was not sure: %s',
    (confidence) => {
      expect(refutationFor({ score: wrong('M04'), confidence, isAgain: never })).toBeUndefined();
      expect(refutationFor({ score: wrong('M04'), confidence, isAgain: (idea) => idea === 'M04' })).toEqual({
        idea: 'M04',
        contrast: false,
      });
    },
  );

  it('is refuted alone, when an answer points to several', () => {
    const score = wrong('M04', 'M05', 'M06');
    expect(refutationFor({ score, isAgain: (idea) => idea !== 'M04' })?.idea).toBe('M05');
    expect(refutationFor({ score, confidence: 'sure', isAgain: never })?.idea).toBe('M04');
  });
});

describe('nothing is refuted', () => {
  const always = () => true;

  it('in an answer that points to no wrong idea', () => {
    expect(refutationFor({ score: wrong(), confidence: 'sure', isAgain: always })).toBeUndefined();
  });

  it('in an open judgement: what is less well supported is not an error', () => {
    const score: Score = { ...wrong('M04'), value: undefined, verdict: 'open' };
    expect(refutationFor({ score, confidence: 'sure', isAgain: always })).toBeUndefined();
  });
});
