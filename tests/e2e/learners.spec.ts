import { lessonKey } from './keys.ts';
import { Lesson } from './pages/lesson.ts';
import { Progress } from './pages/progress.ts';
import { expect, test } from './test.ts';

const first = lessonKey(1).title;
const second = lessonKey(2).title;

test('two learners on one device do not see each other’s answers', async ({ page }) => {
  const progress = new Progress(page);
  const lesson = new Lesson(page, 2);
  await lesson.open();
  await lesson.takeCheck('right', 'wrong', 'right');
  await progress.open();
  await progress.rename('Ada');
  await expect(progress.whose).toHaveText('Ada’s progress, on this device');
  await expect(progress.lesson(second)).toContainText('Begun');

  await progress.add('Blaise');
  await expect(progress.whose).toHaveText('Blaise’s progress, on this device');
  await expect(progress.heading).toHaveText('Nothing answered yet');
  await expect(progress.lesson(second)).toContainText('Not started');
  await lesson.open();
  await lesson.check.card.scrollIntoViewIfNeeded();
  await expect(lesson.check.unknown, 'the check is open for Blaise').toBeEnabled();
  const other = new Lesson(page, 1);
  await other.open();
  await other.takeActivity('wrong');

  await progress.open();
  await expect(progress.count).toContainText('One answer');
  await progress.switchTo('Ada');
  await expect(progress.whose).toHaveText('Ada’s progress, on this device');
  await expect(progress.count).toContainText('3 answers');
  await expect(progress.lesson(first)).toContainText('Not started');
  await page.reload();
  await expect(progress.whose).toHaveText('Ada’s progress, on this device');
});

test('whoever has no name is still here after somebody else was added', async ({ page }) => {
  const progress = new Progress(page);
  const lesson = new Lesson(page, 1);
  await lesson.open();
  await lesson.takeActivity('right');
  await progress.open();
  await expect(progress.count).toContainText('One answer');
  await progress.add('Bob');
  await expect(progress.heading).toHaveText('Nothing answered yet');
  await page.reload();
  await page.getByRole('button', { name: 'Switch to somebody without a name' }).click();
  await expect(progress.count).toContainText('One answer');
});

test('erasing asks back, and erases one learner only', async ({ page }) => {
  const progress = new Progress(page);
  const lesson = new Lesson(page, 1);
  await lesson.open();
  await lesson.takeActivity('right');
  await progress.open();
  await progress.rename('Ada');
  await progress.add('Blaise');
  await lesson.open();
  await lesson.takeActivity('right');
  await progress.open();

  await page.getByRole('button', { name: 'Delete my data' }).click();
  await expect(page.getByRole('alert')).toContainText('This erases Blaise and one answer from this device.');
  await page.getByRole('button', { name: 'Keep everything' }).click();
  await expect(progress.count).toContainText('One answer');

  await page.getByRole('button', { name: 'Delete my data' }).click();
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await expect(progress.whose).toHaveText('Ada’s progress, on this device');
  await expect(progress.count).toContainText('One answer');
  await expect(page.getByText('Blaise')).toHaveCount(0);
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(kept).not.toContain('Blaise');
});

test('what was said of a learner goes with them', async ({ page }) => {
  const progress = new Progress(page);
  await progress.open();
  await progress.rename('Ada');
  await expect(page.getByText('You are called Ada here now.')).toBeVisible();
  await progress.add('Blaise');
  await page.getByRole('button', { name: 'Delete my data' }).click();
  await page.getByRole('button', { name: 'Erase for good' }).click();
  const erased = page.getByText(/were erased from this device\. Ada is learning here now\.$/);
  await expect(erased).toBeFocused();
  await expect(page.getByText('Blaise')).toHaveCount(0);

  await progress.add('Carl');
  await expect(erased).toHaveCount(0);
  await page.getByRole('button', { name: 'Switch to Ada' }).click();
  await expect(page.getByText(/is learning here now\.$/)).toHaveText('Ada is learning here now.');
});

test('whoever adds somebody without a name is told to write one', async ({ page }) => {
  const progress = new Progress(page);
  await progress.open();
  for (const nothing of ['', '  ']) {
    await progress.other.fill(nothing);
    await page.getByRole('button', { name: 'Add and switch' }).click();
    await expect(progress.other).toBeFocused();
    await expect(progress.other).toHaveAccessibleDescription('Write a name first.');
  }
  await page.keyboard.type('Blaise');
  await expect(progress.other).toHaveAccessibleDescription(/^They begin with a record of their own\./);
  await page.keyboard.press('Enter');
  await expect(progress.whose).toHaveText('Blaise’s progress, on this device');
  await expect(progress.other, 'nobody is told when nothing is wrong').toHaveAccessibleDescription(/^They/);
});

test('a name that is cut says so', async ({ page }) => {
  const progress = new Progress(page);
  await progress.open();
  for (const field of [progress.name, progress.other]) {
    await field.focus();
    await page.keyboard.type('x'.repeat(59));
    await expect(field).not.toHaveAccessibleDescription('60 characters at most.');
    await page.keyboard.type('xx');
    await expect(field).toHaveValue('x'.repeat(60));
    await expect(field).toHaveAccessibleDescription('60 characters at most.');
  }
});

test('learners with one name are told apart by who came first', async ({ page }) => {
  const progress = new Progress(page);
  const button = (name: string) => page.getByRole('button', { name: `Switch to ${name}`, exact: true });
  await progress.open();
  await progress.rename('Zoé');
  await progress.other.fill('Zoé');
  await page.getByRole('button', { name: 'Add and switch' }).click();
  await expect(page.getByText(/is learning here now/)).toHaveText(
    'Zoé (2) is learning here now. Somebody else here is called Zoé too.',
  );
  await expect(button('Zoé')).toBeVisible();
  await progress.add('Ada');
  // Told anew, a name keeps its number.
  await button('Zoé').click();
  await progress.rename('Zoé ');
  await progress.switchTo('Ada');
  await expect(button('Zoé')).toBeVisible();
  await button('Zoé (2)').click();
  await expect(page.getByText('Zoé (2) is learning here now.')).toBeVisible();
});
