import { shuffled } from '#lib/course/random.ts';
import { itemModel, success } from '#lib/mastery/item-model.ts';
import type { Policy, Sitting } from './policy.ts';
import { CUT } from './world.ts';

/** How far an answer moves a rating: α/(1 + βn) after n answers. */
export interface EloSteps {
  general: number;
  concept: number;
  decay: number;
}

/** Ratings after so many random items of each concept, in a mixed order: a general one, and one for each concept. */
function rate({ concepts, itemsOf, ask, chance }: Sitting, length: number, steps: EloSteps) {
  const form = shuffled(
    concepts.flatMap((concept) => shuffled(itemsOf(concept), chance).slice(0, length)),
    chance,
  );
  let general = 0;
  const ratings = new Map(concepts.map((concept) => [concept, { value: 0, count: 0 }]));
  form.forEach((item, count) => {
    const rating = ratings.get(item.concepts[0] ?? '');
    if (!rating) return;
    const surprise = ask(item) - success(general + rating.value, itemModel(item));
    general += (steps.general / (1 + steps.decay * count)) * surprise;
    rating.value += (steps.concept / (1 + steps.decay * rating.count)) * surprise;
    rating.count += 1;
  });
  return (concept: string) => general + (ratings.get(concept)?.value ?? 0);
}

/** Elo with two levels, as Pelánek 2016 has it, with the same knowledge of items as ours. */
export function elo(length: number, steps: EloSteps): Policy {
  return {
    name: `Elo, two levels, ${length} a concept`,
    run: (sitting) => {
      const ratingOf = rate(sitting, length, steps);
      return new Map(
        sitting.concepts.map((concept) => [concept, { mastered: ratingOf(concept) >= CUT }] as const),
      );
    },
  };
}

/** What tuning chooses from. */
export const ELO_STEPS: EloSteps[] = [0.2, 0.35, 0.5, 0.8].flatMap((general) =>
  [0.2, 0.4, 0.7].flatMap((concept) => [0.02, 0.06].map((decay) => ({ general, concept, decay }))),
);
