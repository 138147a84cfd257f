import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { checkItem, type Known } from '../lib/bank/check.ts';
import { entryOf, isApplied, type Entry } from '../lib/bank/entry.ts';
import { Bank, type Item } from '../lib/bank/item.ts';
import { checkConcepts, checkLessons, checkMisconceptions, checkPlatforms } from '../lib/course/check.ts';
import { Concept, Misconception } from '../lib/course/concept.ts';
import { GlossaryTerm } from '../lib/course/glossary.ts';
import type { Lesson } from '../lib/course/lesson.ts';
import { Catalogue, FictionalPlatform } from '../lib/course/platform.ts';
import { beliefs } from '../lib/mastery/assumptions.ts';
import { observe, type LearnerEvidence } from '../lib/mastery/concept-evidence.ts';
import { itemModel } from '../lib/mastery/item-model.ts';
import { masteryState } from '../lib/mastery/mastery-rule.ts';
import { plain } from '../lib/scoring/text.ts';
import { readLesson } from './lesson.ts';
import { ContentError, type Problem } from './problem.ts';
import { problemAt, readJson, type Source } from './read-json.ts';

export interface CourseFiles {
  concepts: Concept[];
  misconceptions: Misconception[];
  catalogue: Catalogue;
  fictional: FictionalPlatform[];
  glossary: GlossaryTerm[];
  lessons: Lesson[];
  /** Every bank by the name of its file, without `.json`. */
  banks: Map<string, Item[]>;
  index: Entry[];
}

/** A short digest of what its author wrote: tells one wording from another. What answers say of it is no part of that. */
export const hashOf = (item: Item) =>
  createHash('sha256')
    .update(JSON.stringify({ ...item, calibrated: undefined }))
    .digest('base64url')
    .slice(0, 8);

function readBanks(root: string, known: Known) {
  const problems: Problem[] = [];
  const banks = new Map<string, Item[]>();
  const first = new Map<string, string>();
  const files = readdirSync(join(root, 'questions')).filter(
    (file) => file.endsWith('.json') && file !== 'bank.schema.json',
  );
  for (const name of files.sort()) {
    const file = `questions/${name}`;
    const { source, data, problems: found } = readJson(join(root, file), file, Bank);
    problems.push(...found);
    if (!data) continue;
    banks.set(name.replace(/\.json$/, ''), data.items);
    data.items.forEach((item, index) => {
      const other = first.get(item.id);
      if (other)
        problems.push(
          problemAt(
            source,
            ['items', index, 'id'],
            `this id is taken in ${other}: give the question another one`,
          ),
        );
      first.set(item.id, file);
      for (const { path, message } of checkItem(item, known))
        problems.push(problemAt(source, ['items', index, ...path], message));
    });
  }
  return { banks, problems };
}

function readLessons(root: string) {
  const problems: Problem[] = [];
  const lessons: Lesson[] = [];
  /** The file of each lesson, by its id. */
  const files = new Map<string, string>();
  for (const name of readdirSync(join(root, 'src/content/lessons')).sort()) {
    const file = `src/content/lessons/${name}`;
    const read = readLesson(file, readFileSync(join(root, file), 'utf8'));
    problems.push(...read.problems);
    if (!read.lesson) continue;
    lessons.push(read.lesson);
    files.set(read.lesson.id, file);
  }
  return { lessons: lessons.sort((a, b) => a.number - b.number), files, problems };
}

/** Items that lessons ask for must exist. */
function checkAsked({
  lessons,
  index,
  fileOf,
}: {
  lessons: readonly Lesson[];
  index: readonly Entry[];
  fileOf: (lesson: string) => string;
}): Problem[] {
  const asked = new Set(index.filter(({ retired }) => !retired).map(({ id }) => id));
  return lessons.flatMap(({ id: lesson, activity, check }) =>
    [activity, ...check]
      .filter((id) => !asked.has(id))
      .map((id) => ({
        file: fileOf(lesson),
        line: 1,
        field: id,
        message: 'there is no such question in questions/: correct the id or add the question',
      })),
  );
}

