import { ASSUMPTIONS } from '#lib/mastery/assumptions.ts';
import { observe, type LearnerEvidence } from '#lib/mastery/concept-evidence.ts';
import { itemModel, success } from '#lib/mastery/item-model.ts';
import { ACQUIRED_IN_PRACTICE, agrees, LEAST_ANSWERS } from '#lib/mastery/mastery-rule.ts';
import { believer } from '#lib/mastery/posterior.ts';
import { itemPool } from '#lib/quiz/item-pool.ts';
import { nextItem, toPractise } from '#lib/quiz/next-item.ts';
import type { SimulatedItem } from './world.ts';

/** The ability that practice is to reach. */
export const PRACTICE_CUT = 0.6;

/** A rule that follows one learner while they practise. */
export interface Tracer {
  /** The next item of a concept; a random one where the rule does not choose. */
  choose?: (
    concept: string,
    left: readonly SimulatedItem[],
    chance: () => number,
  ) => SimulatedItem | undefined;
  answered: (concept: string, item: SimulatedItem, score: number) => void;
  mastered: (concept: string) => boolean;
  /** How likely it says mastery is. */
  probability?: (concept: string) => number;
}

interface LearningRule {
  name: string;
  follow: () => Tracer;
}

function inARow(wanted: number): LearningRule {
  return {
    name: `${wanted} in a row`,
    follow: () => {
      const rows = new Map<string, number>();
      return {
        answered: (concept, _, score) => rows.set(concept, score === 1 ? (rows.get(concept) ?? 0) + 1 : 0),
        mastered: (concept) => (rows.get(concept) ?? 0) >= wanted,
      };
    },
  };
}

function bkt(name: string, [known, learns, slip, guess]: [number, number, number, number]): LearningRule {
  return {
    name,
    follow: () => {
      const states = new Map<string, number>();
      const probability = (concept: string) => states.get(concept) ?? known;
      return {
        probability,
        answered: (concept, _, score) => {
          const before = probability(concept);
          const [ifKnown, ifNot] = score === 1 ? [1 - slip, guess] : [slip, 1 - guess];
          const now = (before * ifKnown) / (before * ifKnown + (1 - before) * ifNot);
          states.set(concept, now + (1 - now) * learns);
        },
        mastered: (concept) => probability(concept) >= 0.95,
      };
    },
  };
}

const elo: LearningRule = {
  name: 'Elo, two levels, cut + .4',
  follow: () => {
    let general = 0;
    const ratings = new Map<string, number>();
    const ratingOf = (concept: string) => general + (ratings.get(concept) ?? 0);
    return {
      answered: (concept, item, score) => {
        const surprise = score - success(ratingOf(concept), itemModel(item));
        general += 0.2 * surprise;
        ratings.set(concept, (ratings.get(concept) ?? 0) + 0.4 * surprise);
      },
      mastered: (concept) => ratingOf(concept) >= PRACTICE_CUT + 0.4,
    };
  },
};

/** Ours as it practises: every pace of learning, items near four in five. */
function oursPractising(bank: readonly SimulatedItem[], sure: number): LearningRule {
  const pool = itemPool(bank);
  const byId = new Map(bank.map((item) => [item.id, item]));
  const beliefs = believer({ ...ASSUMPTIONS, cut: PRACTICE_CUT });
  return {
    name: `ours, M ≥ ${sure}`,
    follow: () => {
      let learner: LearnerEvidence = {};
      let beliefOf = beliefs(learner);
      return {
        choose: (concept, left, chance) => {
          const open = new Set(left.map(({ id }) => id));
          const item = nextItem({
            belief: beliefOf(concept),
            classes: pool.concepts.get(concept)?.classes ?? [],
            worth: toPractise(),
            eligible: [({ id }) => open.has(id)],
            chance,
          });
          return item && byId.get(item.id);
        },
        answered: (concept, item, score) => {
          learner = observe(learner, {
            item: item.id,
            model: itemModel(item),
            concepts: [concept],
            score,
            applied: true,
            explained: true,
            at: 0,
          });
          beliefOf = beliefs(learner);
        },
        mastered: (concept) => {
          const belief = beliefOf(concept);
          const answers = belief.evidence?.count ?? 0;
          return belief.mastery >= sure && agrees(belief) && answers >= LEAST_ANSWERS;
        },
        probability: (concept) => beliefOf(concept).mastery,
      };
    },
  };
}

export const learningRules = (bank: readonly SimulatedItem[]): LearningRule[] => [
  inARow(3),
  inARow(5),
  bkt('BKT, OATutor', [0.1, 0.1, 0.1, 0.1]),
  bkt('BKT, .3/.1/.15/.4', [0.3, 0.1, 0.15, 0.4]),
  elo,
  oursPractising(bank, 0.85),
  oursPractising(bank, ACQUIRED_IN_PRACTICE),
];
