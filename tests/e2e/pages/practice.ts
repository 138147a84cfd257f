import { open } from '../test.ts';
import type { Page } from '@playwright/test';
import { mouse, type Hand } from './hand.ts';
import { Question } from './question.ts';

/** A practice session, or another sitting that has its page for itself. */
export class Practice {
  readonly question: Question;
  constructor(
    readonly page: Page,
    readonly hand: Hand = mouse,
  ) {
    this.question = new Question(page.getByRole('main'), hand);
  }

  open = (concept?: string) => open(this.page, concept ? `/practice/?concept=${concept}` : '/practice/');

  async begin(questions: 10 | 20 | 40 = 10): Promise<void> {
    await this.hand.press(
      this.page.getByRole('button', { name: new RegExp(`^About ${questions} questions`) }),
    );
  }
  /** "Question 2 of about 10". */
  get step() {
    return this.page.getByText(/^Question \d+ of (about )?\d+$/);
  }
  get summary() {
    return this.page.getByRole('region', { name: 'How it went' });
  }
}
