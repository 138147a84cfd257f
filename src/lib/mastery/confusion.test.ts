import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyEvent } from '#lib/record/event.fixture.ts';
import type { Answered, RecordEvent } from '#lib/record/event.ts';
import { answer } from './answered.fixture.ts';
import {
  confused,
  confusionOf,
  missedPlatforms,
  placedPlatforms,
  takenIn,
  type FamilyOf,
} from './confusion.ts';

fc.configureGlobal({ seed: 20261123 });

const familyOf: FamilyOf = (platform) =>
  (
    ({
      blog: { is: 'publishing', clear: true },
      photos: { is: 'sharing', clear: true },
      circle: { is: 'networking', clear: true },
      micro: { is: 'publishing', clear: false },
    }) as Record<string, ReturnType<FamilyOf>>
  )[platform];

const board = (placements: Record<string, string>, more: Partial<Answered> = {}) =>
  answer(`sort:${Object.keys(placements).join('+')}`, 0.5, {
    concepts: ['K21'],
    response: { kind: 'matching', placements },
    ...more,
  });
const read = (...record: RecordEvent[]) => record.reduce(placedPlatforms.add, placedPlatforms.start());
const table = (...record: RecordEvent[]) => confusionOf(read(...record), familyOf);

test('cards that belong to no family are counted where they were taken for one', () => {
  const placed = read(
    board({ blog: 'publishing', netflix: 'sharing' }),
    board({ netflix: 'none', vod: 'none' }),
  );
  const belongsToNone = (card: string) => ['netflix', 'vod'].includes(card);
  expect(takenIn(placed, belongsToNone)).toEqual({ taken: 1, of: 3 });
});

describe('a confusion table', () => {
  test('counts the true family against the place that was chosen', () => {
    const { publishing, sharing } = table(
      board({ blog: 'publishing', photos: 'publishing' }),
      board({ blog: 'sharing', photos: 'publishing' }),
    );
    expect(publishing).toEqual({ publishing: 1, sharing: 1 });
    expect(sharing).toEqual({ publishing: 2 });
  });

  test('does not count what is debatable, no platform, or no longer in the catalogue', () => {
    expect(table(board({ micro: 'networking', netflix: 'none' }))).toEqual({
      publishing: {},
      sharing: {},
      networking: {},
      discussion: {},
    });
  });

  test('counts first attempts only, and boards of the catalogue only', () => {
    const placements = { blog: 'sharing' };
    expect(
      read(
        board(placements, { attempt: 2 }),
        board(placements, { item: 'k21-first-board' }),
        board(placements, { response: { kind: 'unknown' } }),
      ),
    ).toEqual({});
  });

  test('forgets the oldest placements of a platform', () => {
    const boards = [...'abcdefghij'].map((target) => board({ blog: target }));
    expect(read(...boards)).toEqual({ blog: [...'cdefghij'] });
  });

  test('names the platforms that went wrong the last time', () => {
    const placed = read(
      board({ blog: 'sharing', photos: 'publishing' }),
      board({ blog: 'publishing', circle: 'networking' }),
    );
    expect(missedPlatforms(placed, familyOf)).toEqual(['photos']);
  });

  test('says how often two families are taken for each other, with a little doubt before the first answer', () => {
    expect(confused(table(), 'publishing', 'sharing')).toBe(1 / 4);
    const four = table(
      board({ blog: 'sharing', photos: 'sharing' }),
      board({ blog: 'publishing', photos: 'publishing' }),
    );
    expect(confused(four, 'publishing', 'sharing')).toBe(3 / 8);
    expect(confused(four, 'sharing', 'publishing')).toBe(3 / 8);
  });

  test('is plain data, whatever a record says, and can be read on from there', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 20 }), anyEvent, (record, last) => {
        const kept: unknown = JSON.parse(JSON.stringify(read(...record)));
        expect(placedPlatforms.add(kept as ReturnType<typeof read>, last)).toEqual(read(...record, last));
      }),
    );
  });
});
