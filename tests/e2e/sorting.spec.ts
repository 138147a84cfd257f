import type { Page } from '@playwright/test';
import { parse } from 'yaml';
import { familyOf, isScored } from './keys.ts';
import type { Board } from './pages/board.ts';
import { finger, keyboard, mouse } from './pages/hand.ts';
import { byKeyboard, byMouse, byTap, byTouch, type Sorter } from './pages/sorter.ts';
import { SortRound } from './pages/sorting.ts';
import { expect, test } from './test.ts';

const PLACES = ['Publishing', 'Sharing', 'Networking', 'Discussion', 'No family'];
const TRAY = 'the tray';
type Standing = Record<string, string[]>;

/** Where each card stands to somebody who looks at the screen: by where it is drawn. */
const seen = (page: Page): Promise<Standing> =>
  page.evaluate((tray) => {
    const inside = (outer: DOMRect, { left, top, width, height }: DOMRect) => {
      const [x, y] = [left + width / 2, top + height / 2];
      return x > outer.left && x < outer.right && y > outer.top && y < outer.bottom;
    };
    const bins = [...document.querySelectorAll<HTMLElement>('.bin')].map((bin) => ({
      name: bin.querySelector('.bin-name')?.textContent ?? '',
      box: bin.getBoundingClientRect(),
    }));
    const standing: Record<string, string[]> = {};
    for (const card of document.querySelectorAll<HTMLElement>('.board .token')) {
      const place = bins.find(({ box }) => inside(box, card.getBoundingClientRect()))?.name ?? tray;
      const words = card.innerText.replaceAll(/\s+/g, ' ').trim();
      (standing[place] ??= []).push(words);
    }
    return standing;
  }, TRAY);

/** Where each card stands to somebody who is told: by groups, lists and buttons of the accessibility tree. */
async function told(board: Board): Promise<Standing> {
  const standing: Standing = {};
  const buttons = (node: unknown): string[] => {
    if (typeof node === 'string') return [node];
    if (Array.isArray(node)) return node.flatMap(buttons);
    if (typeof node !== 'object' || node === null) return [];
    return Object.entries(node).flatMap(([name, inner]) =>
      name.startsWith('button') ? [name] : buttons(inner),
    );
  };
  const cardsIn = (node: unknown) =>
    buttons(node).flatMap((name) => /^button "(.*)"(?: \[pressed\])?$/.exec(name)?.[1] ?? []);
  const walk = (node: unknown, place: string) => {
    if (Array.isArray(node)) node.forEach((inner) => walk(inner, place));
    else if (typeof node === 'object' && node !== null)
      for (const [name, inner] of Object.entries(node)) {
        const group = /^group "(.*)"$/.exec(name)?.[1];
        if (name === 'list' && cardsIn(inner).length > 0)
          standing[place] = cardsIn(inner).map((card) => card.replaceAll(/\\(.)/g, '$1'));
        else walk(inner, PLACES.includes(group ?? '') ? (group ?? place) : place);
      }
  };
  walk(parse(await board.root.ariaSnapshot()), TRAY);
  return standing;
}

/** The one and the same test, whatever the way. */
async function sortsAWholeBoard(
  round: SortRound,
  put: Sorter,
  afterEach?: (round: SortRound) => Promise<void>,
) {
  await round.open();
  const cards = await round.cards();
  const { board } = round.question;
  // A debatable card is not scored wherever it is put: another one is placed wrong on purpose.
  const astray = cards.find(isScored) ?? '';
  const status = board.root.locator('.board-status');
  for (const [index, card] of cards.entries()) {
    const target = familyOf(card, card === astray ? 'wrong' : 'right');
    await put(board, card, target);
    await expect(board.place(target).getByRole('button', { name: card, exact: true })).toBeVisible();
    await expect(status).toContainText(`is in ${target}.`);
    await expect(board.root.getByText(`${index + 1} placed`)).toBeVisible();
    await expect(board.cards, 'every card is on the board once').toHaveCount(cards.length);
    await afterEach?.(round);
  }
  await round.question.handIn();
  await expect(round.question.verdict('Partly right')).toBeVisible();
  await round.hand.press(round.question.repair);
  await expect(board.cards, 'only what was wrong can be moved').toHaveCount(1);
  await put(board, astray, familyOf(astray, 'right'));
  await round.question.handIn();
  await expect(round.question.verdict('Right')).toBeVisible();
  await round.question.goOn();
  const scored = cards.filter(isScored).length;
  await expect(round.summary).toContainText(`${scored - 1} of ${scored} cards right at the first try.`);
}

