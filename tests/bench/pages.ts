import type { Locator, Page } from 'playwright-core';

export const LESSON = '/lessons/contact-or-content/';

/** A question that can be handed in: its button works. */
export const answerable = (within: Page | Locator) =>
  within.locator('.question button.button-primary:enabled, .quick-answers button:enabled').first();

/** Notes in the page when a question can first be answered. Given to the page before it loads. */
export function noteAnswerable(): void {
  const works = '.question button.button-primary:enabled, .quick-answers button:enabled';
  new MutationObserver((_, observer) => {
    if (!document.querySelector(works)) return;
    performance.mark('answerable');
    observer.disconnect();
  }).observe(document, { subtree: true, childList: true, attributeFilter: ['disabled'] });
}

/** Paths that were asked for before a question could be answered; all of them on a page without a question. */
export function neededToAnswer(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const [mark] = performance.getEntriesByName('answerable');
    const until = mark?.startTime ?? Infinity;
    const early = performance.getEntriesByType('resource').filter(({ startTime }) => startTime <= until);
    return [location.href, ...early.map(({ name }) => name)].map((url) => new URL(url).pathname);
  });
}

export const ready = (page: Page) => page.locator('body[data-ready]').waitFor({ state: 'attached' });

export const check = (page: Page) => page.locator('#check');

/** Scrolled to, it comes to life. */
export async function openCheck(page: Page): Promise<void> {
  await check(page).scrollIntoViewIfNeeded();
  await answerable(check(page)).waitFor();
}

/** Scrolled to, a lesson's figure comes to life. */
export async function openFigure(page: Page): Promise<void> {
  await page.locator('.figure').first().scrollIntoViewIfNeeded();
  await page.locator('.figure .part:enabled').first().waitFor();
}

export async function beginPractice(page: Page): Promise<void> {
  await page.locator('.choices button:enabled').first().click();
  await answerable(page).waitFor();
}

const OPTIONS = '.options input:enabled, .question fieldset fieldset input:enabled';

/** Chooses whatever can be chosen by one click; where cards are to be placed, nothing. */
export async function choose(within: Page | Locator): Promise<boolean> {
  const text = within.locator('.question input[type="text"]:enabled');
  const option = within.locator('.question').locator(OPTIONS).first();
  if (await text.count()) await text.first().fill('a social network');
  else if (await option.count()) await option.check();
  else return false;
  return true;
}

/** Hands in what was chosen, or says "I don’t know yet", and waits for the explanation. */
async function handIn(within: Page | Locator): Promise<void> {
  const chosen = await choose(within);
  const button = chosen
    ? within.locator('.question form button.button-primary:enabled')
    : within.getByRole('button', { name: 'I don’t know yet' });
  await button.first().click();
  await within.locator('.feedback').waitFor();
}

/** Answers every question to the end. */
export async function walk(within: Page | Locator, length: number): Promise<void> {
  for (let count = 0; count < length; count++) {
    await answerable(within).waitFor();
    await handIn(within);
    const next = within.getByRole('button', { name: /^(Next question|See how it went|Go on)$/ });
    const stem = await within.locator('.stem').first().textContent();
    await next.first().click();
    if (count < length - 1)
      await within
        .locator('.stem')
        .filter({ hasNotText: stem ?? '' })
        .first()
        .waitFor();
  }
}
