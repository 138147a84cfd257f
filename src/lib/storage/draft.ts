import type { Draft } from '#lib/scoring/response.ts';
import type { Backend } from './backend.ts';

/** An answer that was begun and not handed in, so that coming back finds it as it was. */
export interface SavedDraft {
  item: string;
  draft: Draft;
}

const keyOf = (learner: string) => `smsn.draft.${learner}`;

export function readDraft(backend: Backend, learner: string): SavedDraft | undefined {
  try {
    const value = JSON.parse(backend.read(keyOf(learner)) ?? 'null') as SavedDraft | null;
    return typeof value?.item === 'string' && typeof value.draft?.kind === 'string' ? value : undefined;
  } catch {
    return undefined; // Torn: an answer that was never handed in is begun again.
  }
}

export function writeDraft(backend: Backend, learner: string, draft: SavedDraft | undefined): void {
  if (draft) backend.write(keyOf(learner), JSON.stringify(draft));
  else backend.remove(keyOf(learner));
}
