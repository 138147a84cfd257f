import * as z from 'zod';

/** What may be said of an item: its concept, and what its author knows. */
const ItemNote = z.union([
  z.string().transform((concept) => ({ concept })),
  z.object({
    concept: z.string(),
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

const cellsOf = (line: string) => line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));

function scoreOf(cell: string, place: string): number | undefined {
  if (cell === '' || cell === 'NA') return undefined;
  const score = Number(cell);
  if (!(score >= 0 && score <= 1))
    throw new Error(`${place} is ${cell}: expected 0, 1, a fraction or nothing`);
  return score;
}

/**
 * Reads a table of answers (CSV: a learner a row, an item a column, names in the first row) and a JSON object that names
 * each item's concept. Columns that it does not name are left out.
 */
export function readMatrix(csv: string, concepts: unknown): Matrix {
  const notes = ItemNotes.parse(concepts);
  const [head = '', ...rows] = csv.split(/\r?\n/).filter((line) => line.trim() !== '');
  const columns = cellsOf(head).flatMap((id, column) => {
    const note = notes[id];
    return note ? [{ column, item: { id, ...note } }] : [];
  });
  const known = columns.map(({ item }) => item.id);
  const missing = Object.keys(notes).filter((id) => !known.includes(id));
  if (missing.length > 0) throw new Error(`no column for ${missing.join(', ')}`);
  return {
    items: columns.map(({ item }) => item),
    learners: rows.map((row, index) => {
      const cells = cellsOf(row);
      return columns.map(({ column, item }) => scoreOf(cells[column] ?? '', `row ${index + 2}, ${item.id}`));
    }),
  };
}
