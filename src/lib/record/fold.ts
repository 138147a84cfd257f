import type { RecordEvent } from './event.ts';

/**
 * What can be said of a record by reading it once, in the order in which things happened. The state is plain data: it
 * can be kept as JSON, and reading goes on from there.
 */
export interface Fold<State> {
  start: () => State;
  /** The state after one more event. It may reuse, and change, the parts of the one before, which is given up. */
  add: (state: State, event: RecordEvent) => State;
}
