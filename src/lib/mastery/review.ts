import { FSRSAlgorithm, Rating, type FSRSState } from 'ts-fsrs';
import { localDay, startOfDay, type Occasion } from './occasions.ts';

/**
 * FSRS-6 with its published parameters, for days and longer. Its formulas only: the scheduler of ts-fsrs counts days in
 * UTC, and lengthens intervals so that no two of its four buttons promise the same; here are local days and two grades.
 * @see https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm
 */
const fsrs = new FSRSAlgorithm({ request_retention: 0.9, enable_fuzz: false, enable_short_term: false });

/**
 * When a concept is to be asked again: the beginning of the local day, in milliseconds since 1970, on which one in ten
 * would have forgotten it. Undefined where there was no occasion.
 */
export function reviewDue(occasions: readonly Occasion[]): number | undefined {
  let memory: FSRSState | null = null;
  let day: number | undefined;
  for (const { at, right } of occasions) {
    const today = localDay(at);
    const elapsed = Math.max(0, today - (day ?? today));
    memory = fsrs.next_state(memory, elapsed, right ? Rating.Good : Rating.Again);
    day = today;
  }
  if (!memory || day === undefined) return undefined;
  return startOfDay(day + fsrs.next_interval(memory.stability, 0));
}

/** What is needed to know of a concept. */
export interface Remembered {
  acquiredAt?: number | undefined;
  /** Once acquired. */
  occasions?: readonly Occasion[] | undefined;
}

export interface Schedule {
  /** The concepts that are due by the end of the local day, the most overdue first. */
  due: string[];
  /** When the next of the others is due, in milliseconds since 1970. */
  next: number | undefined;
}

/** Which concepts are to be reviewed today, and when it goes on. */
export function schedule(concepts: ReadonlyMap<string, Remembered>, now: number): Schedule {
  const today = localDay(now);
  const dates = [...concepts]
    .flatMap(([concept, { occasions = [] }]) => {
      // What lies ahead was dated by a clock that was wrong.
      const due = reviewDue(occasions.filter(({ at }) => localDay(at) <= today));
      return due === undefined ? [] : [{ concept, due, isToday: localDay(due) <= today }];
    })
    .sort((a, b) => a.due - b.due);
  return {
    due: dates.filter(({ isToday }) => isToday).map(({ concept }) => concept),
    next: dates.find(({ isToday }) => !isToday)?.due,
  };
}
