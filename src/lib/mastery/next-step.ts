import type { OutlineLesson } from '#lib/course/outline.ts';
import type { Completion } from './completion.ts';
import { isMet } from './lesson-state.ts';
import { LIKELIER } from './mastery-rule.ts';
import type { Belief } from './posterior.ts';

export type NextStep =
  | { kind: 'lesson'; lesson: string; begun: boolean }
  /** Concepts to practise: still to be acquired, or opened by a final that was not passed. */
  | { kind: 'practice'; concepts: string[]; after: 'lessons' | 'final' }
  | { kind: 'final' }
  | { kind: 'consolidation' }
  | { kind: 'completed' };

/** Lessons whose concepts are all likelier known than not, by what answers tell of them and of each other. */
export const likelyKnown = (
  lessons: readonly OutlineLesson[],
  beliefOf: (concept: string) => Belief,
): string[] =>
  lessons
    .filter(({ concepts }) => concepts.every((concept) => beliefOf(concept).mastery >= LIKELIER))
    .map(({ id }) => id);

/** What brings somebody on, one thing at a time. Lessons that are `likely` known come after the others. */
export function nextStep(
  { lessons, concepts, final, completed, consolidationFrom = Infinity, consolidatedAt }: Completion,
  now: number,
  likely: readonly string[] = [],
): NextStep {
  if (completed)
    return { kind: consolidatedAt === undefined && now >= consolidationFrom ? 'consolidation' : 'completed' };
  const open = lessons.filter(({ state }) => !isMet(state));
  const lesson =
    open.find(({ state }) => state === 'started') ?? open.find(({ id }) => !likely.includes(id)) ?? open[0];
  if (lesson) return { kind: 'lesson', lesson: lesson.id, begun: lesson.state === 'started' };
  const missing = concepts.filter(({ acquiredAt }) => acquiredAt === undefined).map(({ id }) => id);
  if (missing.length > 0) return { kind: 'practice', concepts: missing, after: 'lessons' };
  if (final.passed) return { kind: 'completed' };
  return final.open.length > 0
    ? { kind: 'practice', concepts: final.open, after: 'final' }
    : { kind: 'final' };
}