/** Whether a beginner who is right twice each time, and of whom nothing else is known, acquires a concept by its questions. */
function isAcquirable(own: readonly Entry[]): boolean {
  const learner = [...own, ...own].reduce<LearnerEvidence>(
    (evidence, { id, chance, difficulty, bloom }) =>
      observe(evidence, {
        item: id,
        concepts: ['it'],
        model: itemModel({ chance, difficulty }),
        applied: isApplied(bloom),
        score: 1,
        at: 0,
        explained: true,
      }),
    {},
  );
  return masteryState(beliefs(learner)('it')) === 'acquired';
}

/** Completion must stay within reach: a concept that it asks for needs enough questions to be acquired. */
function checkAcquirable(concepts: readonly Concept[], index: readonly Entry[], source: Source): Problem[] {
  const scored = index.filter(({ retired, open }) => !retired && !open);
  return concepts.flatMap(({ id, core }, place) => {
    const own = scored.filter(({ concepts: [main] }) => main === id);
    if (!core || isAcquirable(own)) return [];
    return [
      problemAt(
        source,
        [place, 'core'],
        `${id} is needed to complete the course and cannot be acquired, not even by answering all its questions rightly, twice: add scored questions that name it first, one of them to apply it`,
      ),
    ];
  });
}

/** Everything people wrote, read and checked. Throws a ContentError that names every mistake. */
export function readCourse(root: string): CourseFiles {
  const problems: Problem[] = [];
  function content<T>(name: string, schema: z.ZodType<T>): { source: Source; data: T | undefined } {
    const file = `src/content/${name}.json`;
    const { source, data, problems: found } = readJson(join(root, file), file, schema);
    problems.push(...found);
    return { source, data };
  }
  const concepts = content('concepts', z.array(Concept).min(1));
  const misconceptions = content('misconceptions', z.array(Misconception).min(1));
  const catalogue = content('platforms', Catalogue);
  const fictional = content('fictional-platforms', z.array(FictionalPlatform).min(1));
  const glossary = content('glossary', z.array(GlossaryTerm).min(1));
  if (!concepts.data || !misconceptions.data || !catalogue.data || !fictional.data || !glossary.data)
    throw new ContentError(problems);

  for (const { path, message } of checkConcepts(concepts.data, misconceptions.data))
    problems.push(problemAt(concepts.source, path, message));
  for (const { path, message } of checkMisconceptions(misconceptions.data))
    problems.push(problemAt(misconceptions.source, path, message));
  for (const { path, message } of checkPlatforms(catalogue.data.platforms))
    problems.push(problemAt(catalogue.source, ['platforms', ...path], message));

  const { lessons, files, problems: inLessons } = readLessons(root);
  const fileOf = (lesson: string) => files.get(lesson) ?? 'src/content/lessons';
  const { banks, problems: inBanks } = readBanks(root, {
    concepts: new Set(concepts.data.map(({ id }) => id)),
    misconceptions: new Set(misconceptions.data.map(({ id }) => id)),
    platforms: new Map(
      catalogue.data.platforms.map(({ id, family, network, type }) => [
        id,
        { family: family.clear, network: network.clear, type: type?.clear },
      ]),
    ),
    plain,
  });
  const index = [...banks.values()].flat().map(entryOf);
  problems.push(...inLessons, ...inBanks);
  if (inLessons.length === 0)
    for (const { lesson, message } of checkLessons(lessons, concepts.data))
      problems.push({
        file: fileOf(lesson),
        line: 1,
        field: '',
        message,
      });
  if (inBanks.length === 0) problems.push(...checkAsked({ lessons, index, fileOf }));
  if (inBanks.length === 0) problems.push(...checkAcquirable(concepts.data, index, concepts.source));
  if (problems.length > 0) throw new ContentError(problems);

  return {
    concepts: concepts.data,
    misconceptions: misconceptions.data,
    catalogue: catalogue.data,
    fictional: fictional.data,
    glossary: glossary.data,
    lessons,
    banks,
    index,
  };
}
