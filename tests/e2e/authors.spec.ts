import { expect, test as base } from '@playwright/test';
import { Workshop } from './workshop.ts';

// A course that is being written may well complain: these pages are not watched.
const test = base.extend<{ workshop: Workshop }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from it which fixtures are wanted.
  workshop: async ({}, use) => {
    const workshop = new Workshop();
    await use(workshop);
    await workshop.close();
  },
});
test.describe.configure({ timeout: 180_000 });
test.use({ baseURL: undefined });

const BANK = 'questions/why-the-words-matter.json';

/** A question as an instructor would add it, in a file of its own. */
const added = (stem: string) =>
  JSON.stringify(
    {
      $schema: './bank.schema.json',
      title: 'Added in class',
      items: [
        {
          id: 'added-in-class',
          interaction: 'choice',
          concepts: ['K25'],
          bloom: 'remember',
          difficulty: 1,
          source: 'S0',
          material: 'article',
          stem,
          explanation: 'Because the class said so, with its reasons.',
          select: 'one',
          options: [
            { id: 'a', text: 'This one', right: true, feedback: 'Yes: this is the one the class chose.' },
            { id: 'b', text: 'That one', feedback: 'The class looked at it and chose the other one.' },
            { id: 'c', text: 'Neither of them', feedback: 'One of the two was chosen in the end.' },
          ],
        },
      ],
    },
    null,
    2,
  );

test('a question that is added, broken and mended shows at once, without a restart', async ({
  page,
  workshop,
}) => {
  test.slow();
  const { url, alive } = await workshop.develop();
  const overlay = page.locator('vite-error-overlay');
  const ready = page.locator('body[data-ready]');
  await page.goto(`${url}/glossary/`);
  await expect(ready).toBeAttached({ timeout: 60_000 });
  /** What the running server tells browsers of the bank. */
  const known = async () => (await page.request.get(`${url}/@id/__x00__virtual:bank`)).text();
  expect(await known()).toContain('k05-how-related');
  expect(await known()).not.toContain('added-in-class');

  workshop.write('questions/added.json', added('Which one did the class choose?'));
  await expect.poll(known).toContain('added-in-class');

  workshop.write('questions/added.json', added('Which one?').replace('"difficulty": 1', '"difficulty": 9'));
  await expect(overlay).toBeVisible();
  await expect(overlay).toContainText('questions/added.json:12: question "added-in-class" › difficulty');
  expect(alive()).toBe(true);
  expect((await page.request.get(`${url}/about/`)).status()).toBe(200);

  workshop.write('questions/added.json', added('Which one did the class choose in the end?'));
  await expect(overlay).toHaveCount(0, { timeout: 60_000 });
  await expect(ready).toBeAttached({ timeout: 60_000 });
  await expect.poll(known).toContain('added-in-class');

  workshop.remove('questions/added.json');
  await expect.poll(known).not.toContain('added-in-class');
});

test('a lesson that is changed shows at once', async ({ page, workshop }) => {
  const { url } = await workshop.develop();
  await page.goto(`${url}/lessons/a-part-of-the-whole/`);
  const lead = 'By the end you can define a social network in one sentence';
  await expect(page.getByText(lead)).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('body[data-ready]')).toBeAttached({ timeout: 60_000 });
  const file = 'src/content/lessons/2-a-part-of-the-whole.md';
  workshop.write(file, workshop.read(file).replace(lead, 'Soon you can say it in one sentence'));
  await expect(page.getByText('Soon you can say it in one sentence')).toBeVisible({ timeout: 30_000 });
});

test('started on a broken file, the server lives, says what to mend, and goes on once it is mended', async ({
  page,
  workshop,
}) => {
  const good = workshop.read(BANK);
  workshop.write(BANK, good.replace(/"bloom": "\w+"/, '"bloom": "ponder"'));
  const { url, said, alive } = await workshop.develop();
  await page.goto(`${url}/practice/`);
  const overlay = page.locator('vite-error-overlay');
  await expect(overlay).toContainText(new RegExp(`${BANK}:\\d+: question "[^"]+" › bloom`));
  expect(said()).toMatch(new RegExp(`${BANK}:\\d+: question "[^"]+" › bloom`));
  expect(alive()).toBe(true);
  workshop.write(BANK, good);
  await expect(overlay).toHaveCount(0, { timeout: 60_000 });
  await expect(page.getByRole('heading', { level: 1, name: 'Practice' })).toBeVisible({ timeout: 60_000 });
});

test('a bad file ends a build, with its line, its field and what to do', async ({ workshop }) => {
  const lines = workshop.read(BANK).split('\n');
  const line = lines.findIndex((text) => /"difficulty": \d/.test(text)) + 1;
  lines[line - 1] = lines[line - 1]?.replace(/\d/, '7') ?? '';
  workshop.write(BANK, lines.join('\n'));
  const { code, said } = await workshop.build();
  expect(code).not.toBe(0);
  expect(said).toMatch(new RegExp(`${BANK}:${line}: question "[^"]+" › difficulty: \\S.+`));
});
