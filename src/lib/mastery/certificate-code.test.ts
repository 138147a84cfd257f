import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RecordEvent } from '#lib/record/event.ts';
import { codeOf, plainName, readCode } from './certificate-code.ts';

afterEach(() => vi.unstubAllGlobals());

/** The first 100 bits of a digest in Crockford's base 32, by arithmetic instead of by texts of bits. */
function codeFrom(text: string): string {
  let number = BigInt(`0x${createHash('sha256').update(text, 'utf8').digest('hex')}`) >> 156n;
  let signs = '';
  for (let place = 0; place < 20; place += 1) {
    signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(Number(number % 32n)) + signs;
    number /= 32n;
  }
  return [0, 4, 8, 12, 16].map((start) => signs.slice(start, start + 4)).join('-');
}

const answered: RecordEvent = {
  type: 'item.answered',
  at: 1795453221039,
  id: 'b',
  session: 's',
  item: 'wiki-is-not-a-network',
  hash: 'Ab3_-x9Z',
  concepts: ['K06', 'K04'],
  attempt: 1,
  response: { kind: 'matching', placements: { z: '1', 'a\n': 'é' } },
  score: 0.75,
  confidence: undefined,
  seconds: 21,
};
const ended: RecordEvent = { id: 'a', at: 2, type: 'session.ended', session: 's', reason: 'finished' };

describe('the code', () => {
  it('is the digest of lines that can be written by hand', async () => {
    const text =
      'smsn-certificate-1\n' +
      '"Inès O\'Marchand"\n' +
      '{"at":2,"id":"a","reason":"finished","session":"s","type":"session.ended"}\n' +
      '{"at":1795453221039,"attempt":1,"concepts":["K06","K04"],"hash":"Ab3_-x9Z","id":"b",' +
      '"item":"wiki-is-not-a-network","response":{"kind":"matching","placements":{"a\\n":"é","z":"1"}},' +
      '"score":0.75,"seconds":21,"session":"s","type":"item.answered"}';
    expect(await codeOf('Inès  O’Marchand ', [answered, ended])).toBe(codeFrom(text));
  });

  it('is five groups of four signs that cannot be taken for others', async () => {
    expect(await codeOf('Ada', [ended])).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('is not made where the browser makes no digests', async () => {
    vi.stubGlobal('crypto', {});
    expect(await codeOf('Ada', [ended])).toBeUndefined();
  });
});

describe('a name', () => {
  it.each([
    ['spaces', '  Ada   Lovelace ', 'Ada Lovelace'],
    ['a letter and its accent', 'Ine\u0300s', 'Inès'],
    ['the apostrophe that a phone types', 'O’Brien', "O'Brien"],
  ])('is the same whatever the way of writing: %s', (_, typed, plain) => {
    expect(plainName(typed)).toBe(plain);
  });
});

describe('a code that was typed', () => {
  it.each([
    ['as it stands', '0123-4567-89AB-CDEF-GHJK'],
    ['small, without hyphens', '0123456789abcdefghjk'],
    ['with spaces, and other dashes', ' 0123 – 4567 — 89ab cdef\tghjk\n'],
    ['O for zero, I or l for one', 'OI23-4567-89AB-CDEF-GHJK'],
    ['o for zero, l for one', 'ol23 4567 89AB CDEF GHJK'],
    ['in wide letters', '０１２３４５６７８９ＡＢＣＤＥＦＧＨＪＫ'],
  ])('is read %s', (_, typed) => {
    expect(readCode(typed)).toBe('0123-4567-89AB-CDEF-GHJK');
  });

  it.each([
    ['nothing', ''],
    ['a sign less', '0123-4567-89AB-CDEF-GHJ'],
    ['a sign more', '0123-4567-89AB-CDEF-GHJKM'],
    ['a U, which codes do not have', 'U123-4567-89AB-CDEF-GHJK'],
    ['twenty signs of another kind', '????-????-????-????-????'],
  ])('is none: %s', (_, typed) => {
    expect(readCode(typed)).toBeUndefined();
  });
});
