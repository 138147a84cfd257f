import type { Poisoned } from './poison.ts';

/** A text as far as every browser shows it alike: without white space and what HTML drops. */
export function visible(text: string | null): string {
  return (text ?? '').replace(
    /[\s\0\uFFFD]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
    '',
  );
}

/**
 * Answers questions one after the other, in the page itself: a thousand would take an hour from outside.
 * Returns all that stood on the screen, question by question, and what was out of order.
 */
export async function walk(questions: (Pick<Poisoned, 'answering' | 'typed'> & { number: number })[]) {
  const PATIENCE = 15_000;
  const screens: string[] = [];
  const trouble: string[] = [];
  const all = <E extends Element = HTMLElement>(selector: string) => [
    ...document.querySelectorAll<E>(`main ${selector}`),
  ];
  const card = () => all('article')[0]?.textContent ?? '';
  const button = (name: RegExp) =>
    all<HTMLButtonElement>('button').find(
      ({ textContent, disabled }) => !disabled && name.test(textContent.trim()),
    );
  async function until<T>(what: string, look: () => T | undefined | false): Promise<T> {
    for (const start = performance.now(); performance.now() - start < PATIENCE;) {
      const found = look();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve));
    }
    throw new Error(`waited in vain for ${what}`);
  }

  async function fillBoard() {
    const inTray = () => all('.tray [data-drag]');
    for (let left = inTray().length; left > 0; left -= 1) {
      inTray()[0]?.click();
      await until('a card that is lifted', () => all('[aria-pressed="true"]').length > 0);
      all('.put')[0]?.click();
      await until('a card that is placed', () => inTray().length < left);
    }
  }
  async function give({ answering, typed = '' }: (typeof questions)[number]) {
    const inputs = all<HTMLInputElement>('fieldset input');
    if (answering === 'board') return fillBoard();
    if (answering === 'order') return;
    if (answering === 'first') return inputs[0]?.click();
    if (answering === 'second') return inputs[1]?.click();
    if (!inputs[0]) throw new Error('there is nowhere to write');
    inputs[0].value = typed;
    inputs[0].dispatchEvent(new Event('input', { bubbles: true }));
  }

  for (const question of questions) {
    const name = `question ${question.number}`;
    try {
      const here = new RegExp(`^Question\\s+${question.number} of `);
      await until(
        name,
        () => here.test(all('.session .num')[0]?.textContent ?? '') && button(/^I don’t know yet$/),
      );
      const asked = card();
      await give(question);
      const submit = await until('a whole answer', () => {
        const found = button(/^Check (my answer|the board)$/);
        return found && !found.hasAttribute('aria-disabled') && found;
      });
      const given = card();
      submit.click();
      await until('the explanation', () => all('.feedback').length > 0);
      screens.push(`${asked}${given}${card()}`);
      if (!document.querySelector('h1')?.checkVisibility()) trouble.push(`${name}: no heading`);
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth > clientWidth) trouble.push(`${name}: ${scrollWidth - clientWidth} px stick out`);
      (await until('the way on', () => button(/^(Next question|Go on|See how it went)$/))).click();
    } catch (error) {
      trouble.push(`${name}: ${String(error)}`);
      break;
    }
  }
  return { screens, trouble };
}
