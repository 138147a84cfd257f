import type { Locator, Page } from '@playwright/test';
import { LESSONS } from './pages/addresses.ts';
import { mouse } from './pages/hand.ts';
import { Question } from './pages/question.ts';
import { expect, test } from './test.ts';

// Four slow phones one after the other take long on a busy machine.
test.describe.configure({ timeout: 240_000 });

/** A slow phone on a slow network: 150 ms away, 1.6 Mbit/s, a processor four times slower. */
async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (750 * 1024) / 8,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

/** Opens a page and returns when something is painted: long before it works. */
async function openAtFirstPaint(page: Page, address: string): Promise<void> {
  const isPainted = () => performance.getEntriesByName('first-contentful-paint').length > 0;
  // With Chromium's slowed network a page was seen to stand for minutes with its HTML only, once in some hundred: nothing
  // painted, no script run. Then it is opened anew, before anything was clicked.
  await expect(async () => {
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForFunction(isPainted, undefined, { polling: 10, timeout: 20_000 });
  }).toPass();
}

/** A click without any of Playwright's patience: whether the page is ready or not. */
async function clickAtOnce(target: Locator): Promise<void> {
  await target.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const box = await target.boundingBox();
  if (!box) throw new Error('there is nothing to click');
  await target.page().mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

const STEP = 50;
const POINTS = 20;
const AT_ONCE = 4;

const PLACES = [
  { name: 'a lesson’s check', address: LESSONS[1] ?? '', region: 'Check' },
  { name: 'the opening check', address: '/placement/', region: undefined },
] as const;

const questionOf = (page: Page, region: string | undefined) =>
  new Question(region ? page.getByRole('region', { name: region, exact: true }) : page.getByRole('main'));

for (const { name, address, region } of PLACES)
  for (let from = 0; from < POINTS; from += AT_ONCE)
    test(`in ${name}, a click ${from * STEP} to ${(from + AT_ONCE - 1) * STEP} ms after the first paint is not lost`, async ({
      device,
    }) => {
      for (let point = from; point < from + AT_ONCE; point += 1) {
        const page = await device();
        await slowDown(page);
        await openAtFirstPaint(page, address);
        const question = questionOf(page, region);
        const option = question.card.getByRole('radio').first();
        await page.waitForTimeout(point * STEP);
        await clickAtOnce(option);
        // The page wakes up with what was chosen, and can hand it in.
        await expect(question.unknown).toBeEnabled();
        await expect(option, `clicked after ${point * STEP} ms`).toBeChecked();
        await question.handIn();
        await expect(question.feedback).toBeVisible();
        await page.context().close();
      }
    });

test('what needs JavaScript cannot be pressed before it works: no answer is handed in to nobody', async ({
  device,
}) => {
  for (const { address, region } of PLACES) {
    const page = await device();
    // The scripts never arrive.
    await page.route('**/*.js', () => {});
    await page.goto(address, { waitUntil: 'commit' });
    const question = questionOf(page, region);
    await expect(question.submit).toHaveAttribute('disabled');
    await expect(question.unknown).toHaveAttribute('disabled');
    await expect(question.card.getByText('Getting ready.')).toBeVisible();
    await question.card.getByRole('radio').first().check();
    await expect(question.submit).toHaveAttribute('disabled');
  }
});

test('cards of a board cannot be lifted before the board works', async ({ device }) => {
  const page = await device();
  await page.route('**/*.js', () => {});
  await page.goto(LESSONS[1] ?? '', { waitUntil: 'commit' });
  const { board } = questionOf(page, 'Your turn');
  await expect(board.cards.first()).toBeDisabled();
});

test('a card that is pressed again and again while the page loads is lifted as soon as it can be', async ({
  device,
}) => {
  const page = await device();
  await slowDown(page);
  await openAtFirstPaint(page, LESSONS[1] ?? '');
  const { board } = questionOf(page, 'Your turn');
  await mouse.press(board.card('Facebook'));
  await expect(board.card('Facebook')).toHaveAttribute('aria-pressed', 'true');
});
