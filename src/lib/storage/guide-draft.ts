import { answersIn } from '#lib/course/decision-guide.ts';
import type { Answers } from '#lib/course/judgement.ts';
import type { Backend } from './backend.ts';
import type { Learner } from './learner.svelte.ts';

/** The five questions, begun about a platform and not yet judged. */
export interface GuideDraft {
  name: string;
  answers: Partial<Answers>;
  sure?: 'clear' | 'debatable' | undefined;
}

const keyOf = (learner: string) => `smsn.guide.${learner}`;

/** What was begun, as far as it can still be answered so. */
export function readGuideDraft(backend: Backend, learner: string): GuideDraft | undefined {
  try {
    const value = JSON.parse(backend.read(keyOf(learner)) ?? 'null') as Partial<GuideDraft> | null;
    if (typeof value?.name !== 'string') return undefined;
    const { name, answers, sure } = value;
    return { name, answers: answersIn(answers), ...((sure === 'clear' || sure === 'debatable') && { sure }) };
  } catch {
    return undefined; // Torn: what was never judged is begun again.
  }
}

export function writeGuideDraft(backend: Backend, learner: string, draft: GuideDraft | undefined): void {
  if (draft) backend.write(keyOf(learner), JSON.stringify(draft));
  else backend.remove(keyOf(learner));
}

/** Keeps what is begun, for the learner at this device to come back to. */
export function keepGuideDraft(learner: Learner, draft: GuideDraft | undefined): void {
  if (draft) learner.stay();
  writeGuideDraft(learner.backend, learner.id, draft);
}
