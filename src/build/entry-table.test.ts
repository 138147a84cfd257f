import { expect, test } from 'vitest';
import { choice } from '../lib/bank/item.fixture.ts';
import { entryOf, type Entry } from '../lib/bank/entry.ts';
import { entryTable } from './entry-table.ts';

/** The entries as a page has them. */
async function received(entries: readonly Entry[]): Promise<unknown> {
  const code = `data:text/javascript,${encodeURIComponent(entryTable(entries))}`;
  return ((await import(/* @vite-ignore */ code)) as { entries: unknown }).entries;
}

const guessed = entryOf(choice({ id: 'guessed' }));
const calibrated = entryOf(
  choice({ id: 'calibrated', calibrated: { difficulty: 3.4, error: 0.3, answers: 120 } }),
);

test('a page has every entry as it is, whichever of them are calibrated', async () => {
  for (const entries of [[guessed], [guessed, calibrated], [calibrated, guessed], [calibrated]])
    expect(await received(entries)).toStrictEqual(entries);
});

test('where no item is calibrated, nothing is sent for it', () => {
  expect(entryTable([guessed, guessed])).not.toMatch(/error|null/);
});
