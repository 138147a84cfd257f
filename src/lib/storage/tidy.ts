import type { Fold } from '#lib/record/fold.ts';
import { inOrder, merge } from '#lib/record/record.ts';
import { archive, readArchive } from './archive.ts';
import type { Backend } from './backend.ts';
import { readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { readStore } from './read-store.ts';
import { MANY } from './record-store.ts';

/** So many events stay where they are: whatever the journal may have to bring back is never in a segment. */
const YOUNG = 128;
/** One tab at a time, where the browser can see to that. Without, nothing is lost: two tabs archive the same. */
const alone = <T>(work: () => Promise<T>): Promise<T> =>
  globalThis.navigator?.locks ? navigator.locks.request('smsn.tidy', work) : work();

/** Moves what is old into the archive, and notes what the archive amounts to. Whether anything was moved or noted. */
export async function tidy<State>(
  backend: Backend,
  learner: string,
  { fold, edition }: { fold: Fold<State>; edition: string },
): Promise<boolean> {
  return alone(async () => {
    const before = readStore(backend, learner);
    const checkpoint = readCheckpoint<State>(backend, learner, edition, before.segments);
    const old = merge(before.events).slice(0, -YOUNG);
    const grows = before.events.length >= MANY;
    if (grows && !(await archive(backend, learner, old, before.segments))) return false;
    const { segments } = readStore(backend, learner);
    if (segments.length === 0 || (!grows && checkpoint)) return false;
    const goesOn = grows && checkpoint && old.every((event) => inOrder(checkpoint.last, event) < 0);
    const events = goesOn ? old : (await readArchive(backend, segments)).events;
    const last = events.at(-1);
    if (!last) return false;
    const state = events.reduce(fold.add, goesOn ? checkpoint.state : fold.start());
    writeCheckpoint(backend, learner, { edition, segments, last: { id: last.id, at: last.at }, state });
    return true;
  });
}
