import type { Locator, Page } from '@playwright/test';
import type { Answering, QuickSorter } from './sorting.ts';

/** To the side on which the button of an answer stands: −1 to the left, 1 to the right. */
export async function sideOf(sorter: QuickSorter, answer: string): Promise<-1 | 1> {
  const middle = async (locator: Locator) => {
    const box = await locator.boundingBox();
    if (!box) throw new Error(`${locator} cannot be seen`);
    return box.x + box.width / 2;
  };
  return (await middle(sorter.button(answer))) < (await middle(sorter.card)) ? -1 : 1;
}

/** By the arrow key that points to the answer, wherever the focus is after the card has come. */
export const byArrow: Answering = async (sorter, answer) =>
  sorter.page.keyboard.press((await sideOf(sorter, answer)) < 0 ? 'ArrowLeft' : 'ArrowRight');

type Point = { x: number; y: number };

/** A mouse or a finger that presses the screen, moves there and lets go. */
export interface Pointer {
  down: (point: Point) => Promise<unknown>;
  move: (point: Point) => Promise<unknown>;
  up: () => Promise<unknown>;
}

export const aMouse = ({ mouse: pointer }: Page): Pointer => ({
  down: async ({ x, y }) => {
    await pointer.move(x, y);
    await pointer.down();
  },
  move: ({ x, y }) => pointer.move(x, y),
  up: () => pointer.up(),
});

/** In Chromium only. */
export async function aFinger(page: Page): Promise<Pointer & { taken: () => Promise<unknown> }> {
  const session = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', ...touchPoints: Point[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints });
  return {
    down: (point) => send('touchStart', point),
    move: (point) => send('touchMove', point),
    up: () => send('touchEnd'),
    /** The system takes it away: a call comes in. */
    taken: () => send('touchCancel'),
  };
}

/** The middle of something that stands still in sight: of the card, at the height of its name; and how wide the card is. */
export async function grip(sorter: QuickSorter, at?: Locator): Promise<Point & { width: number }> {
  const place = at ?? sorter.name;
  await place.click({ trial: true });
  const [box, card] = [await place.boundingBox(), await sorter.card.boundingBox()];
  if (!box || !card) throw new Error('the card cannot be seen');
  const across = at ? box : card;
  return { x: across.x + across.width / 2, y: box.y + box.height / 2, width: card.width };
}

/** Takes the card by its name, moves it by so much of its width, step by step, and lets go. */
export function bySwipe(pointer: Pointer): Answering {
  return async (sorter, answer) => {
    const side = await sideOf(sorter, answer);
    const { x, y, width } = await grip(sorter);
    await pointer.down({ x, y });
    for (const part of [0.05, 0.1, 0.2, 0.3, 0.4])
      await pointer.move({ x: x + side * part * width, y: y + 3 });
    await pointer.up();
  };
}
