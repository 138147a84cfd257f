import type { EventOf, RecordEvent } from '#lib/record/event.ts';
import { allSittings } from '#lib/record/record.ts';
import { completion, type Course } from './completion.ts';
import { knowledge } from './knowledge.ts';

/**
 * What to write down once when somebody completes the course: what it asked on that day, and the sittings that show
 * it. Nothing where it is not completed, or was written down before.
 */
export function completedEvent(
  record: readonly RecordEvent[],
  course: Course,
): Omit<EventOf<'course.completed'>, 'id' | 'at'> | undefined {
  if (record.some(({ type }) => type === 'course.completed')) return undefined;
  const known = knowledge(record, course.entryOf);
  const { complete, lessons, concepts, final } = completion(record, course, known);
  if (!complete || !final.passed) return undefined;

  const { session, score } = final.passed;
  const core = concepts.map(({ id }) => id);
  const taken = lessons.filter(({ state }) => state === 'done').map(({ id }) => id);
  // A lesson that was not taken rests on its concepts, core or not.
  const skipped = course.lessons.filter(({ id }) => !taken.includes(id));
  const shown = new Set([...core, ...skipped.flatMap((lesson) => lesson.concepts)]);
  const sessions = allSittings(record)
    .filter(
      ({ start, answered }) =>
        start.session === session ||
        (answered.length > 0 && taken.includes(start.lesson ?? '')) ||
        answered.some(({ at, concepts: own }) =>
          own.some((concept) => shown.has(concept) && at <= (known.get(concept)?.acquiredAt ?? -Infinity)),
        ),
    )
    .map(({ start }) => start.session);
  return {
    type: 'course.completed',
    lessons: lessons.map(({ id }) => id),
    concepts: core,
    final: { session, score },
    sessions,
  };
}
