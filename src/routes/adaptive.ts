import { concepts } from 'virtual:course';
import { random } from '#lib/course/random.ts';
import { COURSE_CUT } from '#lib/mastery/assumptions.ts';
import { believed, isAcquired } from '#lib/mastery/knowledge.ts';
import { itemPool } from '#lib/quiz/item-pool.ts';
import type { Plan } from '#lib/quiz/plan.ts';
import type { Session, SessionInput } from '#lib/quiz/session.svelte.ts';
import type { Picked } from '#lib/record/event.ts';
import { itemOnWrongIdea } from '#lib/quiz/wrong-idea.ts';
import { misconceptionsIn } from '#lib/scoring/score.ts';
import { isSureAndWrong } from '#lib/scoring/sure-and-wrong.ts';
import { practiceQuestion, type Level, type Purpose } from '#lib/quiz/practice.ts';
import { entries, entryOf } from './bank.ts';
import { useLearner } from './learner.ts';

/** What can be asked to learn more of somebody: an open judgement tells nothing. */
const pool = itemPool(entries.filter(({ retired, open }) => !retired && !open));

/** How many questions there are about these concepts. */
export const stockOf = (concepts: readonly string[]): number =>
  concepts.reduce((sum, concept) => sum + (pool.concepts.get(concept)?.count ?? 0), 0);

interface Sitting {
  purpose: Purpose;
  /** Only these concepts, where some were chosen. */
  focus?: readonly string[] | undefined;
  level?: () => Level;
  /** What was answered in it so far: a wrong idea that somebody is sure of is met again soon. */
  session?: () => Session | undefined;
  /** Questions that the sitting will have. */
  length?: number;
  seed: number;
}

/** Makes plans that pick each question from what the record shows at that moment, and say how each was picked. */
export function useAdaptive() {
  const learner = useLearner();

  /** Another item on a wrong idea, where one is due. Without a connection the sitting goes on without. */
  async function onWrongIdea(
    asked: readonly string[],
    { session, focus = [], length = Infinity, seed }: Sitting,
  ) {
    const current = session?.();
    const answers = (current?.attempts ?? []).map(({ item, score, confidence }) => ({
      item: item.id,
      score: score.value ?? null,
      misconceptions: misconceptionsIn(score),
      // What was asked because of one wrong idea starts no other: questions on ideas would never end.
      confidence: current?.pickedBy(item.id)?.reason === 'idea' ? undefined : confidence,
    }));
    if (!answers.some(isSureAndWrong)) return undefined;
    const ideas = await import('virtual:course/ideas').catch(() => undefined);
    const isInFocus = (item: string) =>
      focus.length === 0 || focus.includes(entryOf(item)?.concepts[0] ?? '');
    return (
      ideas &&
      itemOnWrongIdea({
        answers,
        itemsBy: Object.fromEntries(
          Object.entries(ideas.itemsBy).map(([idea, items]) => [idea, items.filter(isInFocus)]),
        ),
        asked,
        met: new Set(Object.keys(learner.summary.met)),
        left: length - asked.length,
        chance: random(seed + asked.length),
      })
    );
  }

  /** Of these concepts those that are due for review. What reckons it is loaded for who has acquired something. */
  async function dueAmong(some: readonly string[], now: number): Promise<string[]> {
    const { concepts: shown } = learner.summary;
    const traces = Object.entries(shown.traces).filter(([id]) => some.includes(id) && isAcquired(shown, id));
    if (traces.length === 0) return [];
    const review = await import('#lib/mastery/review.ts').catch(() => undefined);
    return review?.schedule(new Map(traces), now).due ?? [];
  }

  return (sitting: Sitting): Required<Pick<SessionInput, 'plan' | 'picked'>> => {
    const { purpose, focus = [], level, seed } = sitting;
    const own = focus.length > 0 ? concepts.filter(({ id }) => focus.includes(id)) : concepts;
    const picks = new Map<string, Picked>();
    const plan: Plan = async (asked) => {
      const wanted = await onWrongIdea(asked, sitting);
      const now = Date.now();
      const wish = level?.();
      const { concepts: shown, met } = learner.summary;
      const isPractice = purpose === 'practise' || purpose === 'review';
      const due = isPractice
        ? await dueAmong(
            own.map(({ id }) => id),
            now,
          )
        : [];
      const question = practiceQuestion({
        purpose,
        isAcquired: (concept) => isAcquired(shown, concept),
        pool,
        concepts: own,
        beliefOf: believed(shown, now),
        cut: COURSE_CUT,
        asked,
        metAgo: (item) => (met[item] === undefined ? undefined : now - met[item]),
        level: wish,
        due,
        wanted,
        chance: random(seed + asked.length),
      });
      if (!question) return undefined;
      const { item, reason } = question;
      picks.set(item, { reason, ...(wish !== undefined && wish !== 'as it comes' && { level: wish }) });
      return item;
    };
    return { plan, picked: (item) => picks.get(item) };
  };
}
