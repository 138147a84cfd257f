import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { entryOf, isApplied, type Entry } from '../lib/bank/entry.ts';
import type { Item } from '../lib/bank/item.ts';
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
import { listFiles } from './list-files.ts';
import { ContentError, type Problem } from './problem.ts';
import { readBanks } from './read-banks.ts';
import { problemAt, readJson, type Source } from './read-json.ts';
import { readText } from './read-text.ts';

export interface CourseFiles {
  concepts: Concept[];
  misconceptions: Misconception[];
  catalogue: Catalogue;
  fictional: FictionalPlatform[];
  glossary: GlossaryTerm[];
  lessons: Lesson[];
  /** Every bank by the name of its file. */
  banks: Map<string, Item[]>;
  index: Entry[];
}

/** A short digest of what its author wrote: tells one wording from another. What answers say of it is no part of that. */
export const hashOf = (item: Item) =>
  createHash('sha256')
    .update(JSON.stringify({ ...item, calibrated: undefined }))
    .digest('base64url')
    .slice(0, 8);

function readLessons(root: string) {
  const { names, problems } = listFiles(root, { folder: 'src/content/lessons', ending: '.md' });
  const lessons: Lesson[] = [];
  /** The file of each lesson, by its id. */
  const sources = new Map<string, Source>();
  for (const name of names) {
    const file = `src/content/lessons/${name}`;
    const { text, problems: inText } = readText(join(root, file), file);
    const read = inText.length > 0 ? { problems: inText } : readLesson(file, text);
    problems.push(...read.problems);
    if (!read.lesson) continue;
    lessons.push(read.lesson);
    sources.set(read.lesson.id, { file, text });
  }
  return { lessons: lessons.sort((a, b) => a.number - b.number), sources, problems };
}

/** The first line that holds this id, as a whole. */
const lineWith = (text: string, id: string) =>
  Math.max(1, text.split('\n').findIndex((line) => line.split(/[^a-z0-9-]+/).includes(id)) + 1);

/** Items that lessons ask for must exist, and still be asked. */
function checkAsked({
  lessons,
  index,
  sourceOf,
}: {
  lessons: readonly Lesson[];
  index: readonly Entry[];
  sourceOf: (lesson: string) => Source;
}): Problem[] {
  const retired = new Map(index.map((entry) => [entry.id, entry.retired]));
  return lessons.flatMap(({ id: lesson, activity, check }) =>
    [activity, ...check]
      .filter((id) => retired.get(id) !== false)
      .map((id) => ({
        file: sourceOf(lesson).file,
        line: lineWith(sourceOf(lesson).text, id),
        field: id,
        message: retired.has(id)
          ? 'this question is retired, and the lesson asks for it here: name another question in its place'
          : 'there is no such question in questions/: correct the id or add the question',
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

/** Everything people wrote, read and checked. Throws a ContentError that names every mistake it found. */
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

  const { lessons, sources, problems: inLessons } = readLessons(root);
  const sourceOf = (lesson: string) => sources.get(lesson) ?? { file: 'src/content/lessons', text: '' };
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
        file: sourceOf(lesson).file,
        line: 1,
        field: '',
        message,
      });
  if (inBanks.length === 0) problems.push(...checkAsked({ lessons, index, sourceOf }));
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
