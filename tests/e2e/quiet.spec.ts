import { answerTo } from './keys.ts';
import { ADDRESSES } from './pages/addresses.ts';
import { Lesson } from './pages/lesson.ts';
import { Practice } from './pages/practice.ts';
import { QuickSorter } from './pages/sorting.ts';
import { expect, open, test } from './test.ts';

// Every test fails on a console message, an uncaught error, a failed or foreign request or a breach of the policy: see
// `complaints`. Here is what no other journey comes by.

test('every page opens without a word in the console', async ({ page }) => {
  for (const address of ADDRESSES) {
    await open(page, address);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.waitForLoadState('networkidle');
  }
});

test('one walks from page to page by links, there and back', async ({ page }) => {
  await open(page, '/');
  const main = page.getByRole('navigation', { name: 'Main' });
  for (const [place, heading] of [
    ['Practice', 'Practice'],
    ['Sort', 'Sort platforms'],
    ['Progress', 'Nothing answered yet'],
    ['Course', 'Social media or social network?'],
  ] as const) {
    await main.getByRole('link', { name: place }).click();
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await expect(main.getByRole('link', { name: place })).toHaveAttribute('aria-current', 'page');
  }
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Nothing answered yet' })).toBeVisible();
  const footer = page.getByRole('contentinfo');
  await footer.getByRole('link', { name: 'Glossary' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Glossary' })).toBeVisible();
  await footer.getByRole('link', { name: /^About/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'About this course' })).toBeVisible();
});

test('one walks through all seven lessons by their last link', async ({ page }) => {
  const first = new Lesson(page, 1);
  await first.open();
  for (let number = 1; number <= 7; number += 1) {
    const lesson = new Lesson(page, number);
    await expect(lesson.heading).toBeVisible();
    await lesson.check.card.scrollIntoViewIfNeeded();
    await expect(lesson.check.unknown).toBeEnabled();
    await lesson.onward.click();
  }
  await expect(page.getByRole('heading', { level: 1, name: 'Practice' })).toBeVisible();
});

test('a long practice session shows no question twice and ends with how it went', async ({ page }) => {
  const practice = new Practice(page);
  await practice.open();
  await practice.begin(20);
  const asked: string[] = [];
  for (let number = 1; number <= 20; number += 1) {
    await expect(practice.step).toHaveText(`Question ${number} of about 20`);
    const item = await practice.question.answer(number % 3 === 0 ? 'wrong' : 'right');
    asked.push(item.id);
    await practice.question.goOn();
  }
  await expect(practice.summary).toBeVisible();
  expect(new Set(asked).size).toBe(20);
});

test('the opening check ends with a lesson to begin with', async ({ page }) => {
  await open(page, '/placement/');
  const { question } = new Practice(page);
  for (let number = 1; number <= 8; number += 1) {
    await question.answer(number === 1 ? 'right' : 'wrong');
    await question.goOn();
  }
  const end = page.getByRole('region', { name: 'Where you stand' });
  await expect(end).toContainText('is a good place to begin');
  await page.reload();
  await expect(end).toContainText('1 of 8 right at the first try.');
});

test('the final explains nothing before its end, and everything then', async ({ page }) => {
  await open(page, '/final/');
  await page.getByRole('button', { name: /^Begin/ }).click();
  const { question, step } = new Practice(page);
  for (let number = 1; number <= 20; number += 1) {
    await expect(step).toHaveText(`Question ${number} of 20`);
    const item = await question.item();
    await question.give(answerTo(item, 'right'));
    await question.handIn();
    await expect(question.feedback).toHaveCount(0);
  }
  const verdict = page.getByRole('region', { name: 'Ready', exact: true });
  await expect(verdict).toBeFocused();
  await expect(verdict.getByRole('heading', { name: 'Ready' })).toBeInViewport();
  await expect(verdict).toContainText('Passed: 100 % in all');
  await expect(
    page.getByRole('main').getByRole('heading', { level: 2 }),
    'the verdict comes first',
  ).toHaveText(['Ready', 'Your answers, explained']);
  await page.getByText('Why', { exact: true }).first().click();
  await expect(page.getByRole('group', { name: 'Right', exact: true }).first()).toBeVisible();
});

test('a final that is taken up again in the middle explains nothing before its end, and everything then', async ({
  page,
}) => {
  await open(page, '/final/');
  await page.getByRole('button', { name: /^Begin/ }).click();
  const { question, step } = new Practice(page);
  for (let number = 1; number <= 20; number += 1) {
    await expect(step).toHaveText(`Question ${number} of 20`);
    await expect(question.feedback).toHaveCount(0);
    if (number === 3) await page.reload();
    await question.unknown.click();
  }
  const over = page.getByRole('region', { name: 'Your answers, explained' });
  const whys = over.getByText('Why', { exact: true });
  await expect(whys, 'also of what was answered before').toHaveCount(20);
  await whys.first().click();
  await expect(over.getByRole('group', { name: 'Here is why', exact: true })).toBeVisible();
});

test('the quick sorter shows ten cards, each with its reason', async ({ page }) => {
  const sorter = new QuickSorter(page);
  await sorter.open();
  for (let card = 1; card <= 10; card += 1) {
    await sorter.answer(card <= 3 ? 'wrong' : 'right');
    await expect(
      page.getByRole('group', { name: card <= 3 ? 'Not quite' : 'Right', exact: true }),
    ).toBeVisible();
    await sorter.next.click();
  }
  await expect(sorter.summary).toContainText('7 of 10 right at the first try.');
});
