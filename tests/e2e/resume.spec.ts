import type { SessionKind } from '#lib/record/event.ts';
import { answerTo, lessonKey } from './keys.ts';
import { Lesson } from './pages/lesson.ts';
import { Practice } from './pages/practice.ts';
import { Progress } from './pages/progress.ts';
import { asked, FarLearner } from './pages/record.ts';
import { QuickSorter, SortRound } from './pages/sorting.ts';
import { expect, open, test } from './test.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const NOON = new Date('2026-11-23T12:00:00').getTime();

test('a practice session goes on where it was left, with what was chosen and not handed in, also the day after', async ({
  page,
}) => {
  await page.clock.install({ time: new Date('2026-11-23T10:00:00') });
  const practice = new Practice(page);
  await practice.open();
  await practice.begin(10);
  for (const worth of ['right', 'wrong'] as const) {
    await practice.question.answer(worth);
    await practice.question.goOn();
  }
  await expect(practice.step).toHaveText('Question 3 of about 10');
  const third = await practice.question.item();
  const begun = answerTo(third, 'right');
  await practice.question.give(begun);

  const expectThird = async () => {
    await expect(practice.step).toHaveText('Question 3 of about 10');
    await expect(practice.question.stem).toHaveText(third.stem);
    // What was begun is whole: it can be handed in at once.
    await expect(practice.question.submit).toBeEnabled();
  };
  await page.reload();
  await expectThird();
  await page.clock.setSystemTime(Date.now() + DAY);
  await open(page, '/progress/');
  await expect(new Progress(page).count).toContainText('2 answers');
  await practice.open();
  await expectThird();
  await practice.question.handIn();
  await expect(practice.question.verdict('Right')).toBeVisible();
  await page.reload();
  await expect(practice.question.verdict('Right'), 'the explanation is still there').toBeVisible();
  await practice.question.goOn();
  await expect(practice.step).toHaveText('Question 4 of about 10');
});

test('practice that was paused comes first at home, and goes on where it was left', async ({ page }) => {
  const practice = new Practice(page);
  await practice.open();
  await practice.begin(10);
  for (const worth of ['right', 'wrong'] as const) {
    await practice.question.answer(worth);
    await practice.question.goOn();
  }
  await page.getByRole('link', { name: 'Pause, keep my answers' }).click();
  const paused = page.getByRole('region', { name: 'Practice', exact: true });
  await expect(paused).toContainText('Paused · 2 of about 10 answered');
  await paused.getByRole('link', { name: 'Go on' }).click();
  await expect(practice.step).toHaveText('Question 3 of about 10');

  await practice.question.answer('right');
  await page.getByRole('button', { name: 'End here' }).click();
  await open(page, '/');
  await expect(page.getByRole('link', { name: 'Start lesson 1' })).toBeVisible();
});

/** Sittings with two answers, and what stands at home and on their page. */
const PAUSED: { kind: SessionKind; lesson?: string; length: number; name: string; step: string }[] = [
  { kind: 'practice', length: 0, name: 'Practice', step: '3' },
  { kind: 'review', length: 8, name: 'Review', step: '3 of 8' },
  { kind: 'opening', length: 8, name: 'Opening check', step: '3 of about 8' },
  { kind: 'final', length: 20, name: 'Final assessment', step: '3 of 20' },
  { kind: 'consolidation', length: 8, name: 'Does it last?', step: '3 of 8' },
  {
    kind: 'test-out',
    lesson: lessonKey(2).id,
    length: 0,
    name: 'Lesson 2: know it already?',
    step: '3',
  },
];
for (const { kind, lesson, length, name, step } of PAUSED)
  test(`a paused sitting is taken up from home: ${kind}`, async ({ page }) => {
    await page.clock.install({ time: NOON });
    // Acquired long ago, so that there is something to review.
    const learner = new FarLearner(NOON - 30 * DAY).practise();
    learner.diary.now = NOON - HOUR;
    const [first, second] = lessonKey(2).check.map(asked);
    if (!first || !second) throw new Error('the check of lesson 2 has two questions');
    learner.diary.sit(
      kind,
      [
        [first, 1],
        [second, 0],
      ],
      { length, end: 'open', ...(lesson && { lesson }) },
    );
    await learner.settle(page);
    await open(page, '/');
    await page.getByRole('region', { name, exact: true }).getByRole('link', { name: 'Go on' }).click();
    await expect(page.getByText(`Question ${step}`, { exact: true })).toBeVisible();
  });

test('cards and boards that were left are taken up from home', async ({ page }) => {
  const sorter = new QuickSorter(page, undefined, 'type');
  await sorter.open();
  await sorter.answer('right');
  await sorter.next.click();
  await page.getByRole('link', { name: 'Pause, keep my answers' }).click();
  const cards = page.getByRole('region', { name: 'Contact or content?' });
  await expect(cards).toContainText('1 of 10 answered');
  await cards.getByRole('link', { name: 'Go on' }).click();
  await expect(sorter.step).toHaveText('Question 2 of 10');

  const round = new SortRound(page);
  await round.open();
  await round.place((await round.cards()).slice(0, 2), () => 'right');
  await open(page, '/');
  const board = page.getByRole('region', { name: 'Sort platforms', exact: true });
  await expect(board).toContainText('Paused · a board half placed');
  await board.getByRole('link', { name: 'Go on' }).click();
  await expect(page.getByText('2 placed')).toBeVisible();
});

