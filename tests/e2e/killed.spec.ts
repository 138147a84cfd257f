import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, BrowserType, Page } from '@playwright/test';
import { answerTo } from './keys.ts';
import { Practice } from './pages/practice.ts';
import { Progress } from './pages/progress.ts';
import { SortRound } from './pages/sorting.ts';
import { killBrowser, killTabs, runs } from './processes.ts';
import { expect, open, test as base } from './test.ts';

const PATIENCE = 10_000;
const late = () =>
  new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no page comes')), PATIENCE));

/** A browser with a profile of its own on the disk, which can be killed and started again. */
class Device {
  readonly profile = mkdtempSync(join(tmpdir(), 'killed-'));
  context: BrowserContext | undefined;

  constructor(
    private readonly type: BrowserType,
    private readonly options: Parameters<BrowserType['launchPersistentContext']>[1],
  ) {}

  /** A page of the browser, which is started where it does not run. */
  async page(tries = 3): Promise<Page> {
    this.context ??= await this.type.launchPersistentContext(this.profile, this.options);
    try {
      return await Promise.race([this.context.newPage(), late()]);
    } catch (error) {
      // It was given a spare process that had just been killed with the others.
      if (tries === 1) throw error;
      return this.page(tries - 1);
    }
  }

  /** Kills what shows this page, and the spare ones beside it. */
  async killTab(page: Page): Promise<void> {
    const gone = page.waitForEvent('crash', { timeout: 5000 }).catch(() => {});
    expect(killTabs(this.profile), 'processes that were killed').toBeGreaterThan(0);
    await gone;
    if (this.type.name() !== 'firefox') return;
    // Where a program drives it, Firefox closes itself when a tab has crashed.
    await expect.poll(() => runs(this.profile), { timeout: 30_000 }).toBe(false);
    this.context = undefined;
  }

  async kill(): Promise<void> {
    expect(killBrowser(this.profile), 'processes that were killed').toBeGreaterThan(0);
    // What is left of it on this side.
    await this.context?.close().catch(() => {});
    this.context = undefined;
  }

