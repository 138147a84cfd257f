import type { RecordEvent } from '#lib/record/event.ts';
import { PAYLOADS } from '../fixtures/xss.ts';
import { ADDRESSES } from './pages/addresses.ts';
import { FIELDS, poison, WALK } from './poison.ts';
import { expect, open, test as base } from './test.ts';
import { stored } from './stored.ts';
import { trap, type Traps } from './traps.ts';
import { visible, walk } from './walk.ts';
import { Workshop } from './workshop.ts';

/** Instructors’ texts and whatever is kept in a browser may carry anything: it is shown as what it is, a text. */

const test = base.extend<{ traps: Traps }>({
  traps: [
    async ({ page }, use) => {
      await use(await trap(page));
    },
    { auto: true },
  ],
});
// One course is poisoned and built for all tests of this file.
test.describe.configure({ mode: 'default', timeout: 240_000 });

/** What the storage holds of somebody who has begun a check of every question of the walk. */
function asksAll(): [key: string, value: string][] {
  const items = WALK.map(({ item }) => item.id);
  const common = { session: 'walk' };
  const events: RecordEvent[] = [
    {
      id: 'e1',
      at: 1,
      type: 'session.started',
      kind: 'opening',
      seed: 1,
      length: items.length,
      items,
      ...common,
    },
    { id: 'e2', at: 2, type: 'item.presented', item: items[0] ?? '', hash: '', ...common },
  ];
  return [['smsn.learner', 'ada'], ...Object.entries(stored('ada', events))];
}

test('the corpus has more than 150 payloads, no two alike', () => {
  expect(new Set(PAYLOADS.map((payload) => payload.trim())).size).toBe(PAYLOADS.length);
  expect(PAYLOADS.length).toBeGreaterThanOrEqual(150);
});

test.describe('a course that is poisoned in every text', () => {
  const workshop = new Workshop();
  let url = '';
  test.beforeAll(async () => {
    test.setTimeout(240_000);
    poison(workshop);
    const { code, said } = await workshop.build();
    expect(code, said).toBe(0);
    url = await workshop.serve();
  });
  test.afterAll(() => workshop.close());

  test('shows every page as always', async ({ page, traps }) => {
    for (const address of ADDRESSES) {
      await open(page, url + address);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      // A page that is left while it still loads complains in Firefox.
      await page.waitForLoadState('networkidle');
      await traps.expectQuiet(address);
    }
  });

  test('shows every payload in a page that was made by the build', async ({ page, traps }) => {
    await open(page, `${url}/glossary/`);
    const shown = await page.getByRole('main').evaluate((main) => main.textContent);
    expect(PAYLOADS.filter((payload) => !visible(shown).includes(visible(payload)))).toEqual([]);
    await traps.expectQuiet('glossary');
  });

  test('asks, takes and explains every question with its payloads in full view', async ({ page, traps }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.addInitScript((entries) => {
      // Firefox comes by an empty page first, which has no storage.
      if (location.protocol !== 'http:' || localStorage.getItem('smsn.learner') !== null) return;
      for (const [key, value] of entries) localStorage.setItem(key, value);
    }, asksAll());
    await open(page, `${url}/placement/`);
    const seen = new Set<string>();
    const PART = 100;
    for (let start = 0; start < WALK.length; start += PART) {
      const part = WALK.slice(start, start + PART);
      const { screens, trouble } = await page.evaluate(
        walk,
        part.map(({ answering, typed }, index) => ({ answering, typed, number: start + index + 1 })),
      );
      expect(trouble).toEqual([]);
      for (const [index, { texts }] of part.entries()) {
        const screen = visible(screens[index] ?? '');
        for (const { path, text } of texts) if (screen.includes(visible(text))) seen.add(`${path} ← ${text}`);
      }
      await traps.expectQuiet(`questions ${start + 1} to ${start + part.length}`);
    }
    const wanted = FIELDS.flatMap((path) => PAYLOADS.map((payload) => `${path} ← ${payload.trim()}`));
    expect(wanted.filter((pair) => !seen.has(pair))).toEqual([]);
    await expect(page.getByRole('region', { name: 'Where you stand' })).toBeVisible();
  });
});
