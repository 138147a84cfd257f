import { expect, type Locator } from '@playwright/test';
import { answerTo, itemThatReads, type Answer, type Worth } from '../keys.ts';
import type { Item } from '#lib/bank/item.ts';
import { Board } from './board.ts';
import { mouse, type Hand } from './hand.ts';

const VERDICTS = /^(Right|Not quite|Partly right|Two answers can be defended|Here is why)$/;

/** A question on the screen, open or explained. */
export class Question {
  constructor(
    /** Where it is: a page, or a part of one. */
    readonly root: Locator,
    readonly hand: Hand = mouse,
  ) {}

  get card(): Locator {
    return this.root.getByRole('article');
  }
  get stem(): Locator {
    // A legend has no role of its own.
    return this.card.locator('legend').first();
  }
  get submit(): Locator {
    return this.root.getByRole('button', { name: /^(Check my answer|Check the board|Hand in and go on)$/ });
  }
  get unknown(): Locator {
    return this.root.getByRole('button', { name: 'I don’t know yet' });
  }
  get feedback(): Locator {
    return this.card.getByRole('group', { name: VERDICTS });
  }
  get repair(): Locator {
    return this.root.getByRole('button', { name: 'Put the rest right' });
  }
  get onward(): Locator {
    return this.root.getByRole('button', { name: /^(Next question|Go on|See how it went)$/ });
  }
  get board(): Board {
    return new Board(this.card, this.hand);
  }
  confidence(word: 'A guess' | 'Fairly sure' | 'Sure'): Locator {
    return this.root.getByRole('radio', { name: word, exact: true });
  }
  verdict(name: string): Locator {
    return this.card.getByRole('group', { name, exact: true });
  }

  /** Which question it is. */
  async item(): Promise<Item> {
    await expect(this.stem).toBeVisible();
    const stem = (await this.stem.innerText()).trim();
    const context = this.card.locator('.context');
    return itemThatReads(
      stem,
      (await context.count()) > 0 ? (await context.innerText()).trim() : undefined,
      await this.card.innerText(),
    );
  }

  /** Gives an answer, without handing it in. */
  async give(answer: Answer): Promise<void> {
    switch (answer.kind) {
      case 'options':
        for (const name of answer.names)
          await this.hand.choose(this.card.getByRole(answer.role, { name, exact: true }));
        return;
      case 'text':
        return this.hand.write(this.card.getByRole('textbox', { name: answer.label }), answer.text);
      case 'places':
        for (const { card, target } of answer.places) await this.board.put(card, target);
        return;
      case 'order':
        return this.arrange(answer.lines);
    }
  }

  private async arrange(lines: readonly string[]): Promise<void> {
    const rows = this.card.getByRole('listitem');
    await expect(rows).toHaveCount(lines.length);
    const order = async () =>
      (await rows.allInnerTexts()).map((row) => lines.find((line) => row.includes(line)) ?? row);
    for (const [place, line] of lines.entries()) {
      for (let from = (await order()).indexOf(line); from > place; from -= 1) {
        await this.hand.press(this.card.getByRole('button', { name: `Move up: ${line}`, exact: true }));
        await expect.poll(async () => (await order()).indexOf(line)).toBe(from - 1);
      }
    }
    await expect.poll(order).toEqual(lines);
  }

  async handIn(): Promise<void> {
    await this.hand.press(this.submit);
  }

  /** Answers, and reads why. */
  async answer(worth: Worth): Promise<Item> {
    const item = await this.item();
    await this.give(answerTo(item, worth));
    await this.handIn();
    await expect(this.feedback).toBeVisible();
    return item;
  }

  async goOn(): Promise<void> {
    await this.hand.press(this.onward);
  }
}
