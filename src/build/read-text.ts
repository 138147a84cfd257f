import { readFileSync } from 'node:fs';
import type { Problem } from './problem.ts';

/** What a person wrote into a file, whichever system ended its lines; `file` is how that person knows it. */
export function readText(path: string, file: string): { text: string; problems: Problem[] } {
  const unreadable = {
    text: '',
    problems: [
      {
        file,
        line: 1,
        field: '',
        message: 'this file is not saved as UTF-8: save it again with the encoding UTF-8',
      },
    ],
  };
  const bytes = readFileSync(path);
  try {
    // Leaves out the invisible mark with which some editors begin a file.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Plain letters in UTF-16 are UTF-8 too, with nothing between each two of them.
    return text.includes('\0') ? unreadable : { text: text.replace(/\r\n?/g, '\n'), problems: [] };
  } catch {
    return unreadable; // The decoder throws for this reason only.
  }
}