/** Notes what moves by itself from now on: not what follows a press or a key within half a second. */
const watchShifts = (page: Page) =>
  page.evaluate(() => {
    const shifts: string[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
        sources: { node?: Node }[];
      })[])
        if (!entry.hadRecentInput)
          shifts.push(
            `${entry.value} ${entry.sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 80)).join(', ')}`,
          );
    }).observe({ type: 'layout-shift' });
  });
const shifts = (page: Page) => page.evaluate(() => (globalThis as unknown as { shifts: string[] }).shifts);

test('a whole board is sorted by dragging with a mouse', async ({ page }) => {
  await sortsAWholeBoard(new SortRound(page), byMouse(page));
});

test('a whole board is sorted by keyboard alone', async ({ page }) => {
  await sortsAWholeBoard(new SortRound(page, keyboard(page)), byKeyboard(page));
});

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 390, height: 780 }, hasTouch: true });

  test('a whole board is sorted by taps', async ({ page, browserName }) => {
    // Firefox, where a test drives it, makes no click of a touch: there a tap is a click.
    const hand = browserName === 'chromium' ? finger : mouse;
    await sortsAWholeBoard(new SortRound(page, hand), byTap(hand));
  });

  test('a whole board is sorted by dragging with a finger', async ({ page, browserName }) => {
    test.skip(browserName !== 'chromium', 'Only Chromium lets a test rest a finger and move it');
    const session = await page.context().newCDPSession(page);
    await sortsAWholeBoard(new SortRound(page, finger), byTouch(page, session));
  });

  test('a finger that moves at once scrolls the page, also over a card', async ({ page, browserName }) => {
    test.skip(browserName !== 'chromium', 'Only Chromium lets a test move a finger');
    const round = new SortRound(page);
    await round.open();
    const [card = ''] = await round.cards();
    const box = await round.question.board.card(card).boundingBox();
    const session = await page.context().newCDPSession(page);
    const [x, y] = [(box?.x ?? 0) + 40, (box?.y ?? 0) + 20];
    for (const way of [0, 20, 40, 80, 120, 160, 200])
      await session.send('Input.dispatchTouchEvent', {
        type: way === 0 ? 'touchStart' : 'touchMove',
        touchPoints: [{ x, y: y - way }],
      });
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
    await expect(page.locator('[data-ghost]')).toHaveCount(0);
    await expect(round.question.board.card(card)).toHaveAttribute('aria-pressed', 'false');
  });
});

test('after every step a screen reader is told what the eye sees', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await sortsAWholeBoard(new SortRound(page), byKeyboard(page), async ({ question: { board } }) => {
    const standing = await told(board);
    await expect.poll(() => seen(page)).toEqual(standing);
    await page.keyboard.press('Control+z');
    await expect(board.root.getByRole('button', { name: 'Redo' })).toHaveAttribute('aria-disabled', 'false');
    const undone = await told(board);
    expect(undone).not.toEqual(standing);
    // Where a browser cannot be told to stand still, the card is on its way for a moment.
    await expect.poll(() => seen(page)).toEqual(undone);
    await page.keyboard.press('Control+y');
    await expect.poll(() => seen(page)).toEqual(standing);
    expect(await told(board)).toEqual(standing);
  });
});

/** How high each place begins on the page. */
const tops = (page: Page) =>
  page
    .locator('.bin, .board-foot')
    .evaluateAll((boxes) => boxes.map((box) => Math.round(box.getBoundingClientRect().top + scrollY)));

/** Sorts a board, and expects that nothing moves but what makes room for a card. */
async function sortsWithoutShifts(round: SortRound, put: Sorter) {
  const { page } = round;
  let before: number[] | undefined;
  await sortsAWholeBoard(round, put, async () => {
    if (!before) await watchShifts(page);
    const now = await tops(page);
    const up = now.filter((top, place) => top < (before?.[place] ?? 0));
    expect(up, 'no place comes up while cards are taken out of the tray').toEqual([]);
    before = now;
    expect(await shifts(page)).toEqual([]);
  });
}

