import { random, shuffled } from '#lib/course/random.ts';
import { ASSUMPTIONS } from '#lib/mastery/assumptions.ts';
import { observe, type LearnerEvidence } from '#lib/mastery/concept-evidence.ts';
import { itemModel, success, type ItemModel } from '#lib/mastery/item-model.ts';
import { ABILITIES } from '#lib/mastery/grid.ts';
import { believer, type Assumptions } from '#lib/mastery/posterior.ts';
import { seedOf } from '../chance.ts';
import { fit, shareRight, type Fit } from './fit.ts';
import type { Matrix, MatrixItem } from './matrix.ts';

/** Follows one learner: says how likely a right answer is, then is told. */
interface Follower {
  predict: (item: number) => number;
  answered: (item: number, score: number) => void;
}

/** Learns what it can from some learners, to follow others. */
export interface Predictor {
  name: string;
  train: (matrix: Matrix) => () => Follower;
}

/** The app's engine with these items and assumptions; `concept` says what an item is about. */
function engine(
  items: readonly MatrixItem[],
  models: readonly ItemModel[],
  assumptions: Assumptions,
  concept: (item: MatrixItem) => string = (item) => item.concept,
): () => Follower {
  const beliefs = believer(assumptions);
  const curves = models.map((model) => ABILITIES.map((ability) => success(ability, model)));
  return () => {
    let learner: LearnerEvidence = {};
    let beliefOf = beliefs(learner);
    return {
      predict: (index) => {
        const { abilities } = beliefOf(concept(items[index] as MatrixItem));
        return (curves[index] ?? []).reduce((sum, right, step) => sum + right * (abilities[step] ?? 0), 0);
      },
      answered: (index, score) => {
        const item = items[index] as MatrixItem;
        learner = observe(
          learner,
          {
            item: item.id,
            model: models[index] as ItemModel,
            concepts: [concept(item)],
            score,
            applied: false,
            explained: false,
            at: 0,
          },
          assumptions.paces,
        );
        beliefOf = beliefs(learner);
      },
    };
  };
}

const fitted = ({ population }: Fit): Assumptions => ({ population, cut: 0, paces: [0] });

const ours: Predictor = {
  name: 'ours, calibrated',
  train: (matrix) => {
    const found = fit(matrix);
    return engine(matrix.items, found.models, fitted(found));
  },
};

/** The author's level of each item; where nobody said one, the third of the share right that it is in: an ideal author. */
function levelsOf(matrix: Matrix): number[] {
  const shares = shareRight(matrix);
  const sorted = shares.toSorted((a, b) => b - a);
  const [easy, middling] = [1, 2].map((third) => sorted[Math.floor((third * sorted.length) / 3)] ?? 0);
  return matrix.items.map(({ level }, item) => {
    const share = shares[item] ?? 0;
    return level ?? (share > (easy ?? 0) ? 1 : share > (middling ?? 0) ? 2 : 3);
  });
}

/** One in so many where nobody says how many options there are. */
const UNKNOWN_OPTIONS = 6;

const cold: Predictor = {
  name: 'ours, levels only',
  train: (matrix) => {
    const levels = levelsOf(matrix);
    const models = matrix.items.map(({ options = UNKNOWN_OPTIONS }, item) =>
      itemModel({ chance: 1 / options, difficulty: 2 * (levels[item] ?? 2) - 1 }),
    );
    return engine(matrix.items, models, { ...ASSUMPTIONS, paces: [0] });
  },
};

const everything = () => 'everything';

const global: Predictor = {
  name: 'one ability for all',
  train: (matrix) => {
    const one = { ...matrix, items: matrix.items.map((item) => ({ ...item, concept: everything() })) };
    const found = fit(one, 0);
    return engine(matrix.items, found.models, fitted(found), everything);
  },
};

const independent: Predictor = {
  name: 'independent concepts',
  train: (matrix) => {
    const found = fit(matrix, 0);
    return engine(matrix.items, found.models, fitted(found));
  },
};

const itemMean: Predictor = {
  name: 'item mean',
  train: (matrix) => {
    const shares = shareRight(matrix);
    return () => ({ predict: (item) => shares[item] ?? 0.5, answered: () => {} });
  },
};

/** The learners that parameters of a rival are tuned on. */
const TUNED_ON = 300;

const loss = (score: number, chance: number) => {
  const p = Math.min(1 - 1e-6, Math.max(1e-6, chance));
  return -score * Math.log(p) - (1 - score) * Math.log(1 - p);
};

/** The follower among these that predicts the training answers best. */
function best(matrix: Matrix, candidates: (() => Follower)[]): () => Follower {
  const order = matrix.items.map((_, item) => item);
  const sample = matrix.learners.slice(0, TUNED_ON);
  const losses = candidates.map((follow) =>
    sample.reduce((sum, scores, learner) => {
      const follower = follow();
      for (const item of shuffled(order, random(seedOf(9, learner)))) {
        const score = scores[item];
        if (score === undefined) continue;
        sum += loss(score, follower.predict(item));
        follower.answered(item, score);
      }
      return sum;
    }, 0),
  );
  return candidates[losses.indexOf(Math.min(...losses))] as () => Follower;
}

const elo: Predictor = {
  name: 'Elo, two levels, tuned',
  train: (matrix) => {
    const items = matrix.items;
    const difficulties = shareRight(matrix).map((share) => 1.2 * Math.log((1 - share) / share));
    const candidates = [0.1, 0.2, 0.35, 0.5, 0.8].flatMap((general) =>
      [0, 0.1, 0.2, 0.4].flatMap((own) =>
        [0.02, 0.06, 0.15].map((decay) => (): Follower => {
          let [rating, count] = [0, 0];
          const ratings = new Map<string, number>();
          const predict = (item: number) => {
            const concept = ratings.get(items[item]?.concept ?? '') ?? 0;
            return 1 / (1 + Math.exp((difficulties[item] ?? 0) - rating - concept));
          };
          return {
            predict,
            answered: (item, score) => {
              const surprise = score - predict(item);
              const concept = items[item]?.concept ?? '';
              rating += (general / (1 + decay * count)) * surprise;
              ratings.set(concept, (ratings.get(concept) ?? 0) + (own / (1 + decay * count)) * surprise);
              count += 1;
            },
          };
        }),
      ),
    );
    return best(matrix, candidates);
  },
};

const bkt: Predictor = {
  name: 'BKT, fitted',
  train: (matrix) => {
    const candidates = [0.2, 0.4, 0.6, 0.8].flatMap((known) =>
      [0, 0.05].flatMap((learns) =>
        [0.05, 0.15, 0.3].flatMap((slip) =>
          [0.15, 0.3, 0.45].map((guess) => (): Follower => {
            const states = new Map<string, number>();
            const stateOf = (item: number) => states.get(matrix.items[item]?.concept ?? '') ?? known;
            return {
              predict: (item) => stateOf(item) * (1 - slip) + (1 - stateOf(item)) * guess,
              answered: (item, score) => {
                const before = stateOf(item);
                const [ifKnown, ifNot] = [
                  score * (1 - slip) + (1 - score) * slip,
                  score * guess + (1 - score) * (1 - guess),
                ];
                const now = (before * ifKnown) / (before * ifKnown + (1 - before) * ifNot);
                states.set(matrix.items[item]?.concept ?? '', now + (1 - now) * learns);
              },
            };
          }),
        ),
      ),
    );
    return best(matrix, candidates);
  },
};

export const PREDICTORS: Predictor[] = [ours, global, independent, elo, cold, itemMean, bkt];
