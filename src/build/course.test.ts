import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hashOf, readCourse } from './course.ts';
import { ContentError } from './problem.ts';

const ROOT = process.cwd();
const LESSON = 'src/content/lessons/2-a-part-of-the-whole.md';

describe('a mistake in any file of the course', () => {
  let copy: string;
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'course-'));
    for (const folder of ['questions', 'src/content'])
      cpSync(join(ROOT, folder), join(copy, folder), { recursive: true });
  });
  afterEach(() => rmSync(copy, { recursive: true }));

  const textOf = (file: string) => readFileSync(join(copy, file), 'utf8');

  /** Changes the first such place of a file, and says on which line it was. */
  function change(file: string, from: string | RegExp, to: string): number {
    const text = textOf(file);
    const at = typeof from === 'string' ? text.indexOf(from) : text.search(from);
    if (at < 0) throw new Error(`${file} does not hold ${from}`);
    writeFileSync(join(copy, file), text.replace(from, to));
    return text.slice(0, at).split('\n').length;
  }

  /** What the author reads: one line for each mistake. */
  function mistakes(): string[] {
    try {
      readCourse(copy);
    } catch (error) {
      if (error instanceof ContentError)
        return error.message.split('\n').filter((line) => /^(questions|src)\//.test(line));
      throw error;
    }
    return [];
  }

  test('there is none in a fresh copy', () => {
    expect(mistakes()).toEqual([]);
  });

  test('in a question', () => {
    const file = 'questions/blogs-forums-wikis.json';
    const line = change(file, '"misconception": "M06"', '"misconception": "M99"');
    expect(mistakes()).toEqual([
      `${file}:${line}: question "k06-opening" › options › 1 › misconception: there is no misconception M99: see src/content/misconceptions.json`,
    ]);
  });

  test('in the writing of a bank: a comma', () => {
    const file = 'questions/blogs-forums-wikis.json';
    const line = change(file, '"bloom": "understand",', '"bloom": "understand"');
    expect(mistakes()).toEqual([`${file}:${line}: a comma is missing after "understand"`]);
  });

  test('an id that another bank has taken', () => {
    const file = 'questions/two-poles.json';
    const first =
      1 +
      textOf('questions/blogs-forums-wikis.json')
        .split('\n')
        .findIndex((text) => text.includes('"k06-opening"'));
    const line = change(file, /"id": "k12-[^"]*"/, '"id": "k06-opening"');
    expect(mistakes()).toContain(
      `${file}:${line}: question "k06-opening" › id: questions/blogs-forums-wikis.json:${first} has this id too: the older of the two questions keeps it, give the new one another id`,
    );
  });

  test('an id that is there twice in one bank', () => {
    const file = 'questions/two-poles.json';
    const [first = '', second = ''] = textOf(file).match(/"id": "k\d\d-[^"]*"/g) ?? [];
    const line = change(file, second, first);
    const before =
      1 +
      textOf(file)
        .split('\n')
        .findIndex((text) => text.includes(first));
    expect(mistakes().filter((said) => said.includes('has this id too'))).toEqual([
      expect.stringMatching(new RegExp(`^${file}:${line}: .*: ${file}:${before} has this id too: `)),
    ]);
  });

  test('a question that stands in a file without what belongs around it, alone or with others', () => {
    const says =
      'questions/mine.json:1: a question cannot stand by itself: put it into "items", like { "$schema": "./bank.schema.json", "title": "The topic", "items": [ … ] }';
    const question = { id: 'mine', interaction: 'choice', stem: 'Which one?' };
    writeFileSync(join(copy, 'questions/mine.json'), JSON.stringify(question));
    expect(mistakes()).toEqual([says]);
    writeFileSync(
      join(copy, 'questions/mine.json'),
      JSON.stringify([{ ...question, interaction: undefined }]),
    );
    expect(mistakes()).toEqual([says]);
  });

  describe('a file that would be passed over', () => {
    const move = (to: string) => {
      mkdirSync(join(copy, to, '..'), { recursive: true });
      renameSync(join(copy, 'questions/two-poles.json'), join(copy, to));
    };
    const unread = (name: string) =>
      `${name}:1: this file is not read, because its name does not end in .json: rename it, or move it to another place`;

    test.each(['questions/two-poles.json.txt', 'questions/two-poles'])('%s', (name) => {
      move(name);
      expect(mistakes()).toContain(unread(name));
    });

    test('in a folder of its own, also where that is called like a file', () => {
      move('questions/old.json/two-poles.json');
      expect(mistakes()).toContain(
        'questions/old.json:1: the files in this folder are not read: move them out of it, into the folder above',
      );
    });

    test('a link that leads nowhere', () => {
      symlinkSync('nowhere', join(copy, 'questions/link.json'));
      expect(mistakes()).toEqual(['questions/link.json:1: this link leads nowhere: remove it']);
    });

    test('a lesson', () => {
      renameSync(join(copy, LESSON), join(copy, `${LESSON}.txt`));
      expect(mistakes()).toContain(
        `${LESSON}.txt:1: this file is not read, because its name does not end in .md: rename it, or move it to another place`,
      );
    });

    test('but not for capitals in its ending', () => {
      move('questions/two-poles.JSON');
      expect(mistakes()).toEqual([]);
    });

    test('what systems and editors leave behind is no mistake', () => {
      for (const folder of ['questions', 'src/content/lessons']) {
        symlinkSync('ada@host.1234', join(copy, folder, '.#two-poles.json'));
        writeFileSync(join(copy, folder, '._two-poles.json'), Buffer.from([0, 5, 22, 7, 255]));
        writeFileSync(join(copy, folder, '.DS_Store'), Buffer.from([0, 0, 0, 1, 255]));
        mkdirSync(join(copy, folder, '.idea'));
        mkdirSync(join(copy, folder, 'empty'));
      }
      expect(mistakes()).toEqual([]);
    });
  });

  test.each(['questions/two-poles.json', LESSON])(
    'in the encoding of %s',
    (file) => {
      const text = textOf(file);
      const says = `${file}:1: this file is not saved as UTF-8: save it again with the encoding UTF-8`;
      const saved = {
        'Windows-1252': Buffer.from(`${text}é`, 'latin1'),
        'UTF-16': Buffer.from(`\uFEFF${text}`, 'utf16le'),
        'UTF-16 without a mark, plain letters only': Buffer.from(text.replace(/[^ -~\n]/g, ''), 'utf16le'),
      };
      for (const [encoding, bytes] of Object.entries(saved)) {
        writeFileSync(join(copy, file), bytes);
        expect(mistakes(), encoding).toContain(says);
      }
      for (const end of ['\r', '\r\n']) {
        writeFileSync(join(copy, file), `\uFEFF${text.replaceAll('\n', end)}`);
        expect(mistakes(), 'UTF-8, with a mark and the line ends of another system').toEqual([]);
      }
    },
    30_000,
  );

  test('the list of mistakes does not claim to be the last one', () => {
    const said = () => {
      try {
        readCourse(copy);
      } catch (error) {
        return String(error);
      }
      return '';
    };
    change('questions/two-poles.json', '"K12"', '"K99"');
    expect(said()).toContain('\n\nMend it, then check again: others may show.\n');
    change('questions/two-axes.json', '"K22"', '"K99"');
    expect(said()).toContain('\n\nMend these, then check again: others may show.\n');
  });

  test('a debatable platform among the scored ones', () => {
    const file = 'questions/blogs-forums-wikis.json';
    const line = change(file, '"wikihow"', '"youtube"');
    expect(mistakes()).toEqual([
      `${file}:${line}: question "k06-three-clear-cards" › platforms › 2: the network of "youtube" is debatable and cannot be scored: choose a clear platform, or make it an open judgement`,
    ]);
  });

  test('in a concept: a circle of prerequisites', () => {
    const file = 'src/content/concepts.json';
    const line = change(file, '"prerequisites": []', '"prerequisites": ["K02"]');
    expect(mistakes()).toEqual([
      `${file}:${line}: 1 › prerequisites: a concept cannot need itself: K01 → K02 → K01. Remove one of these prerequisites`,
    ]);
  });

  test('in a misconception', () => {
    const file = 'src/content/misconceptions.json';
    const line = change(file, /"belief": "[^"]*"/, '"belief": ""');
    expect(mistakes()).toEqual([`${file}:${line}: 1 › belief: is empty: write something here`]);
  });

  test.each([
    { text: 'A wiki is in one set only.', says: 'is too short: write at least 80 characters' },
    { text: 'so '.repeat(99), says: 'is too long: keep it within 280 characters' },
  ])('in a refutation that $says', ({ text, says }) => {
    const file = 'src/content/misconceptions.json';
    const line = change(file, /"refutation": "[^"]*"/, `"refutation": "${text}"`);
    expect(mistakes()).toEqual([`${file}:${line}: 1 › refutation: ${says}`]);
  });

  test('a contrast of two cases of which the second is missing', () => {
    const file = 'src/content/misconceptions.json';
    const all = JSON.parse(textOf(file)) as { contrast: { cases: unknown[] } }[];
    all[0]?.contrast.cases.pop();
    writeFileSync(join(copy, file), JSON.stringify(all));
    expect(mistakes()).toEqual([`${file}:1: 1 › contrast › cases: needs at least 2 entries`]);
  });

  test('in a platform', () => {
    const file = 'src/content/platforms.json';
    const line = change(file, '"launched": 2004', '"launched": "2004"');
    expect(mistakes()).toEqual([
      `${file}:${line}: platforms › 1 › launched: must be a number, without quotes`,
    ]);
  });

  test('in an invented platform', () => {
    const file = 'src/content/fictional-platforms.json';
    const line = change(file, /"socialMedium": "yes"/, '"socialMedium": "perhaps"');
    expect(mistakes()).toEqual([
      `${file}:${line}: 1 › socialMedium: must be one of "yes", "no", "feature", "debatable", written exactly so`,
    ]);
  });

  test('in the glossary', () => {
    const file = 'src/content/glossary.json';
    const line = change(file, '"french": "médias sociaux"', '"French": "médias sociaux"');
    expect(mistakes()).toEqual([
      `${file}:${line}: 1 › french: is missing: add a text in quotes`,
      `${file}:${line}: 1 › French: no field has this name here: correct its spelling or remove it`,
    ]);
  });

  test('in the head of a lesson', () => {
    const line = change(LESSON, /^minutes: .*$/m, 'minutes: seven');
    expect(mistakes()).toContain(`${LESSON}:${line}: minutes: must be a number, without quotes`);
  });

  test('in a heading of a lesson', () => {
    const line = change(LESSON, '{#a-first-purpose K04}', '(#a-first-purpose K04)');
    expect(mistakes()).toEqual([
      `${LESSON}:${line}: ## A first purpose (#a-first-purpose K04): a heading ends with its name and concepts in braces, like {#first-purpose K04}`,
    ]);
  });

  test('a concept that lost its heading', () => {
    change(LESSON, '{#a-first-purpose K04}', '{#a-first-purpose}');
    expect(mistakes()).toContain(
      `${LESSON}:1: no heading names K04: write it into the braces of the part that explains it`,
    );
  });

  test('a lesson that asks for a question nobody wrote', () => {
    const line = change(LESSON, 'k06-cooking-blog', 'k06-cookery-blog');
    expect(mistakes()).toEqual([
      `${LESSON}:${line}: k06-cookery-blog: there is no such question in questions/: correct the id or add the question`,
    ]);
  });

  test('a question that is retired while a lesson asks for it', () => {
    const line = change(LESSON, 'k06-cooking-blog', 'k06-cooking-blog');
    change(
      'questions/blogs-forums-wikis.json',
      '"id": "k06-cooking-blog",',
      '"id": "k06-cooking-blog", "retired": true,',
    );
    expect(mistakes()).toEqual([
      `${LESSON}:${line}: k06-cooking-blog: this question is retired, and the lesson asks for it here: name another question in its place`,
    ]);
  });

  test('a concept that completion asks for and that has too few questions left', () => {
    const file = 'questions/two-axes.json';
    const bank = JSON.parse(textOf(file)) as { items: { concepts: string[]; bloom: string }[] };
    const others = bank.items.filter(({ concepts }) => concepts[0] !== 'K22');
    const own = bank.items.filter(({ concepts }) => concepts[0] === 'K22');
    const keep = (items: typeof own) =>
      writeFileSync(join(copy, file), JSON.stringify({ ...bank, items: [...others, ...items] }));
    const missing = () => mistakes().filter((line) => line.includes('cannot be acquired'));
    keep(own.slice(0, 2));
    expect(missing()).toHaveLength(1);
    expect(missing()[0]).toMatch(/^src\/content\/concepts\.json:\d+: .*K22 is needed to complete the course/);
    keep(own.map((item) => ({ ...item, bloom: 'remember' })));
    expect(missing()).toHaveLength(1);
    keep(own);
    expect(missing()).toEqual([]);
  });

  test('several at once, in several files', () => {
    change('questions/blogs-forums-wikis.json', '"M06"', '"M99"');
    change('questions/two-poles.json', '"K12"', '"K99"');
    change(LESSON, '{#a-first-purpose K04}', '');
    expect(mistakes().map((line) => line.split(':')[0])).toEqual([
      LESSON,
      'questions/blogs-forums-wikis.json',
      'questions/two-poles.json',
    ]);
  });

  test('the wording of a question is known by its digest: it changes with the text, and with nothing else', () => {
    const hashes = () =>
      new Map([...readCourse(copy).banks.values()].flat().map((item) => [item.id, hashOf(item)]));
    const before = hashes();
    change('questions/blogs-forums-wikis.json', 'A maker of garden tools', 'A maker of kitchen tools');
    const after = hashes();
    expect([...before.keys()].filter((id) => before.get(id) !== after.get(id))).toEqual(['k06-opening']);
    change(
      'questions/blogs-forums-wikis.json',
      /"difficulty": \d,/,
      '$& "calibrated": { "difficulty": 3.4, "error": 0.3, "answers": 120 },',
    );
    expect(hashes(), 'a calibration is no other wording').toEqual(after);
    expect(readCourse(copy).index.filter(({ error }) => error !== undefined)).toMatchObject([
      { difficulty: 3.4, error: 0.3 },
    ]);
  });

  test('a calibration that nobody could have made', () => {
    const file = 'questions/blogs-forums-wikis.json';
    const line = change(
      file,
      /"difficulty": \d,/,
      '$& "calibrated": { "difficulty": 34, "error": 0.3, "answers": 120 },',
    );
    expect(mistakes()).toEqual([
      `${file}:${line}: question "k06-opening" › calibrated › difficulty: must be 8 or less`,
    ]);
  });
});

