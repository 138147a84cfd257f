import { itemModel } from '#lib/mastery/item-model.ts';
import { observe, type LearnerEvidence } from '#lib/mastery/concept-evidence.ts';
import { agrees, LIKELIER, masteryState } from '#lib/mastery/mastery-rule.ts';
import { population } from '#lib/mastery/population.ts';
import { ASSUMPTIONS } from '#lib/mastery/assumptions.ts';
import { believer, type Assumptions, type Belief } from '#lib/mastery/posterior.ts';
import { itemPool, type ItemPool } from '#lib/quiz/item-pool.ts';
import { toDecide } from '#lib/quiz/next-item.ts';
import { nextQuestion } from '#lib/quiz/next-question.ts';
import type { Confidence } from '#lib/scoring/response.ts';
import type { Policy, Sitting, Verdict } from './policy.ts';
import type { SimulatedItem } from './world.ts';

/** What ships, for an assessment: nothing is explained before the end, so that no pace of learning matters. */
const SHIPPED: Assumptions = { ...ASSUMPTIONS, paces: [0] };

/** The same engine for learners whose concepts have nothing to do with each other. */
export const INDEPENDENT: Assumptions = {
  ...SHIPPED,
  population: population([
    { weight: 1, general: 1e-6, offset: [{ share: 1, deviation: Math.hypot(0.9, 0.5) }] },
  ]),
};

const believers = new WeakMap<Assumptions, ReturnType<typeof believer>>();

function believerOf(assumptions: Assumptions) {
  const found = believers.get(assumptions) ?? believer(assumptions);
  believers.set(assumptions, found);
  return found;
}

const pools = new WeakMap<readonly SimulatedItem[], ItemPool>();

function poolOf(items: readonly SimulatedItem[]): ItemPool {
  const pool = pools.get(items) ?? itemPool(items);
  pools.set(items, pool);
  return pool;
}

export interface Sat {
  beliefOf: (concept: string) => Belief;
  asked: string[];
}

export interface SitOptions {
  assumptions?: Assumptions;
  /** Called after every answer. */
  watch?: (sat: Sat) => void;
  /** Asks on when everything is decided, until everything was asked. */
  endless?: boolean;
  /** Whether questions that are likely answered wrongly are avoided. */
  comfort?: boolean;
  /** How sure the learner says they are of an answer, where they are asked. */
  confidenceIn?: (item: SimulatedItem) => Confidence | undefined;
  /** Whether another question may be asked. */
  goOn?: (sat: Sat) => boolean;
}

/** Asks as the application does, until it has decided. */
export function sit(
  sitting: Sitting,
  {
    assumptions = SHIPPED,
    watch,
    endless = false,
    comfort = true,
    confidenceIn,
    goOn = () => true,
  }: SitOptions = {},
): Sat {
  const { concepts, items, ask, chance } = sitting;
  const pool = poolOf(items);
  const byId = new Map(items.map((item) => [item.id, item]));
  const choosable = concepts.map((id) => ({ id, prerequisites: [] }));
  const worth = toDecide(assumptions.cut, { comfort });
  const asked: string[] = [];
  let learner: LearnerEvidence = {};
  const beliefs = believerOf(assumptions);
  let beliefOf = beliefs(learner);
  while (goOn({ beliefOf, asked })) {
    const question = nextQuestion({
      pool,
      concepts: choosable,
      beliefOf,
      cut: assumptions.cut,
      asked,
      endless,
      worth,
      chance,
    });
    const item = byId.get(question?.item ?? '');
    if (!item) break;
    asked.push(item.id);
    learner = observe(
      learner,
      {
        item: item.id,
        model: itemModel(item),
        concepts: item.concepts,
        score: ask(item),
        confidence: confidenceIn?.(item),
        applied: true,
        explained: false,
        at: 0,
      },
      assumptions.paces,
    );
    beliefOf = beliefs(learner);
    watch?.({ beliefOf, asked });
  }
  return { beliefOf, asked };
}

/**
 * To decide "known" wrongly costs nearly twice as much as to decide "not known" wrongly: then the decision that costs
 * least is "known" from 0.65 on. Who is asked once too often loses a minute; who is let go too soon, the concept.
 */
const MASTERED = 0.65;

/** Known when that is likelier than not; with the dual rule, when its own answers agree. */
export const verdictOf = (belief: Belief, dual: boolean): Verdict => ({
  mastered: dual ? belief.mastery >= MASTERED && agrees(belief) : belief.mastery >= LIKELIER,
  probability: belief.mastery,
  acquired: masteryState(belief) === 'acquired',
});

/** Ours. */
export function ours(
  name: string,
  { dual = true, ...options }: SitOptions & { dual?: boolean } = {},
): Policy {
  return {
    name,
    run: (sitting) => {
      const { beliefOf } = sit(sitting, options);
      return new Map(
        sitting.concepts.map((concept) => [concept, verdictOf(beliefOf(concept), dual)] as const),
      );
    },
  };
}
