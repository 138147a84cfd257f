import * as z from 'zod';

/** What may be said of an item: its concept, and what its author knows. */
const Concepts = z
  .union([
    z.string(),
    z
      .array(z.string())
      .min(1)
      .transform(([main = '']) => main),
  ])
  .describe('one, or several: the first is the one that counts');
const ItemNote = z.union([
  Concepts.transform((concept) => ({ concept })),
  z.object({
    concept: Concepts,
    /** 1 (easy) to 3 (hard). */
    level: z.number().min(1).max(3).optional(),
    /** How many options there are to choose from. */
    options: z.number().min(1).optional(),
  }),
]);
const ItemNotes = z.record(z.string(), ItemNote);

export interface MatrixItem {
  id: string;
  concept: string;
  level?: number | undefined;
  options?: number | undefined;
}

/** Real answers: who answered what how well. */
export interface Matrix {
  items: MatrixItem[];
  /** For each learner the score of each item, 0 to 1; nothing where it was not answered. */
  learners: (number | undefined)[][];
}

const SEPARATORS = [',', ';', '\t'];
/** How tables name an answer that was not given. */
const NOT_GIVEN = ['', 'na', 'nan', 'null', '.', '-'];
const IN_WORDS = new Map([
  ['true', 1],
  ['false', 0],
]);

const unquoted = (cell: string) =>
  cell
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replaceAll('""', '"');

/** The lines of a table as cells, whichever of the usual separators it has; what stands in quotes is one cell. */
function rowsOf(text: string): string[][] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const ways = SEPARATORS.map((separator) => new RegExp(`${separator}(?=(?:[^"]*"[^"]*")*[^"]*$)`));
  const widths = ways.map((way) => lines[0]?.split(way).length ?? 0);
  const way = ways[widths.indexOf(Math.max(...widths))] ?? ',';
  return lines.map((line) => line.split(way).map(unquoted));
}

function scoreOf(cell: string, place: string): number | undefined {
  const word = cell.toLowerCase();
  if (NOT_GIVEN.includes(word)) return undefined;
  const score = IN_WORDS.get(word) ?? Number(cell);
  if (!(score >= 0 && score <= 1))
    throw new Error(`${place} is ${cell}: expected 0, 1, a fraction or nothing`);
  return score;
}

/** What is said of the items: JSON, or a table with the columns `item` and `concept`, and perhaps `level` and `options`. */
function notesOf(text: string): Record<string, z.infer<typeof ItemNote>> {
  if (text.trimStart().startsWith('{')) return ItemNotes.parse(JSON.parse(text));
  const [head = [], ...rows] = rowsOf(text);
  const names = head.map((name) => name.toLowerCase());
  if (!names.includes('item') || !names.includes('concept'))
    throw new Error(
      'the file of concepts is neither a JSON object nor a table with the columns item and concept',
    );
  const cellOf = (row: string[], name: string) => row[names.indexOf(name)] || undefined;
  const entries = rows.map((row) => {
    const [concept, level, options] = ['concept', 'level', 'options'].map((name) => cellOf(row, name));
    return [
      cellOf(row, 'item') ?? '',
      { concept, ...(level && { level: Number(level) }), ...(options && { options: Number(options) }) },
    ];
  });
  return ItemNotes.parse(Object.fromEntries(entries));
}

/**
 * Reads a table of answers (a learner a row, an item a column, names in the first row) and a file that names each item's
 * concept. Columns that it does not name are left out.
 */
export function readMatrix(csv: string, concepts: string): Matrix {
  const notes = notesOf(concepts);
  const [head = [], ...rows] = rowsOf(csv);
  const columns = head.flatMap((id, column) => {
    const note = Object.hasOwn(notes, id) ? notes[id] : undefined;
    return note ? [{ column, item: { id, ...note } }] : [];
  });
  const known = columns.map(({ item }) => item.id);
  const missing = Object.keys(notes).filter((id) => !known.includes(id));
  if (missing.length > 0) throw new Error(`no column for ${missing.join(', ')}`);
  return {
    items: columns.map(({ item }) => item),
    learners: rows.map((cells, index) =>
      columns.map(({ column, item }) => scoreOf(cells[column] ?? '', `row ${index + 2}, ${item.id}`)),
    ),
  };
}
