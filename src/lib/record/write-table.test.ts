import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answered, anyLearners } from './copy.fixture.ts';
import { happened } from './event.fixture.ts';
import { answers } from './record.ts';
import { writeTable, type Words } from './write-table.ts';

/** Reads CSV by the letter of RFC 4180, and throws where it is not. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  // A field in quotation marks or bare, then a comma or the end of the line.
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (field.lastIndex < text.length) {
    const begin = field.lastIndex;
    const found = field.exec(text);
    if (!found) throw new Error(`no CSV from ${begin}: ${text.slice(begin, begin + 40)}`);
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  if (row.length > 0) throw new Error('the last line has no end');
  return rows;
}

/** The table as one object a row. */
function tableOf(text: string): Record<string, string>[] {
  expect(text.startsWith('\uFEFF')).toBe(true);
  const [head = [], ...rows] = parse(text.slice(1));
  return rows.map((row) => {
    expect(row).toHaveLength(head.length);
    return Object.fromEntries(row.map((value, index) => [head[index], value]));
  });
}

/** Of two ideas, one is no longer in the course. */
const words: Words = {
  conceptName: (concept) => (concept === 'K06' ? 'Blogs, forums, wikis' : undefined),
  belief: (idea) => (idea === 'M06' ? 'A forum is a network' : undefined),
};

const one = (more: object) =>
  tableOf(writeTable([{ id: 'a-1', name: 'Ada', events: [answered('x', more)] }], words))[0];

describe('a record as a table', () => {
  it('has a row for every answer of everybody, by the letter of RFC 4180', () => {
    fc.assert(
      fc.property(anyLearners, (learners) => {
        const rows = tableOf(writeTable(learners, words));
        const all = learners.flatMap(({ events }) => answers(events));
        expect(rows).toHaveLength(all.length);
        expect(rows.map(({ score }) => score)).toEqual(all.map(({ score }) => String(score ?? '')));
        expect(rows.map(({ seconds }) => seconds)).toEqual(all.map(({ seconds }) => String(seconds)));
      }),
    );
  });

  it('says of an answer what it was for, and what it was worth', () => {
    const start = happened('s', 1, {
      type: 'session.started',
      session: 's',
      kind: 'check',
      lesson: 'two-poles',
      seed: 1,
      length: 3,
    });
    const answer = answered('x', { misconceptions: ['M06', 'M02'], confidence: 'sure' });
    expect(tableOf(writeTable([{ id: 'a-1', name: 'Ada', events: [start, answer] }], words))).toEqual([
      {
        time: '2026-11-23T17:00:21.039Z',
        learner: 'a-1',
        name: 'Ada',
        session: 's',
        kind: 'check',
        lesson: 'two-poles',
        item: 'wiki-is-not-a-network',
        hash: 'Ab3_-x9Z',
        concepts: 'K06',
        'concept names': 'Blogs, forums, wikis',
        attempt: '1',
        interaction: 'choice',
        response: 'a',
        score: '0.5',
        confidence: 'sure',
        seconds: '21',
        misconceptions: 'M06; M02',
        'wrong ideas': 'A forum is a network; M02',
      },
    ]);
  });

  it.each([
    [{ kind: 'unknown' }, ''],
    [{ kind: 'choice', options: ['a', 'c'] }, 'a; c'],
    [{ kind: 'true-false', reason: 'b' }, 'b'],
    [{ kind: 'matching', placements: { wiki: 'no', chat: 'yes' } }, 'wiki → no; chat → yes'],
    [{ kind: 'sequencing', order: ['one', 'two'] }, 'one; two'],
    [{ kind: 'fill-in', text: 'say "yes",\r\nor no' }, 'say "yes",\r\nor no'],
  ])('tells what was answered: %j', (response, text) => {
    expect(one({ response })?.response).toBe(text);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1'])(
    'runs nothing in a spreadsheet: %j',
    (text) => {
      expect(one({ response: { kind: 'fill-in', text } })?.response).toBe(`'${text}`);
    },
  );

  it('runs nothing in a spreadsheet that parts lines at semicolons', () => {
    const events = [answered('x', { response: { kind: 'fill-in', text: 'a;=1+1' } })];
    const text = writeTable([{ id: 'a', name: 'Ada', events }], words);
    expect(text).toContain('"a;=1+1"');
  });

  it('tells a time that no calendar holds as it stands', () => {
    expect(one({ at: 1e20 })?.time).toBe('100000000000000000000');
  });
});
