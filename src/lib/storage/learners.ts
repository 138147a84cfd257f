import type { Backend } from './backend.ts';

/** Somebody who learns on this device. The name is theirs to give; it may be empty. */
export interface LearnerName {
  id: string;
  name: string;
}

const LIST = 'smsn.learners';
const CURRENT = 'smsn.learner';

const isLearner = (value: unknown): value is LearnerName =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as LearnerName).id === 'string' &&
  typeof (value as LearnerName).name === 'string';

/** A list may name somebody twice, as earlier versions wrote it: the last name counts. */
const onceEach = (list: readonly LearnerName[]): LearnerName[] => [
  ...new Map(list.map((learner) => [learner.id, learner])).values(),
];

/** Learners whose events are here although the list has lost them: their record must stay within reach. */
function stray(backend: Backend, known: readonly LearnerName[]): LearnerName[] {
  const ids = backend.keys().flatMap((key) => /^smsn\.(?:event|segment)\.([^.]+)\./.exec(key)?.[1] ?? []);
  return [...new Set(ids)]
    .filter((id) => !known.some((learner) => learner.id === id))
    .map((id) => ({ id, name: '' }));
}

export function readLearners(backend: Backend): LearnerName[] {
  let list: LearnerName[] = [];
  try {
    const value: unknown = JSON.parse(backend.read(LIST) ?? '[]');
    if (Array.isArray(value)) list = onceEach(value.filter(isLearner));
  } catch {
    // A torn list: the learners are found again by their events.
  }
  return [...list, ...stray(backend, list)];
}

export function writeLearners(backend: Backend, learners: readonly LearnerName[]): boolean {
  return backend.write(LIST, JSON.stringify(learners));
}

/** Whether a key tells who learns here: the list, or who is here now; no key stands for all of them. */
export function holdsLearners(key: string | null): boolean {
  return key === null || key === LIST || key === CURRENT;
}

export function readCurrent(backend: Backend): string | null {
  return backend.read(CURRENT);
}

export function writeCurrent(backend: Backend, id: string): boolean {
  return backend.write(CURRENT, id);
}
