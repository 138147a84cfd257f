import type { Browser, Page } from 'playwright-core';
import { inMemory } from '#lib/storage/backend.ts';
import { appendEvent } from '#lib/storage/record-store.ts';
import { writeSegment } from '#lib/storage/archive.ts';
import { longRecord } from './long-record.ts';
import { withBrowser } from './site.ts';
import { median, printTable } from './table.ts';

const RUNS = Number(process.env.RUNS) || 21;
const FEW = 10;
const MANY = 20_000;
const YOUNG = 128;
const LEARNER = 'bench';

/** Pages, and the words by which each shows that it knows the learner. */
const PAGES: [path: string, knows: RegExp][] = [
  ['/', /You have acquired \d+/],
  ['/progress/', /\d answers since/],
];

/** What the storage of a device holds after so many answers. */
async function storage(answers: number): Promise<Record<string, string>> {
  const record = longRecord(answers);
  const backend = inMemory();
  const old = record.slice(0, -YOUNG);
  if (old.length > 0) await writeSegment(backend, LEARNER, old);
  for (const event of record.slice(-YOUNG)) appendEvent(backend, LEARNER, event);
  backend.write('smsn.learners', JSON.stringify([{ id: LEARNER, name: 'Ada' }]));
  backend.write('smsn.learner', LEARNER);
  return Object.fromEntries(backend.keys().map((key) => [key, backend.read(key) ?? '']));
}

/** Notes in the page when it knows the learner. Given to the page before it loads. */
function noteKnown(words: string): void {
  const pattern = new RegExp(words);
  new MutationObserver((_, observer) => {
    if (!pattern.test(document.querySelector('main')?.textContent ?? '')) return;
    performance.mark('known');
    observer.disconnect();
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

async function known(page: Page): Promise<number> {
  await page.waitForFunction(() => performance.getEntriesByName('known').length > 0);
  return page.evaluate(() => performance.getEntriesByName('known')[0]?.startTime ?? NaN);
}

/** A device with so many answers, visited once before: the first visit of an edition sums up the archive. */
async function device(browser: Browser, url: string, answers: number) {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const entries = await storage(answers);
  const page = await context.newPage();
  await page.goto(`${url}/about/`);
  await page.evaluate((all) => {
    for (const [key, text] of Object.entries(all)) localStorage.setItem(key, text);
  }, entries);
  await page.goto(`${url}/progress/`);
  if (answers > YOUNG)
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes('checkpoint')));
  await page.close();
  const letters = Object.entries(entries).flat().join('').length;
  return { context, letters };
}

await withBrowser(async (browser, url) => {
  const few = await device(browser, url, FEW);
  const many = await device(browser, url, MANY);
  const rows = [];
  for (const [path, knows] of PAGES) {
    const times: { few: number[]; many: number[] } = { few: [], many: [] };
    // In turn, so that what else the machine does concerns both.
    for (let run = 0; run < RUNS; run++)
      for (const [name, { context }] of [
        ['few', few],
        ['many', many],
      ] as const) {
        const page = await context.newPage();
        await page.addInitScript(noteKnown, knows.source);
        await page.goto(url + path);
        times[name].push(await known(page));
        await page.close();
      }
    const [first, second] = [median(times.few), median(times.many)];
    const ratio = second / first;
    rows.push([
      path,
      Math.round(first),
      Math.round(second),
      ratio.toFixed(2),
      ratio <= 1.2 ? '≤ 1.2 ok' : '≤ 1.2 OVER',
    ]);
  }
  printTable(
    `From the address to a page that knows the learner: median of ${RUNS}`,
    ['page', `${FEW} answers, ms`, `${MANY} answers, ms`, 'ratio', ''],
    rows,
  );
  console.log(
    `\n${MANY} answers take ${(many.letters / 1e6).toFixed(2)} million letters of storage: ${((2 * many.letters) / 1e6).toFixed(2)} MB at two bytes a letter.`,
  );
});
