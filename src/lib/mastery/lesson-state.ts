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

interface Shown {
  /** Whether every part of the lesson's figure was tried. */
  isFigureTried: boolean;
  isAcquired: (concept: string) => boolean;
}

/**
 * A lesson is done when its one thing to do was done and the three questions of its check were answered, right or wrong
 * (content.md 5.1). The thing to do is its activity or its figure: both are about the same, and who did one may leave the other.
 */
export function lessonState(
  sittings: readonly Sitting[],
  { id, concepts, check }: OutlineLesson,
  { isFigureTried, isAcquired }: Shown,
): LessonState {
  const own = sittings.filter(({ start }) => start.lesson === id);
  const of = (kind: 'activity' | 'check') => own.filter(({ start }) => start.kind === kind);
  const [activity, checks] = [of('activity'), of('check')];
  const isTried = isFigureTried || isPartDone(activity, 1);
  if (isTried && isPartDone(checks, check.length)) return 'done';
  if (concepts.every(isAcquired)) return 'known';
  // Who tests out of a lesson has not begun it.
  return isFigureTried || activity.length + checks.length > 0 ? 'started' : 'new';
}
