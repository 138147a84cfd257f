import type { Browser, Page } from 'playwright-core';
import { answerable, beginPractice, check, choose, LESSON, openCheck, ready, walk } from './pages.ts';
import { withBrowser } from './site.ts';
import { median, printTable } from './table.ts';
import { PHONE, phone } from './traffic.ts';
import { heap, slow, vitals, watch } from './vitals.ts';

const RUNS = Number(process.env.RUNS) || 5;
const CLICKS = Number(process.env.CLICKS) || 20;

const question = (page: Page) => answerable(page).waitFor();

const LOADS: [name: string, path: string, reach?: (page: Page) => Promise<unknown>][] = [
  ['home', '/'],
  ['lesson, to its check', LESSON, openCheck],
  ['placement', '/placement/', question],
  ['practice', '/practice/', beginPractice],
  ['sort', '/sort/', question],
];

const HEAPS: [name: string, path: string][] = [
  ['home', '/'],
  ['lesson', LESSON],
  ['practice', '/practice/'],
  ['placement', '/placement/'],
];

/** A page as a phone sees it that was never here before. */
async function open<T>(
  browser: Browser,
  use: (tab: Awaited<ReturnType<typeof phone>>) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(PHONE);
  try {
    const tab = await phone(context);
    await watch(tab.page);
    return await use(tab);
  } finally {
    await context.close();
  }
}

async function load(browser: Browser, url: string, reach?: (page: Page) => Promise<unknown>) {
  return open(browser, async ({ page, session }) => {
    await slow(session);
    await page.goto(url, { waitUntil: 'commit' });
    await ready(page);
    await reach?.(page);
    const answerableAt = reach ? await page.evaluate(() => performance.now()) : NaN;
    await page.waitForLoadState('networkidle');
    return { ...(await vitals(page)), answerableAt };
  });
}

async function loads(browser: Browser, url: string): Promise<void> {
  const rows = [];
  for (const [name, path, reach] of LOADS) {
    const runs: Awaited<ReturnType<typeof load>>[] = [];
    for (let run = 0; run < RUNS; run++) runs.push(await load(browser, url + path, reach));
    const of = (field: 'fcp' | 'lcp' | 'cls' | 'tbt' | 'answerableAt') =>
      median(runs.map((run) => run[field]));
    rows.push([
      name,
      Math.round(of('fcp')),
      Math.round(of('lcp')),
      of('cls').toFixed(4),
      reach ? Math.round(of('answerableAt')) : '',
      Math.round(of('tbt')),
    ]);
  }
  printTable(
    `Phone, 150 ms, 1.6 Mbit/s, processor at a quarter: median of ${RUNS}`,
    ['page', 'FCP ms', 'LCP ms', 'CLS', 'answerable ms', 'TBT ms'],
    rows,
  );
}

/** After load, with nothing of the measuring in it: a locator would bring scripts of its own. */
async function heaps(browser: Browser, url: string): Promise<void> {
  const rows = [];
  for (const [name, path] of HEAPS) {
    const bytes: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const context = await browser.newContext(PHONE);
      const { page, session } = await phone(context);
      await page.goto(url + path, { waitUntil: 'networkidle' });
      bytes.push(await heap(session));
      await context.close();
    }
    const megabytes = median(bytes) / 1e6;
    rows.push([name, megabytes.toFixed(2), megabytes <= 3 ? '≤ 3 ok' : '≤ 3 OVER']);
  }
  printTable(`JavaScript heap after load: median of ${RUNS}`, ['page', 'MB', ''], rows);
}

/** Frames from the click on "Check my answer" to the one that paints the explanation. */
async function framesToFeedback(browser: Browser, url: string, cpu: number): Promise<number> {
  return open(browser, async ({ page, session }) => {
    await page.goto(`${url}/placement/`);
    await question(page);
    await choose(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    const frames = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const begin = () => {
            let count = 0;
            // A frame's callbacks run just before it is painted.
            const frame = () => {
              count += 1;
              if (document.querySelector('.feedback')) resolve(count);
              else requestAnimationFrame(frame);
            };
            requestAnimationFrame(frame);
          };
          addEventListener('click', begin, { capture: true, once: true });
        }),
    );
    await answerable(page).click();
    return frames;
  });
}

async function clicks(browser: Browser, url: string): Promise<void> {
  const rows = [];
  for (const cpu of [1, 4]) {
    const frames: number[] = [];
    for (let click = 0; click < CLICKS; click++) frames.push(await framesToFeedback(browser, url, cpu));
    const middle = median(frames);
    rows.push([`processor at 1/${cpu}`, middle, Math.max(...frames), middle <= 2 ? '≤ 2 ok' : '≤ 2 OVER']);
  }
  printTable(
    `Frames from "Check my answer" to the painted explanation: ${CLICKS} clicks`,
    ['', 'median', 'worst', ''],
    rows,
  );
}

const WALKS: [name: string, path: string, take: (page: Page) => Promise<void>][] = [
  ['placement, eight questions', '/placement/', (page) => walk(page, 8)],
  [
    'lesson, its check',
    LESSON,
    async (page) => {
      await openCheck(page);
      await walk(check(page), 3);
    },
  ],
  [
    'practice, six questions',
    '/practice/',
    async (page) => {
      await beginPractice(page);
      await walk(page, 6);
    },
  ],
];

/** Nothing may move by itself from the first byte to the last answer. */
async function walks(browser: Browser, url: string): Promise<void> {
  const rows = [];
  const shifts: string[] = [];
  for (const [name, path, take] of WALKS) {
    const { cls, shifted } = await open(browser, async ({ page, session }) => {
      await slow(session);
      await page.goto(url + path);
      await ready(page);
      await take(page);
      return vitals(page);
    });
    rows.push([name, cls.toFixed(4), cls === 0 ? '0 ok' : '0 OVER']);
    shifts.push(...shifted.map((shift) => `${name}: ${shift}`));
  }
  printTable('Layout shift over a whole walk: load, choose, check, next', ['walk', 'CLS', ''], rows);
  if (shifts.length > 0) console.log(`\nWhat moved:\n${shifts.join('\n')}`);
}

await withBrowser(async (browser, url) => {
  await loads(browser, url);
  await heaps(browser, url);
  await clicks(browser, url);
  await walks(browser, url);
});
