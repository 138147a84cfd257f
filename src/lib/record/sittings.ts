import type { Answered, EventOf, RecordEvent, SessionKind } from './event.ts';
import type { Fold } from './fold.ts';

type SessionStart = EventOf<'session.started'>;

/** What happened in one sitting. */
export interface Sitting {
  start: SessionStart;
  presented: EventOf<'item.presented'>[];
  answered: Answered[];
  ended?: EventOf<'session.ended'>;
}

/** The newest sitting of each kind, and of each lesson. */
export type Sittings = Record<string, Sitting>;

const nameOf = (kind: SessionKind, lesson = '') => `${kind} ${lesson}`;

export const sittings: Fold<Sittings> = {
  start: () => ({}),
  add(state, event) {
    if (event.type === 'session.started') {
      state[nameOf(event.kind, event.lesson)] = { start: event, presented: [], answered: [] };
    } else if ('session' in event) {
      const own = Object.values(state).find(({ start }) => start.session === event.session);
      if (event.type === 'item.presented') own?.presented.push(event);
      else if (event.type === 'item.answered') own?.answered.push(event);
      else if (own) own.ended = event;
    }
    return state;
  },
};

/** The newest sitting of a kind (and a lesson). */
export const newestSitting = (all: Sittings, kind: SessionKind, lesson?: string): Sitting | undefined =>
  all[nameOf(kind, lesson)];

/** The sitting to go on with: the newest of its kind, if it did not end. */
export function unfinished(all: Sittings, kind: SessionKind, lesson?: string): Sitting | undefined {
  const newest = newestSitting(all, kind, lesson);
  return newest?.ended ? undefined : newest;
}
