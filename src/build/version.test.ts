import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { versionOf } from './version.mjs';

let folder: string;
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'version-'));
  write('questions/two-poles.json', '{}');
  write('src/routes/+page.svelte', '<h1>Course</h1>');
  write('package-lock.json', '{}');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the same course has the same name in another folder', () => {
  const copy = mkdtempSync(join(tmpdir(), 'version-'));
  cpSync(folder, copy, { recursive: true });
  expect(versionOf(copy)).toBe(versionOf(folder));
  expect(versionOf(copy)).toMatch(/^[0-9a-f]{12}$/);
  rmSync(copy, { recursive: true });
});

test.each([
  ['a changed question', () => write('questions/two-poles.json', '{ }')],
  ['a new picture', () => write('static/map.svg', '<svg />')],
  ['a new package', () => write('package-lock.json', '{ "packages": {} }')],
  ['a page at another address', () => renameSync(join(folder, 'src/routes'), join(folder, 'src/ways'))],
  [
    'text that moves from one file into the next',
    () => {
      write('questions/two-poles.json', '{}a');
      write('src/routes/+page.svelte', '<h1>Course</h1');
    },
  ],
])('%s makes a new version', (_, change) => {
  const before = versionOf(folder);
  change();
  expect(versionOf(folder)).not.toBe(before);
});

test.each([
  ['a test', 'src/routes/page.test.ts'],
  ['what is not part of the course', 'README.md'],
])('%s does not', (_, path) => {
  const before = versionOf(folder);
  write(path, 'something else');
  expect(versionOf(folder)).toBe(before);
});
