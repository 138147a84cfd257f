import type { Page } from '@playwright/test';
import { lessonKey } from './keys.ts';
import { Lesson } from './pages/lesson.ts';
import { Practice } from './pages/practice.ts';
import { Progress } from './pages/progress.ts';
import { FarLearner } from './pages/record.ts';
import { expect, open, test } from './test.ts';

const HOUR = 60 * 60 * 1000;
const BEGAN = new Date('2026-11-02T09:00:00Z').getTime();
const TODAY = new Date('2026-11-23T10:00:00Z').getTime();

/** Takes the final without knowing anything, and says what it asked. */
async function takeFinal(page: Page): Promise<string[]> {
  const { question, step } = new Practice(page);
  await page.getByRole('button', { name: /^(Begin|Take it again)/ }).click();
  const asked: string[] = [];
  for (let number = 1; number <= 20; number += 1) {
    await expect(step).toHaveText(`Question ${number} of 20`);
    asked.push((await question.item()).id);
    await question.unknown.click();
  }
  return asked;
}

test('a newcomer reads what completion asks, and that nothing is lost', async ({ page }) => {
  const progress = new Progress(page);
  await progress.open();
  await expect(progress.criteria).toHaveText([
    /^\s*0 of 7 lessons done/,
    /^\s*0 of 15 core concepts acquired/,
    /^\s*Final: not yet taken/,
    /^\s*Consolidated: from one day after completion/,
  ]);
  await expect(page.getByText('What you have reached stays reached')).toBeVisible();
});

test('the last lesson completes the course: it is said, with the day, and it stays', async ({ page }) => {
  await page.clock.install({ time: TODAY });
  await new FarLearner(BEGAN)
    .takeLessons({ but: [7] })
    .practise()
    .takeFinal()
    .settle(page);
  const progress = new Progress(page);
  await progress.open();
  await expect(progress.criteria.nth(0)).toContainText('6 of 7 lessons done');
  await expect(progress.criteria.nth(0)).toContainText(`1 still to take: ${lessonKey(7).title}`);
  await expect(progress.criteria.nth(1)).toContainText('15 of 15 core concepts acquired');
  await expect(progress.criteria.nth(2)).toContainText('Final passed');

  await page.getByRole('link', { name: 'Next lesson' }).click();
  const lesson = new Lesson(page, 7);
  await expect(lesson.heading).toBeVisible();
  await lesson.takeActivity('wrong');
  // Wrong answers complete a lesson as well as right ones.
  await lesson.takeCheck('wrong', 'wrong', 'wrong');
  await expect(lesson.result).toBeVisible();

  await open(page, '/');
  const resume = page.getByRole('region', { name: 'Course completed' });
  await expect(resume).toContainText('Completed on 23 November 2026');
  await expect(resume.getByRole('link', { name: 'Your certificate' })).toHaveAttribute(
    'href',
    /certificate\/?$/,
  );

  await page.clock.setSystemTime(TODAY + HOUR);
  await progress.open();
  await expect(progress.heading).toHaveText('Course completed');
  await expect(progress.criteria.nth(0)).toContainText('7 of 7 lessons done');
  await expect(progress.criteria.nth(3)).toContainText(/Consolidated: from 24 November/);
  const written = await page.evaluate(
    () => Object.values(localStorage).filter((value: string) => value.includes('course.completed')).length,
  );
  expect(written, 'it is written down once').toBe(1);
});

test('a day after completion eight mixed questions show that it lasts', async ({ page }) => {
  await page.clock.install({ time: TODAY });
  await new FarLearner(BEGAN).takeLessons().practise().takeFinal().settle(page);
  await open(page, '/');
  await expect(page.getByRole('region', { name: 'Course completed' })).toBeVisible();
  await open(page, '/consolidation/');
  await expect(page.getByText('This opens on 24 November')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Begin/ })).toHaveCount(0);

  await page.clock.setSystemTime(TODAY + 25 * HOUR);
  await open(page, '/');
  await page.getByRole('link', { name: 'Find out' }).click();
  const { question, step } = new Practice(page);
  /** Answers eight questions, the first so many wrong, and says what those were about. */
  const take = async (wrong: number) => {
    await page.getByRole('button', { name: /^(Begin|Take it again)/ }).click();
    const missed: (string | undefined)[] = [];
    for (let number = 1; number <= 8; number += 1) {
      await expect(step).toHaveText(`Question ${number} of 8`);
      const { concepts } = await question.item();
      if (number <= wrong) {
        missed.push(concepts[0]);
        await question.unknown.click();
      } else await question.answer('right');
      await question.goOn();
    }
    return missed;
  };
  const missed = await take(3);
  await expect(page.getByText('You had 5 of 8 right at the first try; it takes 6.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Practise what I missed' })).toHaveAttribute(
    'href',
    new RegExp(`practice/?\\?concept=${missed.join(',')}$`),
  );
  await take(2);
  await expect(page.getByText('Consolidated.', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'See how far you are' }).click();
  await expect(new Progress(page).criteria.nth(3)).toContainText('Consolidated on 24 November 2026');
});

