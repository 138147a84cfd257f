import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { hashOf, readCourse } from '../../src/build/course.ts';
import { Copies } from './pages/copies.ts';
import { Lesson } from './pages/lesson.ts';
import { Practice } from './pages/practice.ts';
import { Progress } from './pages/progress.ts';
import { expect, open, test } from './test.ts';

const TODAY = /^[a-z]+-\d{4}-\d\d-\d\d\.(json|csv)$/;

/** Learns the activity of a lesson: one answer. */
async function learn(page: Page, number: number): Promise<void> {
  const lesson = new Lesson(page, number);
  await lesson.open();
  await lesson.takeActivity('right');
}

/** Opens the page of what is known, as somebody with a name. */
async function become(page: Page, name: string): Promise<{ progress: Progress; copies: Copies }> {
  const progress = new Progress(page);
  await progress.open();
  await progress.rename(name);
  await expect(progress.whose).toHaveText(`${name}’s progress, on this device`);
  return { progress, copies: new Copies(page) };
}

/** Ada, who has answered one question. */
async function ada(page: Page) {
  await learn(page, 1);
  return become(page, 'Ada');
}

const ALL_HERE = (name: string) => `All of it is in the record of ${name} already: nothing has to be loaded.`;

const parsed = (text: string) =>
  JSON.parse(text) as {
    learners: { name: string; events: { id: string; type: string; item?: string; hash?: string }[] }[];
  };
const idsIn = (text: string) => parsed(text).learners.flatMap(({ events }) => events.map(({ id }) => id));

test('a record goes to another device and back, twice, and every answer counts once', async ({
  page: phone,
  device,
}) => {
  const onPhone = await ada(phone);
  const first = await onPhone.copies.save('Save a copy');
  expect(first.name).toMatch(TODAY);
  expect(first.name).toContain('ada-');

  const desk = await device();
  const onDesk = { progress: new Progress(desk), copies: new Copies(desk) };
  await onDesk.progress.open();
  await onDesk.copies.choose(first);
  await expect(onDesk.copies.preview).toContainText('Ada');
  await expect(onDesk.copies.preview).toContainText('One answer');
  await expect(onDesk.progress.heading, 'nothing has happened yet').toHaveText('Nothing answered yet');
  await expect(desk.getByRole('radio', { name: 'This is me: join it to my record' })).toBeChecked();
  await onDesk.copies.load.click();
  await expect(onDesk.copies.done).toHaveText('Ada: one answer joined.');
  await expect(onDesk.progress.whose).toHaveText('Ada’s progress, on this device');
  await expect(onDesk.progress.count).toContainText('One answer');

  await onDesk.copies.choose(first);
  await expect(onDesk.copies.preview).toContainText(ALL_HERE('Ada'));
  await expect(onDesk.copies.load).toHaveCount(0);
  await onDesk.copies.close.click();
  await expect(onDesk.copies.preview).toHaveCount(0);
  await expect(onDesk.progress.count).toContainText('One answer');

  // Both go on, each for itself.
  await learn(desk, 2);
  await onDesk.progress.open();
  await learn(phone, 3);
  await onPhone.progress.open();
  const ofDesk = await onDesk.copies.save('Save a copy');
  const ofPhone = await onPhone.copies.save('Save a copy');
  for (let time = 1; time <= 2; time += 1) {
    for (const [here, file] of [
      [onPhone, ofDesk],
      [onDesk, ofPhone],
    ] as const) {
      await here.copies.choose(file);
      await expect(here.copies.preview).toContainText(
        time === 1 ? 'One is new, one is here already.' : ALL_HERE('Ada'),
      );
      await (time === 1 ? here.copies.load : here.copies.close).click();
      await expect(here.progress.count).toContainText('3 answers');
    }
  }
  await phone.reload();
  await desk.reload();
  const everywhere = [await onPhone.copies.save('Save a copy'), await onDesk.copies.save('Save a copy')];
  const [one = [], other = []] = everywhere.map(({ text }) => idsIn(text));
  expect(one).toEqual(other);
  expect(new Set(one).size).toBe(one.length);
  expect(one).toEqual(expect.arrayContaining([...idsIn(ofDesk.text), ...idsIn(ofPhone.text)]));
});

