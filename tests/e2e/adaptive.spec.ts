import { answerTo, lessonKey } from './keys.ts';
import { Practice } from './pages/practice.ts';
import { Progress } from './pages/progress.ts';
import { FarLearner } from './pages/record.ts';
import { expect, open, test } from './test.ts';

const DAY = 24 * 60 * 60 * 1000;
/** More than any sitting that ends by itself should ask. */
const PATIENCE = 40;

test('who starts strong is told which lessons they may know, tests out of one, and it counts', async ({
  page,
}) => {
  test.slow();
  await open(page, '/placement/');
  const { question } = new Practice(page);
  for (let number = 1; number <= 8; number += 1) {
    await question.answer('right');
    await question.goOn();
  }
  const end = page.getByRole('region', { name: 'Where you stand' });
  await expect(end).toContainText('8 of 8 right at the first try.');
  await expect(end).toContainText('Expected from your answers, not shown yet.');
  await expect(end).not.toContainText('every lesson');
  await end.getByRole('link', { name: `Lesson 4: ${lessonKey(4).title}` }).click();
  await page.getByRole('button', { name: /^Begin/ }).click();

  const over = page.getByRole('region', { name: 'Your answers, explained' });
  for (let number = 1; number <= PATIENCE && (await over.count()) === 0; number += 1) {
    await expect(page.getByText(`Question ${number}`, { exact: true })).toBeVisible();
    await question.give(answerTo(await question.item(), 'right'));
    await question.handIn();
    await expect(question.feedback, 'nothing is explained before the end').toHaveCount(0);
    await expect(over.or(page.getByText(`Question ${number + 1}`, { exact: true }))).toBeVisible();
  }
  await expect(over).toContainText('You know it.');
  const progress = new Progress(page);
  await progress.open();
  await expect(progress.lesson(lessonKey(4).title)).toContainText('Known without it');
});

test('testing out asks about what is not acquired yet, and says in the end what is missing', async ({
  page,
}) => {
  await new FarLearner(Date.now() - DAY).practise().settle(page);
  await open(page, `/lessons/${lessonKey(4).id}/known/`);
  await expect(page.getByText('Show it: up to five questions on one concept')).toBeVisible();
  await expect(page.getByText('Acquired already: Contact networks, Content networks')).toBeVisible();
  await page.getByRole('button', { name: /^Begin/ }).click();
  const { question } = new Practice(page);
  const over = page.getByRole('region', { name: 'Your answers, explained' });
  for (let number = 1; number <= 5 && (await over.count()) === 0; number += 1) {
    await expect(page.getByText(`Question ${number}`, { exact: true })).toBeVisible();
    await question.give(answerTo(await question.item(), 'wrong'));
    await question.handIn();
    await expect(over.or(page.getByText(`Question ${number + 1}`, { exact: true }))).toBeVisible();
  }
  await expect(over).toContainText('3 of 4 concepts are acquired.');
  await expect(over).toContainText('Two poles: a wrong idea about it is gone after two right answers');
});

test('practice until a concept is known ends when it is acquired', async ({ page }) => {
  const practice = new Practice(page);
  await practice.open('K12');
  await page.getByRole('button', { name: 'Until I know it' }).click();
  for (let number = 1; number <= PATIENCE && (await practice.summary.count()) === 0; number += 1) {
    await practice.question.answer('right');
    await practice.question.goOn();
    await expect(
      practice.summary.or(page.getByText(`Question ${number + 1}`, { exact: true })),
    ).toBeVisible();
  }
  await expect(practice.summary).toBeVisible();
  const progress = new Progress(page);
  await progress.open();
  await expect(page.getByRole('listitem').filter({ hasText: 'Practise: Two poles' })).toContainText(
    'Acquired',
  );
});

test('a learner makes the next questions harder, is asked on, and comes back to it', async ({ page }) => {
  const practice = new Practice(page);
  await practice.open();
  await practice.begin(10);
  await page.getByText('Harder', { exact: true }).click();
  await expect(page.getByRole('radio', { name: 'Harder' })).toBeChecked();
  await practice.question.answer('right');
  await practice.question.goOn();
  await expect(practice.step).toHaveText('Question 2 of about 10');
  await expect(page.getByRole('radio', { name: 'Harder' }), 'it stays').toBeChecked();
  await page.reload();
  await expect(practice.step).toHaveText('Question 2 of about 10');
  await expect(page.getByRole('radio', { name: 'Harder' }), 'also for who comes back').toBeChecked();
});
