import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Everything a build is made from. */
const SOURCES = ['src', 'questions', 'static', 'package-lock.json', 'svelte.config.js', 'vite.config.ts'];
const TEST = /\.test\.ts$/;

/**
 * The files in a folder, in an order that no file system changes.
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function filesIn(root, path) {
  if (!existsSync(join(root, path)) || TEST.test(path)) return [];
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesIn(root, `${path}/${name}`));
}

/**
 * The name of this version of the course: a digest of what it is made from. The same course has the same name
 * wherever and whenever it is built; a changed question makes a new version, which learners are offered.
 * @param {string} root
 */
export function versionOf(root) {
  const digest = createHash('sha256');
  for (const path of SOURCES.flatMap((source) => filesIn(root, source))) {
    const content = readFileSync(join(root, path));
    digest.update(`${path}\n${content.length}\n`).update(content);
  }
  return digest.digest('hex').slice(0, 12);
}
