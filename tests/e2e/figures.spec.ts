import { readFileSync } from 'node:fs';
import { LESSONS } from './pages/addresses.ts';
import { Figure } from './pages/figure.ts';
import { keyboard, mouse } from './pages/hand.ts';
import { Lesson } from './pages/lesson.ts';
import { expect, open, test } from './test.ts';

interface Platform {
  name: string;
  family: { is: string; clear: boolean };
}

for (const [index, address] of LESSONS.entries())
  for (const [name, handOf] of [
    ['by mouse', () => mouse],
    ['by keyboard alone', keyboard],
  ] as const)
    test(`the figure of lesson ${index + 1} is done ${name}, and is as it was when one comes back`, async ({
      page,
    }) => {
      const figure = new Figure(page, index + 1, handOf(page));
      await figure.open();
      await expect(figure.parts.first(), address).toHaveAccessibleName(/\(not tried yet\)$/);
      const names = await figure.tryAll();
      expect(new Set(names).size, 'each part comes once').toBe(await figure.parts.count());
      await expect(figure.done).toBeVisible();
      await expect(figure.parts.filter({ hasText: 'not tried yet' })).toHaveCount(0);
      const said = await figure.parts.allInnerTexts();

      await figure.open();
      await expect.poll(() => figure.parts.allInnerTexts()).toEqual(said);
      await expect(figure.done).toBeVisible();
    });

test('a lesson is done by its figure and its check; one part of the figure less, and it is not', async ({
  page,
}) => {
  const lesson = new Lesson(page, 2);
  const figure = new Figure(page, 2);
  const state = page.getByRole('listitem').filter({ hasText: lesson.key.title });
  await figure.open();
  await lesson.takeCheck('right', 'wrong', 'right');
  const parts = await figure.parts.count();
  for (let part = 0; part < parts - 1; part += 1) {
    await figure.choices.first().click();
    await figure.next.click();
  }
  await open(page, '/progress/');
  await expect(state).toContainText('Begun');
  await figure.open();
  await figure.choices.first().click();
  await expect(figure.done).toBeVisible();
  await open(page, '/progress/');
  await expect(state).toContainText('Done');
});

test('what is chosen is judged as the catalogue judges it, with a reason for every family', async ({
  page,
}) => {
  const { platforms } = JSON.parse(readFileSync('src/content/platforms.json', 'utf8')) as {
    platforms: Platform[];
  };
  const figure = new Figure(page, 5);
  await figure.open();
  const families = ['Publishing', 'Sharing', 'Networking', 'Discussion'];
  const names = (await figure.parts.allInnerTexts()).map((text) => text.split('(')[0]?.trim() ?? '');
  const cards = names.filter((name) => !families.includes(name));
  expect(cards).toHaveLength(8);
  for (const card of cards) {
    const platform = platforms.find(({ name }) => name === card);
    expect(platform?.family.clear, card).toBe(true);
    await figure.go(card);
    for (const family of families) {
      await figure.choose(family);
      const right = family.toLowerCase() === platform?.family.is;
      await expect(figure.why, `${card} in ${family}`).toHaveText(right ? /^Yes\. \w/ : /^Not quite\. \w/);
    }
  }
});

test('an example stands in the drawing once it is placed rightly, by a tap in the drawing as well', async ({
  page,
}) => {
  const figure = new Figure(page, 2);
  await figure.open();
  const token = figure.drawing.getByText('Blog', { exact: true });
  await figure.choose('Networks inside media');
  await figure.go('Blog');
  await expect(token).toBeHidden();
  await figure.choose('Inside social networks');
  await expect(figure.why).toHaveText(/^Not quite\./);
  await expect(token).toBeHidden();
  // In the ring: inside the large circle, left of the small one.
  const box = await figure.drawing.boundingBox();
  if (!box) throw new Error('there is no drawing');
  await figure.drawing.click({ position: { x: box.width * 0.2, y: box.height * 0.6 } });
  await expect(figure.why).toHaveText(/^Yes\./);
  await expect(token).toBeVisible();
  await expect(figure.named('Blog')).toHaveAccessibleName('Blog (it holds)');
});

test('a figure can be done again, and stays done', async ({ page }) => {
  const figure = new Figure(page, 2);
  await figure.open();
  await figure.tryAll();
  await page.getByRole('button', { name: 'Do it again' }).click();
  await expect(figure.parts.filter({ hasText: 'not tried yet' })).toHaveCount(await figure.parts.count());
  await expect(figure.part.getByRole('heading')).toBeFocused();
  await figure.choose('Networks inside media');
  await expect(figure.why).toHaveText(/^Yes\./);
});

test('what can be chosen stays where it is when something was chosen', async ({ page }) => {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    for (const index of LESSONS.keys()) {
      const figure = new Figure(page, index + 1);
      await figure.open();
      const places = () =>
        figure.choices.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().y));
      // From the page's top: pressing may scroll.
      const scrolled = () => page.evaluate(() => scrollY);
      const before = (await places()).map((y) => Math.round(y));
      const from = await scrolled();
      await figure.choices.first().press('Enter');
      await expect(figure.why).not.toBeEmpty();
      const moved = (await scrolled()) - from;
      expect(
        (await places()).map((y) => Math.round(y + moved)),
        `lesson ${index + 1} at ${width} px`,
      ).toEqual(before);
      await page.evaluate(() => localStorage.clear());
    }
  }
});

test('what is chosen is announced, the end of a figure once, and nothing when one comes back', async ({
  page,
}) => {
  const figure = new Figure(page, 1);
  await figure.open();
  await figure.tryAll();
  const end = page.getByRole('status').filter({ hasText: /^Done: you have tried all/ });
  await expect(end).toHaveAttribute('aria-live', 'polite');
  // An answer with the same reason is news, too: its words are put there anew.
  await figure.why.evaluate((status) => {
    new MutationObserver(() => (document.body.dataset.said = 'again')).observe(status, { childList: true });
    const done = status.nextElementSibling;
    if (done)
      new MutationObserver(() => (document.body.dataset.done = 'again')).observe(done, { childList: true });
  });
  await figure.choices.last().press('Enter');
  await expect(page.locator('body')).toHaveAttribute('data-said', 'again');
  await expect(page.locator('body')).not.toHaveAttribute('data-done');

  await page.addInitScript(() => {
    const look = () => {
      const said = document.querySelector('.figure [role="status"]:not(:empty)');
      if (said?.textContent?.trim()) document.body.dataset.live ??= said.getAttribute('aria-live') ?? '';
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  });
  await figure.open();
  await expect(figure.done).toBeVisible();
  await expect(page.locator('body'), 'it came before it was live').toHaveAttribute('data-live', 'off');
  await expect(end).toHaveAttribute('aria-live', 'polite');
});
