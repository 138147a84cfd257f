import { expect, type Page } from '@playwright/test';
import { familyOf, isNetwork, type Worth } from '../keys.ts';
import { open } from '../test.ts';
import { mouse, type Hand } from './hand.ts';
import { Question } from './question.ts';

/** The board that sorts platforms into the four families. */
export class SortRound {
  readonly question: Question;
  constructor(
    readonly page: Page,
    readonly hand: Hand = mouse,
  ) {
    this.question = new Question(page.getByRole('main'), hand);
  }

  open = () => open(this.page, '/sort/');
  get summary() {
    return this.page.getByRole('region', { name: 'Round done' });
  }

  /** What stands on the cards that can be lifted. */
  async cards(): Promise<string[]> {
    const { cards } = this.question.board;
    await expect(cards.first()).toBeVisible();
    return (await cards.all()).reduce<Promise<string[]>>(
      async (names, card) => [...(await names), (await card.innerText()).replaceAll(/\s+/g, ' ').trim()],
      Promise.resolve([]),
    );
  }

  /** Places the cards one after the other; `worth` says how, card by card. */
  async place(cards: readonly string[], worth: (index: number) => Worth): Promise<void> {
    for (const [index, card] of cards.entries())
      await this.question.board.put(card, familyOf(card, worth(index)));
  }
}

/** "Network or not?": one card at a time. */
export class QuickSorter {
  constructor(
    readonly page: Page,
    readonly hand: Hand = mouse,
  ) {}

  open = () => open(this.page, '/sort/network/');

  get card() {
    return this.page.getByRole('article');
  }
  get next() {
    return this.page.getByRole('button', { name: 'Next card' });
  }
  get summary() {
    return this.page.getByRole('region', { name: 'Ten cases done' });
  }

  async answer(worth: Worth): Promise<void> {
    const name = (await this.card.getByRole('heading', { level: 2 }).innerText()).trim();
    const network = isNetwork(name) === (worth === 'right');
    await this.hand.press(
      this.page.getByRole('button', { name: network ? 'Social network' : 'Not a network', exact: true }),
    );
    await expect(this.next).toBeVisible();
  }
}
