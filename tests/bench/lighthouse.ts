import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findChromium } from '../browsers.ts';
import { LESSON } from './pages.ts';
import { withSite } from './site.ts';
import { median, printTable } from './table.ts';

/** Fetched when it is asked for: it weighs 185 MB in 143 packages, twenty seconds that every `npm ci` would pay. */
const LIGHTHOUSE = 'lighthouse@12.8.2';
const RUNS = Number(process.env.RUNS) || 3;

const PAGES = [
  ['home', '/'],
  ['lesson', LESSON],
  ['practice', '/practice/'],
  ['placement', '/placement/'],
] as const;

const CATEGORIES = {
  performance: 98,
  accessibility: 100,
  'best-practices': 100,
  seo: 100,
} as const;
type Category = keyof typeof CATEGORIES;

interface Report {
  categories: Record<Category, { score: number; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<
    string,
    { title: string; score: number | null; scoreDisplayMode: string; displayValue?: string }
  >;
}

async function run(url: string, folder: string): Promise<Report> {
  const { executablePath, env, args = [] } = await findChromium();
  const output = join(folder, 'report.json');
  await promisify(execFile)(
    'npx',
    [
      '--yes',
      LIGHTHOUSE,
      url,
      '--quiet',
      '--output=json',
      `--output-path=${output}`,
      `--chrome-flags=--headless=new ${args.join(' ')}`,
      `--only-categories=${Object.keys(CATEGORIES).join(',')}`,
    ],
    { env: { ...process.env, ...env, CHROME_PATH: executablePath }, shell: process.platform === 'win32' },
  );
  return JSON.parse(await readFile(output, 'utf8'));
}

/** Audits that have something to say: green is 0.9 and up. Those without weight are marked. */
function notGreen({ categories, audits }: Report): string[] {
  const weights = new Map(
    Object.values(categories).flatMap(({ auditRefs }) =>
      auditRefs.map(({ id, weight }) => [id, weight] as const),
    ),
  );
  return Object.entries(audits)
    .filter(
      ([id, { score, scoreDisplayMode }]) =>
        weights.has(id) &&
        score !== null &&
        score < 0.9 &&
        !['informative', 'notApplicable', 'manual'].includes(scoreDisplayMode),
    )
    .map(
      ([id, { displayValue, score }]) =>
        `${id} ${score}${displayValue ? ` (${displayValue})` : ''}${weights.get(id) ? '' : ', no weight'}`,
    );
}

const folder = await mkdtemp(join(tmpdir(), 'lighthouse-'));
try {
  await withSite(async (url) => {
    const rows = [];
    const findings = [];
    for (const [name, path] of PAGES) {
      const reports: Report[] = [];
      for (let count = 0; count < RUNS; count++) reports.push(await run(url + path, folder));
      rows.push([
        name,
        ...Object.entries(CATEGORIES).flatMap(([category, limit]) => {
          const score = Math.round(
            median(reports.map(({ categories }) => categories[category as Category].score)) * 100,
          );
          return [score, score >= limit ? `≥ ${limit} ok` : `≥ ${limit} UNDER`];
        }),
      ]);
      const all = new Map(
        reports.flatMap((report) => notGreen(report)).map((text) => [text.split(' ')[0], text]),
      );
      findings.push(...[...all.values()].map((text) => [name, text]));
    }
    printTable(
      `Lighthouse, mobile: median of ${RUNS}`,
      ['page', 'performance', '', 'accessibility', '', 'best practices', '', 'SEO', ''],
      rows,
    );
    if (findings.length > 0) printTable('Not green', ['page', 'audit'], findings);
    else console.log('\nEvery audit is green.');
  });
} finally {
  await rm(folder, { recursive: true });
}
