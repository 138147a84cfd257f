import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answered, fileOf, learner } from '#lib/record/copy.fixture.ts';
import { hashOf, readCourse } from '../course.ts';
import { run } from './run.ts';

const ROOT = process.cwd();
const SLOW = 60_000;
const LEARNERS = 40;
const items = [...readCourse(ROOT).banks.values()].flat();
const scored = items
  .filter(
    (item) => !item.retired && !(item.interaction === 'choice' && item.open) && item.concepts[0] === 'K06',
  )
  .slice(0, 5);
const [hard, easy, rare] = scored.map(({ id }) => id);

/** Everybody answers each question but the third, which few meet; the first is too hard for nearly everybody. */
const learners = Array.from({ length: LEARNERS }, (_, who) =>
  learner(
    `learner-${who}`,
    scored
      .filter(({ id }) => id !== rare || who < 5)
      .map((item, place) =>
        answered(`${who}-${place}`, {
          item: item.id,
          hash: hashOf(item),
          concepts: item.concepts,
          score: item.id === hard ? Number(who === 0) : item.id === easy ? 1 : (who + place) % 2,
        }),
      ),
  ),
);

let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'calibrate-'));
  cpSync(join(ROOT, 'src/content'), join(copy, 'src/content'), { recursive: true });
  writeFileSync(join(copy, 'one.json'), fileOf(learners.slice(0, 25)));
  writeFileSync(join(copy, 'two.json'), fileOf(learners.slice(20)));
  writeFileSync(join(copy, 'broken.json'), fileOf([learner('eve', [answered('x', { score: 2 })])]));
  writeFileSync(join(copy, 'table.csv'), 'learner,question,score\nAda,k06-opening,1\n');
  writeFileSync(join(copy, 'other.json'), '{"name":"package"}');
});
beforeEach(() => cpSync(join(ROOT, 'questions'), join(copy, 'questions'), { recursive: true }));
afterAll(() => rmSync(copy, { recursive: true }));

const calibrated = (...args: string[]) => run(args, { root: copy });
const lineOf = (said: string, item = '') =>
  said.split('\n').find((line) => line.startsWith(`${item} `)) ?? '';
const bankTexts = (folder: string) =>
  readdirSync(join(folder, 'questions')).map((name) => readFileSync(join(folder, 'questions', name), 'utf8'));

describe('records of learners', { timeout: SLOW }, () => {
  test('say how hard questions are, each answer once, and change nothing by themselves', () => {
    const said = calibrated('one.json', 'two.json');
    expect(said).toContain('40 learners in 2 files');
    expect(lineOf(said, hard)).toMatch(/ 40 .*harder than thought/);
    expect(lineOf(said, rare)).toMatch(/ 5 .*too few answers/);
    expect(said).toContain(`${hard}: Far fewer right answers`);
    expect(said).toContain('Nothing was changed');
    expect(bankTexts(copy)).toEqual(bankTexts(ROOT));
  });

  test('say the same in any order, and however often', () => {
    const said = calibrated('one.json', 'two.json');
    expect(calibrated('two.json', 'one.json')).toBe(said);
    expect(calibrated('one.json', 'two.json', 'one.json')).toBe(said.replace('2 files', '3 files'));
  });

  test('are not pooled where the wording was another one, and this is said', () => {
    const path = join(copy, 'questions/blogs-forums-wikis.json');
    const item = items.find(({ id }) => id === hard);
    writeFileSync(path, readFileSync(path, 'utf8').replace(item?.stem ?? '', 'What is it?'));
    const said = calibrated('one.json', 'two.json');
    expect(said).toContain('40 answers to another wording');
    expect(lineOf(said, hard)).toBe('');
  });
});

describe('with --write', { timeout: SLOW }, () => {
  /** Lines of the banks that are new, and those that are gone. */
  function changes() {
    const lines = (folder: string) => bankTexts(folder).flatMap((text) => text.split('\n'));
    const [before, after] = [lines(ROOT), lines(copy)];
    const isNew = (line: string) =>
      /^ {6}"calibrated": \{ "difficulty": [\d.-]+, "error": [\d.]+, "answers": \d+ \},$/.test(line);
    return { added: after.filter(isNew), rest: after.filter((line) => !isNew(line)), before };
  }

  test('each question with enough answers has one line more, and nothing else changes', () => {
    expect(calibrated('--write', 'one.json', 'two.json')).toMatch(/Written into .* of questions/);
    const { added, rest, before } = changes();
    expect(added).toHaveLength(scored.length - 1);
    expect(rest).toEqual(before);
  });

  test('the course takes the new difficulties, and knows the wordings by the same digests', () => {
    calibrated('--write', 'one.json', 'two.json');
    const course = readCourse(copy);
    const entry = course.index.find(({ id }) => id === hard);
    expect(entry?.difficulty).toBeGreaterThan(items.find(({ id }) => id === hard)?.difficulty ?? 5);
    expect(entry?.error).toBeLessThan(1);
    expect([...course.banks.values()].flat().map(hashOf)).toEqual(items.map(hashOf));
  });

  test('the same records change nothing a second time', () => {
    calibrated('--write', 'one.json', 'two.json');
    const once = bankTexts(copy);
    expect(calibrated('two.json', 'one.json', '--write')).toContain('Nothing was changed');
    expect(bankTexts(copy)).toEqual(once);
  });

  test('a file that is wrong keeps everything as it was', () => {
    expect(() => calibrated('--write', 'one.json', 'two.json', 'broken.json')).toThrow('broken.json');
    expect(bankTexts(copy)).toEqual(bankTexts(ROOT));
  });
});

describe('what is no record is refused by name, with what to do', { timeout: SLOW }, () => {
  test.each([
    ['broken.json', 'broken.json was changed or damaged: learner 1, entry 1, "score". Ask the learner'],
    ['other.json', 'other.json is a file of something else. Name only files'],
    ['gone.json', 'gone.json is not there'],
    ['one.json/two.json', 'one.json/two.json is not there'],
    ['table.csv', 'table.csv is the table (CSV): use the file that "Save a copy" gives.'],
    ['questions', 'questions is a folder'],
    ['--wirte', 'npm run calibrate -- FILE'],
  ])('%s', (name, message) => {
    expect(() => calibrated('one.json', name)).toThrow(message);
  });

  test('no file at all', () => {
    expect(() => calibrated()).toThrow('npm run calibrate -- FILE');
  });

  test('and the command fails', () => {
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      ['src/build/calibrate.mjs', join(copy, 'other.json')],
      { encoding: 'utf8' },
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('other.json is a file of something else');
  });
});
