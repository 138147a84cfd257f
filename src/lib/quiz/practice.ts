import { masteryState } from '#lib/mastery/mastery-rule.ts';
import type { Belief } from '#lib/mastery/posterior.ts';
import type { Choosable } from './next-concept.ts';
import { toDecide, toPractise, type Worth } from './next-item.ts';
import { nextQuestion, type QuestionSituation } from './next-question.ts';
import type { OpenReason } from './stopping.ts';

/**
 * What a sitting is for: to practise for a while; until every concept is acquired; to look again at what is due; to place
 * somebody with few questions; or to show that a lesson's concepts are known already.
 */
export type Purpose = 'practise' | 'until known' | 'review' | 'place' | 'test out';

/** Why a question is asked. */
export type Reason = OpenReason | 'practice' | 'review' | 'idea';

/** The learner's own word on how hard questions should be. */
export type Level = 'easier' | 'as it comes' | 'harder';

/** The chance of success that practice aims at; Klinkenberg et al. 2011 use .75, Wilson et al. 2019 derive .85. */
export const AIM: Record<Level, number> = { easier: 0.9, 'as it comes': 0.8, harder: 0.6 };

/** Who is not sure to know a concept after so many questions in a row has not tested out of it. */
const MOST_TO_TEST_OUT = 5;

export interface PracticeSituation extends Omit<QuestionSituation, 'worth' | 'endless'> {
  purpose: Purpose;
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
  if (purpose === 'place' || purpose === 'test out') return toDecide(cut, { comfort: false });
  return toPractise(AIM[level]);
}

/** Whether a concept still has something to ask for this purpose. */
function isOpen(belief: Belief, purpose: Purpose, asked: number): boolean {
  const state = masteryState(belief);
  if (purpose === 'until known') return state !== 'acquired';
  if (purpose !== 'test out') return true;
  return state !== 'acquired' && (asked < 2 || state !== 'not yet') && asked < MOST_TO_TEST_OUT;
}

/** The next question of a sitting; nothing when its purpose is reached, or everything was asked. */
export function practiceQuestion(situation: PracticeSituation): PracticeQuestion | undefined {
  const { purpose, concepts, pool, beliefOf, asked, due = [], wanted } = situation;
  const conceptOf = (item: string) => pool.places.get(item)?.itemClass.concept;
  const again = wanted !== undefined && !asked.includes(wanted) ? conceptOf(wanted) : undefined;
  if (wanted !== undefined && again !== undefined) return { item: wanted, concept: again, reason: 'idea' };

  const askedOf = (concept: string) => asked.filter((id) => conceptOf(id) === concept).length;
  const askAbout = (some: readonly Choosable[]) =>
    nextQuestion({ ...situation, concepts: some, worth: worthOf(situation), endless: true });
  const overdue = due.find((concept) => askedOf(concept) === 0);
  if (overdue !== undefined && (purpose === 'review' || purpose === 'practise')) {
    const review = askAbout([{ id: overdue, prerequisites: [] }]);
    if (review) return { ...review, reason: 'review' };
  }
  if (purpose === 'review') return undefined;
  return askAbout(concepts.filter(({ id }) => isOpen(beliefOf(id), purpose, askedOf(id))));
}
