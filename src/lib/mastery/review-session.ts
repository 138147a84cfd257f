/**
 * Questions in a review at most: four minutes. What is left is due tomorrow as well. One question a concept: of a day only
 * the first answer tells whether something was remembered.
 */
const QUESTIONS = 8;
/** As for every sitting that is announced: half a minute a question. */
const QUESTIONS_PER_MINUTE = 2;

/** The concepts that one review asks about, of those that are due, the most overdue first. */
export const reviewSession = (due: readonly string[]): string[] => due.slice(0, QUESTIONS);

/** How long a review takes, in whole minutes, rounded up. */
export const reviewMinutes = (questions: number): number => Math.ceil(questions / QUESTIONS_PER_MINUTE);
