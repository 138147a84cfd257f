import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answers, serve, type Server } from '../server.ts';
import { answerTo } from './keys.ts';
import { makeNextVersion } from './next-version.ts';
import { ADDRESSES, LESSONS } from './pages/addresses.ts';
import { mouse } from './pages/hand.ts';
import { Lesson } from './pages/lesson.ts';
import { Practice } from './pages/practice.ts';
import { Progress } from './pages/progress.ts';
import { QuickSorter, SortRound } from './pages/sorting.ts';
import { expect, open, test as base } from './test.ts';

interface Fixtures {
  /** A copy of the built course that a test may change, in a folder of its own. */
  folder: string;
  server: Server;
}

const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from it which fixtures are wanted.
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'course-'));
    cpSync('build', folder, { recursive: true });
    await use(folder);
    rmSync(folder, { recursive: true });
  },
  server: async ({ folder }, use) => {
    const server = await serve(folder, { changes: true });
    await use(server);
    await server.kill();
  },
  baseURL: ({ server }, use) => use(server.url),
});

test.use({ serviceWorkers: 'allow' });
test.slow();

/** One visit, until the whole course is on the device. */
async function visit(page: Page, address = '/'): Promise<void> {
  await open(page, address);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

/**
 * Waits until a page fetches nothing more. What a page of Firefox asks for while it is left passes by the service
 * worker, to a server that is not there.
 */
async function rest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const fetched = () => performance.getEntriesByType('resource').length;
    for (let before = -1; before !== fetched();) {
      before = fetched();
      await new Promise((done) => setTimeout(done, 100));
      // After all that the page keeps for when it is idle.
      await new Promise((done) => requestIdleCallback(done));
    }
  });
}

/** Leaves a page at rest for another. */
async function leaveFor(page: Page, address: string): Promise<void> {
  await rest(page);
  await open(page, address);
}

async function killServer(server: Server): Promise<void> {
  await server.kill();
  expect(await answers(server.url), 'nobody answers any more').toBe(false);
}

/** What is not there is asked for in vain, and the browser says so. */
function expectOnly(complaints: string[], address: RegExp): void {
  const others = complaints
    .splice(0)
    .filter((complaint) => !address.test(complaint) && !complaint.includes('status of 404'));
  expect(others).toEqual([]);
}

/** Gives a page's question an answer, and sees what comes of it. */
const ANSWERS: Record<string, (page: Page) => Promise<void>> = {
  ...Object.fromEntries(
    LESSONS.map((address, index) => [
      address,
      async (page: Page) => {
        await new Lesson(page, index + 1).check.answer('right');
      },
    ]),
  ),
  '/placement/': async (page) => {
    await new Practice(page).question.answer('wrong');
  },
  '/practice/': async (page) => {
    const practice = new Practice(page);
    await practice.begin();
    await practice.question.answer('right');
  },
  '/sort/': async (page) => {
    const round = new SortRound(page);
    await round.place(await round.cards(), () => 'right');
    await round.question.handIn();
    await expect(round.question.feedback).toBeVisible();
  },
  '/sort/network/': (page) => new QuickSorter(page).answer('right'),
  '/sort/type/': (page) => new QuickSorter(page, mouse, 'type').answer('right'),
  '/final/': async (page) => {
    await page.getByRole('button', { name: /^Begin/ }).click();
    const { question, step } = new Practice(page);
    await question.give(answerTo(await question.item(), 'right'));
    await question.handIn();
    await expect(step).toHaveText('Question 2 of 20');
  },
};

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).first();

