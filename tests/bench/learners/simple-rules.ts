import { shuffled } from '#lib/course/random.ts';
import { knowing, success, itemModel } from '#lib/mastery/item-model.ts';
import { perConcept, type Policy } from './policy.ts';
import { CUT } from './world.ts';

/** So many random items of each concept; mastered with at least the score expected of a learner at the cut. */
export function fixedForm(length: number): Policy {
  return perConcept(`fixed form, ${length} a concept`, (items, { ask, chance }) => {
    const form = shuffled(items, chance).slice(0, length);
    const score = form.reduce((sum, item) => sum + ask(item), 0);
    const atCut = form.reduce((sum, item) => sum + success(CUT, itemModel(item)), 0);
    return { mastered: score >= atCut };
  });
}

/** Mastered with so many right answers in a row, as many products have it. */
export function inARow(wanted: number): Policy {
  return perConcept(`${wanted} in a row`, (items, { ask, chance }) => {
    let row = 0;
    for (const item of shuffled(items, chance)) {
      row = ask(item) === 1 ? row + 1 : 0;
      if (row === wanted) return { mastered: true };
    }
    return { mastered: false };
  });
}

interface Bkt {
  known: number;
  learns: number;
  slip: number;
  guess: number;
  /** Mastered from this probability on. */
  sure: number;
  /** Given up below this one. */
  hopeless?: number;
}

/** Bayesian knowledge tracing, Corbett & Anderson 1995: one belief per concept, blind to what an item is. */
function bkt(name: string, { known, learns, slip, guess, sure, hopeless = 0 }: Bkt): Policy {
  return perConcept(name, (items, { ask, chance }) => {
    let probability = known;
    for (const item of shuffled(items, chance)) {
      const right = ask(item) === 1;
      const ifKnown = right ? 1 - slip : slip;
      const ifNot = right ? guess : 1 - guess;
      const posterior = (probability * ifKnown) / (probability * ifKnown + (1 - probability) * ifNot);
      probability = posterior + (1 - posterior) * learns;
      if (probability >= sure || probability <= hopeless) break;
    }
    return { mastered: probability >= (hopeless ? 0.5 : sure), probability };
  });
}

/** OATutor's parameters: 0.1 for all four, mastered at 0.95 (`defaultBKTParams.json`). */
export const bktOaTutor = bkt('BKT, OATutor', { known: 0.1, learns: 0.1, slip: 0.1, guess: 0.1, sure: 0.95 });
export const bktTuned = bkt('BKT, tuned', {
  known: 0.5,
  learns: 0,
  slip: 0.15,
  guess: 0.4,
  sure: 0.95,
  hopeless: 0.05,
});

/**
 * Wald's sequential probability ratio test between abilities on both sides of the cut, with the items that tell most at
 * the cut first; at the end of the items, the likelier side.
 */
export function sprt(error: number, distance = 0.7): Policy {
  const bound = Math.log((1 - error) / error);
  return perConcept(`SPRT, ${100 * error} %`, (items, { ask }) => {
    const steep = (item: (typeof items)[number]) => {
      const model = itemModel(item);
      const known = knowing(CUT, model);
      const right = success(CUT, model);
      return ((1 - model.guess - model.slip) * known * (1 - known)) ** 2 / (right * (1 - right));
    };
    let ratio = 0;
    for (const item of items.toSorted((a, b) => steep(b) - steep(a))) {
      const model = itemModel(item);
      const [above, below] = [success(CUT + distance, model), success(CUT - distance, model)];
      ratio += Math.log(ask(item) === 1 ? above / below : (1 - above) / (1 - below));
      if (Math.abs(ratio) >= bound) break;
    }
    return { mastered: ratio >= 0 };
  });
}
