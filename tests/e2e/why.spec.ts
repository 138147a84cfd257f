import type { Locator, Page } from '@playwright/test';
import { Lesson } from './pages/lesson.ts';
import { Practice } from './pages/practice.ts';
import { QuickSorter } from './pages/sorting.ts';
import { expect, open, test } from './test.ts';

// "Why this question?", and the page that tells instructors how the engine works.

const ask = (place: Locator | Page) => place.getByText('Why this question?').click();
const chance = (place: Locator | Page, label: string) =>
  place.getByRole('term').filter({ hasText: new RegExp(`^${label}$`) });

test('a lesson’s check says why it asks, what is expected and what an answer would change; then what it did', async ({
  page,
}) => {
  const lesson = new Lesson(page, 4);
  await lesson.open();
  const { card } = lesson.check;
  await card.scrollIntoViewIfNeeded();
  await expect(lesson.check.unknown).toBeEnabled();
  await ask(card);
  await expect(card.getByText(/^This lesson teaches “.+”, so it asks everybody about it\.$/)).toBeVisible();
  await expect(card.getByText(/Of newcomers, we expect\s+.+ to get it right\./)).toBeVisible();
  for (const label of ['Now', 'If right', 'If wrong', 'If “I don’t know yet”'])
    await expect(chance(card, label)).toBeVisible();

  await lesson.check.answer('right');
  await expect(chance(card, 'Before your answer')).toBeVisible();
  await expect(chance(card, 'Now')).toBeVisible();
  await expect(chance(card, 'If right')).toHaveCount(0);

  await lesson.check.goOn();
  await ask(card);
  await expect(card.getByText(/^We expect .+ who answered like you to get it right\.$/)).toBeVisible();
  await expect(card.getByRole('listitem').filter({ hasText: 'points' }).first()).toContainText(', right: +');
});

test('practice says why the question was picked, and once more when it is taken up again', async ({
  page,
}) => {
  const practice = new Practice(page);
  await practice.open();
  await page.getByRole('button', { name: /^About 10 questions/ }).click();
  await ask(page);
  await expect(page.getByText(/this is a first look\.$/)).toBeVisible();
  await practice.question.answer('wrong');
  await expect(chance(page, 'Before your answer')).toBeVisible();
  await page.reload();
  await ask(page);
  await expect(page.getByText(/this is a first look\.$/)).toBeVisible();
  await expect(chance(page, 'Before your answer')).toBeVisible();
});

test('in the final nothing tells what its answers were worth', async ({ page }) => {
  await open(page, '/final/');
  await page.getByRole('button', { name: /^Begin/ }).click();
  const { question } = new Practice(page);
  await question.unknown.click();
  await expect(page.getByText('Question 2 of 20')).toBeVisible();
  await ask(page);
  await expect(page.getByText(/We know nothing about you yet/)).toBeVisible();
});

test('a card of the quick sorter, which is in no bank, is explained too', async ({ page }) => {
  const sorter = new QuickSorter(page);
  await sorter.open();
  await sorter.answer('right');
  await ask(page);
  await expect(page.getByText(/^Sorting is practice, too/)).toBeVisible();
  await expect(chance(page, 'Before your answer')).toBeVisible();
});

test('who asks why finds the page that explains the engine, and changes an answer there by keyboard', async ({
  page,
}) => {
  await open(page, '/');
  await page.getByRole('contentinfo').getByRole('link', { name: 'How questions are chosen' }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: 'How the next question is chosen' }),
  ).toBeVisible();
  const outcome = page.getByRole('region', { name: 'What follows from them' });
  await expect(outcome.getByRole('status')).toContainText('Blogs and wikis: 68 %, probably.');
  await page.getByRole('group', { name: /^3\./ }).getByRole('radio', { name: 'Wrong' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(outcome.getByRole('status')).toContainText('acquired.');
  await page.keyboard.press('ArrowLeft');
  await expect(outcome.getByRole('status')).not.toContainText('acquired.');
});
