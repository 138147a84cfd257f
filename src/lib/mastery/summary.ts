import type { RecordEvent } from '#lib/record/event.ts';
import type { Fold } from '#lib/record/fold.ts';
import { sittings, type Sittings } from '#lib/record/sittings.ts';

/** Everything that pages ask of a record. */
export interface Summary {
  /** Answers in the record. */
  count: number;
  /** When the first event happened. */
  since?: number;
  /** When each item was last shown, the latest last: what was shown counts as met, answered or not. */
  met: Record<string, number>;
  sittings: Sittings;
}

export const summary: Fold<Summary> = {
  start: () => ({ count: 0, met: {}, sittings: sittings.start() }),
  add(state, event: RecordEvent) {
    if (event.type === 'item.presented') {
      delete state.met[event.item];
      state.met[event.item] = event.clock ?? event.at;
    }
    return {
      count: state.count + Number(event.type === 'item.answered'),
      since: state.since ?? event.at,
      met: state.met,
      sittings: sittings.add(state.sittings, event),
    };
  },
};
