import { LineCounter, isMap, isNode, isSeq, parseDocument } from 'yaml';
import type * as z from 'zod';
import { explain, placesOf, type Path } from './explain.ts';
import type { Problem } from './problem.ts';
import { readText } from './read-text.ts';
import { findSlip } from './syntax.ts';

/** A JSON file that was read: its text is kept, so that every mistake can be given its line. */
export interface Source {
  file: string;
  text: string;
}

/** `options › 2 › feedback`, counting from 1 as people do. */
function fieldName(path: Path): string {
  return path.map((step) => (typeof step === 'number' ? String(step + 1) : String(step))).join(' › ');
}

function parse(text: string) {
  const lines = new LineCounter();
  return { text, lines, document: parseDocument(text, { lineCounter: lines, keepSourceTokens: false }) };
}
let last: ReturnType<typeof parse> | undefined;
/** Parsed once for the many mistakes that one file may have. */
function parsed(text: string) {
  if (last?.text !== text) last = parse(text);
  return last;
}

/** The line on which a value of a JSON text begins; that of the nearest thing around it where it is missing. */
export function lineOf(text: string, path: Path): number {
  const { document, lines } = parsed(text);
  let offset = 0;
  let node: unknown = document.contents;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(key) === String(step));
      if (!pair) break;
      if (isNode(pair.key) && pair.key.range) offset = pair.key.range[0];
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (isNode(node) && node.range) offset = node.range[0];
    } else break;
  }
  return lines.linePos(offset).line;
}

const lineAt = (text: string, offset: number) => text.slice(0, offset).split('\n').length;

/** A mistake at a place of a JSON file. An item is called by its id: `question "wiki-is-not" › stem`. */
export function problemAt({ file, text }: Source, path: Path, message: string): Problem {
  const [list, index, ...rest] = path;
  const line = lineOf(text, path);
  if (list !== 'items' || typeof index !== 'number') return { file, line, field: fieldName(path), message };
  const id = parsed(text).document.getIn(['items', index, 'id']);
  const question = typeof id === 'string' ? `question "${id}"` : `question ${index + 1}`;
  return { file, line, field: fieldName([question, ...rest]), message };
}

/** Fields that stand twice in one group: a reader of JSON would quietly forget the first. */
function repeatedFields({ file, text }: Source): Problem[] {
  return parsed(text)
    .document.errors.filter(({ code }) => code === 'DUPLICATE_KEY')
    .map(({ pos: [offset] }) => {
      const field = /^"[^"]*"/.exec(text.slice(offset))?.[0] ?? 'a field';
      return {
        file,
        line: lineAt(text, offset),
        field: '',
        message: `${field} stands twice in this group: remove one of them`,
      };
    });
}

export type Read<T> =
  { source: Source; data: T; problems: [] } | { source: Source; data: undefined; problems: Problem[] };

/**
 * Reads one JSON file and parses it by its schema. Never throws for what a person wrote in it.
 *
 * @param foreseen what is wrong with a file as a whole, where this is a mistake that people are known to make
 */
export function readJson<T>(
  path: string,
  file: string,
  schema: z.ZodType<T>,
  foreseen?: (value: unknown) => string | undefined,
): Read<T> {
  const { text, problems } = readText(path, file);
  const source = { file, text };
  const refused = (found: Problem[]): Read<T> => ({ source, data: undefined, problems: found });
  if (problems.length > 0) return refused(problems);
  const slip = findSlip(text);
  if (slip) return refused([{ file, line: lineAt(text, slip.offset), field: '', message: slip.message }]);
  const repeated = repeatedFields(source);
  if (repeated.length > 0) return refused(repeated);
  const value: unknown = JSON.parse(text);
  const message = foreseen?.(value);
  if (message) return refused([{ file, line: 1, field: '', message }]);
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return { source, data: parsed.data, problems: [] };
  return refused(
    parsed.error.issues.flatMap((issue) =>
      placesOf(issue).map((place) => problemAt(source, place, explain(issue))),
    ),
  );
}
