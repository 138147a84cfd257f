type Cell = string | number | undefined;

const text = (cell: Cell) => (cell === undefined ? '' : String(cell));

/** Rows under their heads, numbers to the right. */
export function printTable(title: string, heads: string[], rows: Cell[][]): void {
  const lines = [heads, ...rows];
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => text(line[column]).length)));
  const isNumber = (column: number) => rows.some((row) => typeof row[column] === 'number');
  const line = (cells: Cell[]) =>
    widths
      .map((width, column) =>
        isNumber(column) ? text(cells[column]).padStart(width) : text(cells[column]).padEnd(width),
      )
      .join('  ')
      .trimEnd();
  console.log(`\n${title}\n`);
  console.log(line(heads));
  console.log(widths.map((width) => '-'.repeat(width)).join('  '));
  for (const row of rows) console.log(line(row));
}

export const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
