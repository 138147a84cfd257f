import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '#lib/course/random.ts';
// The real bank is read by the build, which no room of the house may use but its tests.
// oxlint-disable-next-line no-restricted-imports
import { readCourse } from '../../build/course.ts';
import { consolidationForm } from './consolidation-form.ts';

const { index, concepts } = readCourse(process.cwd());
const core = concepts.filter(({ core }) => core).map(({ id }) => id);
const mainOf = new Map(index.map((entry) => [entry.id, entry.concepts[0] ?? '']));
const usable = index.filter(({ retired, open }) => !retired && !open);

const draw = (seed: number, lastMet: ReadonlyMap<string, number> = new Map(), entries = index) =>
  consolidationForm({ entries, concepts: core, lastMet, chance: random(seed) });

describe('eight mixed questions from the real bank', () => {
  it('are about eight different core concepts, and all scored', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const form = draw(seed);
        const asked = new Set(form.map((id) => mainOf.get(id) ?? ''));
        expect([form.length, asked.size]).toEqual([8, 8]);
        expect([...asked].filter((concept) => !core.includes(concept))).toEqual([]);
        expect(form.filter((id) => !usable.some((entry) => entry.id === id))).toEqual([]);
      }),
    );
  });

  it('are those of their concepts that were not met for longest', () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.nat({ max: 50 }), { minLength: 20 }), (seed, times) => {
        const met = new Map(usable.map(({ id }, place) => [id, times[place % times.length] ?? 0]));
        for (const id of draw(seed, met)) {
          const others = usable.filter(({ concepts: [main] }) => main === mainOf.get(id));
          expect(met.get(id)).toBe(Math.min(...others.map((other) => met.get(other.id) ?? 0)));
        }
      }),
    );
  });

  it('are the same for the same seed, and others for another', () => {
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  it('go back to a concept where the bank has too few, and never repeat a question', () => {
    const few = usable.filter(({ concepts: [main] }) => main === 'K04' || main === 'K05');
    const form = draw(1, new Map(), few);
    expect(new Set(form).size).toBe(8);
  });
});
