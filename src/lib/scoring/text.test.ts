import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plain, same } from './text.ts';

fc.configureGlobal({ seed: 20261123 });

describe('what is forgiven in a typed answer', () => {
  test.each([
    { what: 'capitals', given: 'PubliSHing', expected: 'publishing' },
    { what: 'accents', given: 'reseautage', expected: 'réseautage' },
    { what: 'hyphens', given: 'chat-rooms', expected: 'chat rooms' },
    { what: 'spaces', given: '  social   media ', expected: 'social media' },
    { what: 'a full stop', given: 'publishing.', expected: 'publishing' },
    { what: 'a leading article', given: 'the publishing family', expected: 'publishing family' },
    { what: 'a French article', given: 'le réseautage', expected: 'réseautage' },
    { what: 'a French article with an apostrophe', given: 'l’échange', expected: 'échange' },
    { what: 'a letter left out', given: 'publising', expected: 'publishing' },
    { what: 'a letter too many', given: 'publlishing', expected: 'publishing' },
    { what: 'a wrong letter', given: 'publisking', expected: 'publishing' },
    { what: 'two letters swapped', given: 'pubilshing', expected: 'publishing' },
    { what: 'a slip at the very end', given: 'wikis', expected: 'wikip' },
  ])('$what', ({ given, expected }) => {
    expect(same(given, expected)).toBe(true);
  });
});

describe('what is not forgiven', () => {
  test.each([
    { what: 'another word', given: 'sharing', expected: 'publishing' },
    { what: 'two slips', given: 'pubishin', expected: 'publishing' },
    { what: 'a slip in a word of four letters', given: 'bloc', expected: 'blog' },
    { what: 'a word more', given: 'publishing network', expected: 'publishing' },
    { what: 'nothing at all', given: '…', expected: 'media' },
  ])('$what', ({ given, expected }) => {
    expect(same(given, expected)).toBe(false);
  });
});

test('an article alone stays what it is', () => {
  expect(plain('The')).toBe('the');
});

const word = fc.stringMatching(/^[b-z]{5,12}$/);

test('any one letter left out, added or changed is forgiven in a word of five letters or more', () => {
  fc.assert(
    fc.property(word, fc.nat(), (expected, pick) => {
      const at = pick % expected.length;
      const [before, after] = [expected.slice(0, at), expected.slice(at + 1)];
      expect(
        [`${before}${after}`, `${before}q${expected.slice(at)}`, `${before}q${after}`].map((given) =>
          same(given, expected),
        ),
      ).toEqual([true, true, true]);
    }),
  );
});

test('a text made plain is plain already', () => {
  const written = fc
    .array(fc.constantFrom('é', 'K', '-', ' ', '’', 'wiki', '7'), { maxLength: 8 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(written, (text) => {
      expect(plain(plain(text))).toBe(plain(text));
    }),
  );
});
