import type { EventOf, RecordEvent, SessionKind } from '#lib/record/event.ts';
import type { Fold } from '#lib/record/fold.ts';
import { seriesOf } from '#lib/record/record.ts';
import { placedPlatforms, type PlacedPlatforms } from './confusion.ts';
import { triedFigures, type TriedFigures } from './tried-figures.ts';
import { shownConcepts, type ShownConcepts } from './knowledge.ts';
import type { EntryOf } from './observation.ts';

/** Everything that pages ask of a record. */
export interface Summary {
  /** Answers in the record. */
  count: number;
  /** When the first event happened. */
  since?: number;
  concepts: ShownConcepts;
  /** Where platforms were put on boards. */
  placed: PlacedPlatforms;
  /** What was tried in the figures of lessons. */
  figures: TriedFigures;
  /** When each item was last shown, the latest last: what was shown counts as met, answered or not. */
  met: Record<string, number>;
  /** The events that are still asked for one by one: of sittings that are taken up again, or count for completion. */
  telling: RecordEvent[];
}

type Start = EventOf<'session.started'>;

/** Of these only the newest is asked for again. */
const PASSING: SessionKind[] = ['practice', 'review', 'sort', 'quick'];

/**
 * Without the sittings that nobody asks for once this one has started: earlier ones of a passing kind; and of a lesson's
 * activity or check, once it was finished as a whole, every other one that was finished.
 */
function withoutPast(telling: RecordEvent[], start: Start): RecordEvent[] {
  const alike = telling.filter(
    (event): event is Start => event.type === 'session.started' && seriesOf(event) === seriesOf(start),
  );
  const finished = new Set(
    telling.flatMap((event) =>
      event.type === 'session.ended' && event.reason === 'finished' ? event.session : [],
    ),
  );
  const gone = PASSING.includes(start.kind)
    ? alike
    : start.lesson === undefined
      ? []
      : others(alike.filter(({ session }) => finished.has(session)));
  if (gone.length === 0) return telling;
  const sessions = new Set(gone.map(({ session }) => session));
  return telling.filter((event) => !('session' in event) || !sessions.has(event.session));
}

/** All but the first whole one; none where there is no whole one yet. */
function others(sittings: Start[]): Start[] {
  const first = sittings.find(({ items }) => items === undefined);
  return first ? sittings.filter((start) => start !== first) : [];
}

/** Of a figure it counts for completion that it was finished once; what was tried in it stands elsewhere. */
const isRepeated = (telling: RecordEvent[], { lesson, finished }: EventOf<'figure.tried'>) =>
  !finished || telling.some((known) => known.type === 'figure.tried' && known.lesson === lesson);

/** An event of a sitting that has gone is not asked for either. */
function tell(telling: RecordEvent[], event: RecordEvent): RecordEvent[] {
  if (event.type === 'figure.tried' && isRepeated(telling, event)) return telling;
  if (event.type === 'session.started') return [...withoutPast(telling, event), event];
  const belongs =
    !('session' in event) ||
    telling.some((known) => known.type === 'session.started' && known.session === event.session);
  return belongs ? [...telling, event] : telling;
}

/** When each item was last shown, the latest last. */
export const lastMet = ({ met }: Summary): Map<string, number> => new Map(Object.entries(met));

export function summaryOf(entryOf: EntryOf): Fold<Summary> {
  const concepts = shownConcepts(entryOf);
  return {
    start: () => ({
      count: 0,
      concepts: concepts.start(),
      placed: placedPlatforms.start(),
      figures: triedFigures.start(),
      met: {},
      telling: [],
    }),
    add(state, event) {
      if (event.type === 'item.presented' && !(event.item in Object.prototype)) {
        delete state.met[event.item];
        state.met[event.item] = event.clock ?? event.at;
      }
      return {
        count: state.count + Number(event.type === 'item.answered'),
        since: state.since ?? event.at,
        concepts: concepts.add(state.concepts, event),
        placed: placedPlatforms.add(state.placed, event),
        figures: triedFigures.add(state.figures, event),
        met: state.met,
        telling: tell(state.telling, event),
      };
    },
  };
}
