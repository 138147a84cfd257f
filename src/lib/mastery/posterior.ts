import type { ConceptEvidence, LearnerEvidence } from './concept-evidence.ts';
import { ABILITIES, raise, shareAbove } from './grid.ts';
import { evidenceByRow, type Population } from './population.ts';

/** What beliefs rest on, besides answers. */
export interface Assumptions {
  population: Population;
  /** The ability from which a concept counts as known, in logits. */
  cut: number;
  /** Paces of learning, in logits per explained right answer, all as likely before the first answer. */
  paces: readonly number[];
}

/** What is believed of one concept. */
export interface Belief {
  /** How likely each ability is, now. */
  abilities: Float64Array;
  mean: number;
  variance: number;
  /** M: the chance that ability is at or above the cut. */
  mastery: number;
  /** The same from this concept's own answers alone, as if nothing else were known of the learner. */
  own: number;
  /** Answers it rests on; none for a concept that nobody asked about. */
  evidence: ConceptEvidence | undefined;
}

const SIZE = ABILITIES.length;
const NEGLIGIBLE = 1e-15;
const SQUARES = ABILITIES.map((ability) => ability ** 2);

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

/** What logarithms stand for, as shares of 1; and the logarithm of their sum. */
function shares(logs: Float64Array): { values: Float64Array; logSum: number } {
  let most = -Infinity;
  for (const log of logs) most = Math.max(most, log);
  const values = new Float64Array(logs.length);
  let sum = 0;
  for (let row = 0; row < logs.length; row++) sum += values[row] = Math.exp((logs[row] ?? 0) - most);
  for (let row = 0; row < logs.length; row++) values[row] = (values[row] ?? 0) / sum;
  return { values, logSum: most + Math.log(sum) };
}

/** Σ weight·K(θ | g) over the rows of a population. */
function mixture(weights: Float64Array, { kernel }: Population): Float64Array {
  const mixed = new Float64Array(SIZE);
  for (let row = 0, at = 0; row < weights.length; row++) {
    const weight = weights[row] ?? 0;
    for (let index = 0; index < SIZE; index++, at++)
      mixed[index] = (mixed[index] ?? 0) + weight * (kernel[at] ?? 0);
  }
  return mixed;
}

/** Bayes' rule: prior times likelihood as a distribution, and how likely the evidence was. */
function update(prior: Float64Array, likelihood: readonly number[]) {
  const posterior = new Float64Array(SIZE);
  let evidence = 0;
  for (let index = 0; index < SIZE; index++)
    evidence += posterior[index] = (prior[index] ?? 0) * (likelihood[index] ?? 0);
  for (let index = 0; index < SIZE; index++) posterior[index] = (posterior[index] ?? 0) / evidence;
  return { posterior, evidence };
}

/** Σ weight·distribution. */
function average(weights: Float64Array, distributions: Float64Array[]): Float64Array {
  const [only] = distributions;
  if (only && distributions.length === 1) return only;
  const mean = new Float64Array(SIZE);
  distributions.forEach((distribution, part) => {
    for (let index = 0; index < SIZE; index++)
      mean[index] = (mean[index] ?? 0) + (weights[part] ?? 0) * (distribution[index] ?? 0);
  });
  return mean;
}

/**
 * Reads evidence under these assumptions: what is believed of every concept, which is the exact posterior of a two-level
 * model. Answers about one concept tell of the learner's general ability g, and that tells of all concepts:
 * p(g) ∝ prior(g)·Π Z_k(g), p(θ_k) ∝ ℓ_k(θ_k)·Σ_g [p(g) / Z_k(g)]·K(θ_k | g).
 * What depends on one concept's evidence alone is kept until that evidence changes.
 *
 * @see Gibbons & Hedeker 1992, https://doi.org/10.1007/BF02295430: bi-factor models reduce to two dimensions
 */
export function believer({ population, cut, paces }: Assumptions) {
  const above = shareAbove(cut);
  const byRow = new WeakMap<readonly number[], Float64Array>();
  const ownMastery = new WeakMap<ConceptEvidence, number>();

  function rowsOf(likelihood: readonly number[]): Float64Array {
    const rows = byRow.get(likelihood) ?? evidenceByRow(likelihood, population);
    byRow.set(likelihood, rows);
    return rows;
  }

  /** As if nothing else were known of the learner. */
  function own(evidence: ConceptEvidence): number {
    const before = ownMastery.get(evidence);
    if (before !== undefined) return before;
    const parts = evidence.likelihoods.map((likelihood) => update(population.marginal, likelihood));
    const { values } = shares(
      Float64Array.from(parts, (part, pace) => Math.log(part.evidence) + (evidence.scales[pace] ?? 0)),
    );
    const abilities = average(
      values,
      parts.map(({ posterior }, pace) => raise(posterior, (paces[pace] ?? 0) * evidence.practised)),
    );
    const mastery = Math.min(1, dot(abilities, above));
    ownMastery.set(evidence, mastery);
    return mastery;
  }

  return function beliefs(learner: LearnerEvidence): (concept: string) => Belief {
    const all = Object.values(learner);
    /** The posterior of the rows under each pace, and how likely each pace is. */
    const general = paces.map((_, pace) => {
      const logs = population.prior.slice();
      for (const { likelihoods } of all) {
        const rows = rowsOf(likelihoods[pace] ?? []);
        for (let row = 0; row < logs.length; row++) logs[row] = (logs[row] ?? 0) + (rows[row] ?? 0);
      }
      return logs;
    });
    const scaleOf = (pace: number) => all.reduce((sum, { scales }) => sum + (scales[pace] ?? 0), 0);
    const likely = shares(
      Float64Array.from(general, (logs, pace) => shares(logs).logSum + scaleOf(pace)),
    ).values;

    function abilitiesOf(evidence: ConceptEvidence | undefined): Float64Array {
      const distributions = general.map((logs, pace) => {
        // Many answers leave one pace; the others add nothing that a computer could tell.
        if ((likely[pace] ?? 0) < NEGLIGIBLE) return population.marginal;
        const likelihood = evidence?.likelihoods[pace];
        if (!likelihood) return mixture(shares(logs).values, population);
        const rows = rowsOf(likelihood);
        const others = new Float64Array(logs.length);
        for (let row = 0; row < logs.length; row++) others[row] = (logs[row] ?? 0) - (rows[row] ?? 0);
        const { posterior } = update(mixture(shares(others).values, population), likelihood);
        return raise(posterior, (paces[pace] ?? 0) * (evidence?.practised ?? 0));
      });
      return average(likely, distributions);
    }

    function believe(evidence: ConceptEvidence | undefined): Belief {
      const abilities = abilitiesOf(evidence);
      const mean = dot(abilities, ABILITIES);
      return {
        abilities,
        mean,
        variance: Math.max(0, dot(abilities, SQUARES) - mean ** 2),
        mastery: Math.min(1, dot(abilities, above)),
        own: evidence ? own(evidence) : Math.min(1, dot(population.marginal, above)),
        evidence,
      };
    }

    const made = new Map<ConceptEvidence | undefined, Belief>();
    return (concept) => {
      const evidence = learner[concept];
      const belief = made.get(evidence) ?? believe(evidence);
      made.set(evidence, belief);
      return belief;
    };
  };
}
