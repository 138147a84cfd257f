import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** Imports that were written into a copy of the house: who imports what, and whether a floor may. */
const FORBIDDEN = [
  { what: 'a floor above', from: 'bank', imports: '#lib/scoring/score.ts' },
  { what: 'a floor above', from: 'scoring', imports: '#lib/record/event.ts' },
  { what: 'a floor above', from: 'record', imports: '#lib/mastery/estimate.ts' },
  { what: 'a floor above', from: 'mastery', imports: '#lib/quiz/selection.ts' },
  { what: 'a floor above', from: 'storage', imports: '#lib/components/Quiz.svelte' },
  { what: 'its neighbour', from: 'course', imports: '#lib/bank/item.ts' },
  { what: 'its neighbour', from: 'bank', imports: '#lib/course/concept.ts' },
  { what: 'its neighbour', from: 'quiz', imports: '#lib/storage/learner.svelte.ts' },
  { what: 'its neighbour', from: 'storage', imports: '#lib/quiz/plan.ts' },
  { what: 'the routes', from: 'components', imports: '../../routes/places.ts' },
  { what: 'the build', from: 'course', imports: '../../build/course.ts' },
  { what: 'a virtual module', from: 'quiz', imports: 'virtual:bank' },
  { what: 'a virtual module', from: 'components', imports: 'virtual:course' },
  { what: 'SvelteKit', from: 'mastery', imports: '$app/state' },
];
/** A relative path is a way round the rule. */
const BACK_STAIRS = { from: 'bank', imports: '../quiz/plan.ts' };
const ALLOWED = [
  { from: 'scoring', imports: '#lib/bank/item.ts' },
  { from: 'record', imports: '#lib/scoring/response.ts' },
  { from: 'mastery', imports: '#lib/record/event.ts' },
  { from: 'quiz', imports: '#lib/mastery/estimate.ts' },
  { from: 'storage', imports: '#lib/record/record.ts' },
  { from: 'components', imports: '#lib/quiz/plan.ts' },
  { from: 'bank', imports: './item.ts' },
];

const house = mkdtempSync(join(tmpdir(), 'floors-'));
const fileOf = ({ from, imports }: { from: string; imports: string }) =>
  `src/lib/${from}/${imports.replace(/\W+/g, '-')}.ts`;
let complaints: { filename: string; code: string }[];

beforeAll(() => {
  copyFileSync('.oxlintrc.json', join(house, '.oxlintrc.json'));
  for (const entry of [...FORBIDDEN, BACK_STAIRS, ...ALLOWED]) {
    const file = join(house, fileOf(entry));
    mkdirSync(dirname(file), { recursive: true });
    // A type is an import like any other: floors are about what one knows of.
    writeFileSync(file, `import type { Thing } from '${entry.imports}';\n\nexport type Own = Thing;\n`);
  }
  const oxlint = join(process.cwd(), 'node_modules/oxlint/bin/oxlint');
  const { stdout } = spawnSync(process.execPath, [oxlint, '--format', 'json'], {
    cwd: house,
    encoding: 'utf8',
  });
  ({ diagnostics: complaints } = JSON.parse(stdout));
});
afterAll(() => rmSync(house, { recursive: true }));

/** Which rules complain about this import. */
const rulesAgainst = (entry: { from: string; imports: string }) =>
  complaints
    .filter(({ filename }) => filename.replaceAll('\\', '/') === fileOf(entry))
    .map(({ code }) => code);

describe('a floor uses the floors below it', () => {
  test.each(FORBIDDEN)('$from may not import $what: $imports', (entry) => {
    expect(rulesAgainst(entry)).toEqual(['eslint(no-restricted-imports)']);
  });

  test('no floor is reached by a relative path', () => {
    expect(rulesAgainst(BACK_STAIRS)).toEqual(['eslint(no-restricted-imports)']);
  });

  test.each(ALLOWED)('$from may import $imports', (entry) => {
    expect(rulesAgainst(entry)).toEqual([]);
  });
});

test('every floor has its rule: a new one cannot be forgotten', () => {
  const { overrides } = JSON.parse(readFileSync('.oxlintrc.json', 'utf8')) as {
    overrides: { files: string[] }[];
  };
  const ruled = overrides.flatMap(({ files }) => files);
  const floors = readdirSync('src/lib', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(floors.map(({ name }) => `src/lib/${name}/**`).filter((floor) => !ruled.includes(floor))).toEqual(
    [],
  );
});
