import { expect, type CDPSession, type Locator, type Page } from '@playwright/test';
import type { Board } from './board.ts';
import { keyboard, type Hand } from './hand.ts';

/** One of the ways in which somebody puts a card in its place. */
export type Sorter = (board: Board, card: string, target: string) => Promise<void>;

/** The middle of what can be seen of an element, once it has come into view and stands still. */
async function middle(locator: Locator): Promise<{ x: number; y: number }> {
  // Playwright waits until it is in sight, stands still and can be pressed.
  await locator.click({ trial: true });
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${locator} cannot be seen`);
  return { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 20) };
}

/** Where a place says its name: something that every place has, filled or empty. */
const head = (board: Board, target: string) => board.place(target).getByText(target, { exact: true });

/** Presses a card, drags it to its place and lets go. */
export function byMouse(page: Page): Sorter {
  return async (board, card, target) => {
    const from = await middle(board.card(card));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 12, from.y + 12, { steps: 2 });
    await dragTo(page, head(board, target), (x, y) => page.mouse.move(x, y, { steps: 4 }));
    await page.mouse.up();
  };
}

/** Rests a finger on a card until it is lifted, takes it to its place and lets go. In Chromium only. */
export function byTouch(page: Page, session: CDPSession): Sorter {
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', point?: { x: number; y: number }) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: point ? [point] : [] });
  return async (board, card, target) => {
    await send('touchStart', await middle(board.card(card)));
    await expect(page.locator('[data-ghost]'), 'a finger that rests lifts the card').toBeAttached();
    await dragTo(page, head(board, target), (x, y) => send('touchMove', { x, y }));
    await send('touchEnd');
  };
}

/** Goes to a place; where it is out of sight, to the edge of the screen, and waits until the page has scrolled there. */
async function dragTo(
  page: Page,
  target: Locator,
  move: (x: number, y: number) => Promise<unknown>,
): Promise<void> {
  const spot = async () => {
    const box = await target.boundingBox();
    if (!box) throw new Error(`${target} cannot be seen`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  /** Whether a drag that ends there ends in this place: nothing lies over it, and no edge makes the page scroll on. */
  const open = async () =>
    target.evaluate(
      (element, { x, y, edge }) =>
        y > edge &&
        y < innerHeight - edge &&
        (element.closest('[data-drop]')?.contains(document.elementFromPoint(x, y)) ?? false),
      { ...(await spot()), edge: 60 },
    );
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  /** The page scrolls once a frame, and frames come late on a busy machine. */
  const step = async (x: number, y: number): Promise<void> => {
    await move(x, y);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  };
  const MOST_STEPS = 200;
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const { x, y } = await spot();
    if (await open()) {
      // Away from the edge the page stands still, after it has scrolled on for a moment.
      await step(x, Math.min(Math.max(y, 80), height - 80));
      if (!(await open())) continue;
      const still = await spot();
      return step(still.x, still.y);
    }
    await step(Math.min(Math.max(x, 24), width - 24), y > height / 2 ? height - 16 : 16);
  }
  throw new Error(`the page does not scroll to ${target}`);
}

/** Presses a card, then the button of its place. */
export function byTap(hand: Hand): Sorter {
  return async (board, card, target) => {
    await hand.press(board.card(card));
    await hand.press(board.place(target).getByRole('button', { name: /^Put here/ }));
  };
}

/** Goes to the card by Tab and arrows, and presses the key of its place. */
export function byKeyboard(page: Page): Sorter {
  const hand = keyboard(page);
  return async (board, card, target) => {
    await hand.reach(board.card(card));
    const put = board.place(target).getByRole('button', { name: /^Put here/ });
    await page.keyboard.press((await put.getAttribute('aria-keyshortcuts')) ?? '');
  };
}
