import type { Answered } from '#lib/record/event.ts';

/** How many seconds the right answers took, by their median; nothing where none was right. */
export function rightSeconds(answered: readonly Pick<Answered, 'score' | 'seconds'>[]): number | undefined {
  const seconds = answered.flatMap((answer) => (answer.score === 1 ? answer.seconds : []));
  const sorted = seconds.sort((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.length === 0 ? undefined : middle.reduce((sum, one) => sum + one, 0) / middle.length;
}
