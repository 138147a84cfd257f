import type { Page } from '@playwright/test';
import { QUICK_ANSWERS, type Deck } from './keys.ts';
import { finger, keyboard, mouse, type Hand } from './pages/hand.ts';
import { Progress } from './pages/progress.ts';
import { QuickSorter, type Answering } from './pages/sorting.ts';
import { aFinger, aMouse, byArrow, bySwipe, grip, sideOf } from './pages/swiper.ts';
import { expect, open, test } from './test.ts';

const OTHER = { network: 'Contact or content?', type: 'Network or not?' };

/** The one and the same test, whatever the way: the fourth card is answered wrong on purpose. */
async function answersAWholeDeck(sorter: QuickSorter, give?: Answering, goOn?: () => Promise<void>) {
  const { page, hand, deck } = sorter;
  const cards = new Set<string>();
  await sorter.open();
  for (let number = 1; number <= 10; number += 1) {
    await expect(sorter.step).toHaveText(`Question ${number} of 10`);
    const { card, reason } = await sorter.key();
    cards.add(card);
    await expect(page.getByRole('article', { name: card, exact: true })).toBeVisible();
    const [first, second] = QUICK_ANSWERS[deck];
    expect(await sideOf(sorter, first), 'answers stand where they are thrown to').toBe(-1);
    expect(await sideOf(sorter, second)).toBe(1);
    await sorter.answer(number === 4 ? 'wrong' : 'right', give);
    const verdict = sorter.verdict(number === 4 ? 'Not quite' : 'Right');
    await expect(verdict).toContainText(reason);
    await expect(verdict).toBeFocused();
    await (goOn?.() ?? hand.press(sorter.next));
  }
  expect(cards.size).toBe(10);
  await expect(sorter.summary).toContainText('9 of 10 right at the first try.');
  await expect(sorter.summary.getByRole('link', { name: OTHER[deck], exact: true })).toBeVisible();
}

/** What moves a card by hand in this browser: only Chromium lets a test move a finger. */
const pointer = (page: Page, browserName: string) =>
  browserName === 'chromium' ? aFinger(page) : Promise.resolve(aMouse(page));

for (const deck of ['network', 'type'] satisfies Deck[]) {
  test(`all of "${deck}" is answered with the mouse`, async ({ page }) => {
    await answersAWholeDeck(new QuickSorter(page, mouse, deck));
  });

  test(`all of "${deck}" is answered by arrows and Enter alone`, async ({ page }) => {
    const sorter = new QuickSorter(page, keyboard(page), deck);
    await answersAWholeDeck(sorter, byArrow, () => page.keyboard.press('Enter'));
  });
}

test('a deck is answered by Tab and Enter alone, and each next card has the focus', async ({ page }) => {
  const hand = keyboard(page);
  const sorter = new QuickSorter(page, hand, 'type');
  await answersAWholeDeck(sorter, undefined, async () => {
    const { card } = await sorter.key();
    await hand.press(sorter.next);
    await expect(sorter.name.filter({ hasText: card })).toHaveCount(0);
    if ((await sorter.summary.count()) === 0) await expect(sorter.name).toBeFocused();
  });
});

test('a deck is answered by dragging cards with the mouse', async ({ page }) => {
  await answersAWholeDeck(new QuickSorter(page, mouse, 'type'), bySwipe(aMouse(page)));
});

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 390, height: 780 }, hasTouch: true });
  // Firefox, where a test drives it, makes no click of a touch: there a tap is a click.
  const tapping = (browserName: string): Hand => (browserName === 'chromium' ? finger : mouse);

  test('a deck is answered by taps', async ({ page, browserName }) => {
    await answersAWholeDeck(new QuickSorter(page, tapping(browserName), 'type'));
  });

  for (const deck of ['network', 'type'] satisfies Deck[])
    test(`all of "${deck}" is answered by swipes`, async ({ page, browserName }) => {
      const give = bySwipe(await pointer(page, browserName));
      await answersAWholeDeck(new QuickSorter(page, tapping(browserName), deck), give);
    });

  test('a card that is held shows what it will answer, and the page grows to no side', async ({
    page,
    browserName,
  }) => {
    const sorter = new QuickSorter(page, mouse, 'type');
    await sorter.open();
    const hand = await pointer(page, browserName);
    const { x, y, width } = await grip(sorter);
    await hand.down({ x, y });
    for (const part of [0.05, 0.1, 0.5]) await hand.move({ x: x + part * width, y });
    const says = sorter.card.locator('.quick-lean');
    await expect(says).toHaveText('Content network');
    await expect(says, 'the button has the name already').toHaveAttribute('aria-hidden', 'true');
    await expect(sorter.button('Content network')).toHaveAttribute('data-state', 'target');
    const grown = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(grown)).toBe(0);
    await hand.move({ x: x - 0.1 * width, y });
    await expect(says).toHaveText('Contact network');
    await expect(sorter.button('Content network')).not.toHaveAttribute('data-state');
    await hand.move({ x: x - 5, y });
    await hand.up();
    await expectUntouched(sorter);
  });

  test('a finger that moves up scrolls the page, and what the system takes away answers nothing', async ({
    page,
    browserName,
  }) => {
    test.skip(browserName !== 'chromium', 'Only Chromium lets a test move a finger');
    const sorter = new QuickSorter(page, finger, 'type');
    await sorter.open();
    const hand = await aFinger(page);
    const { x, y, width } = await grip(sorter);
    await hand.down({ x, y });
    for (const part of [0.05, 0.2, 0.6]) await hand.move({ x: x + part * width, y });
    await expect(sorter.card.locator('[data-held]')).toBeAttached();
    await hand.taken();
    await expectUntouched(sorter);
    await hand.down({ x, y });
    for (const way of [10, 30, 60, 100, 160, 220]) await hand.move({ x: x + way / 10, y: y - way });
    await hand.up();
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(50);
    await expectUntouched(sorter);
  });
});

