import type { Page } from '@playwright/test';
import { isScored, lessonKey } from './keys.ts';
import { keyboard } from './pages/hand.ts';
import { Lesson } from './pages/lesson.ts';
import { Practice } from './pages/practice.ts';
import { Progress } from './pages/progress.ts';
import { QuickSorter, SortRound } from './pages/sorting.ts';
import { expect, open, test } from './test.ts';

// The whole course with Tab, arrows, Space, Enter and letters: no mouse, no touch. In pieces, so that they run side by side.

const main = (page: Page, place: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place });

for (const number of [1, 2, 3, 4, 5, 6, 7])
  test(`lesson ${number} is found, done and left by keyboard alone`, async ({ page }) => {
    const hand = keyboard(page);
    const lesson = new Lesson(page, number, hand);
    await open(page, '/');
    await hand.press(page.getByRole('listitem').getByRole('link', { name: lesson.key.title, exact: true }));
    await expect(lesson.heading).toBeVisible();
    await lesson.takeActivity('right');
    await lesson.takeCheck('right', 'wrong', 'right');
    await expect(lesson.result).toBeFocused();
    await hand.press(lesson.onward);
    const next = number < 7 ? lessonKey(number + 1).title : 'Practice';
    await expect(page.getByRole('heading', { level: 1, name: next })).toBeVisible();
    await hand.press(main(page, 'Progress'));
    await expect(new Progress(page).lesson(lesson.key.title)).toContainText('Done');
  });

test('a practice session is taken by keyboard alone', async ({ page }) => {
  const hand = keyboard(page);
  const practice = new Practice(page, hand);
  await open(page, '/');
  await hand.press(main(page, 'Practice'));
  await practice.begin(10);
  for (let number = 1; number <= 10; number += 1) {
    await expect(practice.step).toHaveText(`Question ${number} of about 10`);
    if (number === 3) await hand.press(practice.question.unknown);
    else await practice.question.answer(number === 2 ? 'wrong' : 'right');
    await expect(practice.question.feedback).toBeFocused();
    await practice.question.goOn();
  }
  await expect(practice.summary).toBeFocused();
  await hand.press(page.getByRole('link', { name: 'See my progress' }));
  await expect(new Progress(page).count).toContainText('10 answers');
});

test('platforms are sorted by keyboard alone: cards by Enter or by the number of the place', async ({
  page,
}) => {
  const hand = keyboard(page);
  const round = new SortRound(page, hand);
  await open(page, '/');
  await hand.press(main(page, 'Sort'));
  const [first = '', ...rest] = await round.cards();
  // A debatable card is not scored wherever it is put: another one is placed wrong on purpose.
  const second = rest.find(isScored) ?? '';
  const others = rest.filter((card) => card !== second);
  const { board } = round.question;
  // The first goes astray, comes back by a key, and is put right.
  await hand.press(board.card(first));
  await page.keyboard.press('1');
  await expect(board.place('Publishing').getByRole('button', { name: first, exact: true })).toBeVisible();
  await hand.reach(board.card(first));
  await page.keyboard.press('0');
  await expect(board.place('Publishing').getByRole('button', { name: first, exact: true })).toHaveCount(0);
  await round.place([first, ...others], () => 'right');
  await round.place([second], () => 'wrong');
  await round.question.handIn();
  await expect(round.question.verdict('Partly right')).toBeFocused();
  await hand.press(round.question.repair);
  await round.place([second], () => 'right');
  await round.question.handIn();
  await expect(round.question.verdict('Right')).toBeFocused();
  await round.question.goOn();
  await expect(page.getByRole('region', { name: 'Round done' })).toBeFocused();
});

test('the quick sorter is done by keyboard alone', async ({ page }) => {
  const hand = keyboard(page);
  const sorter = new QuickSorter(page, hand);
  await open(page, '/');
  await hand.press(main(page, 'Sort'));
  await hand.press(page.getByRole('link', { name: /^Network or not/ }));
  for (let card = 1; card <= 10; card += 1) {
    await sorter.answer(card === 4 ? 'wrong' : 'right');
    await hand.press(sorter.next);
  }
  await expect(sorter.summary).toContainText('9 of 10 right at the first try.');
  await expect(sorter.summary).toBeFocused();
});

test('a name is given, a theme chosen and everything erased by keyboard alone', async ({ page }) => {
  const hand = keyboard(page);
  const progress = new Progress(page);
  await open(page, '/');
  await hand.press(page.getByRole('button', { name: 'Light or dark theme' }));
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await hand.press(main(page, 'Progress'));
  await hand.write(progress.name, 'Ada');
  await page.keyboard.press('Enter');
  await expect(progress.whose).toContainText('Ada’s progress');
  await hand.press(page.getByRole('button', { name: 'Delete my data' }));
  await hand.press(page.getByRole('button', { name: 'Erase for good' }));
  await expect(progress.whose).toContainText('Your progress');
});

for (const [path, name] of [
  ['/progress/', 'Delete my data'],
  ['/privacy/', 'Delete everything this course keeps on this device'],
] as const)
  test(`${name}: whoever is asked back keeps everything by Enter or Escape, and is where they were`, async ({
    page,
  }) => {
    const hand = keyboard(page);
    const ask = page.getByRole('button', { name });
    const keep = page.getByRole('button', { name: 'Keep everything' });
    await open(page, path);
    for (const key of ['Enter', 'Escape']) {
      await hand.press(ask);
      await expect(keep).toBeFocused();
      await page.keyboard.press(key);
      await expect(keep).toHaveCount(0);
      await expect(ask).toBeFocused();
    }
  });

test('the first Tab offers to skip what every page repeats', async ({ page }) => {
  await open(page, '/about/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});
