import { expect, type Locator, type Page } from '@playwright/test';
import { lessonKey } from '../keys.ts';
import { open } from '../test.ts';
import { mouse, type Hand } from './hand.ts';

/** A lesson's figure: a drawing, and what there is to do in it, part by part. */
export class Figure {
  readonly drawing: Locator;
  readonly parts: Locator;
  /** The part that is dealt with. */
  readonly part: Locator;
  readonly why: Locator;
  readonly next: Locator;
  readonly done: Locator;
  private readonly figure: Locator;
  private readonly address: string;
  constructor(
    readonly page: Page,
    number: number,
    readonly hand: Hand = mouse,
  ) {
    this.address = `/lessons/${lessonKey(number).id}/`;
    this.figure = page.getByRole('figure');
    this.drawing = this.figure.getByRole('img');
    this.parts = this.figure.getByRole('listitem').getByRole('button');
    this.part = this.figure.getByRole('group').filter({ has: page.locator('[aria-pressed]') });
    this.why = this.figure.getByRole('status').first();
    this.next = this.part.getByRole('button', { name: /^Next: / });
    this.done = this.figure.getByRole('status').getByText(/^Done: you have tried all \d+\.$/);
  }

  /** Opens its lesson, and goes to where it can be seen. */
  async open(): Promise<void> {
    await open(this.page, this.address);
    await this.drawing.first().scrollIntoViewIfNeeded();
    await expect(this.parts.first()).toBeEnabled();
  }

  /** What stands in the drawing once it was placed rightly. */
  get placed() {
    return this.figure.locator('.later');
  }

  /** A part by its name. */
  named = (name: string) => this.parts.filter({ hasText: name });

  /** What can be chosen for the part that is dealt with. */
  get choices() {
    return this.part.getByRole('button').and(this.page.locator('[aria-pressed]'));
  }

  async go(name: string): Promise<void> {
    await this.hand.press(this.named(name));
    await expect(this.part.getByRole('heading')).toHaveText(name);
  }

  async choose(name: string): Promise<void> {
    const choice = this.choices.filter({ hasText: name });
    await this.hand.press(choice);
    await expect(choice).toHaveAttribute('aria-pressed', 'true');
  }

  /** Tries one part after the other, with the first thing that can be chosen. */
  async tryAll(): Promise<string[]> {
    const names: string[] = [];
    const count = await this.parts.count();
    while (names.length < count) {
      names.push(await this.part.getByRole('heading').innerText());
      await this.hand.press(this.choices.first());
      await expect(this.why).not.toBeEmpty();
      if (names.length < count) {
        await this.hand.press(this.next);
        await expect(this.part.getByRole('heading'), 'the next part is read out').toBeFocused();
      }
    }
    return names;
  }
}
