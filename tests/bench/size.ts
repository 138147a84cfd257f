import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import {
  answerable,
  beginPractice,
  LESSON,
  neededToAnswer,
  noteAnswerable,
  openCheck,
  openFigure,
  ready,
} from './pages.ts';
import { withBrowser } from './site.ts';
import { kilobytes, printTable } from './table.ts';
import { bytesOf, PHONE, phone, type Kind, type Transfer } from './traffic.ts';
import { explainChunks } from './why.ts';

/** What a page fetched by the end of a stage. */
interface Stage {
  name: string;
  path: string;
  reach: ((page: Page) => Promise<unknown>)[];
  /** kB of JavaScript. */
  limit?: number;
}

const board = (page: Page) => answerable(page).waitFor();

const STAGES: Stage[] = [
  { name: 'home', path: '/', reach: [] },
  { name: 'lesson, read', path: LESSON, reach: [], limit: 36 },
  { name: 'lesson, figure in view', path: LESSON, reach: [openFigure] },
  { name: 'lesson, check in view', path: LESSON, reach: [openCheck] },
  { name: 'placement', path: '/placement/', reach: [board] },
  { name: 'practice, first question', path: '/practice/', reach: [beginPractice], limit: 60 },
  { name: 'final', path: '/final/', reach: [] },
  { name: 'sort', path: '/sort/', reach: [board] },
  { name: 'sort, network or not', path: '/sort/network/', reach: [board] },
  { name: 'sort, contact or content', path: '/sort/type/', reach: [board] },
  { name: 'progress', path: '/progress/', reach: [] },
  { name: 'panorama', path: '/panorama/', reach: [] },
  { name: 'guide', path: '/guide/', reach: [] },
];

const LIMITS: Partial<Record<Kind, number>> = { CSS: 12, fonts: 60 };
const REQUESTS = 12;

const verdict = (value: number, limit: number | undefined) =>
  limit === undefined ? '' : value <= limit ? `≤ ${limit} ok` : `≤ ${limit} OVER`;

/** Names that only zod has; they outlive minification. */
const ZOD = /\b(ZodError|\$ZodType|_zod)\b/;
const hasZod = async ({ path }: Transfer) => ZOD.test(await readFile(join('build', path), 'utf8'));

if (process.argv.includes('--why')) await explainChunks();

await withBrowser(async (browser, url) => {
  const rows = [];
  const files = new Map<string, Transfer>();
  for (const { name, path, reach, limit } of STAGES) {
    const context = await browser.newContext(PHONE);
    const { page, transfers } = await phone(context);
    await page.addInitScript(noteAnswerable);
    await page.goto(url + path, { waitUntil: 'load' });
    await ready(page);
    for (const step of reach) await step(page);
    await page.waitForLoadState('networkidle');
    const all = transfers();
    // What explains an answer comes while the learner thinks: nobody waits for it, but it is paid for.
    const paths = await neededToAnswer(page);
    const needed = all.filter(({ path: file }) => paths.includes(file));
    for (const transfer of all) files.set(transfer.path, transfer);
    const javascript = bytesOf(needed, 'JavaScript');
    const kinds = (['CSS', 'fonts'] as const).flatMap((kind) => {
      const bytes = bytesOf(all, kind);
      return [kilobytes(bytes), verdict(bytes / 1000, LIMITS[kind])];
    });
    const scripts = all.filter(({ kind }) => kind === 'JavaScript');
    const zod = (await Promise.all(scripts.map(hasZod))).some(Boolean);
    rows.push([
      name,
      kilobytes(javascript),
      verdict(javascript / 1000, limit),
      kilobytes(bytesOf(all, 'JavaScript')),
      ...kinds,
      kilobytes(bytesOf(all, 'HTML')),
      kilobytes(bytesOf(all, 'other')),
      needed.length,
      verdict(needed.length, REQUESTS),
      zod ? 'ZOD' : 'none',
    ]);
    if (process.argv.includes('--files'))
      printTable(
        name,
        ['file', 'bytes'],
        all.map(({ path: file, bytes }) => [file, bytes]),
      );
    await context.close();
  }
  printTable(
    'Over the wire, brotli, bodies only, a phone with an empty cache',
    ['page', 'JS to answer', '', 'JS in all', 'CSS', '', 'fonts', '', 'HTML', 'other', 'requests', '', 'zod'],
    rows,
  );
});
