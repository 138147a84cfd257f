import type { Backend } from './backend.ts';
import { checkpointKey } from './record-store.ts';
import { seal, unseal } from './sealed.ts';

/**
 * What the archived part of a record amounts to, so that opening a page need not read it. A cache: without it, or when
 * it is not of this edition of the course or of just these segments, the archive is read again.
 */
export interface Checkpoint<State> {
  /** The edition of the course whose rules made the state. */
  edition: string;
  segments: string[];
  /** The last event that is in it: what is stored besides comes later. */
  last: { id: string; at: number };
  state: State;
}

/** The checkpoint, where it fits. */
export function readCheckpoint<State>(
  backend: Backend,
  learner: string,
  edition: string,
  segments: readonly string[],
): Checkpoint<State> | undefined {
  const stored = backend.read(checkpointKey(learner));
  const text = stored && unseal(checkpointKey(learner), stored);
  if (!text) return undefined;
  // Whole, so of our own making.
  const checkpoint = JSON.parse(text) as Checkpoint<State>;
  const fits = checkpoint.edition === edition && String(checkpoint.segments) === String(segments);
  return fits ? checkpoint : undefined;
}

export function writeCheckpoint<State>(
  backend: Backend,
  learner: string,
  checkpoint: Checkpoint<State>,
): void {
  backend.write(checkpointKey(learner), seal(checkpointKey(learner), JSON.stringify(checkpoint)));
}