test('a copy of somebody unknown is theirs or mine: the page asks, and guesses nothing', async ({
  page,
  device,
}) => {
  const { copies: ofAda } = await ada(await device());
  const file = await ofAda.save('Save a copy');
  await page.bringToFront();
  await learn(page, 2);
  const { progress, copies } = await become(page, 'Blaise');

  await copies.choose(file);
  await expect(page.getByRole('radio', { name: 'This is me' })).not.toBeChecked();
  await expect(page.getByRole('radio', { name: 'Somebody else' })).not.toBeChecked();
  const before = await copies.kept();
  await copies.load.click();
  await expect(copies.preview, 'nothing is loaded before it is known whose it is').toBeVisible();
  await copies.leave.click();
  await expect(copies.preview).toHaveCount(0);
  await expect(copies.input).toBeFocused();
  expect(await copies.kept()).toBe(before);

  await copies.choose(file);
  await page.getByRole('radio', { name: 'Somebody else: keep it apart' }).check();
  await copies.load.click();
  await expect(copies.done).toHaveText('Ada: one answer joined.');
  await expect(progress.whose).toHaveText('Blaise’s progress, on this device');
  await expect(progress.count).toContainText('One answer');
  await progress.switchTo('Ada');
  await expect(progress.whose).toHaveText('Ada’s progress, on this device');
  await expect(progress.count).toContainText('One answer');
});

test('a copy of somebody unknown joins my record, where I say that it is me', async ({ page, device }) => {
  const { copies: ofAda } = await ada(await device());
  const file = await ofAda.save('Save a copy');
  await page.bringToFront();
  await learn(page, 2);
  const { progress, copies } = await become(page, 'Countess');
  await copies.choose(file);
  await page.getByRole('radio', { name: 'This is me: join it to my record' }).check();
  await copies.load.click();
  await expect(copies.done).toHaveText('Countess: one answer joined.');
  await expect(progress.whose).toHaveText('Countess’s progress, on this device');
  await expect(progress.count).toContainText('2 answers');

  await test.step('and is mine from then on: the page does not ask again', async () => {
    await copies.choose(file);
    await expect(copies.preview).toContainText(ALL_HERE('Countess'));
    await expect(page.getByRole('radio')).toHaveCount(0);
    await expect(copies.load).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'In this copy' })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(copies.input).toBeFocused();
    await progress.add('Blaise');
    await copies.choose(file);
    await expect(copies.preview, 'whoever learns now').toContainText(ALL_HERE('Countess'));
    await copies.close.click();
  });
});

test('a later copy of somebody whom I said to be is mine, unless I say something else', async ({
  page,
  device,
}) => {
  const phone = await device();
  const { copies: ofAda } = await ada(phone);
  const first = await ofAda.save('Save a copy');
  await learn(phone, 3);
  await new Progress(phone).open();
  const later = await ofAda.save('Save a copy');
  await page.bringToFront();
  await learn(page, 2);
  const { progress, copies } = await become(page, 'Countess');
  await copies.choose(first);
  await page.getByRole('radio', { name: 'This is me' }).check();
  await copies.load.click();
  await expect(progress.count).toContainText('2 answers');

  await copies.choose(later);
  await expect(
    page.getByRole('radio', { name: 'This is me: join it to my record. One is new, one is here already' }),
  ).toBeChecked();
  await copies.load.click();
  await expect(copies.done).toHaveText('Countess: one answer joined; one answer was here already.');
  await expect(progress.count).toContainText('3 answers');
});

