import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkItem } from '../lib/bank/check.ts';
import { Bank, Item } from '../lib/bank/item.ts';
import { plain } from '../lib/scoring/text.ts';
import { readCourse } from './course.ts';
import { say } from './problem.ts';
import { problemAt, readJson } from './read-json.ts';

const readme = readFileSync('questions/README.md', 'utf8');
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)\n\`\`\`$`, 'gm'))].map(([, text = '']) => text);

const { concepts, misconceptions, catalogue, index } = readCourse(process.cwd());
const known = {
  concepts: new Set(concepts.map(({ id }) => id)),
  misconceptions: new Set(misconceptions.map(({ id }) => id)),
  platforms: new Map(catalogue.platforms.map(({ id }) => [id, {}])),
  plain,
};

describe('an instructor who copies an example', () => {
  const examples = blocks('json').map((text) => JSON.parse(text) as { id: string });

  test.each(examples)('gets a question that passes the check: $id', (example) => {
    expect(Bank.safeParse({ title: 'Trial', items: [example] }).error).toBeUndefined();
    expect(checkItem(Item.parse(example), known)).toEqual([]);
  });

  test.each(examples)('has an id of its own; a new question needs another one: $id', ({ id }) => {
    expect(index.map((entry) => entry.id)).not.toContain(id);
  });

  test('finds one for every interaction', () => {
    const shown = new Set(examples.map((example) => Item.parse(example).interaction));
    expect([...shown].sort()).toEqual(['choice', 'fill-in', 'matching', 'sequencing', 'true-false']);
  });
});

test('the table of concepts is that of the course', () => {
  const rows = [...readme.matchAll(/^\| (K\d\d) +\| (.*?) +\|$/gm)].map(([, id, name]) => ({ id, name }));
  expect(rows).toEqual(concepts.map(({ id, name }) => ({ id, name })));
});

describe('the messages it explains are those an instructor gets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'readme-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const FILE = 'questions/blogs-forums-wikis.json';
  const [example = ''] = blocks('json');
  const bank = `{\n  "$schema": "./bank.schema.json",\n  "title": "Trial",\n  "items": [\n${example}\n  ]\n}\n`;

  function messages(text: string): string[] {
    writeFileSync(join(folder, 'trial.json'), text);
    const { source, data, problems } = readJson(join(folder, 'trial.json'), FILE, Bank);
    const inItems = (data?.items ?? []).flatMap((item, index) =>
      checkItem(item, known).map(({ path, message }) =>
        problemAt(source, ['items', index, ...path], message),
      ),
    );
    return [...problems, ...inItems].map(say);
  }

  test('for a missing comma, then for a misconception that does not exist', () => {
    expect(blocks('text')).toEqual([
      ...messages(bank.replace('"one",', '"one"')),
      ...messages(bank.replace('"M07"', '"M99"')),
    ]);
  });
});

test('every link inside the page leads to a heading', () => {
  const headings = [...readme.matchAll(/^##+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
  const links = [...readme.matchAll(/\]\(#([^)]*)\)/g)].map(([, anchor]) => anchor);
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((anchor) => !headings.includes(anchor ?? ''))).toEqual([]);
});
