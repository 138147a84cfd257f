import { isTest } from '#lib/mastery/observation.ts';
import type { SessionKind } from '#lib/record/event.ts';
import type { Reason } from './practice.ts';

/** Why a question is asked where it was not picked by what the learner has shown. */
type SittingReason =
  /** The learner wanted once more what they had missed. */
  'missed' | 'lesson' | 'opening' | 'test-out' | 'final' | 'consolidation' | 'sort';

/** Why a question is asked. */
export type AnyReason = Reason | SittingReason;

const BY_SITTING: Record<SessionKind, AnyReason> = {
  practice: 'practice',
  review: 'review',
  check: 'lesson',
  activity: 'lesson',
  'test-out': 'test-out',
  opening: 'opening',
  final: 'final',
  consolidation: 'consolidation',
  sort: 'sort',
  quick: 'sort',
};

/**
 * Why a question is asked: as it was picked for this learner, or else because the sitting asks it. A test does not say how
 * it was picked: that would tell how the answers before it went.
 */
export function reasonFor(
  { kind, items }: { kind: SessionKind; items?: readonly string[] | undefined },
  picked?: Reason,
): AnyReason {
  if (isTest(kind) || kind === 'consolidation') return BY_SITTING[kind];
  // Only the learner names questions in the other sittings.
  return items ? 'missed' : (picked ?? BY_SITTING[kind]);
}
