import type { RecordEvent } from '#lib/record/event.ts';
import { merge } from '#lib/record/record.ts';
import { codeOf, plainName } from './certificate-code.ts';
import { evidence, type Completed } from './evidence.ts';

export interface Certificate {
  name: string;
  /** When the course was completed. */
  at: number;
  /** How many lessons were done or known without it, and core concepts acquired. */
  lessons: number;
  concepts: number;
  /** What the final assessment was worth, 0 to 1. */
  score: number;
  /** How many answers it rests on. */
  answers: number;
  /** Nothing where the browser makes none: on pages without https. */
  code: string | undefined;
}

/** Every completion of a record, the first one first: two devices that come together may each have theirs. */
export function completions(record: readonly RecordEvent[]): Completed[] {
  return merge(record).filter((event) => event.type === 'course.completed');
}

async function certify(
  record: readonly RecordEvent[],
  completed: Completed,
  name: string,
): Promise<Certificate> {
  const answered = evidence(record, completed);
  return {
    name: plainName(name),
    at: completed.at,
    lessons: completed.lessons.length,
    concepts: completed.concepts.length,
    score: completed.final.score,
    answers: answered.length,
    code: await codeOf(name, [completed, ...answered]),
  };
}

/** The certificate of a record for somebody with this name; nothing where the course was not completed. */
export async function certificate(
  record: readonly RecordEvent[],
  name: string,
): Promise<Certificate | undefined> {
  const [first] = completions(record);
  return first && certify(record, first, name);
}

/**
 * The completion of a record to which a code belongs, with its certificate. Every one is tried: a certificate was made
 * before the devices came together, and must hold after.
 */
export async function certified(
  record: readonly RecordEvent[],
  name: string,
  code: string,
): Promise<{ completed: Completed; certificate: Certificate } | undefined> {
  for (const completed of completions(record)) {
    const made = await certify(record, completed, name);
    if (made.code === code) return { completed, certificate: made };
  }
  return undefined;
}
