import type { Entry } from '#lib/bank/entry.ts';
import { shuffled } from '#lib/course/random.ts';

/** How many questions show that it lasts (content.md 5.1). */
const LENGTH = 8;

export interface ConsolidationSituation {
  entries: readonly Entry[];
  /** What the course asks to be acquired. */
  concepts: readonly string[];
  lastMet: ReadonlyMap<string, number>;
  chance: () => number;
}

/** Mixed questions, each about another concept as far as that can be; of each concept the one not met for longest. */
export function consolidationForm({ entries, concepts, lastMet, chance }: ConsolidationSituation): string[] {
  const order = shuffled(concepts, chance);
  const usable = shuffled(
    entries.filter(({ retired, open }) => !retired && !open),
    chance,
  ).sort((a, b) => (lastMet.get(a.id) ?? 0) - (lastMet.get(b.id) ?? 0));
  const piles = order.map((concept) => usable.filter(({ concepts: [main] }) => main === concept));
  const deepest = Math.max(0, ...piles.map((pile) => pile.length));
  return Array.from({ length: deepest }, (_, depth) => piles.flatMap((pile) => pile[depth] ?? []))
    .flat()
    .slice(0, LENGTH)
    .map(({ id }) => id);
}
