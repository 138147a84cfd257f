/** What a first visit does without, in one module so that a page asks for it once. */
export { openJournal } from './journal.ts';
export { persist } from './persistence.ts';
export { readStored } from './read-store.ts';
export { recall } from './recall.ts';
export { tidy } from './tidy.ts';
