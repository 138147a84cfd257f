import type { RecordEvent, SessionKind } from '#lib/record/event.ts';
import { allSittings, seriesOf, type Sitting } from '#lib/record/record.ts';

/** Activities and checks are missing: the next step leads to their lesson. */
const KINDS: SessionKind[] = [
  'practice',
  'review',
  'opening',
  'final',
  'consolidation',
  'test-out',
  'quick',
  'sort',
];
const TWO_DAYS = 2 * 24 * 60 * 60 * 1000;

const lastAt = ({ start, presented, answered }: Sitting): number =>
  (answered.at(-1) ?? presented.at(-1) ?? start).at;

/** A board is one question: it was begun when a card was placed, and goes on until it is handed in. */
const isBegun = ({ start, presented, answered }: Sitting, draft: string | undefined): boolean =>
  start.kind === 'sort'
    ? answered.length === 0 && draft !== undefined && presented[0]?.item === draft
    : answered.length > 0;

/**
 * The sitting to go on with before anything else: begun within two days and not ended, the newest of its kind, and
 * nothing was finished since. `draft` is the question whose answer was begun.
 */
export function pausedSitting(
  record: readonly RecordEvent[],
  now: number,
  draft?: string,
): Sitting | undefined {
  const all = allSittings(record);
  const newest = new Map(all.map((sitting) => [seriesOf(sitting.start), sitting]));
  const lastEnd = Math.max(...all.map(({ ended }) => ended?.at ?? -Infinity));
  return [...newest.values()]
    .filter(
      (sitting) =>
        KINDS.includes(sitting.start.kind) &&
        !sitting.ended &&
        isBegun(sitting, draft) &&
        lastAt(sitting) > Math.max(lastEnd, now - TWO_DAYS),
    )
    .sort((a, b) => lastAt(b) - lastAt(a))[0];
}
