import { LEARNING } from './concept-evidence.ts';
import { abilityAt, itemModel } from './item-model.ts';
import { population } from './population.ts';
import { believer, type Assumptions } from './posterior.ts';

/**
 * Learners as we expect them, before we know better. Mostly as in a quiz of general knowledge, where abilities have much in
 * common (σ_g 0.9, σ_u 0.5 in SPISA's 1,075 students), with a wide part for isolated gaps; in part as in courses whose
 * concepts have less in common, or nearly nothing. Which of them a learner is like, their answers say.
 */
export const ASSUMPTIONS: Assumptions = {
  population: population([
    {
      weight: 0.7,
      general: 0.9,
      offset: [
        { share: 0.8, deviation: 0.4 },
        { share: 0.2, deviation: 1.3 },
      ],
    },
    { weight: 0.15, general: 0.6, offset: [{ share: 1, deviation: 0.8 }] },
    { weight: 0.15, general: 0.3, offset: [{ share: 1, deviation: 0.95 }] },
  ]),
  cut: 0,
  paces: LEARNING,
};

/** A question of middling difficulty: the third of five. */
export const MIDDLING = itemModel({ chance: 0, difficulty: 3 });

/**
 * What this course means by knowing: `GOAL` of the middling questions, six middling questions of ten, without guessing. Being nine parts in ten sure of that
 * takes about five right answers of a beginner, and two or three of somebody who knows most of the rest.
 */
export const GOAL = 0.6;
export const COURSE_CUT = abilityAt(GOAL, MIDDLING);

/** What is believed of a learner's concepts. */
export const beliefs = believer({ ...ASSUMPTIONS, cut: COURSE_CUT });
