import type { AnyReason } from '#lib/quiz/reason.ts';

/** What is said of chances and reasons, to learners and to instructors. */

const REASONS: Record<AnyReason, (concept: string) => string> = {
  'first look': (concept) =>
    `We have not seen enough of what you know about ${concept}: this is a first look.`,
  undecided: (concept) => `Whether you know ${concept} is still undecided: another answer may well tip it.`,
  contradiction: (concept) =>
    `What you know of the rest makes it likely that you know ${concept}. Your answers about it do not say so yet: this one checks.`,
  practice: (concept) =>
    `This is practice of ${concept}. Of the questions that are left, this one suits you best.`,
  review: (concept) => `You have shown that you know ${concept}. It is time to see whether it has stayed.`,
  idea: (concept) =>
    `One of your answers pointed to a common wrong idea about ${concept}. Here it is met again, on purpose.`,
  missed: (concept) => `You wanted to see once more what you had missed. This one is about ${concept}.`,
  lesson: (concept) => `This lesson teaches ${concept}, so it asks everybody about it.`,
  opening: (concept) => `The opening check finds out where to begin. This one is about ${concept}.`,
  'test-out': (concept) => `You want to show that you know this lesson, and ${concept} is part of it.`,
  final: (concept) =>
    `The final takes so many questions from each part of the course. This one stands for ${concept}.`,
  consolidation: (concept) =>
    `Mixed questions, a day or more later, show what has stayed. This one is about ${concept}.`,
  sort: (concept) => `Sorting is practice, too: it counts for ${concept}.`,
};

/** Why a question about a concept is asked, in a sentence. */
export const reasonWords = (reason: AnyReason, concept: string): string => REASONS[reason](`“${concept}”`);

/** A chance in whole per cents. Nothing is certain: never 0, never 100. */
export const percentOf = (chance: number): number => Math.min(99, Math.max(1, Math.round(chance * 100)));

/** How many of ten, in words for a sentence. */
export function ofTen(chance: number): string {
  const tenths = Math.round(chance * 10);
  if (tenths <= 0) return 'hardly anybody';
  if (tenths >= 10) return 'nearly everybody';
  return `about ${tenths} in 10`;
}

/** By how many points an estimate moved: "+12 points", "−1 point". */
export function pointsOf(by: number): string {
  const points = Math.round(Math.abs(by) * 100);
  return `${by < 0 ? '−' : '+'}${points} ${points === 1 ? 'point' : 'points'}`;
}
