import * as fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Bank } from '../lib/bank/item.ts';
import { say } from './problem.ts';
import { lineOf, readJson } from './read-json.ts';
import { findSlip } from './syntax.ts';

fc.configureGlobal({ seed: 20261123 });

/** A bank as a beginner has it before them. The numbers of its lines are those that the tests expect. */
const BANK = `{
  "$schema": "./bank.schema.json",
  "title": "Trial",
  "items": [
    {
      "id": "k06-trial",
      "interaction": "choice",
      "concepts": ["K06"],
      "bloom": "apply",
      "difficulty": 2,
      "source": "S1",
      "material": "fictional",
      "stem": "What is a wiki?",
      "explanation": "It is a social medium.",
      "select": "one",
      "options": [
        {
          "id": "a",
          "text": "A social medium",
          "right": true,
          "feedback": "People write texts together."
        },
        {
          "id": "b",
          "text": "A social network",
          "misconception": "M07",
          "feedback": "People work on texts, not on their circle."
        }
      ]
    }
  ]
}
`;

const folder = mkdtempSync(join(tmpdir(), 'read-json-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the author of this text reads: `line: field: message`, one for each mistake. */
function read(text: string): string[] {
  const path = join(folder, 'trial.json');
  writeFileSync(path, text);
  return readJson(path, 'trial', Bank).problems.map((problem) => say(problem).replace('trial:', ''));
}

/** The bank with one slip in it. */
function slip(from: string, to: string): string {
  expect(BANK).toContain(from);
  return BANK.replace(from, to);
}

test('a bank without mistakes is read', () => {
  expect(read(BANK)).toEqual([]);
});

describe('a slip of the pen is named, with its line', () => {
  test.each([
    { what: 'a missing comma', from: '"one",', to: '"one"', says: '15: a comma is missing after "one"' },
    {
      what: 'a missing comma after a list',
      from: '["K06"],',
      to: '["K06"]',
      says: '8: a comma is missing after ]',
    },
    {
      what: 'a missing comma between two options',
      from: '},\n        {',
      to: '}\n        {',
      says: '22: a comma is missing after }',
    },
    {
      what: 'a comma too many at the end of a group',
      from: 'circle."',
      to: 'circle.",',
      says: '27: a comma stands before the closing }: remove the comma',
    },
    {
      what: 'a comma too many at the end of a list',
      from: '["K06"]',
      to: '["K06",]',
      says: '8: a comma stands before the closing ]: remove the comma',
    },
    { what: 'two commas', from: '"one",', to: '"one",,', says: '15: there are two commas: remove one' },
    {
      what: 'a missing ]',
      from: '      ]\n',
      to: '',
      says: '29: a ] is missing before this }: the list that begins on line 16 is still open',
    },
    {
      what: 'a missing } at the very end',
      from: '  ]\n}\n',
      to: '  ]\n',
      says: '31: the file ends too early: a } is missing for the group that begins on line 1',
    },
    {
      what: 'a missing } between two options',
      from: '        },\n        {',
      to: '        {',
      says: '22: a } and a comma are missing before this {: the group that begins on line 17 is still open',
    },
    {
      what: 'a missing } before a comma',
      from: '        },\n        {',
      to: '        ,\n        {',
      says: '23: a } is missing before this {: the group that begins on line 17 is still open',
    },
    {
      what: 'a } too many',
      from: '  ]\n}\n',
      to: '  ]\n}\n}\n',
      says: '33: this } is one too many: remove it',
    },
    { what: 'a missing colon', from: '"stem":', to: '"stem"', says: '13: a colon is missing after "stem"' },
    {
      what: 'a field without a value',
      from: '"difficulty": 2,',
      to: '"difficulty":,',
      says: '10: this comma is not expected here: remove it, or write what is missing before it',
    },
    {
      what: 'a word without quotes',
      from: '"apply"',
      to: 'apply',
      says: '9: apply needs straight quotes around it: "apply"',
    },
    {
      what: 'a field name without quotes',
      from: '"bloom"',
      to: 'bloom',
      says: '9: bloom needs straight quotes around it: "bloom"',
    },
    {
      what: 'a missing closing quote',
      from: 'wiki?"',
      to: 'wiki?',
      says: '13: the text that begins here has no closing ": add it. A text stays on one line',
    },
    {
      what: 'a text on two lines',
      from: 'What is',
      to: 'What\nis',
      says: '13: the text that begins here has no closing ": add it. A text stays on one line',
    },
    {
      what: 'straight quotes inside a text',
      from: 'a wiki',
      to: 'a "wiki"',
      says: '13: the text before wiki ended too early: inside a text, write “ and ” for quotes',
    },
    {
      what: 'curly quotes around a text',
      from: '"apply"',
      to: '“apply”',
      says: '9: “ cannot begin or end a text: use the straight quote "',
    },
    {
      what: 'single quotes around a text',
      from: '"apply"',
      to: "'apply'",
      says: '9: \' cannot begin or end a text: use the straight quote "',
    },
    { what: 'True with a capital', from: 'true', to: 'True', says: '20: write true in small letters' },
    {
      what: 'a note',
      from: '"one",',
      to: '"one", // only one',
      says: '15: notes are not possible in these files: remove this one',
    },
    {
      what: 'a backslash',
      from: 'a wiki',
      to: 'a \\wiki',
      says: '13: there is a backslash (\\) in this text: remove it',
    },
    {
      what: 'a tab inside a text',
      from: 'a wiki',
      to: 'a\twiki',
      says: '13: there is a tab in this text: put a space in its place',
    },
    {
      what: 'a form feed inside a text',
      from: 'a wiki',
      to: 'a\fwiki',
      says: '13: there is an invisible character (U+000C) in this text: remove it, or type the text anew',
    },
    {
      what: 'a zero-width space between two fields',
      from: '"bloom"',
      to: '\u200b"bloom"',
      says: '9: there is an invisible character (U+200B) here: remove it, or type this line anew',
    },
    {
      what: 'a number with a comma',
      from: '2,',
      to: '2,5,',
      says: '10: a number is written with a point, not with a comma: 2.5',
    },
    {
      what: 'a space from a word processor',
      from: '"bloom": ',
      to: '"bloom":\u00a0',
      says: '9: there is a special space here, perhaps from a word processor: type an ordinary one',
    },
    {
      what: 'a number with a letter',
      from: '2,',
      to: '2nd,',
      says: '10: 2nd is not a number: write it with digits only, or put it in quotes',
    },
    {
      what: 'the same field twice',
      from: '"bloom": "apply",',
      to: '"bloom": "apply",\n"bloom": "analyse",',
      says: '10: "bloom" stands twice in this group: remove one of them',
    },
  ])('$what', ({ from, to, says }) => {
    expect(read(slip(from, to))).toEqual([says]);
  });

  test('an empty file', () => {
    expect(read('\n')).toEqual(['1: the file is empty: copy another file of this folder and change it']);
  });
});

describe('a mistake in a field is named, with its question and line', () => {
  const at = 'question "k06-trial" › ';
  test.each([
    {
      what: 'a misspelt value',
      from: '"apply"',
      to: '"Apply"',
      says: [
        `9: ${at}bloom: must be one of "remember", "understand", "apply", "analyse", "evaluate", written exactly so`,
      ],
    },
    {
      what: 'an interaction that does not exist',
      from: '"choice"',
      to: '"quiz"',
      says: [
        `7: ${at}interaction: must be one of "choice", "true-false", "matching", "sequencing", "fill-in"`,
      ],
    },
    {
      what: 'no interaction',
      from: '"interaction": "choice",',
      to: '',
      says: [
        `5: ${at}interaction: is missing: write one of "choice", "true-false", "matching", "sequencing", "fill-in"`,
      ],
    },
    {
      what: 'a missing field',
      from: '"stem": "What is a wiki?",',
      to: '',
      says: [`5: ${at}stem: is missing: add a text in quotes`],
    },
    {
      what: 'a missing choice of words',
      from: '"material": "fictional",',
      to: '',
      says: [`5: ${at}material: is missing: write one of "article", "fictional", "scenario", "real"`],
    },
    {
      what: 'a misspelt field',
      from: '"feedback": "People work',
      to: '"feedbak": "People work',
      says: [
        `23: ${at}options › 2 › feedback: is missing: add a text in quotes`,
        `27: ${at}options › 2 › feedbak: no field has this name here: correct its spelling or remove it`,
      ],
    },
    {
      what: 'an empty text',
      from: '"A social network"',
      to: '" "',
      says: [`25: ${at}options › 2 › text: is empty: write something here`],
    },
    {
      what: 'a text of invisible characters',
      from: '"A social network"',
      to: '"\u200b"',
      says: [`25: ${at}options › 2 › text: is empty: write something here`],
    },
    {
      what: 'a text where a list belongs',
      from: '["K06"]',
      to: '"K06"',
      says: [`8: ${at}concepts: must be a list in [square brackets]`],
    },
    { what: 'an empty list', from: '["K06"]', to: '[]', says: [`8: ${at}concepts: needs at least 1 entry`] },
    {
      what: 'a name where a number of a concept belongs',
      from: '["K06"]',
      to: '["wikis"]',
      says: [`8: ${at}concepts › 1: use the number of a concept, like "K06"`],
    },
    {
      what: 'a misconception without its letter',
      from: '"M07"',
      to: '"07"',
      says: [`26: ${at}options › 2 › misconception: use the number of a misconception, like "M06"`],
    },
    {
      what: 'a number in quotes',
      from: '2,',
      to: '"2",',
      says: [`10: ${at}difficulty: must be a number, without quotes`],
    },
    {
      what: 'half a number',
      from: '2,',
      to: '2.5,',
      says: [`10: ${at}difficulty: must be a whole number, like 2`],
    },
    { what: 'a number too big', from: '2,', to: '7,', says: [`10: ${at}difficulty: must be 5 or less`] },
    { what: 'a number too small', from: '2,', to: '0,', says: [`10: ${at}difficulty: must be 1 or more`] },
    {
      what: 'true in quotes',
      from: 'true',
      to: '"true"',
      says: [
        `20: ${at}options › 1 › right: can only be true, without quotes: where it is not so, remove the whole field`,
      ],
    },
    {
      what: 'right: false',
      from: '"misconception": "M07"',
      to: '"right": false',
      says: [
        `26: ${at}options › 2 › right: can only be true, without quotes: where it is not so, remove the whole field`,
      ],
    },
    {
      what: 'a text where a group belongs',
      from: '"options": [',
      to: '"options": ["A medium",',
      says: [`16: ${at}options › 1: must be a group in {braces}`],
    },
    {
      what: 'an id with capitals and spaces',
      from: '"k06-trial"',
      to: '"K06 Trial"',
      says: [
        '6: question "K06 Trial" › id: use small letters, digits and single hyphens, like "wiki-is-not-a-network"',
      ],
    },
    {
      what: 'no id: the question is counted',
      from: '"id": "k06-trial",',
      to: '',
      says: ['5: question 1 › id: is missing: add a text in quotes'],
    },
    {
      what: 'no title: the file has no such line',
      from: '"title": "Trial",',
      to: '',
      says: ['1: title: is missing: add a text in quotes'],
    },
  ])('$what', ({ from, to, says }) => {
    expect(read(slip(from, to))).toEqual(says);
  });

  test('a question with only one option', () => {
    const option = BANK.slice(
      BANK.indexOf(',\n        {\n          "id": "b"'),
      BANK.indexOf('\n      ]\n    }'),
    );
    expect(read(slip(option, ''))).toEqual([`16: ${at}options: needs at least 2 entries`]);
  });

  test('every mistake at once, in one reading', () => {
    const text = slip('"apply"', '"do"').replace('2,', '"2",').replace('"M07"', '"7"');
    expect(read(text).map((line) => line.split(':')[0])).toEqual(['9', '10', '26']);
  });
});

describe('how the file was saved does not matter', () => {
  const broken = slip('"M07"', '"7"');
  const says = [
    '26: question "k06-trial" › options › 2 › misconception: use the number of a misconception, like "M06"',
  ];

  test.each([
    { what: 'with the invisible mark of some editors', text: `\uFEFF${broken}` },
    { what: 'with the line ends of Windows', text: broken.replaceAll('\n', '\r\n') },
    { what: 'with the line ends of an old Macintosh', text: broken.replaceAll('\n', '\r') },
    { what: 'with tabs', text: broken.replaceAll('  ', '\t') },
  ])('$what', ({ text }) => {
    expect(read(text)).toEqual(says);
  });
});

describe('the line of a place', () => {
  test.each([
    { path: [], line: 1 },
    { path: ['title'], line: 3 },
    { path: ['items', 0], line: 5 },
    { path: ['items', 0, 'concepts', 0], line: 8 },
    { path: ['items', 0, 'options', 1, 'text'], line: 25 },
    { path: ['items', 0, 'options', 1, 'right'], line: 23 },
    { path: ['items', 7], line: 4 },
  ])('$path is on line $line', ({ path, line }) => {
    expect(lineOf(BANK, path)).toBe(line);
  });
});

function canBeParsed(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // That is the question.
  }
}

test('whatever is typed into a file or deleted from it, a slip is found exactly where JSON cannot be read', () => {
  const typed = fc.constantFrom(
    '',
    '"',
    ',',
    ':',
    '{',
    '}',
    '[',
    ']',
    '\\',
    '\n',
    '\t',
    '\u00a0',
    '\u200b',
    '\u0007',
    ',5',
    'x',
    '0',
    '-',
    '.',
    '“',
    'true',
    '//',
    '""',
  );
  const edit = fc.record({ at: fc.nat({ max: BANK.length }), remove: fc.nat({ max: 3 }), typed });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
      const text = edits.reduce(
        (before, { at, remove, typed: added }) => before.slice(0, at) + added + before.slice(at + remove),
        BANK,
      );
      const found = findSlip(text);
      expect(found === undefined).toBe(canBeParsed(text));
      expect(found?.offset ?? 0).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 5000 },
  );
});
