import { concepts, lessons } from 'virtual:course';
import { completedEvent } from '#lib/mastery/completed.ts';
import { completion, type Course } from '#lib/mastery/completion.ts';
import { knowledge } from '#lib/mastery/knowledge.ts';
import { entryOf } from './bank.ts';
import { useLearner } from './learner.ts';

const course: Course = { lessons, concepts, entryOf };

/** What the learner knows and how far they are, followed. The first page that finds the course completed writes it down. */
export function useCompletion() {
  const learner = useLearner();
  const known = $derived(knowledge(learner.record, entryOf));
  const current = $derived(completion(learner.record, course, known));

  // Whatever brought the last piece: a sitting on this page or another, another tab, an imported record.
  $effect(() => {
    const event = learner.ready && completedEvent(learner.record, course);
    if (event) learner.append(event);
  });

  return {
    get known() {
      return known;
    },
    get current() {
      return current;
    },
  };
}
