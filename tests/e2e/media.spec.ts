import type { Page } from '@playwright/test';
import { LESSONS } from './pages/addresses.ts';
import { Lesson } from './pages/lesson.ts';
import { Practice } from './pages/practice.ts';
import { expect, open, test } from './test.ts';

/** Whoever looks sees what the page is about, and a question that can be answered. */
async function expectToBeSeen(page: Page) {
  const lesson = new Lesson(page, 4);
  await lesson.open();
  await expect(lesson.heading).toBeVisible();
  await expect(lesson.check.stem).toBeVisible();
  await lesson.check.answer('wrong');
  const practice = new Practice(page);
  await practice.open();
  await practice.begin();
  await expect(practice.question.stem).toBeVisible();
}

test('the course is there for whoever wants no motion, and nothing moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expectToBeSeen(page);
  await page.getByRole('main').getByRole('button', { name: 'I don’t know yet' }).click();
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 10)
      .map((animation) => String(animation)),
  );
  expect(moving).toEqual([]);
});

test('the course is there in forced colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await expectToBeSeen(page);
});

test('a printed lesson has its prose and its questions, and no navigation', async ({ page }) => {
  for (const address of LESSONS) {
    await open(page, address);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('What you can now do')).toBeVisible();
    await expect(
      page.getByRole('region', { name: 'Check', exact: true }).locator('legend').first(),
    ).toBeVisible();
    await expect(page.getByRole('navigation')).toHaveCount(0);
    await page.emulateMedia({ media: 'screen' });
  }
});
