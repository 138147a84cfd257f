import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { lessons } from './keys.ts';

const INLINE = /<script>([^]*?)<\/script>/g;
const digest = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
const scripts = (html: string) => [...html.matchAll(INLINE)].map(([, script = '']) => digest(script));

/**
 * Makes another version of a built course in its folder, as a second build would: every hashed file has another name,
 * none of the old ones is left, each page says which edition it is, and so do the titles of lessons that links bring.
 */
export function makeNextVersion(folder: string, edition = 'next'): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  // They would go on saying what the files said before.
  for (const file of files.filter((path) => /\.(br|gz)$/.test(path))) rmSync(file);
  const plain = files.filter((path) => !/\.(br|gz)$/.test(path));

  const { version } = JSON.parse(readFileSync(join(folder, '_app/version.json'), 'utf8')) as {
    version: string;
  };
  const names = new Map(
    plain
      .filter((path) => /immutable\/.*\.js$/.test(path.replaceAll('\\', '/')))
      .map((path) => [basename(path), basename(path).replace(/\.js$/, `-${edition}.js`)]),
  );
  const rename = (text: string) =>
    text
      .replaceAll(/[\w.-]+\.js\b/g, (name) => names.get(name) ?? name)
      .replaceAll(version, `${version}-${edition}`);

  for (const path of plain.filter((file) => /\.(html|js|json)$/.test(file))) {
    const before = readFileSync(path, 'utf8');
    let text = rename(before);
    if (path.endsWith('.html')) {
      text = text.replace(
        /<html lang="en"( data-edition="\w+")?/,
        `<html lang="en" data-edition="${edition}"`,
      );
      // The policy names its scripts by their digests.
      const now = scripts(text);
      for (const [place, then] of scripts(before).entries()) text = text.replaceAll(then, now[place] ?? then);
    }
    if (basename(path) === '__data.json')
      for (const { title } of lessons) text = text.replaceAll(`"${title}"`, `"${title} (${edition})"`);
    writeFileSync(path, text);
    renameSync(path, path.replace(basename(path), rename(basename(path))));
  }
}
