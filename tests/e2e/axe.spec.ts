import { expectAccessible } from './accessible.ts';
import { answerTo, itemById } from './keys.ts';
import { ADDRESSES } from './pages/addresses.ts';
import { mouse } from './pages/hand.ts';
import { Figure } from './pages/figure.ts';
import { Lesson } from './pages/lesson.ts';
import { Practice } from './pages/practice.ts';
import { Progress } from './pages/progress.ts';
import { QuickSorter, SortRound } from './pages/sorting.ts';
import { expect, open, test } from './test.ts';

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`${colorScheme}, axe finds nothing`, () => {
    // Nothing is half faded in while it is looked at.
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    for (const address of ADDRESSES)
      test(`on ${address}`, async ({ page }) => {
        await open(page, address);
        await expectAccessible(page, 'as it opens');
      });

    test('where a question says why it is asked, before and after the answer', async ({ page }) => {
      const { check, open: openLesson } = new Lesson(page, 4);
      await openLesson();
      await check.card.getByText('Why this question?').click();
      await expect(check.card.getByText('If right')).toBeVisible();
      await expectAccessible(page, 'asked');
      await check.answer('wrong');
      await expect(check.card.getByText('Before your answer', { exact: true })).toBeVisible();
      await expectAccessible(page, 'answered');
    });

    for (const number of [1, 2, 3, 4, 5, 6, 7])
      test(`in lesson ${number}, whatever is answered`, async ({ page }) => {
        const lesson = new Lesson(page, number);
        await lesson.open();
        for (const [place, part] of lesson.questions.entries()) {
          await part.give(answerTo(await part.item(), place === 2 ? 'right' : 'wrong'));
          await expectAccessible(page, 'chosen');
          await part.handIn();
          await expect(part.feedback).toBeVisible();
          await expectAccessible(page, 'explained');
          if (await part.repair.isVisible()) {
            await part.repair.click();
            await expectAccessible(page, 'put right');
            await page.getByRole('button', { name: 'Go on without' }).click();
          } else await part.goOn();
        }
        await expect(lesson.result).toBeVisible();
        await expectAccessible(page, 'summary');
      });

    test('in the figures of lessons, whatever was tried', async ({ page }) => {
      test.slow();
      for (const number of [1, 2, 3, 4, 5, 6, 7]) {
        const figure = new Figure(page, number);
        await figure.open();
        await expectAccessible(page, `figure ${number}, untouched`);
        await figure.tryAll();
        await expectAccessible(page, `figure ${number}, tried`);
      }
    });

    test('when nothing is known, in every kind of question', async ({ page }) => {
      // Matching, choice, fill-in, sequencing and an open judgement.
      test.slow();
      for (const number of [5, 6, 7]) {
        const lesson = new Lesson(page, number);
        await lesson.open();
        for (let place = 0; place < lesson.key.check.length; place += 1) {
          await mouse.press(lesson.check.unknown);
          await expect(lesson.check.verdict('Here is why')).toBeVisible();
          await expectAccessible(page, 'not known');
          await lesson.check.goOn();
        }
        await expect(lesson.result).toBeVisible();
      }
    });

    test('on an open judgement', async ({ page }) => {
      expect(itemById('k23-youtube-judgement')).toMatchObject({ open: true });
      const lesson = new Lesson(page, 6);
      await lesson.open();
      await lesson.takeCheck('right', 'right');
      await lesson.check.answer('right');
      await expect(lesson.check.verdict('Two answers can be defended')).toBeVisible();
      await expectAccessible(page, 'open judgement');
    });

    test('when an answer is asked for that was not given', async ({ page }) => {
      const practice = new Practice(page);
      await practice.open();
      await expectAccessible(page, 'before it begins');
      await practice.begin();
      await expectAccessible(page, 'asked');
      // It is marked as disabled, and says why all the same when it is pressed.
      await practice.question.submit.click({ force: true });
      await expect(practice.question.card.getByRole('status').last()).toContainText(/first\.$/);
      await expectAccessible(page, 'reminded');
      await practice.question.answer('right');
      await practice.question.goOn();
      await practice.question.answer('wrong');
      await expectAccessible(page, 'explained');
    });

    test('while sorting, and while a board is put right', async ({ page }) => {
      const round = new SortRound(page);
      await round.open();
      const cards = await round.cards();
      await expectAccessible(page, 'dealt');
      await round.question.board.card(cards[0] ?? '').click();
      await expectAccessible(page, 'lifted');
      await page.keyboard.press('Escape');
      await round.place(cards, (index) => (index % 3 === 0 ? 'wrong' : 'right'));
      await expectAccessible(page, 'placed');
      await round.question.handIn();
      await expect(round.question.feedback).toBeVisible();
      await expectAccessible(page, 'checked');
      await round.question.repair.click();
      await expectAccessible(page, 'put right');
      await page.getByRole('button', { name: 'Go on without' }).click();
      await expect(page.getByRole('region', { name: 'Round done' })).toBeVisible();
      await expectAccessible(page, 'round done');
    });

    test('in the quick sorter', async ({ page }) => {
      const sorter = new QuickSorter(page);
      await sorter.open();
      for (let card = 1; card <= 10; card += 1) {
        await sorter.answer(card === 1 ? 'wrong' : 'right');
        if (card <= 2) await expectAccessible(page, 'card explained');
        await sorter.next.click();
      }
      await expect(sorter.summary).toBeVisible();
      await expectAccessible(page, 'summary');
    });

    test('in the opening check and its end', async ({ page }) => {
      await open(page, '/placement/');
      const { question } = new Practice(page);
      for (let number = 1; number <= 8; number += 1) {
        await question.answer('wrong');
        await question.goOn();
      }
      await expect(page.getByRole('region', { name: 'Where you stand' })).toBeVisible();
      await expectAccessible(page, 'where you stand');
      await open(page, '/');
      await expectAccessible(page, 'home, begun');
      const progress = new Progress(page);
      await progress.open();
      await expect(progress.count).toBeVisible();
      await expectAccessible(page, 'progress, filled');
      await page.getByRole('button', { name: 'Delete my data' }).click();
      await expectAccessible(page, 'before it erases');
    });

    test('in the final and its explained result', async ({ page }) => {
      await open(page, '/final/');
      await page.getByRole('button', { name: /^Begin/ }).click();
      const { question, step } = new Practice(page);
      for (let number = 1; number <= 20; number += 1) {
        await expect(step).toHaveText(`Question ${number} of 20`);
        await question.unknown.click();
      }
      const result = page.getByRole('region', { name: 'Not yet' });
      await expect(result).toBeVisible();
      for (const why of await page.getByText('Why', { exact: true }).all()) await why.click();
      await expectAccessible(page, 'explained');
      await open(page, '/final/');
      await expect(result).toBeVisible();
      await expectAccessible(page, 'taken before');
    });

    test('where nothing can be kept', async ({ page }) => {
      await page.addInitScript(() =>
        Object.defineProperty(globalThis, 'localStorage', {
          get() {
            throw new DOMException('forbidden', 'SecurityError');
          },
        }),
      );
      await open(page, '/progress/');
      await expect(page.getByText('does not let the course keep your answers')).toBeVisible();
      await expectAccessible(page, 'storage forbidden');
    });
  });
