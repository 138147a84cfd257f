import { Lesson } from './pages/lesson.ts';
import { Practice } from './pages/practice.ts';
import { Progress } from './pages/progress.ts';
import { QuickSorter } from './pages/sorting.ts';
import { expect, open, test } from './test.ts';

/** What the privacy page names, by the keys under which it is kept. */
const NAMED = /^smsn\.(learners|learner|theme|clock|draft\.[^.]+|guide\.[^.]+|event\..+)$|^sveltekit:/;

test('nothing is kept but what the privacy page names', async ({ page, context }) => {
  const lesson = new Lesson(page, 2);
  await lesson.open();
  await lesson.takeCheck('right', 'wrong', 'right');
  await page.getByRole('button', { name: 'Light or dark theme' }).click();
  const practice = new Practice(page);
  await practice.open();
  await practice.begin(10);
  await practice.question.answer('wrong');
  const sorter = new QuickSorter(page);
  await sorter.open();
  await sorter.clock.check();
  await open(page, '/guide/');
  await page.getByRole('textbox', { name: 'Which platform?' }).fill('Ramure');
  const progress = new Progress(page);
  await progress.open();
  await progress.rename('Ada');
  await progress.add('Blaise');
  const kept = await page.evaluate(async () => ({
    keys: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
    databases: (await indexedDB.databases()).map(({ name }) => name),
  }));
  expect(kept.keys.filter((key) => !NAMED.test(key))).toEqual([]);
  expect(kept.databases.filter((name) => name !== 'smsn')).toEqual([]);
  expect(await context.cookies()).toEqual([]);
});

test('deleting everything asks back, leaves nothing of the course and all that others keep', async ({
  page,
}) => {
  const lesson = new Lesson(page, 1);
  await lesson.open();
  await lesson.takeActivity('right');
  await page.getByRole('button', { name: 'Light or dark theme' }).click();
  const progress = new Progress(page);
  await progress.open();
  await progress.rename('Ada');
  await progress.add('Blaise');
  // What offline use and the journal leave behind, and what an other application of this address has.
  await page.evaluate(async () => {
    const database = (name: string) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.addEventListener('success', () => resolve(request.result.close()));
        request.addEventListener('error', () => reject(request.error));
      });
    for (const name of ['smsn', 'other']) await database(name);
    for (const name of ['smsn-1', 'other-1']) await (await caches.open(name)).put('/x', new Response('x'));
    localStorage.setItem('other', 'kept');
  });
  const kept = () =>
    page.evaluate(async () => ({
      keys: Object.keys(localStorage),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: await caches.keys(),
    }));
  // By links: the record is still in the memory of this tab.
  await page.getByRole('contentinfo').getByRole('link', { name: 'Privacy' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Privacy' })).toBeVisible();
  const before = await kept();

  await page.getByRole('button', { name: /^Delete everything/ }).click();
  await expect(page.getByRole('alert')).toContainText('the answers and names of everybody');
  await page.getByRole('button', { name: 'Keep everything' }).click();
  expect(await kept()).toEqual(before);

  await page.getByRole('button', { name: /^Delete everything/ }).click();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  const said = page.getByRole('status');
  await expect(said).toBeFocused();
  await expect(said).toHaveText(
    /Deleted from this device:\s*The answers, names and theme\s*The second copy of the answers\s*The pages kept for use offline/,
  );
  expect(await kept()).toEqual({ keys: ['other'], databases: ['other'], caches: ['other-1'] });
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Progress' }).click();
  await expect(progress.heading).toHaveText('Nothing answered yet');
  await expect(progress.whose).toHaveText('Your progress, on this device');
  await expect(page.getByRole('button', { name: /^Switch to/ })).toHaveCount(0);
});

test.describe('with JavaScript off', () => {
  test.use({ javaScriptEnabled: false });

  test('the privacy page can be read, and does not promise to delete', async ({ page }) => {
    await page.goto('/privacy/');
    await expect(page.getByRole('main')).toContainText('For learning, not for exams.');
    await expect(page.getByText('In the storage of this browser, until you hand it in.')).toBeVisible();
    // Not every browser that a test drives can do without scripts: what was sent is the same in all.
    const sent = await (await page.request.get(page.url())).text();
    expect(sent).toMatch(/<button[^>]* disabled[^>]*>\s*Delete everything/);
  });
});
