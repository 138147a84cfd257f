import { LEAST_ANSWERS, masteryState } from '#lib/mastery/mastery-rule.ts';
import type { Choosable } from './next-concept.ts';
import { expectedSuccess, toDecide, toPractise, type Worth } from './next-item.ts';
import { nextQuestion, type QuestionSituation } from './next-question.ts';
import type { Picked } from '#lib/record/event.ts';

/**
 * What a sitting is for: to practise for a while; until every concept is acquired; to look again at what is due; to place
 * somebody with few questions; or to show that a lesson's concepts are known already.
 */
export type Purpose = 'practise' | 'until known' | 'review' | 'place' | 'test out';

/** Why a question is asked. */
export type Reason = NonNullable<Picked['reason']>;

/** The learner's own word on how hard questions should be. */
export type Level = 'easier' | 'as it comes' | 'harder';

/** The chance of success that practice aims at; Klinkenberg et al. 2011 use .75, Wilson et al. 2019 derive .85. */
export const AIM: Record<Level, number> = { easier: 0.9, 'as it comes': 0.8, harder: 0.6 };

/** Who is not sure to know a concept after so many questions in a row has not tested out of it. */
const MOST_TO_TEST_OUT = 5;

export interface PracticeSituation extends Omit<QuestionSituation, 'worth' | 'endless'> {
  purpose: Purpose;
  /** Whether a concept is acquired, as the record says. */
  isAcquired: (concept: string) => boolean;
  level?: Level | undefined;
  /** Concepts that are due for review, the most overdue first. */
  due?: readonly string[] | undefined;
  /** An item that must come now, because it shows a wrong idea again that was held firmly. */
  wanted?: string | undefined;
}

export interface PracticeQuestion {
  item: string;
  concept: string;
  reason: Reason;
}

/** In an assessment questions are there to decide; otherwise to be mastered, mostly. */
function worthOf({ purpose, level = 'as it comes', cut }: PracticeSituation): Worth {
  if (purpose === 'place') return toDecide(cut, { comfort: false });
  return purpose === 'test out' ? toDecide(cut) : toPractise(AIM[level]);
}

/** Whether a concept still has something to ask for this purpose. */
function isOpen(
  { purpose, beliefOf, isAcquired }: PracticeSituation,
  concept: string,
  asked: number,
): boolean {
  if (purpose === 'until known') return !isAcquired(concept);
  if (purpose !== 'test out') return true;
  const state = masteryState(beliefOf(concept));
  return !isAcquired(concept) && (asked < LEAST_ANSWERS || state !== 'not yet') && asked < MOST_TO_TEST_OUT;
}

/**
 * The half of the concepts about which success is likeliest, or least likely, for whoever wants easier or harder questions:
 * the questions of one concept alone may differ little.
 */
function leaning(some: readonly Choosable[], situation: PracticeSituation): readonly Choosable[] {
  const { level = 'as it comes', pool, beliefOf } = situation;
  if (level === 'as it comes' || some.length < 2) return some;
  const successOf = ({ id }: Choosable) => {
    const chances = (pool.concepts.get(id)?.classes ?? []).map((one) => expectedSuccess(beliefOf(id), one));
    return chances.reduce((sum, chance) => sum + chance, 0) / Math.max(1, chances.length);
  };
  const ranked = some
    .map((concept) => ({ concept, success: successOf(concept) }))
    .sort((a, b) => (level === 'easier' ? b.success - a.success : a.success - b.success));
  return ranked.slice(0, Math.ceil(ranked.length / 2)).map(({ concept }) => concept);
}

/** The next question of a sitting; nothing when its purpose is reached, or everything was asked. */
export function practiceQuestion(situation: PracticeSituation): PracticeQuestion | undefined {
  const { purpose, concepts, pool, asked, due = [], wanted } = situation;
  const conceptOf = (item: string) => pool.places.get(item)?.itemClass.concept;
  const again = wanted !== undefined && !asked.includes(wanted) ? conceptOf(wanted) : undefined;
  if (wanted !== undefined && again !== undefined) return { item: wanted, concept: again, reason: 'idea' };

  const askedOf = (concept: string) => asked.filter((id) => conceptOf(id) === concept).length;
  const askAbout = (some: readonly Choosable[]) =>
    // Only placing stops when every decision is taken: the others have a purpose of their own.
    nextQuestion({
      ...situation,
      concepts: some,
      worth: worthOf(situation),
      endless: purpose !== 'place',
    });
  const overdue = due.find((concept) => askedOf(concept) === 0);
  if (overdue !== undefined && (purpose === 'review' || purpose === 'practise')) {
    const review = askAbout([{ id: overdue, prerequisites: [] }]);
    if (review) return { ...review, reason: 'review' };
  }
  if (purpose === 'review') return undefined;
  const open = concepts.filter(({ id }) => isOpen(situation, id, askedOf(id)));
  // Few questions place somebody: each is about another concept, so that one slip does not keep them all in one place.
  const first = purpose === 'place' ? open.filter(({ id }) => askedOf(id) === 0) : leaning(open, situation);
  return askAbout(first) ?? askAbout(open);
}