test('two tabs of one sitting stay together: what is answered in one is not asked in the other', async ({
  page,
  context,
}) => {
  const one = new Practice(page);
  await one.open();
  await one.begin(10);
  await expect(one.question.unknown).toBeEnabled();
  const other = new Practice(await context.newPage());
  await other.open();
  await expect(other.question.unknown).toBeEnabled();
  await one.question.answer('wrong');
  await expect(other.question.feedback).toBeVisible();
  await expect(other.question.submit).toHaveCount(0);
  await one.question.goOn();
  await one.question.answer('right');
  await expect(other.step).toHaveText('Question 2 of about 10');
  await expect(other.question.verdict('Right')).toBeVisible();
  await expect(other.question.stem).toHaveText((await one.question.stem.textContent()) ?? '');
  await open(page, '/progress/');
  await expect(new Progress(page).count).toContainText('2 answers');
});

test('a check that was begun in another tab is taken up where that tab stands', async ({ page, context }) => {
  const one = new Lesson(page, 2);
  const other = new Lesson(await context.newPage(), 2);
  for (const lesson of [one, other]) {
    await lesson.open();
    await lesson.check.card.scrollIntoViewIfNeeded();
    await expect(lesson.check.unknown).toBeEnabled();
  }
  await one.check.answer('right');
  await expect(other.check.verdict('Right')).toBeVisible();
  await other.check.goOn();
  await other.check.answer('wrong');
  await expect(one.check.stem).toHaveText((await other.check.stem.textContent()) ?? '');
  await expect(one.check.feedback).toBeVisible();
});

test('an option that was chosen and not handed in is still chosen after a reload', async ({ page }) => {
  const lesson = new Lesson(page, 2);
  await lesson.open();
  const option = lesson.check.card.getByRole('radio', {
    name: 'They are two separate sets of different sites',
  });
  await option.check();
  await expect(lesson.check.unknown).toBeEnabled();
  await page.reload();
  await lesson.check.card.scrollIntoViewIfNeeded();
  await expect(lesson.check.unknown).toBeEnabled();
  await expect(option).toBeChecked();
  await lesson.check.handIn();
  await expect(lesson.check.verdict('Not quite')).toBeVisible();
});

test('a board that was half placed comes back as it was', async ({ page }) => {
  const round = new SortRound(page);
  await round.open();
  const cards = await round.cards();
  const placed = cards.slice(0, 4);
  await round.place(placed, () => 'right');
  const places = async () =>
    Promise.all(
      ['Publishing', 'Sharing', 'Networking', 'Discussion', 'No family'].map((name) =>
        round.question.board.place(name).getByRole('listitem').allInnerTexts(),
      ),
    );
  const before = await places();
  expect(before.flat()).toHaveLength(4);
  await page.reload();
  await expect(page.getByText('4 placed')).toBeVisible();
  expect(await places()).toEqual(before);
  expect((await round.cards()).toSorted()).toEqual(cards.toSorted());
});

test('a lesson’s check that is finished shows how it went, and can be taken again', async ({ page }) => {
  const lesson = new Lesson(page, 2);
  await lesson.open();
  await lesson.takeCheck('right', 'wrong', 'right');
  await expect(lesson.result).toContainText('2 of 3 right at the first try.');
  await page.reload();
  await page.getByRole('region', { name: 'Check', exact: true }).scrollIntoViewIfNeeded();
  await expect(lesson.result).toContainText('2 of 3 right at the first try.');
  await lesson.result.getByRole('button', { name: 'Take it again' }).click();
  await expect(lesson.check.unknown).toBeEnabled();
});

test('looking back at a finished check leaves no trace in the record', async ({ page }) => {
  const lesson = new Lesson(page, 2);
  await lesson.open();
  await lesson.takeCheck('right', 'right', 'right');
  await expect(lesson.result).toBeVisible();
  const events = () =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('smsn.event')).length);
  const before = await events();
  expect(before).toBeGreaterThan(0);
  await page.reload();
  await page.getByRole('region', { name: 'Check', exact: true }).scrollIntoViewIfNeeded();
  await expect(lesson.result).toBeVisible();
  expect(await events()).toBe(before);
});

test('the home page offers the lesson that was begun, another day too', async ({ page, context }) => {
  const lesson = new Lesson(page, 3);
  await lesson.open();
  await lesson.check.answer('right');
  await page.close();
  const tomorrow = await context.newPage();
  await tomorrow.clock.install({ time: Date.now() + DAY });
  await open(tomorrow, '/');
  await expect(tomorrow.getByRole('region', { name: lessonKey(3).title })).toContainText('Carry on');
  await tomorrow.getByRole('link', { name: 'Carry on' }).click();
  const again = new Lesson(tomorrow, 3);
  await again.check.card.scrollIntoViewIfNeeded();
  await expect(again.check.verdict('Right')).toBeVisible();
});
