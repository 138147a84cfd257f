import type { Entry } from '../lib/bank/entry.ts';
import { json } from './json.ts';

/**
 * Code that exports these entries. They are sent column by column, which compresses best; a field that only some entries
 * have is a column with gaps, and no column at all where none has it.
 */
export function entryTable(entries: readonly Entry[]): string {
  const fields = [...new Set(entries.flatMap((entry) => Object.keys(entry) as (keyof Entry)[]))];
  const columns = fields.map((field) => entries.map((entry) => entry[field] ?? null));
  const withoutGaps = columns.flat().includes(null) ? '.filter(([, value]) => value !== null)' : '';
  return `const fields = ${json(fields)};
const columns = ${json(columns)};
export const entries = columns[0].map((_, row) => Object.fromEntries(fields.map((field, place) => [field, columns[place][row]])${withoutGaps}));`;
}
