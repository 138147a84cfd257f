import { readFileSync } from 'node:fs';
import type { Misconception } from '#lib/course/concept.ts';
import type { Item } from '#lib/bank/item.ts';
import { expectAccessible } from './accessible.ts';
import { answerTo, itemById, type Answer } from './keys.ts';
import { keyboard } from './pages/hand.ts';
import { Lesson } from './pages/lesson.ts';
import { Practice } from './pages/practice.ts';
import type { Question } from './pages/question.ts';
import { expect, test } from './test.ts';

const misconceptions = JSON.parse(
  readFileSync(new URL('../../src/content/misconceptions.json', import.meta.url), 'utf8'),
) as Misconception[];

function ideaOf(id: string): Misconception {
  const found = misconceptions.find((entry) => entry.id === id);
  if (!found) throw new Error(`there is no misconception ${id}`);
  return found;
}

/** Answers the first question of the check of lesson 2 as somebody who takes the two terms for one. */
async function mistakeTheTerms(question: Question, confidence: 'Sure' | 'Fairly sure'): Promise<void> {
  await question.give({
    kind: 'options',
    role: 'radio',
    names: ['They are two names for the same set of sites'],
  });
  await question.hand.choose(question.confidence(confidence));
  await question.handIn();
  await expect(question.feedback).toBeVisible();
}
const SYNONYMS = ideaOf('M01');

test.describe('whoever is sure and wrong in a lesson', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('reads why the idea fails, and compares two cases before the difference is said', async ({ page }) => {
    const lesson = new Lesson(page, 2);
    await lesson.open();
    const { check } = lesson;
    await mistakeTheTerms(check, 'Sure');
    const { refutation, contrast, belief } = SYNONYMS;
    await expect(
      check.feedback.getByRole('heading', { level: 4, name: `The idea behind this answer: “${belief}”` }),
    ).toBeVisible();
    await expect(check.feedback).toContainText(refutation);
    await expect(check.feedback).not.toContainText('It is common.');
    for (const { text } of contrast.cases) await expect(check.feedback.getByText(text)).toBeVisible();
    const difference = check.feedback.getByText(contrast.difference);
    await expect(difference).toBeHidden();
    await check.feedback.getByText('Show the difference').click();
    await expect(difference).toBeVisible();
    for (const { is } of contrast.cases)
      await expect(check.feedback.getByText(is, { exact: true })).toBeVisible();
  });

  test('goes on with the keyboard alone: to the difference, then to the next question', async ({ page }) => {
    const lesson = new Lesson(page, 2, keyboard(page));
    await lesson.open();
    const { check } = lesson;
    await mistakeTheTerms(check, 'Sure');
    await expect(check.feedback.getByText('Show the difference')).toBeVisible();
    await expect(check.feedback).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(check.feedback.locator('summary')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(check.feedback.getByText(SYNONYMS.contrast.difference)).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(check.onward).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(check.stem).toHaveText(itemById('k06-cooking-blog').stem);
  });

  for (const colorScheme of ['light', 'dark'] as const)
    test.describe(colorScheme, () => {
      test.use({ colorScheme });

      for (const { width, beside } of [
        { width: 390, beside: false },
        { width: 1280, beside: true },
      ])
        test(`sees the cases ${beside ? 'side by side' : 'one below the other'} at ${width} px, and axe finds nothing`, async ({
          page,
        }) => {
          await page.setViewportSize({ width, height: 900 });
          const lesson = new Lesson(page, 2);
          await lesson.open();
          const { check } = lesson;
          await mistakeTheTerms(check, 'Sure');
          await check.feedback.getByText('Show the difference').click();
          const [first, second] = await Promise.all(
            SYNONYMS.contrast.cases.map(({ text }) => check.feedback.getByText(text).boundingBox()),
          );
          expect(first?.y === second?.y).toBe(beside);
          await expectAccessible(page, 'compared');
        });
    });
});

test('whoever is less sure reads only what the idea is called, and nothing is fetched for it', async ({
  page,
}) => {
  const asked: string[] = [];
  const lesson = new Lesson(page, 2);
  await lesson.open();
  await lesson.check.card.scrollIntoViewIfNeeded();
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) asked.push(response.url());
  });
  await mistakeTheTerms(lesson.check, 'Fairly sure');
  await expect(lesson.check.feedback).toContainText(
    `The idea behind this answer: ${SYNONYMS.belief}. It is common.`,
  );
  await page.waitForLoadState('networkidle');
  const texts = await Promise.all(asked.map(async (url) => (await page.request.get(url)).text()));
  expect(texts.filter((text) => text.includes(SYNONYMS.refutation.slice(0, 30)))).toEqual([]);
});

test('whoever meets an idea again in the same check reads why it fails, without cases', async ({ page }) => {
  const TALK = ideaOf('M24');
  const lesson = new Lesson(page, 5);
  await lesson.open();
  const { check } = lesson;
  const name = itemById('k17-name-the-family');
  await check.give({ ...(answerTo(name, 'wrong') as Extract<Answer, { kind: 'text' }>), text: 'discussion' });
  await check.handIn();
  await expect(check.feedback).toContainText(`${TALK.belief}. It is common.`);
  await check.goOn();
  const board = itemById('k21-sort-four');
  if (board.interaction !== 'matching') throw new Error('the board of lesson 5 is none');
  const talk = board.targets.find(({ family }) => family === 'discussion')?.text ?? '';
  await check.give({
    kind: 'places',
    places: board.sources.map(({ text, note }) => ({ card: note ? `${text} ${note}` : text, target: talk })),
  });
  await check.handIn();
  await expect(check.feedback).toContainText(TALK.refutation);
  await expect(check.feedback).not.toContainText('What is the difference that decides?');
});

test('whoever is sure and wrong in practice meets the same idea again within three questions', async ({
  page,
}) => {
  const practice = new Practice(page);
  await practice.open();
  await practice.begin(20);
  const { question } = practice;
  const ideasIn = (item: Item) => new Set(JSON.stringify(item).match(/M\d\d/g));
  /** What the wrong answer that these tests give points to. */
  const mistakenIn = (item: Item) =>
    item.interaction === 'choice' && item.select === 'one' && !item.open
      ? item.options.find(({ right }) => !right)?.misconception
      : undefined;
  let idea: string | undefined;
  while (!idea) {
    const item = await question.item();
    idea = mistakenIn(item);
    await question.give(answerTo(item, idea ? 'wrong' : 'right'));
    if (idea) await question.hand.choose(question.confidence('Sure'));
    await question.handIn();
    await question.goOn();
  }
  const next: Item[] = [];
  for (let number = 1; number <= 3; number += 1) {
    next.push(await question.answer('right'));
    await question.goOn();
  }
  expect(next.some((item) => ideasIn(item).has(idea))).toBe(true);
});
