import { execFileSync } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { kilobytes, printTable } from './table.ts';

const FOLDER = 'build/_app/immutable';
const TOP = 6;

/** The package of a module, or its path. */
const nameOf = (source: string) =>
  /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ??
  source.replace(/^(\.\.\/)+/, '').replace(/^\0/, '');

/** How many characters of a chunk come from each module. */
function shares(code: string, map: SourceMap): [name: string, size: number][] {
  const sizes = new Map<string, number>();
  code.split('\n').forEach((line, row) => {
    for (let column = 0; column < line.length; column++) {
      const entry = map.findEntry(row, column);
      const name =
        'originalSource' in entry && entry.originalSource ? nameOf(entry.originalSource) : '(glue)';
      sizes.set(name, (sizes.get(name) ?? 0) + 1);
    }
  });
  return [...sizes].sort(([, a], [, b]) => b - a);
}

/** Builds anew with source maps, says what is in each chunk, and takes the maps away again. */
export async function explainChunks(): Promise<void> {
  execFileSync(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--sourcemap', 'hidden', '--logLevel', 'error'],
    // In a process of its own: the one that runs this file is in development mode.
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NODE_ENV: 'production' } },
  );
  const names = await readdir(FOLDER, { recursive: true });
  const rows = [];
  // A chunk without a map only passes on what others hold.
  for (const name of names.filter((file) => file.endsWith('.js') && names.includes(`${file}.map`))) {
    const file = join(FOLDER, name);
    const code = await readFile(file, 'utf8');
    const map = new SourceMap(JSON.parse(await readFile(`${file}.map`, 'utf8')));
    const parts = shares(code, map).slice(0, TOP);
    const compressed = brotliCompressSync(code).length;
    rows.push({
      compressed,
      cells: [
        name,
        kilobytes(code.length),
        kilobytes(compressed),
        parts.map(([part, size]) => `${part} ${kilobytes(size)}`).join(', '),
      ],
    });
  }
  rows.sort((a, b) => b.compressed - a.compressed);
  printTable(
    'What is in each chunk',
    ['chunk', 'raw', 'brotli', 'most of it'],
    rows.map(({ cells }) => cells),
  );
  for (const name of names.filter((file) => /\.map(\.br|\.gz)?$/.test(file))) await rm(join(FOLDER, name));
}
