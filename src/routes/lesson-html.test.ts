import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import config from '../../svelte.config.js';

/** Every file that reaches a browser. */
const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => join('src', name).replaceAll('\\', '/'))
  .filter((name) => /\.(svelte|ts|html)$/.test(name) && !/\.test\.ts$|^src\/build\//.test(name));

/** What a pattern finds in them: `file: what`. */
const find = (pattern: RegExp) =>
  files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(pattern)].map(([whole, found = whole]) => `${file}: ${found}`),
  );

// A line that is added here is a door: say in its review what comes through, and who made it.

test('HTML is put in as it is in these places, all of them made by the build', () => {
  expect(find(/\{@html\s+([^}]*)\}/g)).toEqual([
    'src/routes/+page.svelte: trusted(data.map)',
    // Prose, and figures.
    'src/routes/lessons/[lesson]/+page.svelte: trusted(block.html)',
    'src/routes/lessons/[lesson]/+page.svelte: trusted(block.html)',
    'src/routes/lessons/[lesson]/+page.svelte: trusted(data.activity.html)',
    'src/routes/lessons/[lesson]/+page.svelte: trusted(data.check.html)',
  ]);
});

test('one policy of ours makes trusted HTML, and two of Svelte’s', () => {
  expect(find(/createPolicy\('([^']*)'/g)).toEqual(['src/routes/lesson-html.ts: lesson-html']);
  expect(find(/createPolicy\??\.?\(/g)).toHaveLength(1);
  expect(config.kit?.csp?.directives?.['trusted-types']).toEqual([
    'svelte-trusted-html',
    'sveltekit-trusted-url',
    'lesson-html',
  ]);
});

test('no other way is used to make elements of a text, or code', () => {
  expect(
    find(
      /\.(?:inner|outer)HTML\b|insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|parseFromString|createContextualFragment|document\.write|\beval\(|new Function\b|srcdoc|javascript:/g,
    ),
  ).toEqual([]);
});

test('no style and no handler is written into markup, where the policy would refuse it', () => {
  expect(find(/<[a-z][^<>]*\s(?:style(?:=|:)|on[a-z]+=")[^<>]*>/g)).toEqual([]);
});