test('a final that is not passed opens what is weak, and is taken again with other questions', async ({
  page,
}) => {
  test.slow();
  await open(page, '/final/');
  const first = await takeFinal(page);
  const result = page.getByRole('region', { name: 'Not yet' });
  await expect(result).toContainText('Not passed yet: 0 % in all');
  await expect(result).toContainText('What to practise before you take it again');
  const second = await takeFinal(page);
  expect(second.filter((id) => first.includes(id))).toEqual([]);

  await result.getByRole('link', { name: 'Practise these' }).click();
  await expect(page.getByText(/^\s*Questions about: ./)).toBeVisible();
  const concepts = new URL(page.url()).searchParams.get('concept')?.split(',') ?? [];
  const practice = new Practice(page);
  await practice.begin();
  const {
    concepts: [main = ''],
  } = await practice.question.item();
  expect(concepts).toContain(main);
  const progress = new Progress(page);
  await progress.open();
  await expect(progress.criteria.nth(2)).toContainText('Final: not yet passed');
  await expect(
    progress.criteria.nth(2).getByRole('link', { name: 'Practise what it has opened' }),
  ).toBeVisible();
});

test('a final that is over shows its explanations again, and the record stays as it was', async ({
  page,
}) => {
  await open(page, '/final/');
  const stored = () => page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));
  await takeFinal(page);
  const result = page.getByRole('region', { name: 'Not yet' });
  await result.getByRole('link', { name: 'Practise these' }).click();
  await expect(page.getByText(/^\s*Questions about: ./)).toBeVisible();
  await page.goBack();
  const again = page.getByRole('button', { name: 'See your answers explained' });
  await expect(again).toBeVisible();
  await page.reload();
  const before = await stored();
  await again.click();
  await expect(result).toBeFocused();
  const over = page.getByRole('region', { name: 'Your answers, explained' });
  const whys = over.getByText('Why', { exact: true });
  await expect(whys).toHaveCount(20);
  await whys.first().click();
  await expect(over.getByRole('group', { name: 'Here is why', exact: true })).toBeVisible();
  expect(await stored()).toBe(before);
  await page.getByRole('button', { name: 'Take it again with other questions' }).click();
  await expect(new Practice(page).step).toHaveText('Question 1 of 20');
});

test('after a check only what was missed is asked again, or all of it', async ({ page }) => {
  const lesson = new Lesson(page, 2);
  await lesson.open();
  await lesson.takeCheck('right', 'wrong', 'right');
  await lesson.result.getByRole('button', { name: 'Only what I missed (1)' }).click();
  expect((await lesson.check.item()).id).toBe(lesson.key.check[1]);
  await page.reload();
  await page.getByRole('region', { name: 'Check', exact: true }).scrollIntoViewIfNeeded();
  await expect(lesson.check.unknown).toBeEnabled();
  expect((await lesson.check.item()).id, 'also after a reload').toBe(lesson.key.check[1]);
  await lesson.takeCheck('right');
  await expect(lesson.result).toContainText('1 of 1 right this time.');
  await expect(lesson.result.getByRole('button', { name: /^Only what I missed/ })).toHaveCount(0);
  await lesson.result.getByRole('button', { name: 'Take it again' }).click();
  expect((await lesson.check.item()).id).toBe(lesson.key.check[0]);
});

test('a question that has left the course since is named where its answer would stand', async ({ page }) => {
  const { check, id, activity } = lessonKey(2);
  const learner = new FarLearner(BEGAN).takeLessons({ but: [2] });
  const gone = {
    id: 'k04-gone',
    concepts: ['K04'],
    chance: 0.25,
    difficulty: 3,
    bloom: 'apply' as const,
    open: false,
  };
  learner.diary.sit('activity', [[{ ...gone, id: activity }, 1]], { lesson: id });
  learner.diary.sit(
    'check',
    [[gone, 1], ...check.slice(1).map((item) => [{ ...gone, id: item }, 1] as const)],
    {
      lesson: id,
    },
  );
  await learner.settle(page);
  await open(page, `/lessons/${id}/`);
  await page.getByRole('region', { name: 'Check', exact: true }).scrollIntoViewIfNeeded();
  await expect(new Lesson(page, 2).result).toContainText(
    'left the course or changed since. What you showed with',
  );
  const progress = new Progress(page);
  await progress.open();
  await expect(progress.lesson(lessonKey(2).title)).toContainText('Done');
});
