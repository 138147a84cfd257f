import { expect, type Page } from '@playwright/test';
import { lessonKey, type Worth } from '../keys.ts';
import { open } from '../test.ts';
import { mouse, type Hand } from './hand.ts';
import { Question } from './question.ts';

/** A lesson: its prose, one thing to do, a check of three questions. */
export class Lesson {
  readonly key;
  constructor(
    readonly page: Page,
    number: number,
    readonly hand: Hand = mouse,
  ) {
    this.key = lessonKey(number);
  }

  open = () => open(this.page, `/lessons/${this.key.id}/`);

  get heading() {
    return this.page.getByRole('heading', { level: 1, name: this.key.title });
  }
  get activity() {
    return this.part('Your turn');
  }
  get check() {
    return this.part('Check');
  }
  /** Every question of the lesson in turn: one to try, three to check. */
  get questions() {
    return [this.activity, this.check, this.check, this.check];
  }
  /** How the check went. */
  get result() {
    return this.page.getByRole('region', { name: 'The check is done' });
  }
  get onward() {
    return this.page.getByRole('navigation', { name: 'Lessons' }).getByRole('link').last();
  }

  private part(name: string) {
    return new Question(this.page.getByRole('region', { name, exact: true }), this.hand);
  }

  async takeActivity(worth: Worth): Promise<void> {
    await this.activity.answer(worth);
    await this.activity.goOn();
    await expect(this.page.getByRole('region', { name: 'Done', exact: true })).toBeVisible();
  }

  async takeCheck(...worths: Worth[]): Promise<void> {
    for (const worth of worths) {
      await this.check.answer(worth);
      await this.check.goOn();
    }
  }
}
