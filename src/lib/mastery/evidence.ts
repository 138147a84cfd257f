import type { Area } from '#lib/course/concept.ts';
import type { Answered, EventOf, RecordEvent } from '#lib/record/event.ts';
import { allSittings, answers } from '#lib/record/record.ts';
import { finalsTaken } from './final-result.ts';

export type Completed = EventOf<'course.completed'>;

/** The answers that a completion rests on. What came later, or from a sitting that it does not name, is not among them. */
export function evidence(record: readonly RecordEvent[], completed: Completed): Answered[] {
  const counted = new Set(completed.sessions);
  return answers(record).filter(({ session, at }) => counted.has(session) && at <= completed.at);
}

/** What the first edition of the course asked for; a later one may ask for more. */
const LEAST = { lessons: 7, concepts: 15, questions: 20 };

/** What a record states and does not show. */
export type Gap = 'lessons' | 'concepts' | 'final' | 'score';

/**
 * What a completion states although the answers do not show it; nothing for one that the course itself has written.
 * Which lessons were done is taken from its word: who tests out has no answers there.
 */
export function gaps(
  record: readonly RecordEvent[],
  completed: Completed,
  areaOf: (concept: string) => Area | undefined,
): Gap[] {
  const answered = evidence(record, completed);
  const scored = new Set(answered.flatMap(({ score, concepts }) => (score === null ? [] : concepts)));
  const stated = new Set(completed.concepts);
  const { session, score } = completed.final;
  const until = record.filter(({ at }) => at <= completed.at);
  const final = finalsTaken(allSittings(until), areaOf).find((taken) => taken.session === session);
  const asked = new Set(answered.flatMap((answer) => (answer.session === session ? answer.item : [])));
  const shown: Record<Gap, boolean> = {
    lessons: new Set(completed.lessons).size >= LEAST.lessons,
    concepts: stated.size >= LEAST.concepts && [...stated].every((concept) => scored.has(concept)),
    final: asked.size >= LEAST.questions && final?.passed === true,
    score: final !== undefined && Math.abs(final.score - score) < 1e-9,
  };
  return (Object.keys(shown) as Gap[]).filter((gap) => !shown[gap]);
}
