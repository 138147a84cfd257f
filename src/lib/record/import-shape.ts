/** Far more than any record of ours has, and little enough for any device. */
const MOST = { depth: 10, events: 500_000, entries: 1000, text: 100_000 };

/** Names by which a file could reach into the objects of a page. */
const HOSTILE = new Set(['__proto__', 'constructor', 'prototype']);

/** The lists that may be long, by the name they have. */
const LONG = new Set(['learners', 'events']);

export type Oddity = 'deep' | 'long' | 'text' | 'hostile';

/**
 * What no record of ours has: looked for before the file is read in earnest, so that reading it is neither
 * endless nor dangerous. Without recursion: a file may be nested deeper than the stack.
 */
export function oddityOf(root: unknown): Oddity | undefined {
  const left = [{ value: root, name: '', depth: 1 }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { value, name, depth } = next;
    if (typeof value === 'string' && value.length > MOST.text) return 'text';
    if (typeof value !== 'object' || value === null) continue;
    if (depth > MOST.depth) return 'deep';
    const inside = Object.entries(value);
    if (inside.length > (LONG.has(name) ? MOST.events : MOST.entries)) return 'long';
    for (const [key, inner] of inside) {
      if (HOSTILE.has(key)) return 'hostile';
      if (key.length > MOST.text) return 'text';
      left.push({ value: inner, name: key, depth: depth + 1 });
    }
  }
  return undefined;
}