test('after one visit every page opens, loads again and takes an answer without a server', async ({
  page,
  server,
  complaints,
}) => {
  await visit(page);
  await killServer(server);
  for (const address of ADDRESSES) {
    await leaveFor(page, address);
    // The heading of some pages changes with what the record says, once it is read: the title does not.
    const title = await page.title();
    await expect(heading(page)).toBeVisible();
    await rest(page);
    await page.reload();
    await page.locator('body[data-ready]').waitFor({ state: 'attached' });
    await expect(page).toHaveTitle(title);
    await expect(heading(page)).toBeVisible();
    await ANSWERS[address]?.(page);
  }
  // The course looks for it with a slash at its end, too.
  expectOnly(complaints, /404\.html\//);
  const progress = new Progress(page);
  await rest(page);
  await progress.open();
  // One in each lesson and sitting, and nine cards on a board.
  await expect(progress.count).toBeVisible();
  const [count] = /\d+/.exec(await progress.count.innerText()) ?? [];
  expect(Number(count)).toBeGreaterThanOrEqual(Object.keys(ANSWERS).length);
});

test('without a server one goes from page to page by links', async ({ page, server }) => {
  await visit(page);
  await killServer(server);
  await page.getByRole('link', { name: new Lesson(page, 1).key.title }).click();
  for (let number = 1; number <= 7; number += 1) {
    const lesson = new Lesson(page, number);
    await expect(lesson.heading).toBeVisible();
    await lesson.check.answer(number % 2 ? 'right' : 'wrong');
    await lesson.onward.click();
  }
  await expect(page.getByRole('heading', { level: 1, name: 'Practice' })).toBeVisible();
  const practice = new Practice(page);
  await practice.begin(20);
  for (let number = 1; number <= 20; number += 1) {
    await practice.question.answer(number % 3 ? 'right' : 'wrong');
    await practice.question.goOn();
  }
  await expect(practice.summary).toBeVisible();
  for (const place of ['Sort', 'Progress', 'Course'])
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place }).click();
  await page.getByRole('contentinfo').getByRole('link', { name: 'Glossary' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Glossary' })).toBeVisible();
});

test('without a server an address may carry a question mark, lack its slash, or be mistyped', async ({
  page,
  server,
  complaints,
}) => {
  await visit(page);
  await killServer(server);
  await leaveFor(page, '/practice/?concept=K06');
  await expect(page.getByText(/^\s*Questions about: Blogs, forums, wikis/)).toBeVisible();
  await leaveFor(page, '/sort/network?from=elsewhere');
  await expect(page).toHaveURL('/sort/network/?from=elsewhere');
  await leaveFor(page, '/about/index.html');
  await expect(page.getByRole('heading', { level: 1, name: 'About this course' })).toBeVisible();
  await rest(page);
  const response = await page.goto('/lessons/no-such-lesson/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1, name: 'There is no such page' })).toBeVisible();
  expectOnly(complaints, /no-such-lesson/);
});

test('it works from a folder of a server as well', async ({ page, folder, complaints }) => {
  const host = mkdtempSync(join(tmpdir(), 'host-'));
  mkdirSync(join(host, 'courses'));
  cpSync(folder, join(host, 'courses/social'), { recursive: true });
  const server = await serve(host);
  const url = `${server.url}/courses/social`;
  await visit(page, `${url}/`);
  await killServer(server);
  await leaveFor(page, `${url}${LESSONS[2]}`);
  await ANSWERS[LESSONS[2] ?? '']?.(page);
  await leaveFor(page, `${url}/about`);
  await expect(page).toHaveURL(`${url}/about/`);
  await leaveFor(page, `${url}/nowhere/at/all`);
  await expect(page).toHaveURL(`${url}/`);
  expectOnly(complaints, /nowhere/);
  rmSync(host, { recursive: true });
});

test('a page that the server refuses stops the installation, which goes on at the next visit', async ({
  page,
  folder,
  server,
}) => {
  const [refused, aside] = [join(folder, 'sort/index.html'), join(folder, 'aside')];
  renameSync(refused, aside);
  // Of what only decorates, nothing is needed.
  rmSync(join(folder, 'favicon.svg'));
  await open(page, '/about/');
  await page.waitForFunction(async () => (await caches.keys()).length === 1);
  await page.waitForFunction(async () => !(await navigator.serviceWorker.getRegistration()));
  renameSync(aside, refused);
  await visit(page, '/about/');
  await killServer(server);
  await open(page, '/sort/');
  await ANSWERS['/sort/']?.(page);
});

test.describe('a new version', () => {
  /** Nothing moves on its own: Chromium adds up what does. */
  const watchShifts = () =>
    new PerformanceObserver((list) => {
      const shifts = list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[];
      for (const { value, hadRecentInput } of shifts)
        if (!hadRecentInput)
          document.body.dataset.shift = String(Number(document.body.dataset.shift ?? 0) + value);
    }).observe({ type: 'layout-shift' });

  const notice = (page: Page) =>
    page.getByRole('status').filter({ hasText: 'A new version of the course is ready.' });
  const edition = (page: Page) => page.locator('html').getAttribute('data-edition');
  const box = async (locator: ReturnType<Page['locator']>) => {
    const found = await locator.boundingBox();
    if (!found) throw new Error(`${locator} cannot be seen`);
    return found;
  };

  /** As the browser does by itself when a page is opened. */
  const lookForUpdate = (page: Page) =>
    page.evaluate(async () => {
      await (await navigator.serviceWorker.ready).update();
    });
  /** Gone once a page is loaded again. */
  const mark = (page: Page) => page.evaluate(() => (document.body.dataset.mark = 'same page'));
  const expectSamePage = (page: Page) =>
    expect(page.locator('body')).toHaveAttribute('data-mark', 'same page');

  for (const width of [320, 390, 1280])
    test(`is offered and never forced, ${width} px wide`, async ({ page, context, folder, server }) => {
      await page.setViewportSize({ width, height: 800 });
      await visit(page, '/practice/');
      const practice = new Practice(page);
      await practice.begin();
      const first = await practice.question.answer('right');
      await practice.question.goOn();
      const second = await practice.question.item();
      expect(second.id).not.toBe(first.id);
      await practice.question.give(answerTo(second, 'wrong'));
      const other = await context.newPage();
      await open(other, '/');
      await mark(page);
      await mark(other);
      await page.bringToFront();
      await page.evaluate(watchShifts);
      const focused = page.locator(':focus');
      const focus = await focused.evaluate((element) => element.outerHTML);

      makeNextVersion(folder);
      await lookForUpdate(other);

      // It is said, and nothing else happens.
      await expect(notice(page)).toBeVisible();
      await expect(notice(other)).toBeVisible();
      await expectSamePage(page);
      expect(await focused.evaluate((element) => element.outerHTML)).toBe(focus);
      expect(await page.locator('body').getAttribute('data-shift')).toBeNull();
      const place = await box(notice(page).locator('..'));
      const content = await box(page.locator('main > .wrap'));
      expect(place.y, 'it lies under all there is').toBeGreaterThanOrEqual(content.y + content.height);
      const footer = await box(page.getByRole('contentinfo').getByRole('paragraph'));
      expect(place.y + place.height).toBeLessThanOrEqual(footer.y);
      const use = page.getByRole('button', { name: 'Use it now' });
      await use.scrollIntoViewIfNeeded();
      await use.click({ trial: true });

      // The question that is open is answered as if nothing were.
      await practice.question.handIn();
      await expect(practice.question.feedback).toBeVisible();
      await expectSamePage(page);
      await page.getByRole('button', { name: 'Later' }).click();
      await expect(notice(page)).toHaveCount(0);
      await expect(use).toHaveCount(0);

      // As long as nobody asks for it, the version that is here is whole: page and scripts are of one piece.
      await page.reload();
      await expect(practice.question.feedback).toBeVisible();
      expect(await edition(page)).toBeNull();
      await expect(notice(page)).toBeVisible();

      await use.click();
      await expect(page.locator('html')).toHaveAttribute('data-edition', 'next');
      await expect(practice.question.feedback, 'what was answered is kept').toBeVisible();
      await expect(practice.step).toHaveText('Question 2 of about 10');
      await expect(notice(page)).toHaveCount(0);
      await practice.question.goOn();
      await practice.question.answer('right');

      // The other page goes on with the scripts and the texts it began with: no server has them any more.
      await other.bringToFront();
      await expectSamePage(other);
      await other.getByRole('button', { name: 'Later' }).click();
      const lesson = new Lesson(other, 3);
      await other.getByRole('link', { name: lesson.key.title }).first().click();
      await expect(lesson.heading).toHaveText(lesson.key.title);
      await lesson.check.answer('right');
      await lesson.check.goOn();
      await lesson.check.answer('wrong');
      await other.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sort' }).click();
      await other.getByRole('link', { name: /^Network or not/ }).click();
      await new QuickSorter(other).answer('right');
      await expectSamePage(other);

      await killServer(server);
      const third = await context.newPage();
      await open(third, LESSONS[4] ?? '');
      expect(await edition(third)).toBe('next');
      await new Lesson(third, 5).check.answer('right');
    });

  test('stays in sight where no question is asked, above the tabs of a phone', async ({ page, folder }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await visit(page);
    await page.evaluate(watchShifts);
    makeNextVersion(folder);
    await lookForUpdate(page);
    await expect(notice(page)).toBeInViewport();
    const place = await box(notice(page).locator('..'));
    const tabs = await box(page.getByRole('navigation', { name: 'Main' }));
    expect(place.y + place.height).toBeLessThanOrEqual(tabs.y);
    expect(await page.locator('body').getAttribute('data-shift')).toBeNull();
  });

  test('that came while nobody was here is simply there at the next visit', async ({
    page,
    context,
    folder,
  }) => {
    await visit(page);
    makeNextVersion(folder);
    await lookForUpdate(page);
    await expect(notice(page)).toBeVisible();
    await page.close();
    // It takes over while no page of the course is open: a visit that came too soon is ended, and there is another.
    await expect(async () => {
      const tomorrow = await context.newPage();
      try {
        await open(tomorrow, '/about/');
        expect(await edition(tomorrow)).toBe('next');
        await expect(notice(tomorrow)).toHaveCount(0);
      } finally {
        await tomorrow.close();
      }
    }).toPass();
  });

  test('but one leaves no more than one older version on the device', async ({ page, folder }) => {
    await visit(page);
    for (const name of ['second', 'third']) {
      makeNextVersion(folder, name);
      await lookForUpdate(page);
      await page.getByRole('button', { name: 'Use it now' }).click();
      await expect(page.locator('html')).toHaveAttribute('data-edition', name);
    }
    await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBe(2);
  });
});
