import { describe, expect, test } from 'vitest';
import { PAYLOADS } from '../../tests/fixtures/xss.ts';
import { readLesson } from './lesson.ts';

const HEAD = `---
number: 2
id: a-part-of-the-whole
title: A part of the whole
objective: Define a social network.
lead: By the end you can define a social network.
minutes: 7
concepts: [K04, K05]
sources: [S1]
activity: k05-circles
check: [k05-a, k05-b, k05-c]
can:
  - Say what makes a network
  - Draw the two sets
---
`;

const BODY = `
## A first purpose {#a-first-purpose K04}

A **network** links people. ==That is its purpose.== The French is *vocation première*.

> S1 | The article says “primary vocation”.

::figure nested-sets

## Arrange the circles {#arrange-the-circles K05}

Now try.

::activity

Look again.
`;

const read = (body = BODY, head = HEAD) => readLesson('lesson.md', head + body);

/** What the author reads: `line: field: message`. */
const mistakes = (body?: string, head?: string) =>
  read(body, head).problems.map(({ line, field, message }) => `${line}: ${field}: ${message}`);

/** All prose of a lesson as one text of HTML. */
const html = (body?: string) =>
  read(body)
    .lesson?.blocks.map((block) => (block.kind === 'prose' ? block.html : ''))
    .join('') ?? '';

describe('a lesson', () => {
  test('has the head its author wrote, and the parts of its headings', () => {
    expect(mistakes()).toEqual([]);
    expect(read().lesson).toMatchObject({
      number: 2,
      title: 'A part of the whole',
      concepts: ['K04', 'K05'],
      check: ['k05-a', 'k05-b', 'k05-c'],
      parts: [
        { title: 'A first purpose', anchor: 'a-first-purpose', concepts: ['K04'] },
        { title: 'Arrange the circles', anchor: 'arrange-the-circles', concepts: ['K05'] },
      ],
    });
  });

  test('shows the figure and the activity where they were written, between stretches of prose', () => {
    expect(read().lesson?.blocks.map((block) => (block.kind === 'figure' ? block.name : block.kind))).toEqual(
      ['prose', 'nested-sets', 'prose', 'activity', 'prose'],
    );
  });
});

describe('what a learner sees', () => {
  test('a heading that can be linked to, without its braces', () => {
    expect(html()).toContain('<h2 id="a-first-purpose">A first purpose</h2>');
  });

  test('a term in bold, a marked sentence, and French words that are read aloud as French', () => {
    expect(html()).toContain(
      'A <strong>network</strong> links people. <mark>That is its purpose.</mark> The French is <span lang="fr">vocation première</span>.',
    );
  });

  test('a note that says which section of the source it is about', () => {
    expect(html()).toContain(
      '<aside class="note" role="note" aria-label="Note on the source, section 1"><p class="ref">Source, section 1</p><p>The article says “primary vocation”.</p></aside>',
    );
  });

  test('a table whose first column heads its rows, and that can be scrolled by keyboard', () => {
    const table = html(
      '## A {#a K04}\n\n| Family | For |\n| --- | --- |\n| Sharing | To pass on |\n\n::activity\n',
    );
    expect(table).toContain('<div class="scroll" tabindex="0" role="group" aria-label="Table">');
    expect(table).toContain('<th scope="col">Family</th><th scope="col">For</th>');
    expect(table).toContain('<tr><th scope="row">Sharing</th><td>To pass on</td></tr>');
  });
});

describe('what the author of a lesson reads', () => {
  test('a lesson without its head', () => {
    expect(mistakes(BODY, '')).toEqual([
      '1: : a lesson begins with its head between two lines of three dashes',
    ]);
  });

  test('a colon in a text of the head', () => {
    expect(mistakes(BODY, HEAD.replace('A part of the whole', 'One part: the whole'))).toEqual([
      '4: head: this line cannot be read: put a text with a colon in it into "quotes"',
    ]);
  });

  test('a field of the head that is missing, too short, or unknown', () => {
    expect(mistakes(BODY, HEAD.replace('lead: By the end you can define a social network.\n', ''))).toEqual([
      '2: lead: is missing: add a text in quotes',
    ]);
    expect(mistakes(BODY, HEAD.replace(', k05-c]', ']'))).toEqual(['11: check: needs at least 3 entries']);
    expect(mistakes(BODY, HEAD.replace('minutes:', 'minuts:'))).toEqual([
      '2: minutes: is missing: add a number, without quotes',
      '7: minuts: no field has this name here: correct its spelling or remove it',
    ]);
  });

  test('a heading without braces', () => {
    expect(mistakes(BODY.replace(' {#arrange-the-circles K05}', ''))).toEqual([
      '25: ## Arrange the circles: a heading ends with its name and concepts in braces, like {#first-purpose K04}',
    ]);
  });

  test('a lesson with nothing to do', () => {
    expect(mistakes(BODY.replace('::activity', ''))).toEqual([
      '1: : say where the thing to do stands: a line "::activity"',
    ]);
  });
});

