import { expect, test } from 'vitest';
import { happened } from '#lib/record/event.fixture.ts';
import { triedFigures } from './tried-figures.ts';

const tried = (at: number, part: string, choice: string, finished = false, lesson = 'four-functions') =>
  happened(`e${at}`, at, { type: 'figure.tried', lesson, part, choice, finished });
const read = (...events: ReturnType<typeof tried>[]) => events.reduce(triedFigures.add, triedFigures.start());

test('the last choice for a part is the one that stands', () => {
  const all = read(
    tried(1, 'search', 'central'),
    tried(2, 'exchange', 'central'),
    tried(3, 'search', 'absent'),
  );
  expect(all).toEqual({
    'four-functions': { choices: { search: 'absent', exchange: 'central' }, finished: false },
  });
});

test('a figure that was finished once stays so, also where a later edition has more parts', () => {
  const all = read(tried(1, 'search', 'central', true), tried(2, 'brand-new', 'absent', false));
  expect(all['four-functions']?.finished).toBe(true);
});

test('figures of two lessons do not mix', () => {
  const all = read(tried(1, 'blog', 'in', false, 'one'), tried(2, 'blog', 'out', true, 'two'));
  expect(all).toEqual({
    one: { choices: { blog: 'in' }, finished: false },
    two: { choices: { blog: 'out' }, finished: true },
  });
});

test('a record from elsewhere that names what every object has changes nothing', () => {
  expect(read(tried(1, 'toString', 'in'), tried(2, 'blog', 'in', true, '__proto__'))).toEqual({});
});
