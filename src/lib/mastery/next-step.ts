import type { Completion } from './completion.ts';
import { isMet } from './lesson-state.ts';

export type NextStep =
  | { kind: 'lesson'; lesson: string; begun: boolean }
  /** Concepts to practise: still to be acquired, or opened by a final that was not passed. */
  | { kind: 'practice'; concepts: string[]; after: 'lessons' | 'final' }
  | { kind: 'final' }
  | { kind: 'consolidation' }
  | { kind: 'completed' };

/** What brings somebody on, one thing at a time. */
export function nextStep(
  { lessons, concepts, final, completed, consolidationFrom = Infinity, consolidatedAt }: Completion,
  now: number,
): NextStep {
  if (completed)
    return { kind: consolidatedAt === undefined && now >= consolidationFrom ? 'consolidation' : 'completed' };
  const lesson =
    lessons.find(({ state }) => state === 'started') ?? lessons.find(({ state }) => !isMet(state));
  if (lesson) return { kind: 'lesson', lesson: lesson.id, begun: lesson.state === 'started' };
  const open = concepts.filter(({ acquiredAt }) => acquiredAt === undefined).map(({ id }) => id);
  if (open.length > 0) return { kind: 'practice', concepts: open, after: 'lessons' };
  if (final.passed) return { kind: 'completed' };
  return final.open.length > 0
    ? { kind: 'practice', concepts: final.open, after: 'final' }
    : { kind: 'final' };
}
