import type { Page } from '@playwright/test';
import { LOOKS, expectAccessible, expectWithinWidth } from './accessible.ts';
import { keyboard } from './pages/hand.ts';
import { expect, open, test } from './test.ts';

// Every platform on one map: found, filtered, opened, shared by its address, and read without JavaScript.

const name = (page: Page) => page.getByRole('searchbox', { name: 'Find by name' });
const count = (page: Page) => page.getByRole('main').getByRole('status');
/** An entry's line, by the name of its platform. */
const line = (page: Page, platform: string) =>
  page.getByRole('main').locator('summary').filter({ hasText: platform });
/** What an entry says, by the id of its platform. */
const facts = (page: Page, id: string) => page.locator(`main dl[id="${id}"]`);
const shown = (page: Page) => page.getByRole('main').locator('summary:visible');

test('a platform is found by its name, without its accents and capitals', async ({ page }) => {
  await open(page, '/panorama/');
  await expect(count(page)).toHaveText('100 platforms');
  await expect(shown(page)).toHaveCount(100);
  await name(page).fill('ÇOPAINS D’ÂVANT');
  await expect(count(page)).toHaveText('1 of 100 platforms');
  await expect(shown(page)).toHaveText([/Copains d'avant/]);
  await line(page, 'Copains').click();
  for (const words of [
    'Networking, clear',
    'Contact network, clear',
    'Search for members: central',
    /^Launched in 2001/,
  ])
    await expect(facts(page, 'copains-davant').getByText(words)).toBeVisible();
});

test('filters work together, stay in the address, and come back with it', async ({ page, device }) => {
  await open(page, '/panorama/');
  await page.getByRole('radio', { name: 'Sharing' }).check();
  await page.getByRole('combobox', { name: 'Network' }).selectOption('Content network');
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Closed');
  await expect(shown(page)).toHaveText([/Periscope/, /Vine/]);
  await page.getByRole('combobox', { name: 'Confidence' }).selectOption('Clear throughout');
  await expect(shown(page)).toHaveText([/Vine/]);
  await expect(page).toHaveURL(/\?family=sharing&network=content&status=closed&confidence=clear$/);
  await page.reload();
  await expect(shown(page)).toHaveText([/Vine/]);
  await expect(page.getByRole('radio', { name: 'Sharing' })).toBeChecked();
  const other = await device();
  await open(other, page.url());
  await expect(count(other)).toHaveText('1 of 100 platforms');
  await other.getByRole('button', { name: 'Show all' }).click();
  await expect(shown(other)).toHaveCount(100);
  await expect(name(other)).toBeFocused();
  await expect(other).toHaveURL(/\/panorama\/$/);
});

test('where nothing fits, there is a way back and a way on', async ({ page }) => {
  await open(page, '/panorama/');
  await name(page).fill('Ramure');
  await expect(count(page)).toHaveText('No platform fits');
  await expect(shown(page)).toHaveCount(0);
  await page.getByRole('link', { name: 'Judge “Ramure” yourself' }).click();
  await expect(page.getByRole('textbox', { name: 'Which platform?' })).toHaveValue('Ramure');
  await page.goBack();
  await page.getByRole('button', { name: 'Show all platforms' }).click();
  await expect(shown(page)).toHaveCount(100);
});

test('the address of a platform opens it, also where filters keep it away', async ({ page }) => {
  await open(page, '/panorama/#facebook');
  await expect(page.getByText(/Mutual friendships, people search/)).toBeVisible();
  await expect(line(page, 'Facebook')).toBeInViewport();
  await open(page, '/panorama/?family=discussion#facebook');
  await expect(page.getByText(/Mutual friendships, people search/)).toBeVisible();
  await line(page, 'Facebook').click();
  await expect(page).toHaveURL(/\/panorama\/$/);
  await expect(line(page, 'Tumblr')).toContainText('family and network debatable');
  await line(page, 'Tumblr').click();
  await expect(page).toHaveURL(/#tumblr$/);
  await expect(
    facts(page, 'tumblr').getByText('Publishing, debatable: sharing can be defended'),
  ).toBeVisible();
});

test('a press on the map opens the platform', async ({ page }) => {
  await open(page, '/panorama/?name=LinkedIn');
  await page.locator('svg text:visible', { hasText: 'LinkedIn' }).click();
  await expect(page.getByText(/^Profile as professional identity/)).toBeVisible();
  await expect(line(page, 'LinkedIn')).toBeFocused();
});

test('everything works by keyboard', async ({ page }) => {
  const hand = keyboard(page);
  await open(page, '/panorama/');
  await hand.choose(page.getByRole('radio', { name: 'Networking' }));
  await expect(shown(page)).toHaveCount(20);
  await hand.write(name(page), 'xing');
  await expect(shown(page)).toHaveText([/Xing/]);
  await hand.press(line(page, 'Xing'));
  await expect(facts(page, 'xing').getByText(/^Launched in 2003/)).toBeVisible();
  await hand.press(page.getByRole('button', { name: 'Show all' }));
  await expect(name(page)).toBeFocused();
});

test('nothing in an address breaks it', async ({ page }) => {
  for (const address of [
    '?family=__proto__&network=toString&name=%3Cb%3E#constructor',
    '?name=%E0%A4%A#%E0%A4%A',
    '#"><img src=x onerror=alert(1)>',
  ]) {
    await open(page, `/panorama/${address}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(count(page)).not.toBeEmpty();
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('every platform can be read, and nothing stands there that does not work', async ({ page }) => {
    await page.goto('/panorama/');
    await expect(shown(page)).toHaveCount(100);
    await expect(page.getByText('It is only indicative.')).toBeVisible();
    await expect(page.getByText('Facts last checked on 23 November 2026.')).toBeVisible();
    // The system's Firefox goes on running scripts, whatever it is told.
    if (test.info().project.name === 'chromium') await expect(name(page)).toBeHidden();
    await line(page, 'Skyblog').click();
    await expect(page.getByText(/closed in 2023\./)).toBeVisible();
    await expect(page.getByText('What can be said against it').and(page.locator(':visible'))).toHaveCount(1);
  });
});

for (const { colorScheme, forcedColors } of LOOKS)
  test(`opened and filtered, it is accessible: ${colorScheme}, forced colours ${forcedColors}`, async ({
    page,
  }) => {
    test.skip(test.info().project.name !== 'chromium', 'axe says the same in every browser');
    await page.setViewportSize({ width: 320, height: 700 });
    await page.emulateMedia({ colorScheme, forcedColors, reducedMotion: 'reduce' });
    for (const address of ['?family=sharing&status=closed#vine', '?name=nothing', '?name=a']) {
      await open(page, `/panorama/${address}`);
      await expectAccessible(page, address);
      await expectWithinWidth(page, address);
    }
  });

test('nothing moves while the page comes to life with filters', async ({ page }) => {
  test.skip(test.info().project.name !== 'chromium', 'only Chromium measures it');
  await open(page, '/panorama/?family=sharing&name=a');
  await expect(count(page)).toContainText('of 100');
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const shifts = list.getEntries() as (PerformanceEntry & { value: number })[];
          resolve(shifts.reduce((sum, { value }) => sum + value, 0));
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(0), 500);
      }),
  );
  expect(shift).toBeLessThan(0.01);
});
