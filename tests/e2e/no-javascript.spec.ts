import { readFileSync } from 'node:fs';
import { lessons } from './keys.ts';
import { Figure } from './pages/figure.ts';
import { expect, test } from './test.ts';

test.use({ javaScriptEnabled: false });

/** The first and the last paragraph of a lesson, as far as they are plain words. */
function someWordsOf(number: number): string[] {
  const name = new URL(`../../src/content/lessons/${number}-${lessons[number - 1]?.id}.md`, import.meta.url);
  const paragraphs = readFileSync(name, 'utf8')
    .split('\n\n')
    .filter((text) => /^[A-Z“][^*=[\]`|]{60,}$/.test(text.trim()));
  return [paragraphs[0], paragraphs.at(-1)].map((text) => text?.trim().slice(0, 60) ?? '');
}

for (const { id, number, title } of lessons)
  test(`lesson ${number} can be read with JavaScript off, and says what needs it`, async ({ page }) => {
    await page.goto('/');
    await page.getByRole('listitem').getByRole('link', { name: title, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`/lessons/${id}/?$`));
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    for (const words of someWordsOf(number)) await expect(page.getByText(words)).toBeVisible();
    // Playwright's switch stops scripts and leaves `noscript` folded up: it is there for the browser to unfold.
    const sent = await (await page.request.get(page.url())).text();
    expect(sent).toMatch(/<noscript><p class="note">\s*Answering needs JavaScript\./);
    const check = page.getByRole('region', { name: 'Check', exact: true });
    await expect(check.locator('legend').first()).toBeVisible();
    await expect(check.getByRole('button', { name: /^Check/ })).toBeDisabled();
    // The system's Firefox goes on running scripts, whatever it is told: what is there to do would stand there, idle.
    if (test.info().project.name === 'chromium') {
      const figure = new Figure(page, number);
      expect(await figure.placed.count()).toBeGreaterThan(0);
      // A straight line has no width, and is seen all the same.
      for (const token of await figure.placed.all()) await expect(token).toHaveCSS('visibility', 'visible');
      await expect(figure.parts.first()).toBeHidden();
    }
    // It is dressed: a style sheet that is missing would leave the browser's own type.
    const font = await page.locator('body').evaluate((body) => getComputedStyle(body).fontFamily);
    expect(font).toContain('Atkinson');
  });
