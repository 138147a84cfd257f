import type { Item } from './item.ts';

/** Whole items for tests, one of each interaction. What a test turns on is given by the test. */

type ItemOf<I extends Item['interaction']> = Extract<Item, { interaction: I }>;

const common = {
  concepts: ['K06'],
  bloom: 'apply',
  difficulty: 2,
  source: 'S1',
  material: 'fictional',
  stem: 'Which one is it?',
  explanation: 'It is the first one.',
} as const satisfies Partial<Item>;

export const choice = (fields: Partial<ItemOf<'choice'>> = {}): ItemOf<'choice'> => ({
  ...common,
  concepts: [...common.concepts],
  id: 'a-choice',
  interaction: 'choice',
  select: 'one',
  options: [
    { id: 'a', text: 'the first', right: true, feedback: 'It is.' },
    { id: 'b', text: 'the second', misconception: 'M05', feedback: 'It is not.' },
    { id: 'c', text: 'the third', feedback: 'It is not.' },
  ],
  ...fields,
});

export const trueFalse = (fields: Partial<ItemOf<'true-false'>> = {}): ItemOf<'true-false'> => ({
  ...common,
  concepts: [...common.concepts],
  id: 'a-statement',
  interaction: 'true-false',
  answer: false,
  reasons: [
    { id: 'a', of: false, text: 'the right reason', right: true, feedback: 'It is.' },
    { id: 'b', of: false, text: 'a wrong reason', misconception: 'M16', feedback: 'Not for this reason.' },
    { id: 'c', of: true, text: 'a wrong answer', misconception: 'M04', feedback: 'It is not.' },
  ],
  ...fields,
});

export const matching = (fields: Partial<ItemOf<'matching'>> = {}): ItemOf<'matching'> => ({
  ...common,
  concepts: [...common.concepts],
  id: 'a-board',
  interaction: 'matching',
  targets: [
    { id: 'left', text: 'Left' },
    { id: 'right', text: 'Right' },
  ],
  sources: [
    {
      id: 'one',
      text: 'One',
      placements: {
        left: { right: true, feedback: 'It is.' },
        right: { misconception: 'M07', feedback: 'It is not.' },
      },
    },
    {
      id: 'two',
      text: 'Two',
      placements: { left: { feedback: 'It is not.' }, right: { right: true, feedback: 'It is.' } },
    },
  ],
  ...fields,
});

export const sequencing = (fields: Partial<ItemOf<'sequencing'>> = {}): ItemOf<'sequencing'> => ({
  ...common,
  concepts: [...common.concepts],
  id: 'an-order',
  interaction: 'sequencing',
  elements: ['x', 'y', 'z'].map((id) => ({ id, text: `Step ${id}`, feedback: `Why ${id} stands here.` })),
  orders: [['x', 'y', 'z']],
  ...fields,
});

export const fillIn = (fields: Partial<ItemOf<'fill-in'>> = {}): ItemOf<'fill-in'> => ({
  ...common,
  concepts: [...common.concepts],
  id: 'a-word',
  interaction: 'fill-in',
  label: 'Name of the family',
  accepts: ['publishing', 'publication'],
  feedback: 'It is.',
  rejects: [{ texts: ['sharing', 'partage'], misconception: 'M26', feedback: 'Sharing passes on.' }],
  otherwise: 'It is publishing.',
  ...fields,
});
