import { describe, expect, test } from 'vitest';
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

  test('is read the same with the line ends of Windows and the mark of some editors', () => {
    expect(readLesson('lesson.md', `\uFEFF${(HEAD + BODY).replaceAll('\n', '\r\n')}`)).toEqual(read());
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