/** The card is in its place, unanswered, and nothing is said of an answer. */
async function expectUntouched(sorter: QuickSorter) {
  await expect(sorter.card.locator('[data-held], .quick-lean')).toHaveCount(0);
  const moved = () =>
    sorter.card.locator('[data-swipe]').evaluate((card) => getComputedStyle(card).transform);
  await expect.poll(moved).toBe('none');
  await expect(sorter.next).toHaveCount(0);
  await expect(sorter.step).toHaveText('Question 1 of 10');
}

test('a card that is let go early goes back; a swipe marks no text, and presses no button under it', async ({
  page,
}) => {
  const sorter = new QuickSorter(page, mouse, 'type');
  await sorter.open();
  const hand = aMouse(page);
  const left = sorter.button('Contact network');
  for (const place of [undefined, left]) {
    const { x, y, width } = await grip(sorter, place);
    await hand.down({ x, y });
    for (const part of [0.1, 0.2, 0.1, 0.02]) await hand.move({ x: x + part * width, y });
    await hand.up();
    await expectUntouched(sorter);
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('');
  }
  // Far enough, but given up.
  const { x, y, width } = await grip(sorter);
  await hand.down({ x, y });
  await hand.move({ x: x + width / 2, y });
  await expect(sorter.button('Content network')).toHaveAttribute('data-state', 'target');
  await page.keyboard.press('Escape');
  await hand.up();
  await expectUntouched(sorter);
  await left.click();
  await expect(sorter.next, 'a press counts again').toBeVisible();
});

test('who wants no motion moves the card, and nothing moves by itself', async ({ page, browserName }) => {
  test.skip(browserName !== 'chromium', 'Firefox, where a test drives it, cannot be told to stand still');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const sorter = new QuickSorter(page, mouse, 'type');
  await sorter.open();
  const hand = aMouse(page);
  const { x, y } = await grip(sorter);
  await hand.down({ x, y });
  for (const way of [10, 30, 60]) await hand.move({ x: x + way, y });
  const card = sorter.card.locator('[data-swipe]');
  await expect(card, 'it follows, and does not tilt').toHaveCSS('transform', 'matrix(1, 0, 0, 1, 60, 0)');
  await hand.move({ x: x + 5, y });
  await hand.up();
  expect(await card.evaluate((element) => element.getAnimations().length)).toBe(0);
  await expectUntouched(sorter);
});

test('keys are left alone that are meant for something else', async ({ page }) => {
  const sorter = new QuickSorter(page, mouse, 'type');
  await sorter.open();
  await expect(sorter.button('Contact network')).toHaveAttribute('aria-keyshortcuts', 'ArrowLeft 1');
  await expect(sorter.button('Content network')).toHaveAttribute('aria-keyshortcuts', 'ArrowRight 2');
  // A character, while nothing has the focus.
  await page.keyboard.press('2');
  for (const modifier of ['Shift', 'Control']) await page.keyboard.press(`${modifier}+ArrowRight`);
  await sorter.clock.focus();
  await page.keyboard.press('ArrowRight');
  await page.getByText('Why this question?').focus();
  for (const key of ['ArrowRight', '2']) await page.keyboard.press(key);
  await expectUntouched(sorter);
  await sorter.unknown.focus();
  await page.keyboard.press('3');
  await expectUntouched(sorter);
  await page.keyboard.press('2');
  await expect(sorter.card).toContainText('You said: Content network.');
  // The reason is read: no arrow leads away from it.
  for (const key of ['ArrowRight', 'ArrowLeft', '1', '2']) await page.keyboard.press(key);
  await expect(sorter.step).toHaveText('Question 1 of 10');
});

