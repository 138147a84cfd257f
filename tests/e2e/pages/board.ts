import { expect, type Locator } from '@playwright/test';
import { mouse, type Hand } from './hand.ts';

/** A board: cards in a tray, places to put them. */
export class Board {
  constructor(
    readonly root: Locator,
    readonly hand: Hand = mouse,
  ) {}

  /** A card that can be lifted, by all that stands on it. */
  card(name: string): Locator {
    return this.root.getByRole('button', { name, exact: true });
  }
  place(name: string): Locator {
    return this.root.getByRole('group', { name, exact: true });
  }
  /** What can be lifted: cards in the tray and cards that were placed. */
  get cards(): Locator {
    return this.root.getByRole('button', { pressed: false }).and(this.root.locator('[aria-pressed]'));
  }

  async put(card: string, target: string): Promise<void> {
    await this.hand.press(this.card(card));
    await expect(this.card(card)).toHaveAttribute('aria-pressed', 'true');
    await this.hand.press(this.place(target).getByRole('button', { name: /^Put here/ }));
    await expect(this.place(target).getByRole('button', { name: card, exact: true })).toBeVisible();
  }
}
