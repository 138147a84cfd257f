import type { Locator, Page } from '@playwright/test';
import { answerTo } from './keys.ts';
import { ADDRESSES } from './pages/addresses.ts';
import { Figure } from './pages/figure.ts';
import { Lesson } from './pages/lesson.ts';
import { Practice } from './pages/practice.ts';
import { Progress } from './pages/progress.ts';
import { SortRound, QuickSorter } from './pages/sorting.ts';
import { expect, open, test } from './test.ts';

/** The page goes down, never sideways. Names what sticks out, so that a failure can be mended. */
async function expectNoSidewaysScroll(page: Page, state: string) {
  const excess = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const sticksOut = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 0.5,
    );
    return [
      `${scrollWidth} > ${clientWidth}`,
      ...sticksOut.slice(-4).map(({ outerHTML }) => outerHTML.slice(0, 120)),
    ];
  });
  expect(excess, state).toEqual([]);
}

test.describe('on a phone what was asked for comes into sight from its beginning', () => {
  test.use({ viewport: { width: 390, height: 844 } });
  /** How far below the top of the window something begins, as a share of the window. */
  const startOf = async (part: Locator) => ((await part.boundingBox())?.y ?? NaN) / 844;

  test('the next question of a check', async ({ page }) => {
    const { check, open: openLesson } = new Lesson(page, 7);
    await openLesson();
    await check.answer('right');
    await check.goOn();
    await expect.poll(() => startOf(check.stem)).toBeLessThan(0.45);
    expect(await startOf(check.stem)).toBeGreaterThanOrEqual(0);
  });

  test('how a sitting went', async ({ page }) => {
    const practice = new Practice(page);
    await practice.open();
    await practice.begin(10);
    while (!(await practice.summary.isVisible())) {
      await practice.question.answer('wrong');
      await practice.question.goOn();
      await expect(practice.question.unknown.or(practice.summary)).toBeVisible();
    }
    const heading = practice.summary.getByRole('heading', { name: 'How it went' });
    await expect.poll(() => startOf(heading)).toBeLessThan(0.45);
    expect(await startOf(heading)).toBeGreaterThanOrEqual(0);
  });

  test('why a place in a drawing is not the right one', async ({ page }) => {
    const figure = new Figure(page, 4);
    await figure.open();
    await figure.drawing.locator('[data-choice="content"]').first().click();
    await expect(figure.why.getByText('Not quite.')).toBeInViewport();
  });
});

for (const width of [320, 390])
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 700 } });

    test('no page scrolls sideways', async ({ page }) => {
      for (const address of ADDRESSES) {
        await open(page, address);
        await expectNoSidewaysScroll(page, address);
      }
    });

    for (const number of [1, 2, 3, 4, 5, 6, 7])
      test(`lesson ${number} does not scroll sideways while it is answered`, async ({ page }) => {
        const lesson = new Lesson(page, number);
        await lesson.open();
        for (const part of lesson.questions) {
          await part.give(answerTo(await part.item(), 'wrong'));
          await expectNoSidewaysScroll(page, 'answer begun');
          await part.handIn();
          await expect(part.feedback).toBeVisible();
          await expectNoSidewaysScroll(page, 'explained');
          if (await part.repair.isVisible()) {
            await part.repair.click();
            await expectNoSidewaysScroll(page, 'put right');
            await page.getByRole('button', { name: 'Go on without' }).click();
          } else await part.goOn();
        }
        await expect(lesson.result).toBeVisible();
        await expectNoSidewaysScroll(page, 'summary');
      });

    test('no figure of a lesson scrolls sideways, whatever is tried', async ({ page }) => {
      test.slow();
      for (const number of [1, 2, 3, 4, 5, 6, 7]) {
        const figure = new Figure(page, number);
        await figure.open();
        await figure.tryAll();
        await expectNoSidewaysScroll(page, `figure ${number}`);
      }
    });

    test('practice does not scroll sideways, whatever is asked', async ({ page }) => {
      const practice = new Practice(page);
      await practice.open();
      await practice.begin(10);
      for (let number = 1; number <= 10; number += 1) {
        await expectNoSidewaysScroll(page, 'asked');
        await practice.question.answer('wrong');
        await expectNoSidewaysScroll(page, 'explained');
        await practice.question.goOn();
      }
      await expect(practice.summary).toBeVisible();
      await expectNoSidewaysScroll(page, 'summary');
      const progress = new Progress(page);
      await progress.open();
      await expect(progress.count).toBeVisible();
      await expectNoSidewaysScroll(page, 'progress');
      await page.getByRole('button', { name: 'Delete my data' }).click();
      await expectNoSidewaysScroll(page, 'before it erases');
    });

    test('titles of lessons stand in one column, and not below their signs', async ({ page }) => {
      await new Progress(page).open();
      const links = page.getByRole('region', { name: 'Lessons', exact: true }).getByRole('link');
      const places = await links.evaluateAll((all) =>
        all.map((link) => {
          const title = document.createRange();
          title.selectNodeContents(link.lastChild ?? link);
          return Math.round(title.getBoundingClientRect().left - link.getBoundingClientRect().left);
        }),
      );
      expect(places).toHaveLength(7);
      expect(new Set(places).size, `${places}`).toBe(1);
    });

    test('the sorting board and the quick sorter do not scroll sideways', async ({ page }) => {
      const round = new SortRound(page);
      await round.open();
      const cards = await round.cards();
      await expectNoSidewaysScroll(page, 'dealt');
      await round.question.board.card(cards[0] ?? '').click();
      await expectNoSidewaysScroll(page, 'lifted');
      await page.keyboard.press('Escape');
      await round.place(cards, (index) => (index % 2 === 0 ? 'right' : 'wrong'));
      await expectNoSidewaysScroll(page, 'placed');
      await round.question.handIn();
      await expect(round.question.feedback).toBeVisible();
      await expectNoSidewaysScroll(page, 'board checked');
      const sorter = new QuickSorter(page);
      await sorter.open();
      await sorter.answer('wrong');
      await expectNoSidewaysScroll(page, 'card explained');
    });
  });