test('a key that is kept down answers one card, and passes over no reason', async ({ page }) => {
  const sorter = new QuickSorter(page, mouse, 'type');
  await sorter.open();
  await expect(sorter.name).toBeVisible();
  for (let times = 0; times < 3; times += 1) await page.keyboard.down('ArrowLeft');
  await page.keyboard.up('ArrowLeft');
  await sorter.next.focus();
  await page.keyboard.press('Enter');
  await expect(sorter.step).toHaveText('Question 2 of 10');
  await sorter.button('Contact network').focus();
  for (let times = 0; times < 3; times += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(sorter.next).toBeVisible();
  await expect(sorter.step).toHaveText('Question 2 of 10');
});

test('who does not know yet is told the answer and its reason', async ({ page }) => {
  const sorter = new QuickSorter(page, mouse, 'type');
  await sorter.open();
  const { right, reason } = await sorter.key();
  await sorter.unknown.click();
  await expect(sorter.card).toContainText(`It is: ${right}.`);
  await expect(sorter.verdict('Here is why')).toContainText(reason);
});

test('no time is shown unless the learner turns the clock on, and it is remembered', async ({ page }) => {
  await page.clock.install();
  const sorter = new QuickSorter(page, mouse, 'type');
  const times = page.getByRole('main').getByText(/\d+ s$|\bseconds\b/);
  await sorter.open();
  await expect(sorter.clock).not.toBeChecked();
  // It says what it does.
  await expect(times).toHaveText([/^It counts the seconds/]);
  await page.clock.runFor(40_000);
  await sorter.clock.check();
  await expect(sorter.card, 'it counts from when the card came').toContainText(/4\d s/);
  await expect(sorter.card.locator('[aria-live], [role=timer], [role=status]')).toHaveCount(0);
  await sorter.answer('right');
  await expect(sorter.card, 'an answered card has no clock').not.toContainText(/\d s$/);

  await page.reload();
  await expect(sorter.clock).toBeChecked();
  for (let number = 1; number < 10; number += 1) {
    await sorter.next.click();
    await expect(sorter.step).toHaveText(`Question ${number + 1} of 10`);
    await page.clock.runFor(20_000);
    await sorter.answer(number < 6 ? 'right' : 'wrong');
  }
  await sorter.next.click();
  await expect(sorter.summary).toContainText('6 of 10 right at the first try.');
  await expect(sorter.summary).toContainText(/Half of your right answers took 2\d(\.5)? seconds or less/);
});

test('a round ends without a word of time where the clock is off', async ({ page }) => {
  const sorter = new QuickSorter(page, mouse, 'type');
  await sorter.open();
  for (let number = 1; number <= 10; number += 1) {
    await sorter.answer('right');
    await sorter.next.click();
  }
  await expect(sorter.summary).toContainText('10 of 10 right');
  await expect(sorter.summary).not.toContainText('seconds');
});

test('a card is there again after a reload, and so is its explanation', async ({ page }) => {
  const sorter = new QuickSorter(page, mouse, 'type');
  await sorter.open();
  await sorter.answer('right');
  await sorter.next.click();
  await expect(sorter.step).toHaveText('Question 2 of 10');
  const { card } = await sorter.key();
  await page.reload();
  await expect(sorter.name).toHaveText(card);
  await sorter.answer('wrong');
  await page.reload();
  await expect(sorter.name).toHaveText(card);
  await expect(sorter.verdict('Not quite')).toBeVisible();
  await expect(sorter.step).toHaveText('Question 2 of 10');
});

test('a deck that was left goes on where it was, whatever became of the other', async ({ page }) => {
  await open(page, '/sort/');
  await page.getByRole('link', { name: 'Network or not?' }).click();
  const networks = new QuickSorter(page);
  await networks.answer('right');
  await networks.next.click();
  await expect(networks.step).toHaveText('Question 2 of 10');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sort' }).click();
  await page.getByRole('link', { name: 'Contact or content?' }).click();
  const types = new QuickSorter(page, mouse, 'type');
  await expect(types.step).toHaveText('Question 1 of 10');
  await types.answer('right');
  await page.reload();
  await expect(types.verdict('Right')).toBeVisible();
  await networks.open();
  await expect(networks.step).toHaveText('Question 2 of 10');
  await networks.answer('right');
  await types.open();
  await expect(types.step).toHaveText('Question 1 of 10');
  await expect(types.verdict('Right')).toBeVisible();
  const progress = new Progress(page);
  await progress.open();
  await expect(progress.count).toContainText('3 answers');
});