  async end(): Promise<void> {
    await this.context?.close().catch(() => {});
    killBrowser(this.profile);
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

const test = base.extend<{ own: Device }>({
  own: async ({ playwright, browserName, launchOptions, channel, baseURL }, use) => {
    const device = new Device(playwright[browserName], {
      ...launchOptions,
      channel,
      baseURL,
      locale: 'en-GB',
      // What a worker keeps would be there without a connection.
      serviceWorkers: 'block',
    });
    await use(device);
    await device.end();
  },
});

const A_MOMENT = 500;

// A browser that starts over and over, beside another one.
test.setTimeout(60_000);

/** Everything that a learner can see of a sitting. */
async function sight(page: Page): Promise<string> {
  const main = page.getByRole('main');
  await expect(main.getByText(/^(Getting ready|Fetching the next question)\.$/)).toHaveCount(0);
  return (await main.innerText()).replaceAll(/\s+/g, ' ');
}

const answered = async (page: Page, count: number) => {
  const progress = new Progress(page);
  await progress.open();
  await expect(progress.count).toContainText(count === 1 ? 'One answer' : `${count} answers`);
};

/** Every state in which the quiz machine can stand while somebody looks at it, and the way there. */
const STATES: { state: string; count: number; reach: (practice: Practice) => Promise<void> }[] = [
  { state: 'asking', count: 0, reach: async ({ question }) => void (await question.item()) },
  {
    state: 'asking, with an answer that was begun',
    count: 0,
    reach: async ({ question }) => {
      await question.give(answerTo(await question.item(), 'right'));
      await expect(question.submit).toBeEnabled();
      // What was begun is kept as it is typed; nobody said that it was.
      await question.root.page().waitForTimeout(300);
    },
  },
  {
    state: 'explaining what was right',
    count: 1,
    reach: async ({ question }) => void (await question.answer('right')),
  },
  {
    state: 'explaining what was wrong',
    count: 1,
    reach: async ({ question }) => void (await question.answer('wrong')),
  },
  {
    state: 'explaining what was not known',
    count: 1,
    reach: async ({ question }) => {
      await question.unknown.click();
      await expect(question.feedback).toBeVisible();
    },
  },
  {
    state: 'asking the third question',
    count: 2,
    reach: async ({ question, step }) => {
      for (const worth of ['right', 'wrong'] as const) {
        await question.answer(worth);
        await question.goOn();
      }
      await expect(step).toHaveText('Question 3 of about 10');
    },
  },
];

for (const { state, count, reach } of STATES)
  for (const what of ['tab', 'browser'] as const)
    test(`the ${what} is killed while ${state}: coming back shows the same`, async ({ own }) => {
      const practice = new Practice(await own.page());
      await practice.open();
      await practice.begin(10);
      await reach(practice);
      const before = await sight(practice.page);
      if (what === 'tab') await own.killTab(practice.page);
      else {
        // What is younger than a moment only the tab survives: the disk is slower than an eye.
        await practice.page.waitForTimeout(A_MOMENT);
        await own.kill();
      }
      const again = new Practice(await own.page());
      await again.open();
      await expect(again.step).toBeVisible();
      await expect.poll(() => sight(again.page)).toBe(before);
      if (count > 0) await answered(again.page, count);
    });

test('the tab is killed after the last question: coming back shows that it ended, and what was answered', async ({
  own,
}) => {
  const practice = new Practice(await own.page());
  await practice.open();
  await practice.begin(10);
  for (let number = 0; number < 10; number++) {
    await practice.question.answer('right');
    await practice.question.goOn();
  }
  await expect(practice.summary).toBeVisible();
  await own.killTab(practice.page);
  const page = await own.page();
  await answered(page, 10);
  await open(page, '/practice/');
  await expect(page.getByRole('button', { name: /^About 10 questions/ })).toBeEnabled();
});

/** Every state in which a board can stand, and the way there from a board on which two cards were placed. */
const BOARDS: [state: string, reach: (round: SortRound, cards: string[]) => Promise<void>][] = [
  ['half placed', async () => {}],
  ['a card is picked up', async ({ question: { board } }, [card = '']) => board.card(card).click()],
  [
    'a card is dragged',
    async ({ page, question: { board } }, [card = '']) => {
      await board.card(card).hover();
      await page.mouse.down();
      await page.mouse.move(200, 200, { steps: 3 });
      await expect(page.locator('[data-ghost]')).toBeAttached();
    },
  ],
  ['a move is undone', async ({ page }) => page.getByRole('button', { name: 'Undo the last move' }).click()],
  [
    'a card is put back and the move redone',
    async ({ page }) => {
      await page.getByRole('button', { name: 'Undo the last move' }).click();
      await page.getByRole('button', { name: 'Redo' }).click();
    },
  ],
  [
    'every card is placed',
    async (round, cards) => round.place(cards, (index) => (index % 2 === 0 ? 'right' : 'wrong')),
  ],
  ['nothing is put right yet', handInWrong],
  [
    'one card is put right',
    async (round, cards) => {
      await handInWrong(round, cards);
      const { board } = round.question;
      const [back = ''] = await round.cards();
      await board.put(back, 'No family');
    },
  ],
];

/** Hands a board in on which all other cards are wrong, and begins to put it right. */
async function handInWrong(round: SortRound, cards: string[]): Promise<void> {
  await round.place(cards, () => 'wrong');
  await round.question.handIn();
  await round.question.repair.click();
  await expect(round.question.submit).toBeVisible();
}

for (const [state, reach] of BOARDS)
  test(`the tab is killed on a board while ${state}: coming back shows the same cards placed`, async ({
    own,
  }) => {
    const round = new SortRound(await own.page());
    await round.open();
    const cards = await round.cards();
    await round.place(cards.slice(0, 2), () => 'right');
    await reach(round, cards.slice(2));
    const places = async ({ question: { board } }: SortRound) =>
      Promise.all(
        ['Publishing', 'Sharing', 'Networking', 'Discussion', 'No family'].map((name) =>
          board.place(name).getByRole('listitem').allInnerTexts(),
        ),
      );
    const movable = ({ question: { board } }: SortRound) =>
      board.root.locator('[data-drag]').evaluateAll((all) => all.map((card) => card.dataset.drag).sort());
    const before = await places(round);
    const left = await movable(round);
    // What was begun is kept as it is placed; nobody said that it was.
    await round.page.waitForTimeout(300);
    await own.killTab(round.page);
    const again = new SortRound(await own.page());
    await again.open();
    await expect(again.question.submit).not.toHaveAttribute('disabled');
    await expect.poll(() => places(again)).toEqual(before);
    expect(await movable(again)).toEqual(left);
  });

test('the tab is killed after a session was ended early: coming back offers another, and keeps what was answered', async ({
  own,
}) => {
  const practice = new Practice(await own.page());
  await practice.open();
  await practice.begin(10);
  await practice.question.answer('right');
  await practice.page.getByRole('button', { name: 'End here' }).click();
  await expect(practice.summary).toBeVisible();
  await own.killTab(practice.page);
  const page = await own.page();
  await open(page, '/practice/');
  await expect(page.getByRole('button', { name: /^About 10 questions/ })).toBeEnabled();
  await answered(page, 1);
});

test('the tab is killed where the next question could not be fetched: coming back asks it, and keeps what was answered', async ({
  own,
}) => {
  const practice = new Practice(await own.page());
  await practice.open();
  await practice.begin(10);
  await practice.question.answer('right');
  await practice.page.route('**/*.js', (route) => route.abort());
  await practice.question.goOn();
  await expect(practice.page.getByText('The next question could not be fetched.')).toBeVisible();
  await own.killTab(practice.page);
  const again = new Practice(await own.page());
  await again.open();
  // Nothing was shown after the first answer: its explanation is still there.
  await expect(again.question.verdict('Right')).toBeVisible();
  await again.question.goOn();
  await expect(again.step).toHaveText('Question 2 of about 10');
  await answered(again.page, 1);
});

/** In the page: answers by "I don't know yet" as fast as it goes, and counts the answers it has seen explained. */
function hurry(): void {
  const seen = { explained: 0 };
  Object.assign(globalThis, { seen });
  const press = (name: RegExp) => {
    const button = [...document.querySelectorAll<HTMLButtonElement>('main button:enabled')].find(
      ({ textContent }) => name.test(textContent?.trim() ?? ''),
    );
    button?.click();
    return button !== undefined;
  };
  let given = false;
  const painted = () =>
    new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
  const step = async () => {
    if (document.querySelector('main .feedback')) {
      // It is shown when it is painted. One that stood there already belongs to the life before.
      await painted();
      if (given) seen.explained += 1;
      given = false;
      press(/^(Next question|See how it went)$/);
    } else if (press(/^I don’t know yet$/)) given = true;
    else press(/^(About 20|Another \d+) questions/);
    setTimeout(step, 5);
  };
  void step();
}

const ANSWERS = 1000;
const PER_LIFE = 60;

test(`of ${ANSWERS} answers none is lost, though the tab is killed again and again in the middle`, async ({
  own,
}) => {
  test.setTimeout(900_000);
  let [kept, lives] = [0, 0];
  while (kept < ANSWERS) {
    const page = await own.page();
    await open(page, '/practice/');
    await page.evaluate(hurry);
    let explained = 0;
    const deadline = Date.now() + 60_000;
    while (explained < PER_LIFE) {
      explained = await page.evaluate(
        () => (globalThis as unknown as { seen: { explained: number } }).seen.explained,
      );
      if (Date.now() > deadline) throw new Error(`it stands still: ${await sight(page)}`);
    }
    await own.killTab(page);
    lives += 1;
    const progress = new Progress(await own.page());
    await progress.open();
    const count = Number.parseInt((await progress.count.innerText()).replaceAll(',', ''), 10);
    expect(count, `everything explained in life ${lives} is kept`).toBeGreaterThanOrEqual(kept + explained);
    kept = count;
    await progress.page.close();
  }
  expect(lives).toBeGreaterThan(10);
});
