import { concepts } from 'virtual:course';
import { whenIdle } from '#lib/components/when-idle.ts';
import type { MasteryState } from '#lib/mastery/mastery-rule.ts';
import type { Remembered, Schedule } from '#lib/mastery/review.ts';

const NOTHING: Schedule = { due: [], session: [], minutes: 0, next: undefined, done: false };

/**
 * What is to be reviewed today, followed. What reckons it comes late, and only for who has acquired something; until it is
 * `ready`, nothing is due.
 */
export function useReview(known: () => ReadonlyMap<string, Remembered & { state: MasteryState }>) {
  let review = $state.raw<typeof import('#lib/mastery/review.ts')>();
  /** Those that the course still has. */
  const acquired = $derived(
    new Map(
      concepts.flatMap(({ id }) => {
        const concept = known().get(id);
        // What was missed is open: practice brings it back.
        return concept?.state === 'acquired' ? [[id, concept]] : [];
      }),
    ),
  );
  const remembers = $derived(acquired.size > 0);
  const today = $derived.by(() => {
    if (!remembers || !review) return NOTHING;
    const now = Date.now();
    // What was missed was asked as well.
    return review.schedule(acquired, now, review.reviewedToday(known().values(), now));
  });

  $effect(() => {
    if (!remembers || review) return;
    return whenIdle(async () => {
      review = await import('#lib/mastery/review.ts');
    });
  });

  return {
    get today() {
      return today;
    },
    get ready() {
      return !remembers || review !== undefined;
    },
  };
}