test.describe('nothing on the page moves by itself while a board is sorted', () => {
  test.skip(({ browserName }) => browserName !== 'chromium', 'Only Chromium measures what moves');

  test('by keyboard', async ({ page }) => sortsWithoutShifts(new SortRound(page), byKeyboard(page)));
  test('by drag', async ({ page }) => sortsWithoutShifts(new SortRound(page), byMouse(page)));

  test.describe('on a telephone', () => {
    test.use({ viewport: { width: 390, height: 780 }, hasTouch: true });
    test('by tap', async ({ page }) => sortsWithoutShifts(new SortRound(page, finger), byTap(finger)));
    test('by drag', async ({ page }) => {
      const session = await page.context().newCDPSession(page);
      await sortsWithoutShifts(new SortRound(page, finger), byTouch(page, session));
    });
  });
});

test('a drag is given up with Escape, and let go over no place: the card stays where it was', async ({
  page,
}) => {
  const round = new SortRound(page);
  await round.open();
  const [card = ''] = await round.cards();
  const { board } = round.question;
  const box = await board.card(card).boundingBox();
  for (const end of ['Escape', 'outside'] as const) {
    await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 20);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 40, { steps: 3 });
    await expect(page.locator('[data-ghost]')).toBeAttached();
    if (end === 'Escape') await page.keyboard.press('Escape');
    else await page.mouse.move(300, 5, { steps: 3 });
    await page.mouse.up();
    await expect(page.locator('[data-ghost]')).toHaveCount(0);
    await expect(board.card(card)).toHaveAttribute('aria-pressed', 'false');
    await expect(page.getByText('0 placed')).toBeVisible();
  }
});

const SMALL: [name: string, width: number, height: number][] = [
  ['a telephone', 390, 780],
  ['a telephone on its side', 667, 375],
  ['a screen magnified to 400 %', 320, 256],
];
for (const [name, width, height] of SMALL)
  test(`on ${name} every control is large enough, and a lifted card and its place can be pressed`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    const round = new SortRound(page);
    await round.open();
    const cards = await round.cards();
    const { board } = round.question;
    const small = await board.root.getByRole('button').evaluateAll((buttons) =>
      buttons.flatMap((button) => {
        const { width: wide, height: high } = button.getBoundingClientRect();
        return Math.min(wide, high) < 24 ? [`${button.textContent}: ${wide} × ${high}`] : [];
      }),
    );
    expect(small).toEqual([]);
    for (const card of cards.slice(0, 3)) await board.put(card, familyOf(card, 'right'));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

test('in forced colours a lifted card stands out by more than its colour, with the focus and without', async ({
  page,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'Only Chromium can force colours');
  await page.emulateMedia({ forcedColors: 'active' });
  const round = new SortRound(page);
  await round.open();
  const [card = ''] = await round.cards();
  const lifted = round.question.board.card(card);
  await lifted.click();
  await expect(lifted).toHaveCSS('outline-style', 'solid');
  // By keyboard, the card that is lifted has the focus as well.
  await page.keyboard.press('Shift');
  await lifted.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expect(lifted).toBeFocused();
  await expect(lifted).toHaveCSS('outline-style', 'double');
});

test('whoever does not know is shown where each card can stand, once, and how many cards it were', async ({
  page,
}) => {
  const round = new SortRound(page);
  await round.open();
  const cards = await round.cards();
  const scored = cards.filter(isScored);
  await round.question.unknown.click();
  const said = await round.question.feedback.getByRole('term').allInnerTexts();
  expect(said).toHaveLength(cards.length);
  expect(said.filter((words) => words.endsWith(': debatable'))).toHaveLength(cards.length - scored.length);
  const placeOf = (words: string) => words.split(': ').at(-1) ?? '';
  const places = said.map(placeOf).filter((place) => place !== 'debatable');
  expect(places.toSorted()).toEqual(scored.map((card) => familyOf(card, 'right')).toSorted());
  await round.question.goOn();
  await expect(round.summary).toContainText(`0 of ${scored.length} cards right at the first try.`);
});
