import { SessionKind, type RecordEvent } from '#lib/record/event.ts';
import { writeCopy } from '#lib/record/write-copy.ts';
import { PAYLOADS } from '../fixtures/xss.ts';
import { expectWithinWidth } from './accessible.ts';
import { someItem } from './keys.ts';
import { ADDRESSES } from './pages/addresses.ts';
import { Copies } from './pages/copies.ts';
import { Practice } from './pages/practice.ts';
import { Progress } from './pages/progress.ts';
import { stored } from './stored.ts';
import { expect, open, test as base } from './test.ts';
import { trap, type Traps } from './traps.ts';
import { visible } from './walk.ts';

/** What learners write, what is kept in their browser and what stands in an address may carry anything, and never runs. */

const test = base.extend<{ traps: Traps }>({
  traps: [
    async ({ page }, use) => {
      await use(await trap(page));
    },
    { auto: true },
  ],
});
test.describe.configure({ timeout: 120_000 });
test.use({ viewport: { width: 390, height: 800 } });

/** Fills the storage before any page of the course opens. */
const keep = (entries: Record<string, string>) =>
  [
    (kept: Record<string, string>) => {
      // Firefox comes by an empty page first, which has no storage.
      if (location.protocol !== 'http:' || Object.hasOwn(localStorage, 'smsn.learner')) return;
      for (const [key, text] of Object.entries(kept)) localStorage.setItem(key, text);
    },
    entries,
  ] as const;

const learners = PAYLOADS.map((name, index) => ({ id: `learner${index}`, name }));
const KINDS = SessionKind.options;

/** A sitting in which every text is the same payload. */
function sitting(text: string, index: number): RecordEvent[] {
  const at = Date.UTC(2026, 10, 1) + index * 10;
  const common = (place: number) => ({ id: `${index}-${place}`, at: at + place, session: text });
  const answer = {
    item: text,
    hash: text,
    concepts: [text],
    attempt: 1,
    score: 0,
    misconceptions: [text],
    seconds: 1,
  };
  const placements = { [text]: text };
  return [
    {
      ...common(0),
      type: 'session.started',
      kind: KINDS[index % KINDS.length] ?? 'practice',
      lesson: text,
      seed: 1,
      length: 6,
      items: [text],
    },
    { ...common(1), type: 'item.presented', item: text, hash: text },
    { ...common(2), type: 'item.answered', ...answer, response: { kind: 'fill-in', text } },
    { ...common(3), type: 'item.answered', ...answer, response: { kind: 'matching', placements } },
    { ...common(4), type: 'item.answered', ...answer, response: { kind: 'choice', options: [text] } },
    {
      id: `${index}-5`,
      at: at + 5,
      type: 'course.completed',
      lessons: [text],
      concepts: [text],
      final: { session: text, score: 1 },
      sessions: [text],
    },
    {
      id: `${index}-6`,
      at: at + 6,
      type: 'platform.judged',
      name: text,
      answers: { interaction: 'no', others: [] },
      verdict: { scope: 'outside', clear: true, others: [] },
    },
  ];
}
test('names of learners are shown as they were written', async ({ page, traps }) => {
  await page.addInitScript(
    ...keep({ 'smsn.learners': JSON.stringify(learners), 'smsn.learner': 'learner0' }),
  );
  const progress = new Progress(page);
  await progress.open();
  const others = await page
    .getByRole('list', { name: 'Others on this device' })
    .evaluate((list) => list.textContent);
  expect(PAYLOADS.slice(1).filter((name) => !visible(others).includes(visible(name)))).toEqual([]);
  await traps.expectQuiet('others');

  const shown = await progress.name.evaluate(async (field: HTMLInputElement, names: readonly string[]) => {
    const headings: string[] = [];
    for (const name of names) {
      field.value = name;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.form?.requestSubmit();
      await new Promise((resolve) => setTimeout(resolve));
      headings.push(document.querySelector('.eyebrow')?.textContent ?? '');
    }
    return headings;
  }, PAYLOADS);
  expect(
    PAYLOADS.filter((name, index) => !visible(shown[index] ?? '').includes(visible(name.trim()))),
  ).toEqual([]);
  await traps.expectQuiet('own name');
  await expectWithinWidth(page);
});

test('a record full of payloads opens every page as always', async ({ page, traps, complaints }) => {
  const everything = PAYLOADS.flatMap(sitting);
  await page.addInitScript(
    ...keep({
      'smsn.learners': JSON.stringify(learners),
      'smsn.theme': '"><img src=x onerror=alert(1)>',
      'smsn.draft.learner0': JSON.stringify({
        item: PAYLOADS[0],
        draft: { kind: 'fill-in', text: PAYLOADS.join('') },
      }),
      ...stored('learner0', everything),
      'smsn.learner': 'learner0',
    }),
  );
  for (const address of ADDRESSES) {
    await open(page, address);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    // A page that is left while it still loads complains in Firefox.
    await page.waitForLoadState('networkidle');
    await traps.expectQuiet(address);
    expect(complaints, address).toEqual([]);
  }
});

