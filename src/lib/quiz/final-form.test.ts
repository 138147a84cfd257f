import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '#lib/bank/entry.ts';
import type { Area } from '#lib/course/concept.ts';
import { random } from '#lib/course/random.ts';
// The real bank is read by the build, which no room of the house may use but its tests.
// oxlint-disable-next-line no-restricted-imports
import { readCourse } from '../../build/course.ts';
import { finalForm } from './final-form.ts';

const HOUR = 60 * 60 * 1000;
const NOW = Date.UTC(2026, 10, 23, 12);

const { index, concepts } = readCourse(process.cwd());
const areas = new Map(concepts.map(({ id, area }) => [id, area]));
const areaOf = (concept: string): Area | undefined => areas.get(concept);
const byId = new Map(index.map((entry) => [entry.id, entry]));

const draw = (
  seed: number,
  lastMet: ReadonlyMap<string, number> = new Map(),
  asked: readonly string[] = [],
) => finalForm({ entries: index, areaOf, lastMet, asked, now: NOW, chance: random(seed) });
const entriesOf = (form: readonly string[]) => form.flatMap((id) => byId.get(id) ?? []);
const usable = index.filter(({ retired, open }) => !retired && !open);
const areaOfEntry = ({ concepts: [main = ''] }: Entry) => areaOf(main);
const countIn = (entries: readonly Entry[], area: Area) =>
  entries.filter((entry) => areaOfEntry(entry) === area).length;

const seed = fc.nat();
/** Part of the bank, met within the last day. */
const metLately = fc
  .tuple(fc.subarray(usable.map(({ id }) => id)), fc.integer({ min: 0, max: 24 * HOUR - 1 }))
  .map(([ids, ago]) => new Map(ids.map((id) => [id, NOW - ago])));

describe('a final assessment from the real bank', () => {
  it('has 20 different questions: 4, 4, 3, 6 and 3 of the five areas', () => {
    fc.assert(
      fc.property(seed, metLately, (seed, lastMet) => {
        const form = draw(seed, lastMet);
        expect(new Set(form).size).toBe(20);
        expect((['A', 'B', 'C', 'D', 'E'] as const).map((area) => countIn(entriesOf(form), area))).toEqual([
          4, 4, 3, 6, 3,
        ]);
      }),
    );
  });

  it('has at least 12 at the level of application or above', () => {
    fc.assert(
      fc.property(seed, (seed) => {
        const applied = entriesOf(draw(seed)).filter(({ bloom }) =>
          ['apply', 'analyse', 'evaluate'].includes(bloom),
        );
        expect(applied.length).toBeGreaterThanOrEqual(12);
      }),
    );
  });

  it('has at least 10 on fictional platforms or scenarios', () => {
    fc.assert(
      fc.property(seed, (seed) => {
        const unseen = entriesOf(draw(seed)).filter(({ material }) =>
          ['fictional', 'scenario'].includes(material),
        );
        expect(unseen.length).toBeGreaterThanOrEqual(10);
      }),
    );
  });

  it('has nothing that is retired or not scored', () => {
    fc.assert(
      fc.property(seed, metLately, (seed, lastMet) => {
        expect(entriesOf(draw(seed, lastMet)).filter((entry) => !usable.includes(entry))).toEqual([]);
      }),
    );
  });

  it('has nothing that was met in the last 24 hours, in any area where there are others enough', () => {
    fc.assert(
      fc.property(seed, metLately, (seed, lastMet) => {
        const form = entriesOf(draw(seed, lastMet));
        const need = { A: 4, B: 4, C: 3, D: 6, E: 3 };
        for (const area of ['A', 'B', 'C', 'D', 'E'] as const) {
          const others = countIn(
            usable.filter(({ id }) => !lastMet.has(id)),
            area,
          );
          const met = form.filter((entry) => areaOfEntry(entry) === area && lastMet.has(entry.id));
          expect(met.length, `area ${area}`).toBe(Math.max(0, need[area] - others));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('may have again what was met a day ago', () => {
    const aDayAgo = new Map(usable.map(({ id }) => [id, NOW - 24 * HOUR]));
    expect(draw(1, aDayAgo)).toEqual(draw(1));
  });

  it('has other items than the five finals before it', () => {
    fc.assert(
      fc.property(seed, (seed) => {
        const asked: string[] = [];
        for (let taken = 0; taken < 6; taken += 1) asked.push(...draw(seed + taken, new Map(), asked));
        expect(new Set(asked).size).toBe(6 * 20);
      }),
      { numRuns: 20 },
    );
  });

  it('is the same for the same seed, and differs with it', () => {
    expect(draw(7)).toEqual(draw(7));
    const forms = new Set(Array.from({ length: 20 }, (_, seed) => draw(seed).toSorted().join()));
    expect(forms.size).toBe(20);
  });
});
