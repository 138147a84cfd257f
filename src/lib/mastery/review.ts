import { FSRSAlgorithm, Rating, type FSRSState } from 'ts-fsrs';
import { localDay, type Occasion } from './occasions.ts';

const DAY = 24 * 60 * 60 * 1000;

/**
 * FSRS-6 with its published parameters, for days and longer. Its formulas only: the scheduler of ts-fsrs counts days in
 * UTC, and lengthens intervals so that no two of its four buttons promise the same; here are local days and two grades.
 * @see https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm
 */
const fsrs = new FSRSAlgorithm({ request_retention: 0.9, enable_fuzz: false, enable_short_term: false });

/** When a local day begins, in milliseconds since 1970. */
function startOfDay(day: number): number {
  const date = new Date(day * DAY);
  return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()).getTime();
}

/**
 * When a concept is to be asked again: the beginning of the local day, in milliseconds since 1970, on which one in ten
 * would have forgotten it. Undefined where there was no occasion.
 */
export function reviewDue(occasions: readonly Occasion[]): number | undefined {
  let memory: FSRSState | null = null;
  let day: number | undefined;
  for (const { at, right } of occasions) {
    const answered = localDay(at);
    const elapsed = Math.max(0, answered - (day ?? answered));
    memory = fsrs.next_state(memory, elapsed, right ? Rating.Good : Rating.Again);
    day = answered;
  }
  if (!memory || day === undefined) return undefined;
  return startOfDay(day + fsrs.next_interval(memory.stability, 0));
}

/** What is needed to know of a concept. */
export interface Remembered {
  /** Once acquired. */
  occasions?: readonly Occasion[] | undefined;
}

/**
 * Questions in one review at most: four minutes. What is left is as due tomorrow. One question a concept: of a day only
 * the first answer tells whether something was remembered.
 */
const QUESTIONS = 8;
/** As for every sitting that says how long it takes: half a minute a question. */
const QUESTIONS_PER_MINUTE = 2;

export interface Schedule {
  /** The concepts that are due by the end of the local day, the most overdue first. */
  due: string[];
  /** Those of them that one review asks about, with a question each: what today's 8 still lack, or 8 more after those. */
  session: string[];
  /** How long that takes, in whole minutes, rounded up. */
  minutes: number;
  /** When the next of the others is due, in milliseconds since 1970: tomorrow what is left of a day that is done. */
  next: number | undefined;
  /** Today's 8 were asked already: what is still due can wait. */
  done: boolean;
}

/** How many of these concepts were due today, and were asked about. */
export function reviewedToday(concepts: Iterable<Remembered>, now: number): number {
  const today = localDay(now);
  return [...concepts].filter(({ occasions = [] }) => {
    const before = occasions.filter(({ at }) => localDay(at) < today);
    const isAsked = occasions.some(({ at }) => localDay(at) === today);
    return isAsked && localDay(reviewDue(before) ?? Infinity) <= today;
  }).length;
}

/** Which concepts are to be reviewed today, where so many were `reviewed` already, and when it goes on. */
export function schedule(concepts: ReadonlyMap<string, Remembered>, now: number, reviewed = 0): Schedule {
  const today = localDay(now);
  const dates = [...concepts]
    .flatMap(([concept, { occasions = [] }]) => {
      // What lies ahead was dated by a clock that was wrong.
      const due = reviewDue(occasions.filter(({ at }) => localDay(at) <= today));
      return due === undefined ? [] : [{ concept, due, isToday: localDay(due) <= today }];
    })
    .sort((a, b) => a.due - b.due);
  const due = dates.filter(({ isToday }) => isToday).map(({ concept }) => concept);
  const done = reviewed >= QUESTIONS;
  const session = due.slice(0, done ? QUESTIONS : QUESTIONS - reviewed);
  return {
    due,
    session,
    minutes: Math.ceil(session.length / QUESTIONS_PER_MINUTE),
    next: done && due.length > 0 ? startOfDay(today + 1) : dates.find(({ isToday }) => !isToday)?.due,
    done,
  };
}