describe('a lesson that carries something foreign', () => {
  /** Tags that the build itself writes, with their attributes; everything else that begins with < would be foreign. */
  const OURS =
    /<\/?(?:p|h[1-6]|strong|mark|code|pre|del|br|hr|ul|ol|li|span|aside|div|table|thead|tbody|tr|td|th|a)(?: (?:id|lang|class|role|aria-label|tabindex|scope|start|href|title)="[^"<>]*")*>|<input disabled="" type="checkbox">/g;
  const ADDRESSES = /href="([^"]*)"/g;

  function foreign(body: string): string[] {
    const written = html(body);
    expect(read(body).lesson).toBeDefined();
    const addresses = [...written.matchAll(ADDRESSES)].map(([, address = '']) => address);
    return [
      ...(written.replace(OURS, '').match(/<[^]{0,40}/g) ?? []),
      ...addresses.filter((address) => !/^(https:\/\/|mailto:|#|\.{0,2}\/(?![/\\]))/.test(address)),
    ];
  }

  const PLACES: [place: string, around: (text: string) => string][] = [
    ['a paragraph', (text) => text],
    ['the middle of a sentence', (text) => `Some words ${text} and more.`],
    ['a heading', (text) => `## ${text.replaceAll('\n', ' ')} {#there K04}`],
    ['a note', (text) => `> S1 | ${text}`],
    ['a note, set in', (text) => `>     S1 | ${text}`],
    ['a list', (text) => `- one\n- ${text}\n    - ${text}`],
    ['a table', (text) => `| a | b |\n| --- | --- |\n| ${text} | ${text} |`],
    ['emphasis', (text) => `*${text}* **${text}** ==${text}==`],
    ['the words of a link', (text) => `[${text}](https://example.org/)`],
    ['the address of a link', (text) => `[a](${text}) [b](<${text}>) [c][d]\n\n[d]: ${text}`],
    ['the title of a link', (text) => `[a](https://example.org/ "${text}")`],
    ['a picture', (text) => `![${text}](${text})`],
    ['code', (text) => `\`${text}\`\n\n\`\`\`${text}\n${text}\n\`\`\``],
    ['text after an open tag', (text) => `<code> ${text}`],
  ];

  test.each(PLACES)('makes no element of it in %s', (_, around) => {
    const found = PAYLOADS.flatMap((payload) =>
      foreign(`\n${around(payload)}\n\n::activity\n`).map((what) => `${payload} → ${what}`),
    );
    expect(found).toEqual([]);
  });

  test('is refused with its line and what to write instead', () => {
    const said = (text: string) => mistakes(BODY.replace('Now try.', text));
    expect(said('Now <b>try</b>.')).toEqual([
      '27: <b>: HTML is not shown in a lesson: write it in Markdown, or between `backticks` to show it as it is',
      '27: </b>: HTML is not shown in a lesson: write it in Markdown, or between `backticks` to show it as it is',
    ]);
    expect(said('[Press](java&Tab;script:alert(1))')).toEqual([
      '27: [Press](java&Tab;script:alert(1)): a link leads to https://…, mailto:…, #part or ../page/: correct the address',
    ]);
    expect(said('- ::figure two-axes')).toEqual([
      '27: ::figure two-axes: a figure or the activity stands by itself, not in a list or a note: move the line out of it',
    ]);
    expect(said('![A map](https://example.org/map.png)')).toEqual([
      '27: ![A map](https://example.org/map.png): pictures are not shown in a lesson: a drawing stands on a line of its own, like "::figure nested-sets"',
    ]);
  });

  test('may still name a tag in code, compare with < and lead elsewhere', () => {
    const body = BODY.replace('Now try.', '2 < 3 & `<b>`, see [there](https://example.org/?a=1&b=2).');
    expect(mistakes(body)).toEqual([]);
    expect(html(body)).toContain(
      '2 &lt; 3 &amp; <code>&lt;b&gt;</code>, see <a href="https://example.org/?a=1&amp;b=2">there</a>.',
    );
  });
});
