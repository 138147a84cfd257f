import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** How somebody may look at a page. */
export const LOOKS = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'active' },
] as const;

/** axe finds nothing on the page as it stands. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  const axe = new AxeBuilder({ page }).withTags(RULES);
  // Forced colours are the system's own, and axe reads ours.
  if (await page.evaluate(() => matchMedia('(forced-colors: active)').matches))
    axe.disableRules('color-contrast');
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
  );
  expect(found, state).toEqual([]);
}

/** The page cannot be scrolled sideways. */
export async function expectWithinWidth(page: Page, state = 'as it is'): Promise<void> {
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways, state).toBeLessThanOrEqual(0);
}
