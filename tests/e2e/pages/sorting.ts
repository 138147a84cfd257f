import { expect, type Page } from '@playwright/test';
import { familyOf, quickKey, type Deck, type Worth } from '../keys.ts';
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

/** The quick sorter, "Network or not?" or "Contact or content?": one card at a time. */
export class QuickSorter {
  constructor(
    readonly page: Page,
    readonly hand: Hand = mouse,
    readonly deck: Deck = 'network',
  ) {}

  open = () => open(this.page, `/sort/${this.deck}/`);

  get card() {
    return this.page.getByRole('article');
  }
  get name() {
    return this.card.getByRole('heading', { level: 2 });
  }
  get step() {
    return this.page.getByText(/^Question \d+ of \d+$/);
  }
  get next() {
    return this.page.getByRole('button', { name: 'Next card' });
  }
  get unknown() {
    return this.card.getByRole('button', { name: 'I don’t know yet' });
  }
  get clock() {
    return this.page.getByRole('checkbox', { name: 'Show a clock' });
  }
  get summary() {
    return this.page.getByRole('region', { name: 'Ten cases done' });
  }
  button(answer: string) {
    return this.card.getByRole('button', { name: answer, exact: true });
  }
  verdict(name: 'Right' | 'Not quite' | 'Here is why') {
    return this.card.getByRole('group', { name, exact: true });
  }

  /** What is on the card, and how it is answered. */
  async key() {
    const card = (await this.name.innerText()).trim();
    return { card, ...quickKey(this.deck, card) };
  }

  async answer(worth: Worth, give: Answering = byPress): Promise<void> {
    await give(this, (await this.key())[worth]);
    await expect(this.next).toBeVisible();
  }
}

/** One of the ways in which somebody answers a card: by the name of the answer. */
export type Answering = (sorter: QuickSorter, answer: string) => Promise<void>;

const byPress: Answering = (sorter, answer) => sorter.hand.press(sorter.button(answer));
