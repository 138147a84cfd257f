import type { OutlineLesson } from '#lib/course/outline.ts';
import type { Sitting } from '#lib/record/record.ts';

/** Known: all its concepts were acquired without it, so that it need not be taken. */
export type LessonState = 'new' | 'started' | 'known' | 'done';

/** Whether the course asks nothing more of this lesson. */
export const isMet = (state: LessonState): boolean => state === 'done' || state === 'known';

/** A sitting of questions that were named one by one ("only what I missed") is not the whole part. */
const isWhole = ({ start }: Sitting) => start.items === undefined;

/**
 * A part is done when it was finished once, or when as many different questions were answered as it had then or has
 * now, in whatever sittings: questions that come, go or are replaced later undo nothing.
 */
function isPartDone(sittings: readonly Sitting[], questions: number): boolean {
  const whole = sittings.filter(isWhole);
  const answered = new Set(sittings.flatMap((sitting) => sitting.answered.map(({ item }) => item)));
  const asked = Math.max(1, Math.min(questions, ...whole.map(({ start }) => start.length)));
  return whole.some(({ finished }) => finished) || answered.size >= asked;
}

/** A lesson is done when its activity and the three questions of its check were answered, right or wrong (content.md 5.1). */
export function lessonState(
  sittings: readonly Sitting[],
  { id, concepts, check }: OutlineLesson,
  isAcquired: (concept: string) => boolean,
): LessonState {
  const own = sittings.filter(({ start }) => start.lesson === id);
  const of = (kind: 'activity' | 'check') => own.filter(({ start }) => start.kind === kind);
  const [activity, checks] = [of('activity'), of('check')];
  if (isPartDone(activity, 1) && isPartDone(checks, check.length)) return 'done';
  if (concepts.every(isAcquired)) return 'known';
  // Who tests out of a lesson has not begun it.
  return activity.length + checks.length > 0 ? 'started' : 'new';
}
