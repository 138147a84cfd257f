import { lessons } from 'virtual:course';
import type { Completion } from '#lib/mastery/completion.ts';
import { believed } from '#lib/mastery/knowledge.ts';
import { likelyKnown, nextStep } from '#lib/mastery/next-step.ts';
import { sittings } from '#lib/record/record.ts';
import { useLearner } from './learner.ts';

/** What brings the learner on, followed. Whoever took the opening check is sent on as its end said. */
export function useNextStep(completion: () => Completion) {
  const learner = useLearner();
  const isPlaced = $derived(sittings(learner.summary.telling, 'opening').some(({ ended }) => ended));
  const likely = $derived(
    isPlaced ? likelyKnown(lessons, believed(learner.summary.concepts, Date.now())) : [],
  );
  const current = $derived(nextStep(completion(), Date.now(), likely));

  return {
    get current() {
      return current;
    },
    /** The lessons that are likely known, by their ids. */
    get likely() {
      return likely;
    },
  };
}
