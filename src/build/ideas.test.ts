import { describe, expect, test } from 'vitest';
import { Item } from '../lib/bank/item.ts';
import { readCourse } from './course.ts';
import { ideasOf, itemsByIdea } from './ideas.ts';

const common = (id: string) => ({
  id,
  concepts: ['K06'],
  bloom: 'apply',
  difficulty: 3,
  source: 'S1',
  material: 'fictional',
  stem: 'Is it a network?',
  explanation: 'The first purpose decides.',
});
const answer = (id: string, fields: object) => ({ id, text: id, feedback: 'Why.', ...fields });

/** A question whose wrong options point to these ideas. */
const choice = (id: string, ideas: string[], fields: object = {}) =>
  Item.parse({
    ...common(id),
    interaction: 'choice',
    select: 'one',
    options: [
      answer('a', { right: true }),
      ...ideas.map((misconception, place) => answer(`b${place}`, { misconception })),
    ],
    ...fields,
  });

describe('which items can show a wrong idea', () => {
  test('those in which a wrong answer points to it, the one that tempts most first', () => {
    const typed = Item.parse({
      ...common('typed'),
      interaction: 'fill-in',
      label: 'Word',
      accepts: ['network'],
      feedback: 'Right.',
      rejects: [{ texts: ['blog'], misconception: 'M05', feedback: 'Why.' }],
      otherwise: 'Why.',
    });
    const statement = Item.parse({
      ...common('statement'),
      interaction: 'true-false',
      answer: false,
      reasons: [
        answer('a', { of: false, right: true }),
        answer('b', { of: true, misconception: 'M05' }),
        answer('c', { of: true, misconception: 'M05' }),
      ],
    });
    expect(itemsByIdea([typed, choice('mixed', ['M04', 'M05', 'M06']), statement])).toEqual({
      M04: ['mixed'],
      M05: ['statement', 'mixed', 'typed'],
      M06: ['mixed'],
    });
  });

  test('cards by their wrong places, unless the card is debatable', () => {
    const places = (misconception: string) => ({
      inside: { right: true, feedback: 'Why.' },
      outside: { misconception, feedback: 'Why.' },
    });
    const board = Item.parse({
      ...common('board'),
      interaction: 'matching',
      targets: [
        { id: 'inside', text: 'Inside' },
        { id: 'outside', text: 'Outside' },
      ],
      sources: [
        { id: 'blog', text: 'A blog', placements: places('M05') },
        { id: 'tube', text: 'A debate', open: true, placements: places('M31') },
      ],
    });
    expect(itemsByIdea([board])).toEqual({ M05: ['board'] });
  });

  test('neither what is retired nor an open judgement', () => {
    expect(
      itemsByIdea([choice('old', ['M05'], { retired: true }), choice('debate', ['M05'], { open: true })]),
    ).toEqual({});
  });
});

describe('the course as it stands', () => {
  const course = readCourse(process.cwd());
  const { ideas, itemsBy } = ideasOf(course);

  test.each(course.misconceptions)(
    '$id, “$belief”, is refuted, and can be met again in another question',
    ({ id }) => {
      expect(ideas[id]?.refutation).toMatch(/[.?”]$/);
      expect(ideas[id]?.contrast.cases).toHaveLength(2);
      expect(itemsBy[id]?.length).toBeGreaterThanOrEqual(2);
    },
  );

  test.each(course.misconceptions)('$id is refuted in two or three sentences', ({ refutation }) => {
    const sentences = refutation.match(/[.?](?=\s|$)/g) ?? [];
    expect(sentences.length).toBeGreaterThanOrEqual(2);
    expect(sentences.length).toBeLessThanOrEqual(3);
  });
});
