import type { Verdict } from './policy.ts';
import { CUT, type SimulatedItem, type SimulatedLearner } from './world.ts';

/** A share: what was counted out of what could be, learner by learner. */
class Share {
  readonly #parts: [count: number, of: number][] = [];

  add(count: number, of: number): void {
    this.#parts.push([count, of]);
  }

  get value(): number {
    const [count, of] = this.#parts.reduce(([a, b], [count, of]) => [a + count, b + of], [0, 0]);
    return of === 0 ? NaN : count / of;
  }

  /** Of a ratio, linearised; a learner's decisions hang together, so learners are what is counted. */
  get error(): number {
    const { value } = this;
    const learners = this.#parts.length;
    const of = this.#parts.reduce((sum, [, of]) => sum + of, 0);
    const squares = this.#parts.reduce((sum, [count, of]) => sum + (count - value * of) ** 2, 0);
    return Math.sqrt((squares * learners) / (learners - 1)) / of;
  }
}

/** How far from the cut ability must lie for a gap to be one. */
const CLEARLY = 0.3;
const BINS = 10;

/** What is measured of one rule, over all learners. */
export class Measures {
  readonly accuracy = new Share();
  readonly items = new Share();
  readonly falseMastery = new Share();
  readonly missed = new Share();
  /** "Acquired" that is true. */
  readonly acquiredTrue = new Share();
  readonly acquired = new Share();
  /** Strong learners' single weak concepts that were not called mastered. */
  readonly gapsFound = new Share();
  readonly brier = new Share();
  readonly success = new Share();
  readonly #bins = Array.from({ length: BINS }, () => ({ count: 0, said: 0, true: 0 }));
  readonly #exposure = new Map<string, number>();
  #learners = 0;

  add(
    learner: SimulatedLearner,
    verdicts: ReadonlyMap<string, Verdict>,
    asked: readonly SimulatedItem[],
    right: number,
  ) {
    const all = [...verdicts].map(([concept, verdict]) => {
      const ability = learner.abilities.get(concept) ?? 0;
      return { ...verdict, ability, truth: ability >= CUT };
    });
    type One = (typeof all)[number];
    const count = (test: (one: One) => boolean) => all.filter(test).length;
    this.accuracy.add(
      count(({ mastered, truth }) => mastered === truth),
      all.length,
    );
    this.items.add(asked.length, all.length);
    this.success.add(right, asked.length);
    this.falseMastery.add(
      count(({ mastered, truth }) => mastered && !truth),
      count(({ truth }) => !truth),
    );
    this.missed.add(
      count(({ mastered, truth }) => !mastered && truth),
      count(({ truth }) => truth),
    );
    this.acquiredTrue.add(
      count(({ acquired, truth }) => acquired === true && truth),
      count(({ acquired }) => acquired === true),
    );
    this.acquired.add(
      count(({ acquired }) => acquired === true),
      all.length,
    );
    const isGap = ({ ability }: One) => learner.general > CUT + CLEARLY && ability < CUT - CLEARLY;
    this.gapsFound.add(
      count((one) => isGap(one) && !one.mastered),
      count(isGap),
    );
    const said = all.filter((one) => one.probability !== undefined);
    this.brier.add(
      said.reduce((sum, { probability = 0, truth }) => sum + (probability - Number(truth)) ** 2, 0),
      said.length,
    );
    for (const { probability = 0, truth } of said) {
      const bin = this.#bins[Math.min(BINS - 1, Math.floor(probability * BINS))];
      if (!bin) continue;
      bin.count += 1;
      bin.said += probability;
      bin.true += Number(truth);
    }
    for (const { id } of asked) this.#exposure.set(id, (this.#exposure.get(id) ?? 0) + 1);
    this.#learners += 1;
  }

  /** Expected calibration error: how far what is said lies from what is true, in ten bins. */
  get calibrationError(): number {
    const total = this.#bins.reduce((sum, { count }) => sum + count, 0);
    return this.#bins.reduce((sum, bin) => sum + Math.abs(bin.said - bin.true), 0) / total;
  }

  /** The share of learners who met the item that most met. */
  get mostExposed(): number {
    return Math.max(0, ...this.#exposure.values()) / this.#learners;
  }

  get itemsUsed(): number {
    return this.#exposure.size;
  }
}