describe('the course as it stands keeps its promises', () => {
  const { concepts, catalogue, fictional, index, banks, lessons } = readCourse(ROOT);
  const asked = index.filter(({ retired }) => !retired);

  test('25 concepts, 100 platforms, 8 things that are none, 18 invented ones', () => {
    expect({
      concepts: concepts.length,
      platforms: catalogue.platforms.length,
      foils: catalogue.foils.length,
      fictional: fictional.length,
    }).toEqual({
      concepts: 25,
      platforms: 100,
      foils: 8,
      fictional: 18,
    });
  });

  test('at least 110 questions, and every one of every bank in the index', () => {
    expect(asked.length).toBeGreaterThanOrEqual(110);
    expect(index.map(({ id }) => id)).toEqual([...banks.values()].flat().map(({ id }) => id));
  });

  test.each(concepts)(
    '$id, $name, is the main concept of at least four questions that are scored',
    ({ id }) => {
      expect(asked.filter(({ concepts: own, open }) => own[0] === id && !open).length).toBeGreaterThanOrEqual(
        4,
      );
    },
  );

  test.each(['choice', 'true-false', 'matching', 'sequencing', 'fill-in'])(
    'some questions are answered by %s',
    (interaction) => {
      expect(asked.some((entry) => entry.interaction === interaction)).toBe(true);
    },
  );

  test('at least half of the questions are about invented platforms or scenarios', () => {
    const invented = asked.filter(({ material }) => material === 'fictional' || material === 'scenario');
    expect(invented.length / asked.length).toBeGreaterThanOrEqual(0.5);
  });

  test('seven lessons, numbered from 1', () => {
    expect(lessons.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  const parts = readdirSync(join(ROOT, 'src/content/lessons')).flatMap((file) => {
    const [, body = ''] =
      /^---\n[^]*?\n---\n([^]*)$/.exec(readFileSync(join(ROOT, 'src/content/lessons', file), 'utf8')) ?? [];
    return body
      .split(/^## /m)
      .slice(1)
      .map((part) => {
        const [title = '', ...lines] = part.split('\n');
        const words =
          lines
            .filter((line) => !line.startsWith('::'))
            .join(' ')
            .match(/[\p{L}\p{N}][\p{L}\p{N}’'.,-]*/gu) ?? [];
        return { lesson: file, title: title.replace(/ \{.*/, ''), words: words.length };
      });
  });

  test('every part of a lesson was counted', () => {
    expect(parts.length).toBe(lessons.flatMap((lesson) => lesson.parts).length);
  });

  test.each(parts)('$lesson, “$title”: 150 to 350 words', ({ words }) => {
    expect(words).toBeGreaterThanOrEqual(150);
    expect(words).toBeLessThanOrEqual(350);
  });
});
