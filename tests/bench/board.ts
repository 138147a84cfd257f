import type { Browser, Page } from 'playwright-core';
import { hashOf, readCourse } from '../../src/build/course.ts';
import { familyBoard } from '#lib/quiz/rounds.ts';
import type { RecordEvent } from '#lib/record/event.ts';
import { inMemory } from '#lib/storage/backend.ts';
import { appendEvent } from '#lib/storage/record-store.ts';
import { withBrowser } from './site.ts';
import { median, printTable } from './table.ts';

const CARDS = 60;
const CPU = 4;
const RUNS = Number(process.env.RUNS) || 5;
const LEARNER = 'bench';

/** What the storage holds of somebody to whom a board of so many clear platforms was dealt. */
function dealt(): Record<string, string> {
  const { catalogue } = readCourse(process.cwd());
  const item = familyBoard(catalogue.platforms.filter(({ family }) => family.clear).slice(0, CARDS));
  const session = 'board';
  const events: RecordEvent[] = [
    { id: 'e1', at: 1, type: 'session.started', session, kind: 'sort', seed: 1, length: 1 },
    { id: 'e2', at: 2, type: 'item.presented', session, item: item.id, hash: hashOf(item) },
  ];
  const backend = inMemory();
  for (const event of events) appendEvent(backend, LEARNER, event);
  backend.write('smsn.learners', JSON.stringify([{ id: LEARNER, name: 'Ada' }]));
  backend.write('smsn.learner', LEARNER);
  return Object.fromEntries(backend.keys().map((key) => [key, backend.read(key) ?? '']));
}

/** Notes in the page how long each frame takes, until told to stop. */
const watchFrames = (page: Page) =>
  page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    const frame = (now: number) => {
      frames.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    Object.assign(globalThis, { frames });
  });
const frames = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { frames: number[] }).frames.splice(0));

/** Frames from letting a card go to the one that paints it in its place. */
const framesToPlaced = (page: Page, target: string) =>
  page.evaluate(
    (name) =>
      new Promise<number>((resolve) => {
        addEventListener(
          'pointerup',
          () => {
            let count = 0;
            const cards = () => document.querySelectorAll(`[data-drop="${name}"] .token`).length;
            const before = cards();
            const frame = () => {
              count += 1;
              if (cards() > before) resolve(count);
              else requestAnimationFrame(frame);
            };
            requestAnimationFrame(frame);
          },
          { capture: true, once: true },
        );
      }),
    target,
  );

const center = async (page: Page, selector: string) => {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`there is no ${selector}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

async function drag(page: Page) {
  await page.locator('.board').evaluate((board) => board.scrollIntoView());
  const from = await center(page, '.tray .token');
  const to = await center(page, '[data-drop="sharing"] .bin-head');
  await page.mouse.move(from.x, from.y);
  await frames(page);
  await page.mouse.down();
  const STEPS = 60;
  for (let step = 1; step <= STEPS; step += 1) {
    // Over the other cards and places, and to its own.
    const sway = 40 * Math.sin(step / 3);
    const part = step / STEPS;
    await page.mouse.move(
      from.x + (to.x - from.x) * part,
      from.y + (to.y - from.y) * part + sway * (1 - part),
    );
  }
  const dragging = await frames(page);
  const placed = framesToPlaced(page, 'sharing');
  // The watcher stands before the mouse is let go.
  await page.evaluate(() => 0);
  await page.mouse.up();
  return { longest: Math.max(...dragging), placed: await placed };
}

/** Puts so many cards in the places, one after the other, by their keys. */
const place = (page: Page, most: number) =>
  page.evaluate((count) => {
    const press = (key: string) =>
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    document.querySelector<HTMLElement>('.tray .token')?.focus();
    const step = (left: number): Promise<void> =>
      left === 0
        ? Promise.resolve()
        : new Promise((resolve) => setTimeout(resolve, 0)).then(() => {
            press(String((left % 4) + 1));
            return step(left - 1);
          });
    return step(Math.min(count, document.querySelectorAll('.tray .token').length));
  }, most);

/** Frames from "Check the board" to the one that paints what every card was worth. */
async function check(page: Page) {
  const painted = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        addEventListener(
          'click',
          () => {
            let count = 0;
            const frame = () => {
              count += 1;
              if (document.querySelector('.token[data-verdict]')) resolve(count);
              else requestAnimationFrame(frame);
            };
            requestAnimationFrame(frame);
          },
          { capture: true, once: true },
        );
      }),
  );
  await page.evaluate(() => 0);
  await page.locator('form button.button-primary').click();
  return painted;
}

async function run(browser: Browser, url: string, viewport: { width: number; height: number }) {
  const context = await browser.newContext({ serviceWorkers: 'block', viewport });
  const page = await context.newPage();
  await page.goto(`${url}/about/`);
  await page.evaluate((all) => {
    for (const [key, text] of Object.entries(all)) localStorage.setItem(key, text);
  }, dealt());
  await page.goto(`${url}/sort/`);
  await page
    .locator('.tray .token')
    .nth(CARDS - 1)
    .waitFor();
  // What explains an answer is fetched while the learner looks at the board.
  await page.waitForLoadState('networkidle');
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU });
  await watchFrames(page);
  const empty = await drag(page);
  await place(page, CARDS / 2);
  const half = await drag(page);
  await place(page, CARDS);
  const checked = await check(page);
  await context.close();
  return { empty, half, checked };
}

await withBrowser(async (browser, url) => {
  const rows = [];
  for (const [name, viewport] of [
    ['desktop, 1280 × 900', { width: 1280, height: 900 }],
    ['telephone, 390 × 844', { width: 390, height: 844 }],
  ] as const) {
    const runs = [];
    for (let count = 0; count < RUNS; count += 1) runs.push(await run(browser, url, viewport));
    const checked = median(runs.map((each) => each.checked));
    for (const filled of ['empty', 'half'] as const) {
      const longest = runs.map((each) => each[filled].longest);
      const placed = Math.max(...runs.map((each) => each[filled].placed));
      // What a frame may last, as a clock of whole milliseconds tells it.
      const worst = Math.round(Math.max(...longest));
      rows.push([
        `${name}, ${filled === 'half' ? 'half full' : filled}`,
        Math.round(median(longest)),
        worst,
        worst <= 50 ? '≤ 50 ok' : '≤ 50 OVER',
        placed,
        placed <= 2 ? '≤ 2 ok' : '≤ 2 OVER',
        checked,
      ]);
    }
  }
  printTable(
    `A board of ${CARDS} cards, processor at 1/${CPU}: ${RUNS} drags of each kind`,
    ['', 'longest frame ms', 'worst', '', 'frames, drop to placed', '', 'frames, check to verdicts'],
    rows,
  );
});