test('a copy full of payloads is loaded as texts, or refused in words, and every page opens as always', async ({
  page,
  traps,
  complaints,
}) => {
  const short = PAYLOADS.filter((text) => text.length <= 10_000);
  const copies = new Copies(page);
  await open(page, '/progress/');
  // A hundred and more learners called like payloads, each with a sitting of them.
  const everybody = short
    .slice(0, 150)
    .map((name, index) => ({ id: `l${index}`, name, events: sitting(name, index), unreadable: [name] }));
  await copies.choose({ text: writeCopy(everybody) });
  await expect(copies.preview.or(copies.refusal)).toBeVisible();
  await traps.expectQuiet('preview');
  if (await copies.preview.isVisible()) {
    await copies.load.click();
    await expect(copies.done).toContainText('joined');
    await traps.expectQuiet('loaded');
  }
  // Payloads in place of a file.
  for (const text of short.slice(0, 40)) {
    await copies.choose({ text });
    await expect(copies.refusal).toBeVisible();
  }
  await traps.expectQuiet('refused');
  for (const address of ['/', '/progress/', '/practice/', '/certificate/']) {
    await open(page, address);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    await traps.expectQuiet(address);
  }
  expect(complaints).toEqual([]);
});

test('payloads in place of every entry open every page as always', async ({ page, traps, complaints }) => {
  const texts = PAYLOADS.map((text, index) => [
    `smsn.event.${index % 2 === 0 ? 'learner0' : '__proto__'}.${index}`,
    text,
  ]);
  await page.addInitScript(
    ...keep({
      ...Object.fromEntries(texts),
      'smsn.learners':
        '[{"__proto__":{"pwned":1},"id":"__proto__","name":"constructor"},{"id":"<b>","name":{}}]',
      'smsn.theme': '__proto__',
      'smsn.draft.__proto__': '{"item":"constructor","draft":{"kind":"__proto__","__proto__":{"pwned":1}}}',
      'smsn.learner': '__proto__',
    }),
  );
  for (const address of ADDRESSES) {
    await open(page, address);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    // A page that is left while it still loads complains in Firefox.
    await page.waitForLoadState('networkidle');
    await traps.expectQuiet(address);
    expect(complaints, address).toEqual([]);
  }
});

test('an answer that was begun comes back as it was typed', async ({ page, traps }) => {
  const item = someItem('fill-in');
  const text = PAYLOADS.join(' ');
  const begun = { id: 's', at: 1, session: 's' };
  await page.addInitScript(
    ...keep({
      'smsn.learners': '[{"id":"learner0","name":""}]',
      ...stored('learner0', [
        { ...begun, type: 'session.started', kind: 'practice', seed: 1, length: 6 },
        { ...begun, id: 't', at: 2, type: 'item.presented', item: item.id, hash: '' },
      ]),
      'smsn.draft.learner0': JSON.stringify({ item: item.id, draft: { kind: 'fill-in', text } }),
      'smsn.learner': 'learner0',
    }),
  );
  const { question, open: openPractice } = new Practice(page);
  await openPractice();
  await expect(question.unknown).toBeEnabled();
  const field = question.card.getByRole('textbox');
  expect(visible(await field.inputValue())).toBe(visible(text));
  await question.handIn();
  await expect(question.feedback).toBeVisible();
  expect(visible(await question.card.textContent())).toContain(visible(text));
  await traps.expectQuiet('draft');
});

test('an address may say anything', async ({ page, traps, complaints }) => {
  await open(page, '/practice/');
  // By links of the page, as SvelteKit follows them.
  await page.evaluate(async (payloads) => {
    for (const [index, payload] of payloads.entries()) {
      const link = document.createElement('a');
      const url = new URL('?', location.href);
      url.searchParams.set('concept', payload);
      // SvelteKit reads a well-formed place only, and no link of ours has another: such a one is opened below.
      if (index % 2 === 0 && !/%(?![\da-f]{2})|%[c-f]/i.test(payload)) url.hash = payload;
      link.href = url.href;
      document.querySelector('main')?.append(link);
      link.click();
      link.remove();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }, PAYLOADS);
  await expect(page.getByRole('heading', { level: 1, name: 'Practice' })).toBeVisible();
  await traps.expectQuiet('followed');
  // As a page that opens with it, and as a page that is not there.
  const few = PAYLOADS.filter((payload, index) => index % 12 === 0 && payload.length < 500);
  for (const payload of few) {
    const query = new URLSearchParams({ concept: payload }).toString();
    await open(page, `/practice/?${query}#${query}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Practice' })).toBeVisible();
    await traps.expectQuiet(payload);
  }
  await open(page, '/practice/?concept=%E0%A4%A#%E0%A4%A');
  await traps.expectQuiet('malformed');
  expect(complaints).toEqual([]);
  await page.route('**/none/**', (route) => route.fulfill({ status: 404, path: 'build/404.html' }));
  for (const payload of few) {
    await open(page, `/none/${new URLSearchParams({ [payload]: '' }).toString()}`);
    await expect(page.getByRole('heading', { level: 1, name: 'There is no such page' })).toBeVisible();
    await traps.expectQuiet(payload);
  }
  expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
  complaints.length = 0;
});

test('the traps are good: what is put in as HTML, without our policy, goes off', async ({
  page,
  traps,
  complaints,
}) => {
  await page.route('**/naked', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>' }),
  );
  await page.route('https://evil.example/**', (route) => route.abort());
  await page.goto('/naked');
  await page.evaluate(
    (payloads) => {
      for (const payload of payloads) {
        const place = document.createElement('div');
        document.body.append(place);
        place.innerHTML = payload;
      }
    },
    PAYLOADS.filter((payload) => !/http-equiv|<base|plaintext|<form/i.test(payload)),
  );
  await expect.poll(() => traps.sprung.filter((what) => what === 'trap: alert').length).toBeGreaterThan(30);
  expect(traps.sprung).toContain('trap: pwned');
  expect(traps.sprung.join()).toContain('request: https://evil.example/');
  await expect(traps.expectQuiet('naked')).rejects.toThrow('element: <img');
  // Nothing goes off any more once the page is gone.
  await page.close();
  complaints.length = 0;
});
