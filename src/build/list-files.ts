import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from './problem.ts';

/** Made by systems and editors for themselves, and hidden by most: no work of an author. */
const isHidden = (name: string) => name.startsWith('.');

/** Why nothing is read of what has this name, and what to do. */
function whyUnread(path: string, ending: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 'this link leads nowhere: remove it';
  if (found.isDirectory())
    return readdirSync(path).every(isHidden)
      ? undefined
      : 'the files in this folder are not read: move them out of it, into the folder above';
  if (path.toLowerCase().endsWith(ending)) return undefined;
  return `this file is not read, because its name does not end in ${ending}: rename it, or move it to another place`;
}

/**
 * The names of the files of a folder that are to be read, in order, and what else stands there, so that nothing is passed
 * over in silence.
 */
export function listFiles(
  root: string,
  { folder, ending, besides = [] }: { folder: string; ending: string; besides?: readonly string[] },
): { names: string[]; problems: Problem[] } {
  const names: string[] = [];
  const problems: Problem[] = [];
  for (const name of readdirSync(join(root, folder)).sort()) {
    if (isHidden(name) || besides.includes(name)) continue;
    const path = join(root, folder, name);
    const message = whyUnread(path, ending);
    if (message) problems.push({ file: `${folder}/${name}`, line: 1, field: '', message });
    else if (statSync(path).isFile()) names.push(name);
  }
  return { names, problems };
}
