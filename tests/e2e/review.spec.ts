import { Practice } from './pages/practice.ts';
import { Progress } from './pages/progress.ts';
import { FarLearner } from './pages/record.ts';
import { expect, open, test } from './test.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const BEGAN = new Date('2026-11-02T09:00:00').getTime();

test('a month later, home asks to review what was acquired, in a few minutes', async ({ page }) => {
  await page.clock.install({ time: BEGAN + 30 * DAY });
  await new FarLearner(BEGAN).practise().settle(page);
  await open(page, '/');
  const review = page.getByRole('region', { name: 'Review today' });
  await expect(review).toContainText('concepts are due: a question about each of the first 8, about 4 min.');
  await expect(review.getByRole('listitem')).toHaveCount(4);
  for (const link of [
    review.getByRole('link', { name: 'Review now' }),
    page.getByRole('link', { name: '8 concepts to review today, 4 min' }),
  ])
    await expect(link).toHaveAttribute('href', /\/review\/?$/);
});

test('until the day has come, home only says when it will', async ({ page }) => {
  await page.clock.install({ time: BEGAN + 10 * HOUR });
  await new FarLearner(BEGAN).practise().settle(page);
  await open(page, '/');
  await expect(page.getByText('Next review: on Wednesday 4 November')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Review today' })).toHaveCount(0);

  await page.clock.setSystemTime(BEGAN + DAY);
  await page.reload();
  await expect(page.getByText('Next review: tomorrow')).toBeVisible();

  await page.clock.setSystemTime(BEGAN + 2 * DAY);
  await page.reload();
  await expect(page.getByRole('region', { name: 'Review today' })).toBeVisible();
});

test('a newcomer reads nothing of reviews, and nothing is fetched for them', async ({ page }) => {
  const fetched: string[] = [];
  await open(page, '/');
  page.on('request', (request) => fetched.push(request.url()));
  // What comes late is asked for when the page is idle.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  await expect(page.getByRole('link', { name: 'Know some of it already?' })).toBeVisible();
  await expect(page.getByText(/review/i)).toHaveCount(0);
  expect(fetched).toEqual([]);
});

test('a review asks a question a concept; what was missed is open again, what was known comes back later', async ({
  page,
}) => {
  const now = BEGAN + 30 * DAY;
  await page.clock.install({ time: now });
  await new FarLearner(BEGAN).practise().settle(page);
  await open(page, '/review/');
  await page.getByRole('button', { name: /^Begin, about 4 min/ }).click();
  const { question, step } = new Practice(page);
  const asked: string[] = [];
  for (let number = 1; number <= 8; number += 1) {
    await expect(step).toHaveText(`Question ${number} of 8`);
    const { concepts } = await question.answer(number === 1 ? 'wrong' : 'right');
    asked.push(concepts[0] ?? '');
    await question.goOn();
  }
  expect(new Set(asked).size).toBe(8);
  await expect(page.getByRole('region', { name: 'How it went' })).toContainText('7 of 8 right');
  const rest = 'Today’s review is done. 7 concepts are still due: go on if you like, or tomorrow.';
  await expect(page.getByText(rest)).toBeVisible();

  await open(page, '/');
  await expect(page.getByText('Review done. Next: tomorrow')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Review today' })).toHaveCount(0);
  await open(page, '/review/');
  await expect(page.getByText(rest)).toBeVisible();
  await page.getByRole('button', { name: /^Go on reviewing, about 4 min/ }).click();
  await expect(step).toHaveText('Question 1 of 7');

  const progress = new Progress(page);
  await progress.open();
  const row = (concept: string) =>
    page.getByRole('listitem').filter({ has: page.locator(`a[href*="concept=${concept}"]`) });
  await expect(row(asked[0] ?? '')).toContainText(/Probably|Checking|Not yet/);
  await expect(row(asked[1] ?? '')).toContainText('Acquired');

  // FSRS: a right answer after 30 days puts the next review off by weeks. What was missed is practised, not reviewed.
  await page.clock.setSystemTime(now + 7 * DAY);
  await progress.open();
  await expect(row(asked[1] ?? '')).toContainText('Acquired');
  await expect(row(asked[0] ?? '')).toContainText(/Probably|Checking|Not yet/);
});

test('who has acquired nothing yet is told when reviews begin', async ({ page }) => {
  await open(page, '/review/');
  await expect(page.getByText('it begins with the first concept that you acquire')).toBeVisible();
});