test('everybody on a device goes into one copy', async ({ page, device }) => {
  const { progress, copies } = await ada(page);
  await progress.add('Blaise');
  await learn(page, 2);
  await progress.open();
  const file = await copies.save('Save everybody’s copy');
  expect(file.name).toContain('everybody-');
  expect(
    parsed(file.text)
      .learners.map(({ name }) => name)
      .sort(),
  ).toEqual(['Ada', 'Blaise']);

  const other = await device();
  const onOther = { progress: new Progress(other), copies: new Copies(other) };
  await onOther.progress.open();
  await onOther.copies.choose(file);
  await expect(onOther.copies.preview.getByRole('listitem')).toHaveCount(2);
  await expect(onOther.copies.preview).toContainText('Is added beside those who learn here.');
  await onOther.copies.load.click();
  await expect(onOther.copies.done).toContainText('Ada: one answer joined.');
  await expect(onOther.copies.done).toContainText('Blaise: one answer joined.');
  for (const name of ['Ada', 'Blaise']) {
    await onOther.progress.switchTo(name);
    await expect(onOther.progress.count).toContainText('One answer');
  }
});

/** The text of a real copy, and what somebody made of it. */
const BROKEN: [what: string, change: (text: string) => string, says: string][] = [
  [
    'a file of something else',
    () => '{"name": "package", "version": "1.0.0"}',
    'It is a file of something else.',
  ],
  ['a picture', () => '\u0089PNG\r\n\u001a\n', 'It is not a copy of a record, or only a part of one'],
  ['a torn copy', (text) => text.slice(0, text.length / 2), 'It is not a copy of a record, or only a part'],
  [
    'a copy of tomorrow',
    (text) => text.replace('"version": 1', '"version": 2'),
    'It was made by a newer edition',
  ],
  [
    'a copy with a score that was raised',
    (text) => text.replace(/"score":[\d.]+/, '"score":7'),
    'It was changed or damaged: learner 1, entry 3, “score”.',
  ],
  [
    'a copy that reaches for the prototype of everything',
    (text) => text.replace('{"id"', '{"__proto__":{"polluted":true},"id"'),
    'It was changed or damaged: learner 1, entry 1, “__proto__”.',
  ],
  [
    'a learner who reaches into the record of another',
    (text) => text.replace(/"id": "([^"]+)"/, '"id": "$1.x"'),
    'It was changed or damaged: learner 1, “id”.',
  ],
  [
    'a copy of nobody',
    (text) => text.replace(/"learners": [^]*$/, '"learners": []}'),
    'There is nobody in this copy.',
  ],
];

test('what is no whole copy of ours is refused, says why, and changes nothing', async ({ page, device }) => {
  const { copies: ofAda } = await ada(await device());
  const { text } = await ofAda.save('Save a copy');
  const { copies } = await ada(page);
  const before = await copies.kept();
  for (const [what, change, says] of BROKEN)
    await test.step(what, async () => {
      await copies.choose({ text: change(text) });
      await expect(copies.refusal).toContainText('This file was not loaded, and nothing has changed.');
      await expect(copies.refusal).toContainText(says);
      await expect(copies.load).toHaveCount(0);
      expect(await copies.kept()).toBe(before);
    });
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
});

test('a table and an empty file are refused in words of their own', async ({ page }) => {
  const { copies } = await ada(page);
  const before = await copies.kept();
  await copies.choose(await copies.save('Save as a table (CSV)'));
  await expect(copies.refusal).toContainText('It is a table (CSV), which is for spreadsheets');
  await copies.choose({ text: '' });
  await expect(copies.refusal).toContainText('It is empty.');
  // What a file is called decides only where it cannot be read.
  await copies.choose({ ...(await copies.save('Save a copy')), name: 'ada.csv' });
  await expect(copies.preview).toContainText(ALL_HERE('Ada'));
  expect(await copies.kept()).toBe(before);
});

