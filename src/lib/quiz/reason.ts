import type { SessionKind } from '#lib/record/event.ts';
import type { ConceptChoice } from './next-concept.ts';

/** Why a question is asked: by what the learner has shown, or because the sitting asks it of everybody. */
export type Reason =
  | ConceptChoice['reason']
  /** It is time to see whether it has stayed. */
  | 'review'
  /** An answer pointed to a wrong idea. */
  | 'idea'
  /** The learner wanted once more what they had missed. */
  | 'missed'
  | 'lesson'
  | 'opening'
  | 'final'
  | 'consolidation'
  | 'sort';

const BY_SITTING: Record<SessionKind, Reason> = {
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

/** Why a sitting asks what it asks, as far as that does not depend on the learner. */
export function reasonOfSitting({ kind, items }: { kind: SessionKind; items?: unknown }): Reason {
  return items && !NAMED.includes(kind) ? 'missed' : BY_SITTING[kind];
}
