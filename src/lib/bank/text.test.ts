import { expect, test } from 'vitest';
import { Text } from './text.ts';

/** What an instructor reads about a text. */
const read = (text: string) => Text.safeParse(text).error?.issues.map(({ message }) => message) ?? [];

test.each([
  'What is it?',
  'Fewer than 5 (<5) or 5 < 6 > 4, a<b',
  'Q&A, AT&T; R&D & more',
  'Write to <your name>',
  'A <b>wiki</b> in a caf&eacute;',
  '👩‍🏫',
  'Médias sociaux',
])('is welcome: %s', (text) => {
  expect(read(text)).toEqual([]);
});

test.each([
  { what: 'a zero-width space', text: '\u200b' },
  { what: 'a joiner, a soft hyphen and a mark of direction', text: ' \u200d\u00ad\u200e ' },
  { what: 'a filler', text: '\u3164' },
])('is empty where there is nothing to see: $what', ({ text }) => {
  expect(read(text)).toEqual(['is empty: write something here']);
});

test('is empty where there are only blanks, and that is said once', () => {
  expect(read(' \n')).toEqual(['write something here']);
});
