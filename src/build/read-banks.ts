import { join } from 'node:path';
import { checkItem, type Known } from '../lib/bank/check.ts';
import { Bank, type Item } from '../lib/bank/item.ts';
import { listFiles } from './list-files.ts';
import type { Problem } from './problem.ts';
import { lineOf, problemAt, readJson, type Source } from './read-json.ts';

const isQuestion = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  ('interaction' in value || 'stem' in value) &&
  !('items' in value);

/** Questions that stand in a file by themselves, without what belongs around them. */
const looseQuestions = (value: unknown) =>
  isQuestion(value) || (Array.isArray(value) && value.some(isQuestion))
    ? 'a question cannot stand by itself: put it into "items", like { "$schema": "./bank.schema.json", "title": "The topic", "items": [ … ] }'
    : undefined;

/** Ids that two questions have. Which of them is the older one, only its author knows. */
function checkIds(read: readonly { source: Source; data: Bank }[]): Problem[] {
  const places = read.flatMap(({ source, data }) =>
    data.items.map(({ id }, index) => ({ id, source, path: ['items', index, 'id'] })),
  );
  const first = new Map(places.toReversed().map((place) => [place.id, place]));
  return places.flatMap((place) => {
    const other = first.get(place.id);
    if (!other || other === place) return [];
    const where = `${other.source.file}:${lineOf(other.source.text, other.path)}`;
    return [
      problemAt(
        place.source,
        place.path,
        `${where} has this id too: the older of the two questions keeps it, give the new one another id`,
      ),
    ];
  });
}

/** Every question there is, by the name of its file, and what is wrong with them. */
export function readBanks(root: string, known: Known): { banks: Map<string, Item[]>; problems: Problem[] } {
  const { names, problems } = listFiles(root, {
    folder: 'questions',
    ending: '.json',
    besides: ['README.md', 'bank.schema.json'],
  });
  const banks = new Map<string, Item[]>();
  const sources: { source: Source; data: Bank }[] = [];
  for (const name of names) {
    const file = `questions/${name}`;
    const { source, data, problems: found } = readJson(join(root, file), file, Bank, looseQuestions);
    problems.push(...found);
    if (!data) continue;
    banks.set(name, data.items);
    sources.push({ source, data });
    data.items.forEach((item, index) => {
      for (const { path, message } of checkItem(item, known))
        problems.push(problemAt(source, ['items', index, ...path], message));
    });
  }
  return { banks, problems: [...problems, ...checkIds(sources)] };
}
