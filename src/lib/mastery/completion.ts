import type { OutlineConcept, OutlineLesson } from '#lib/course/outline.ts';
import type { EventOf, RecordEvent } from '#lib/record/event.ts';
import { allSittings, type Sitting } from '#lib/record/record.ts';
import { countedAnswers, finalsTaken, meanScore, type FinalTaken } from './final-result.ts';
import { knowledge } from './knowledge.ts';
import type { EntryOf } from './observation.ts';
import { isMet, lessonState, type LessonState } from './lesson-state.ts';

/** What the course asks today, and what is known of its items. */
export interface Course {
  lessons: readonly OutlineLesson[];
  concepts: readonly OutlineConcept[];
  entryOf: EntryOf;
}

/** How far somebody is, by evidence (content.md 5.1). */
export interface Completion {
  /** Criteria met of those asked, 0 to 1: every lesson, every core concept, the final. 1 for ever once completed. */
  share: number;
  lessons: { id: string; state: LessonState }[];
  /** Core concepts. Once acquired, one counts for ever: a slip opens it for practice and takes nothing away. */
  concepts: { id: string; acquiredAt: number | undefined }[];
  final: {
    /** The first that was passed. */
    passed: FinalTaken | undefined;
    last: FinalTaken | undefined;
    /** Concepts that a failed last one has opened, and that nobody practised since. */
    open: string[];
  };
  /** Whether the record holds all that the course asks today. */
  complete: boolean;
  /** The course was completed, whatever it asks today. */
  completed: EventOf<'course.completed'> | undefined;
  /** From when on it can be shown that it lasts. */
  consolidationFrom: number | undefined;
  consolidatedAt: number | undefined;
}

const DAY = 24 * 60 * 60 * 1000;
/** Mixed items, a day later (content.md 5.1). */
const CONSOLIDATED = 0.75;

/** When a sitting first showed, a day after completion or later, that it lasts. */
function firstConsolidated(sittings: readonly Sitting[], from: number | undefined): number | undefined {
  if (from === undefined) return undefined;
  return sittings.find(
    (sitting) =>
      sitting.start.kind === 'consolidation' &&
      sitting.start.at >= from &&
      sitting.finished &&
      meanScore(countedAnswers(sitting)) >= CONSOLIDATED,
  )?.finished?.at;
}

/**
 * A fold over the record. Every criterion counts from the first moment at which it held, so that what comes after
 * never takes it away.
 */
export function completion(
  record: readonly RecordEvent[],
  { lessons, concepts, entryOf }: Course,
  known = knowledge(record, entryOf),
): Completion {
  const sittings = allSittings(record);
  const acquiredAt = (concept: string) => known.get(concept)?.acquiredAt;
  const finals = finalsTaken(sittings, (concept) => concepts.find(({ id }) => id === concept)?.area);
  const passed = finals.find((final) => final.passed);
  const last = finals.at(-1);
  const answeredAt = (concept: string) => known.get(concept)?.answeredAt ?? -Infinity;

  const figures = new Set(
    record.flatMap((event) => (event.type === 'figure.tried' && event.finished ? event.lesson : [])),
  );
  const states = lessons.map((lesson) => ({
    id: lesson.id,
    state: lessonState(sittings, lesson, {
      isFigureTried: figures.has(lesson.id),
      isAcquired: (concept) => acquiredAt(concept) !== undefined,
    }),
  }));
  const core = concepts
    .filter((concept) => concept.core)
    .map(({ id }) => ({ id, acquiredAt: acquiredAt(id) }));
  const criteria = [
    ...states.map(({ state }) => isMet(state)),
    ...core.map((concept) => concept.acquiredAt !== undefined),
    passed !== undefined,
  ];
  const completed = record.find((event) => event.type === 'course.completed');
  const consolidationFrom = completed && completed.at + DAY;
  return {
    share: completed ? 1 : criteria.filter(Boolean).length / criteria.length,
    lessons: states,
    concepts: core,
    final: {
      passed,
      last,
      open: last && !last.passed ? last.weak.filter((concept) => answeredAt(concept) <= last.at) : [],
    },
    complete: criteria.every(Boolean),
    completed,
    consolidationFrom,
    consolidatedAt: firstConsolidated(sittings, consolidationFrom),
  };
}
