import * as fc from 'fast-check';
import { FORMAT, VERSION, type LearnerCopy } from './copy-format.ts';
import { anyEvent, happened } from './event.fixture.ts';

/** Copies and broken copies, for tests. */

export const bytesOf = (text: string) => new TextEncoder().encode(text);

/** An answer, with whatever else a test gives it. */
export const answered = (id: string, more: object = {}) => ({
  ...happened(id, 1_795_453_221_039, {
    type: 'item.answered',
    session: 's',
    item: 'wiki-is-not-a-network',
    hash: 'Ab3_-x9Z',
    concepts: ['K06'],
    attempt: 1,
    response: { kind: 'choice', options: ['a'] },
    score: 0.5,
    seconds: 21,
  }),
  ...more,
});

/** A learner of a file, with whatever else a test gives it. */
export const learner = (id: string, events: unknown[], more: object = {}) => ({
  id,
  name: id,
  events,
  unreadable: [],
  ...more,
});

/** The text of a file with these learners, with whatever else a test gives it. */
export const fileOf = (learners: unknown, more: object = {}) =>
  JSON.stringify({
    format: FORMAT,
    version: VERSION,
    exported: '2026-11-26T12:00:00.000Z',
    learners,
    ...more,
  });

const anyLearner: fc.Arbitrary<LearnerCopy> = fc.record({
  id: fc.stringMatching(/^[0-9a-z]{1,8}-[0-9a-z]{1,8}$/),
  name: fc.string({ unit: 'grapheme', maxLength: 12 }),
  events: fc.uniqueArray(anyEvent, { selector: ({ id }) => id, maxLength: 6 }),
  unreadable: fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 2 }),
});

/** Any learners that a device may hold. */
export const anyLearners = fc.uniqueArray(anyLearner, { selector: ({ id }) => id, maxLength: 3 });

type Damage = (text: string) => Uint8Array<ArrayBuffer>;

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const at = (share: number, length: number) => Math.floor(share * length);

/** Values that no field expects, or that are known to break things. */
const STRANGE = [
  'null',
  'true',
  '-1',
  '0.5',
  '1e999',
  '-1e308',
  '9007199254740993',
  '""',
  '"toString"',
  '"__proto__"',
  '"\\u0000\\ud800\\u202e"',
  '[]',
  '{}',
  '[[]]',
  '{"__proto__":{"ok":true}}',
  '{"constructor":{"prototype":{"ok":true}}}',
  `"${'x'.repeat(20_000)}"`,
  `${'['.repeat(5000)}${']'.repeat(5000)}`,
  `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
];
/** A name of a field, a text, a number or a word. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null/g;
const NAMES = [
  '"__proto__"',
  '"constructor"',
  '"prototype"',
  '"hasOwnProperty"',
  '"id"',
  '"type"',
  '"at"',
  '""',
];

function replaceToken(text: string, share: number, by: (token: string) => string): Uint8Array<ArrayBuffer> {
  const tokens = [...text.matchAll(TOKEN)];
  const token = tokens[at(share, tokens.length)];
  if (!token) return bytesOf(text);
  return bytesOf(text.slice(0, token.index) + by(token[0]) + text.slice(token.index + token[0].length));
}

/** What may become of a file on its way, by accident or on purpose. */
const DAMAGE: fc.Arbitrary<Damage>[] = [
  // Bits that flip.
  fc
    .array(fc.tuple(place, fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 })
    .map((flips) => (text) => {
      const bytes = bytesOf(text);
      for (const [share, mask] of flips) {
        const index = at(share, bytes.length);
        bytes[index] = (bytes[index] ?? 0) ^ mask;
      }
      return bytes;
    }),
  // Cut short, or its beginning lost.
  place.map((share) => (text) => bytesOf(text.slice(0, at(share, text.length)))),
  place.map((share) => (text) => bytesOf(text.slice(at(share, text.length)))),
  // A part twice, a part lost, parts that changed places.
  fc.tuple(place, place).map(([a, b]) => (text) => {
    const [from, to] = [at(a, text.length), at(b, text.length)].sort((one, other) => one - other);
    return bytesOf(text.slice(0, to) + text.slice(from));
  }),
  fc.tuple(place, place).map(([a, b]) => (text) => {
    const [from, to] = [at(a, text.length), at(b, text.length)].sort((one, other) => one - other) as [
      number,
      number,
    ];
    return bytesOf(text.slice(0, from) + text.slice(to));
  }),
  // A line twice, a line lost, lines that changed places: what remains is often a whole file.
  fc.tuple(place, place).map(([a, b]) => (text) => {
    const lines = text.split('\n');
    const [from, to] = [at(a, lines.length), at(b, lines.length)];
    return bytesOf(lines.toSpliced(to, 0, lines[from] ?? '').join('\n'));
  }),
  fc.tuple(place, place).map(([a, b]) => (text) => {
    const lines = text.split('\n');
    const [from, to] = [at(a, lines.length), at(b, lines.length)];
    return bytesOf(
      lines
        .with(from, lines[to] ?? '')
        .with(to, lines[from] ?? '')
        .join('\n'),
    );
  }),
  place.map((share) => (text) => {
    const lines = text.split('\n');
    return bytesOf(lines.toSpliced(at(share, lines.length), 1).join('\n'));
  }),
  // Another value, another type, another name.
  fc.tuple(place, fc.constantFrom(...STRANGE)).map(
    ([share, value]) =>
      (text) =>
        replaceToken(text, share, () => value),
  ),
  fc.tuple(place, fc.constantFrom(...NAMES)).map(
    ([share, name]) =>
      (text) =>
        replaceToken(text, share, () => name),
  ),
  fc.tuple(place, fc.json()).map(
    ([share, value]) =>
      (text) =>
        replaceToken(text, share, () => value),
  ),
  fc.tuple(place, fc.string({ unit: 'binary' })).map(
    ([share, value]) =>
      (text) =>
        replaceToken(text, share, () => JSON.stringify(value)),
  ),
  // A number grows, a text takes the place of another.
  fc.tuple(place, fc.integer({ min: 1, max: 20 })).map(
    ([share, zeros]) =>
      (text) =>
        replaceToken(text, share, (token) => (/^\d/.test(token) ? token + '0'.repeat(zeros) : token)),
  ),
  fc.tuple(place, place).map(([a, b]) => (text) => {
    const tokens = [...text.matchAll(TOKEN)];
    const other = tokens[at(b, tokens.length)]?.[0];
    return replaceToken(text, a, (token) => other ?? token);
  }),
  // A field that nobody has asked for.
  fc
    .tuple(place, fc.constantFrom(...NAMES), fc.constantFrom(...STRANGE))
    .map(([share, name, value]) => (text) => {
      const braces = [...text.matchAll(/\{/g)];
      const index = (braces[at(share, braces.length)]?.index ?? 0) + 1;
      return bytesOf(`${text.slice(0, index)}${name}:${value},${text.slice(index)}`);
    }),
  // Characters from anywhere.
  fc.tuple(place, fc.string({ unit: 'binary', minLength: 1 })).map(([share, junk]) => (text) => {
    const index = at(share, text.length);
    return bytesOf(text.slice(0, index) + junk + text.slice(index));
  }),
];

/** One damage, or several of them in turn. */
export const anyDamage: fc.Arbitrary<Damage> = fc
  .array(fc.oneof(...DAMAGE), { minLength: 1, maxLength: 3 })
  .map(
    (all): Damage =>
      (text) =>
        all.reduce<Uint8Array<ArrayBuffer>>(
          (bytes, damage) => damage(new TextDecoder().decode(bytes)),
          bytesOf(text),
        ),
  );
