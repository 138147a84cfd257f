import type { RecordEvent } from './event.ts';

/** A record on its way to another device: one readable file. Its schema is `static/record.schema.json`. */
export interface Transfer {
  format: typeof FORMAT;
  version: typeof VERSION;
  /** When the copy was saved, as an ISO time. */
  exported: string;
  course: typeof COURSE;
  learners: LearnerRecord[];
}

/** What one learner has done. */
export interface LearnerRecord {
  id: string;
  /** The name is theirs to give; it may be empty. */
  name: string;
  events: readonly RecordEvent[];
}

export const FORMAT = 'learner-records';
export const COURSE = 'social-media-or-social-network';
/** A new version comes with a fixture of the old one, which is read for ever. */
export const VERSION = 1;

/** The text of a file: readable, with one event on each line. */
export function writeTransfer(learners: readonly LearnerRecord[], exported = new Date()): string {
  const head = { format: FORMAT, version: VERSION, exported: exported.toISOString(), course: COURSE };
  const people = learners.map(({ id, name, events }) => {
    const lines = events.map((event) => `\n    ${JSON.stringify(event)}`);
    return `\n  {"id": ${JSON.stringify(id)}, "name": ${JSON.stringify(name)}, "events": [${lines.join(',')}\n  ]}`;
  });
  return `${JSON.stringify(head, null, 1).slice(0, -2)},\n "learners": [${people.join(',')}\n ]\n}\n`;
}

/** Longer names make no file name on some systems. */
const LONGEST = 40;

/** A file name that every system takes: "record nadia 2026-11-23.json". */
export function transferName(words: readonly string[], extension: string, now = new Date()): string {
  const safe = words.map((word) =>
    [...word.normalize('NFC').replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')].slice(0, LONGEST).join(''),
  );
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${[...safe.map((word) => word.replaceAll(/^-+|-+$/g, '')).filter(Boolean), ...day].join('-')}.${extension}`;
}
