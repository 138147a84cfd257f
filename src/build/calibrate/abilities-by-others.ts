import { beliefs } from '#lib/mastery/assumptions.ts';
import { asOf, observe, type LearnerEvidence, type Observation } from '#lib/mastery/concept-evidence.ts';
import type { ItemModel } from '#lib/mastery/item-model.ts';
import type { GivenAnswer } from './given-answers.ts';

/** An item whose answer is as likely at every ability. */
const TELLS_NOTHING: ItemModel = { difficulty: 0, slope: 0, guess: 0, slip: 0 };

const collect = (observations: readonly Observation[]): LearnerEvidence =>
  observations.reduce<LearnerEvidence>((evidence, observation) => observe(evidence, observation), {});

/**
 * For each pooled answer of a person, by its place: how likely each ability in its main concept was at that moment, by all
 * other answers of that person, earlier and later ones. The answer itself still counts as practice, but tells nothing.
 */
export function abilitiesByOthers(
  given: readonly GivenAnswer[],
  modelOf: (item: string) => ItemModel | undefined,
): Map<number, Float64Array> {
  const observations = given.map(({ observation, item }) => ({
    ...observation,
    model: (item !== undefined && modelOf(item)) || observation.model,
  }));
  const about = new Map<string, number[]>();
  const practised: number[] = [];
  let whole: LearnerEvidence = {};
  observations.forEach((observation, place) => {
    for (const concept of observation.concepts) about.set(concept, [...(about.get(concept) ?? []), place]);
    practised.push(whole[observation.concepts[0] ?? '']?.practised ?? 0);
    whole = observe(whole, observation);
  });

  function without(left: number, concept: string) {
    const others = (about.get(concept) ?? []).flatMap((place): Observation[] => {
      const observation = observations[place];
      if (!observation) return [];
      return [place === left ? { ...observation, model: TELLS_NOTHING } : observation];
    });
    return collect(others)[concept];
  }

  const abilities = new Map<number, Float64Array>();
  observations.forEach(({ concepts, at }, place) => {
    const [main] = concepts;
    if (!given[place]?.pooled || main === undefined) return;
    const others = { ...whole };
    for (const concept of concepts) {
      const evidence = without(place, concept);
      if (evidence) others[concept] = evidence;
    }
    const own = others[main];
    // What was learnt later was not known then.
    if (own) others[main] = { ...own, practised: practised[place] ?? 0 };
    abilities.set(place, beliefs(asOf(others, at))(main).abilities);
  });
  return abilities;
}
