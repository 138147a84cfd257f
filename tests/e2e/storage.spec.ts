import { Lesson } from './pages/lesson.ts';
import { Practice } from './pages/practice.ts';
import { Progress } from './pages/progress.ts';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './test.ts';

const forbidStorage = (page: Page) =>
  page.addInitScript(() =>
    Object.defineProperty(globalThis, 'localStorage', {
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    }),
  );

/** How far below the top of its page something stands, in CSS pixels, in the page's own fonts. */
const placeOf = (element: Locator) =>
  element.evaluate(async (node) => {
    await document.fonts.ready;
    return Math.round(node.getBoundingClientRect().top + scrollY);
  });

test('where storage is forbidden, learning goes on and the page says what that means', async ({ page }) => {
  await forbidStorage(page);
  const lesson = new Lesson(page, 2);
  await lesson.open();
  await lesson.takeCheck('right', 'wrong', 'right');
  await expect(page.getByText('This browser does not let the course keep your answers.')).toBeVisible();
  await expect(lesson.result).toContainText('2 of 3 right at the first try.');
  await page.getByRole('button', { name: 'Light or dark theme' }).click();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Progress' }).click();
  await expect(new Progress(page).count, 'kept until the page is closed').toContainText('3 answers');
});

test('that storage is forbidden is said below the question, which stays where it is', async ({ page }) => {
  const lesson = new Lesson(page, 2);
  await lesson.open();
  const place = await placeOf(lesson.check.stem);
  await forbidStorage(page);
  await lesson.open();
  await lesson.check.stem.scrollIntoViewIfNeeded();
  await expect(page.getByText('This browser does not let the course keep your answers.')).toBeVisible();
  expect(await placeOf(lesson.check.stem)).toBe(place);
});

test('when storage fills up in the middle, learning goes on and the page says so', async ({ page }) => {
  const practice = new Practice(page);
  await practice.open();
  await practice.begin(10);
  await practice.question.answer('right');
  await expect(page.getByText('The storage of this browser is full.')).toHaveCount(0);
  const place = await placeOf(practice.question.stem);
  // From now on there is room for nothing.
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
  await practice.question.goOn();
  await practice.question.answer('right');
  await expect(page.getByText('The storage of this browser is full.')).toBeVisible();
  expect(await placeOf(practice.question.stem), 'it is said below').toBe(place);
  await practice.question.goOn();
  for (let number = 3; number <= 10; number += 1) {
    await practice.question.answer('right');
    await practice.question.goOn();
  }
  await expect(page.getByText('The storage of this browser is full.')).toBeVisible();
  await expect(practice.summary).toContainText('10 of 10 right at the first try.');
  await page.getByRole('link', { name: 'See my progress' }).click();
  await expect(new Progress(page).count).toContainText('10 answers');
});

test('what cannot be read in a record is reported, kept, and stops nothing', async ({ page }) => {
  const lesson = new Lesson(page, 1);
  await lesson.open();
  await lesson.takeActivity('right');
  const torn = await page.evaluate(() => {
    const learner = localStorage.getItem('smsn.learner');
    const key = `smsn.event.${learner}.torn`;
    localStorage.setItem(key, '{"type":"item.ans');
    return key;
  });
  const progress = new Progress(page);
  await progress.open();
  await expect(page.getByText('One entry of your record could not be read.')).toBeVisible();
  await expect(progress.count).toContainText('One answer');
  expect(await page.evaluate((key) => localStorage.getItem(key), torn)).toBe('{"type":"item.ans');
});
