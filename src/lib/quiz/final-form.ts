import { isApplied, type Entry } from '#lib/bank/entry.ts';
import type { Area } from '#lib/course/concept.ts';
import { shuffled } from '#lib/course/random.ts';

/** How many items of each area the final assessment has (content.md, section 5): 20 in all. */
const BLUEPRINT: Record<Area, number> = { A: 4, B: 4, C: 3, D: 6, E: 3 };

const DAY = 24 * 60 * 60 * 1000;
/** What an item costs that was met lately: more than any other reasons together. */
const LATELY = 1000;
/** What an item costs that an earlier final had. */
const ASKED = 100;

export interface FinalSituation {
  entries: readonly Entry[];
  areaOf: (concept: string) => Area | undefined;
  lastMet: ReadonlyMap<string, number>;
  /** Items of earlier finals. */
  asked: readonly string[];
  now: number;
  chance: () => number;
}

/**
 * The items of one final assessment: by the blueprint, only scored ones, none met in the last 24 hours nor in an
 * earlier final while others are left, application and unseen cases first, concepts spread, interactions mixed.
 */
export function finalForm({ entries, areaOf, lastMet, asked, now, chance }: FinalSituation): string[] {
  const usable = entries.filter(({ retired, open }) => !retired && !open);
  const earlier = new Set(asked);
  const drawn = (Object.keys(BLUEPRINT) as Area[]).flatMap((area) => {
    const pool = shuffled(
      usable.filter(({ concepts }) => areaOf(concepts[0] ?? '') === area),
      chance,
    );
    const cost = ({ id, bloom, material }: Entry) =>
      (now - (lastMet.get(id) ?? -Infinity) < DAY ? LATELY : 0) +
      (earlier.has(id) ? ASKED : 0) +
      (isApplied(bloom) ? 0 : 2) +
      (material === 'fictional' || material === 'scenario' ? 0 : 1);
    const form: Entry[] = [];
    while (form.length < BLUEPRINT[area] && form.length < pool.length) {
      const repeats = (entry: Entry) =>
        form.filter(({ concepts }) => concepts[0] === entry.concepts[0]).length;
      const left = pool.filter((entry) => !form.includes(entry));
      form.push(
        left.reduce((best, entry) =>
          cost(entry) + 3 * repeats(entry) < cost(best) + 3 * repeats(best) ? entry : best,
        ),
      );
    }
    return form;
  });
  return spread(shuffled(drawn, chance)).map(({ id }) => id);
}

/** Moves items so that no interaction comes three times running, as far as that can be. */
function spread(entries: readonly Entry[]): Entry[] {
  const left = [...entries];
  const form: Entry[] = [];
  while (left.length > 0) {
    const [last, before] = [form.at(-1), form.at(-2)];
    const place = left.findIndex(
      ({ interaction }) => interaction !== last?.interaction || interaction !== before?.interaction,
    );
    form.push(...left.splice(Math.max(0, place), 1));
  }
  return form;
}
