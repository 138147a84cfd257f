import type { SessionKind } from '#lib/record/event.ts';
import type { Reason } from './practice.ts';

/** Why a question is asked where it was not picked by what the learner has shown. */
type SittingReason =
  /** The learner wanted once more what they had missed. */
  'missed' | 'lesson' | 'opening' | 'final' | 'consolidation' | 'sort';

/** Why a question is asked. */
export type AnyReason = Reason | SittingReason;

const BY_SITTING: Record<SessionKind, AnyReason> = {
  practice: 'practice',
  check: 'lesson',
  activity: 'lesson',
  'test-out': 'lesson',
  opening: 'opening',
  final: 'final',
  consolidation: 'consolidation',
  sort: 'sort',
  quick: 'sort',
};

/** Sittings whose questions are named before the first, without the learner having wished for them. */
const NAMED: SessionKind[] = ['final', 'consolidation', 'test-out'];

/** Why a question is asked: as it was picked for this learner, or else because the sitting asks it. */
export function reasonFor(
  { kind, items }: { kind: SessionKind; items?: readonly string[] | undefined },
  picked?: Reason,
): AnyReason {
  if (items && !NAMED.includes(kind)) return 'missed';
  return picked ?? BY_SITTING[kind];
}
