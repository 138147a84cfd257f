import { concepts, lessons } from 'virtual:course';
import { completion, type Course } from '#lib/mastery/completion.ts';
import { knowledgeOf } from '#lib/mastery/knowledge.ts';
import { entryOf } from './bank.ts';
import { useLearner } from './learner.ts';

const course: Course = { lessons, concepts, entryOf };

/** What the learner knows and how far they are, followed. The first page that finds the course completed writes it down. */
export function useCompletion() {
  const learner = useLearner();
  const known = $derived(knowledgeOf(learner.summary.concepts, Date.now()));
  const current = $derived(completion(learner.summary.telling, course, known));

  // Whatever brought the last piece: a sitting on this page or another, another tab, an imported record.
  $effect(() => {
    if (learner.ready && current.complete && !current.completed) void complete();
  });

  /** The evidence may be years old: it is looked for in the whole record. */
  async function complete() {
    const [{ completedEvent }, { wholeRecord }] = await Promise.all([
      import('#lib/mastery/completed.ts'),
      import('#lib/storage/device.ts'),
    ]);
    const { record } = await wholeRecord(learner);
    const event = completedEvent(record, course);
    if (event && !current.completed) learner.append(event);
  }

  return {
    get known() {
      return known;
    },
    get current() {
      return current;
    },
  };
}