test('a huge file is refused without being opened', async ({ page }, info) => {
  const { copies } = await ada(page);
  const before = await copies.kept();
  const path = info.outputPath('huge.json');
  await writeFile(path, `{"format":"social-media-or-social-network/record","x":"${'x'.repeat(30_000_000)}"}`);
  await copies.input.setInputFiles(path);
  await expect(copies.refusal).toContainText('It is larger than 25 MB');
  expect(await copies.kept()).toBe(before);
});

test('what is written in a copy is shown as text, and never runs', async ({ page, device }) => {
  const { copies: ofAda } = await ada(await device());
  const { text } = await ofAda.save('Save a copy');
  const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  const progress = new Progress(page);
  const copies = new Copies(page);
  await progress.open();
  const title = await page.title();
  await copies.choose({ text: text.replace('"Ada"', JSON.stringify(evil)) });
  await expect(copies.preview).toContainText(evil);
  await copies.load.click();
  await expect(copies.done).toContainText(evil);
  await expect(progress.whose).toContainText(evil);
  expect(await page.title()).toBe(title);
});

test('a copy that finds no room changes nothing, and says so', async ({ page, device }) => {
  const { copies: ofAda } = await ada(await device());
  const file = await ofAda.save('Save a copy');
  const { copies } = await ada(page);
  await copies.choose(file);
  await page.getByRole('radio', { name: 'This is me' }).check();
  const before = await copies.kept();
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
  await copies.load.click();
  await expect(copies.done).toContainText('Ada could not be loaded: this browser has no room left.');
  expect(await copies.kept()).toBe(before);
});

test('a table has a row for every answer', async ({ page }) => {
  await learn(page, 2);
  const { copies } = await ada(page);
  const { name, text } = await copies.save('Save as a table (CSV)');
  expect(name).toMatch(TODAY);
  const [head = '', ...rows] = text.split('\r\n');
  expect(head).toContain('time,learner,name,session,kind,lesson,item,hash,concepts,concept names');
  expect(rows.pop(), 'the last line ends like the others').toBe('');
  expect(rows).toHaveLength(2);
  for (const row of rows)
    expect(row, 'a concept is named beside its id').toMatch(/,"K\d\d[^"]*","[A-Z][a-z ]{5}/);
  for (const row of rows) expect(row).toMatch(/^"\d{4}-\d\d-\d\dT[\d:.]+Z","[\w-]+","Ada",/);
});

test('every answer is recorded with the wording of its question, where that stood in the page too', async ({
  page,
}) => {
  const { banks } = readCourse('.');
  const wordings = new Map([...banks.values()].flat().map((item) => [item.id, hashOf(item)]));
  const lesson = new Lesson(page, 2);
  await lesson.open();
  await lesson.takeActivity('right');
  await lesson.check.answer('right');
  const placement = new Practice(page);
  await open(page, '/placement/');
  await placement.question.answer('right');
  const { copies } = await become(page, 'Ada');
  const { text } = await copies.save('Save a copy');
  const answers = parsed(text).learners.flatMap(({ events }) =>
    events.filter(({ type }) => type === 'item.answered'),
  );
  expect(answers).toHaveLength(3);
  for (const { item = '', hash } of answers) expect(hash, item).toBe(wordings.get(item));
});

test('a copy is saved, chosen and loaded by keyboard alone', async ({ page, device }) => {
  const { copies: ofAda } = await ada(await device());
  const file = await ofAda.save('Save a copy', async (button) => {
    await button.focus();
    await button.press('Enter');
  });

  await page.bringToFront();
  await learn(page, 2);
  const { progress, copies } = await become(page, 'Me');
  await page.getByRole('button', { name: 'Save as a table (CSV)' }).focus();
  await page.keyboard.press('Tab');
  await expect(copies.input).toBeFocused();
  await copies.choose(file);
  await expect(page.getByRole('heading', { name: 'In this copy' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByRole('radio', { name: 'This is me' })).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(copies.load).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(copies.done).toBeFocused();
  await expect(copies.done).toHaveText('Me: one answer joined.');
  await expect(progress.count).toContainText('2 answers');
});
