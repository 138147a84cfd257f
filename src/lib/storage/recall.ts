import type { Fold } from '#lib/record/fold.ts';
import type { RecordEvent } from '#lib/record/event.ts';
import { inOrder, merge } from '#lib/record/record.ts';
import type { Backend } from './backend.ts';
import { readCheckpoint, type Checkpoint } from './checkpoint.ts';
import { readStore } from './read-store.ts';

/** What a device holds of a learner. Loaded by who has been here before. */
export interface Recalled<State> {
  /** What the archive amounts to. */
  base: Pick<Checkpoint<State>, 'state'> & { last?: Checkpoint<State>['last'] };
  /** Everything later, in order. */
  tail: RecordEvent[];
  unreadable: string[];
  /** The archive had to be read: the next visit is quicker once there is a checkpoint again. */
  slow: boolean;
}

/**
 * Reads a learner's record: the checkpoint and what came later, or, where there is none that fits, all of it.
 * `known` is what this page has seen happen; it is there even where the storage has lost it.
 */
export async function recall<State>(
  backend: Backend,
  learner: string,
  { fold, edition, known }: { fold: Fold<State>; edition: string; known: () => readonly RecordEvent[] },
): Promise<Recalled<State>> {
  const { events, segments, unreadable } = readStore(backend, learner);
  const checkpoint = segments.length > 0 && readCheckpoint<State>(backend, learner, edition, segments);
  if (segments.length === 0)
    return { base: { state: fold.start() }, tail: merge(events, known()), unreadable, slow: false };
  if (checkpoint) {
    const tail = merge(
      events,
      known().filter((event) => inOrder(checkpoint.last, event) < 0),
    );
    // What stands before the end of the archive came late, from another tab, or was archived before a crash.
    if (tail.every((event) => inOrder(checkpoint.last, event) < 0))
      return { base: checkpoint, tail, unreadable, slow: false };
  }
  const { readArchive } = await import('./archive.ts');
  const archive = await readArchive(backend, segments);
  const whole = merge(archive.events, events, known());
  const last = archive.events.at(-1);
  const end = last ? whole.findIndex(({ id }) => id === last.id) + 1 : 0;
  const state = whole.slice(0, end).reduce(fold.add, fold.start());
  return {
    base: { state, ...(last && { last }) },
    tail: whole.slice(end),
    unreadable: [...unreadable, ...archive.unreadable],
    slow: true,
  };
}

/** A learner's record, all of it, in order. */
export async function recallWhole(
  backend: Backend,
  learner: string,
): Promise<{ record: RecordEvent[]; unreadable: string[] }> {
  const { events, segments, unreadable } = readStore(backend, learner);
  if (segments.length === 0) return { record: merge(events), unreadable };
  const { readArchive } = await import('./archive.ts');
  const archive = await readArchive(backend, segments);
  return {
    record: merge(archive.events, events),
    unreadable: [...unreadable, ...archive.unreadable],
  };
}
