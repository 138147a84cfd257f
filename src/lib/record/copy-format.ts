import type { RecordEvent } from './event.ts';

/** What tells a copy of ours from any other JSON file. */
export const FORMAT = 'social-media-or-social-network/record';
/** Goes up when a copy can hold what this edition cannot read: a new event, a new field. Older ones are read for ever. */
export const VERSION = 1;

/** One learner in a copy. */
export interface LearnerCopy {
  id: string;
  name: string;
  events: readonly RecordEvent[];
  /** Stored texts that the edition which wrote the copy could not read. */
  unreadable: readonly string[];
}

/**
 * What an honest copy never exceeds. A browser gives a site about 5 MB, which hold some 40,000 answers: written out
 * with all names of fields they come to half of the bytes allowed here.
 */
export const LIMITS = {
  bytes: 25_000_000,
  learners: 200,
  /** Events of all learners together. */
  entries: 200_000,
  /** Characters of all texts in one event: what completes the course names every sitting before it. */
  entry: 200_000,
  /** Characters of one text. */
  text: 10_000,
  /** Characters of an id, which becomes part of a key in the storage. */
  id: 100,
  /** Where the clock of a device stands that has lost its time. */
  from: Date.UTC(1970),
  to: Date.UTC(2100),
} as const;
