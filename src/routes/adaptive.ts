import { concepts } from 'virtual:course';
import { random } from '#lib/course/random.ts';
import { COURSE_CUT } from '#lib/mastery/assumptions.ts';
import { believed } from '#lib/mastery/knowledge.ts';
import { itemPool } from '#lib/quiz/item-pool.ts';
import type { Plan } from '#lib/quiz/plan.ts';
import { practiceQuestion, type Level, type Purpose, type Reason } from '#lib/quiz/practice.ts';
import { entries } from './bank.ts';
import { useLearner } from './learner.ts';

/** What can be asked to learn more of somebody: an open judgement tells nothing. */
const pool = itemPool(entries.filter(({ retired, open }) => !retired && !open));

interface Sitting {
  purpose: Purpose;
  /** Only these concepts, where some were chosen. */
  focus?: readonly string[] | undefined;
  level?: () => Level;
  due?: () => readonly string[];
  /** An item that must come next, by what was asked so far. */
  wanted?: (asked: readonly string[]) => string | undefined;
  seed: number;
}

/** Plans that pick each question from what the record shows at that moment, and why each was picked. */
export function useAdaptive() {
  const learner = useLearner();
  const reasons = new Map<string, Reason>();

  function plan({ purpose, focus = [], level, due, wanted, seed }: Sitting): Plan {
    const own = focus.length > 0 ? concepts.filter(({ id }) => focus.includes(id)) : concepts;
    return (asked) => {
      const now = Date.now();
      const { concepts: shown, met } = learner.summary;
      const question = practiceQuestion({
        purpose,
        pool,
        concepts: own,
        beliefOf: believed(shown, now),
        cut: COURSE_CUT,
        asked,
        metAgo: (item) => (met[item] === undefined ? undefined : now - met[item]),
        level: level?.(),
        due: due?.().filter((concept) => own.some(({ id }) => id === concept)),
        wanted: wanted?.(asked),
        chance: random(seed + asked.length),
      });
      if (question) reasons.set(question.item, question.reason);
      return question?.item;
    };
  }

  return { plan, reasonOf: (item: string) => reasons.get(item) };
}
