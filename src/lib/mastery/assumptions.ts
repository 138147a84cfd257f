import { LEARNING } from './concept-evidence.ts';
import { population } from './population.ts';
import { believer, type Assumptions } from './posterior.ts';

/** Learners as we expect them, before we know better. */
export const ASSUMPTIONS: Assumptions = {
  population: population([
    {
      weight: 1,
      general: 0.9,
      offset: [
        { share: 0.8, deviation: 0.4 },
        { share: 0.2, deviation: 1.3 },
      ],
    },
  ]),
  cut: 0,
  paces: LEARNING,
};

/** What is believed of a learner's concepts. */
export const beliefs = believer(ASSUMPTIONS);
