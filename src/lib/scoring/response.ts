/** What was given as an answer. "I don't know yet" is an answer of its own kind. */
export type Response =
  | { kind: 'unknown' }
  | { kind: 'choice'; options: string[] }
  | { kind: 'true-false'; reason: string }
  | { kind: 'matching'; placements: Record<string, string> }
  | { kind: 'sequencing'; order: string[] }
  | { kind: 'fill-in'; text: string };

/** How sure the learner said they were, before any feedback. */
export type Confidence = 'guess' | 'fairly' | 'sure';

/** What is left of an answer that was not handed in: the placements so far, the words so far. */
export type Draft = Exclude<Response, { kind: 'unknown' }>;
