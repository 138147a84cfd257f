const plural = new Intl.PluralRules('en');
const digits = new Intl.NumberFormat('en-GB');

/** So many of something: "one answer", "2,340 answers". */
export function numberOf(count: number, one: string, other: string): string {
  return plural.select(count) === 'one' ? `one ${one}` : `${digits.format(count)} ${other}`;
}

/** Answers, in words for the middle of a sentence. */
export const numberOfAnswers = (count: number) => numberOf(count, 'answer', 'answers');

/** The same at the beginning of a sentence. */
export const atBeginning = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
