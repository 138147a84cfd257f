import type { LearnerCopy } from '#lib/record/copy-format.ts';
import type { RecordEvent } from '#lib/record/event.ts';
import { merge } from '#lib/record/record.ts';
import { writeDraft } from './draft.ts';
import { writeGuideDraft } from './guide-draft.ts';
import type { Learner } from './learner.svelte.ts';
import { newId } from './new-id.ts';
import { recallWhole } from './recall.ts';
import { eraseStore } from './record-store.ts';

/** What is done with the learners of a device and their whole records: few visits need it. */

/** A learner's record, all of it, in order: for a copy, or a certificate. */
export async function wholeRecord(
  learner: Learner,
  id = learner.id,
): Promise<{ record: RecordEvent[]; unreadable: string[] }> {
  const { record, unreadable } = await recallWhole(learner.backend, id);
  return { record: merge(record, learner.seen(id)), unreadable };
}

/** Everybody on this device with their whole records, for a copy: who learns now comes first. */
export function copiesOn(learner: Learner): Promise<LearnerCopy[]> {
  const { id: current, name: called, others, backend } = learner;
  return Promise.all(
    [{ id: current, name: called }, ...others].map(async ({ id, name }) => {
      const { record, unreadable } = await wholeRecord(learner, id);
      return { id, name, events: record, unreadable: unreadable.map((key) => backend.read(key) ?? '') };
    }),
  );
}

/**
 * Joins events to the record of a learner, who need not be on this device yet. In one write, whole or not at all; what
 * is stored already stays as it is. False where the storage has no room.
 */
export async function joinRecord(
  learner: Learner,
  into: { id: string; name: string },
  events: readonly RecordEvent[],
): Promise<boolean> {
  const { record } = await wholeRecord(learner, into.id);
  const known = new Set(record.map(({ id }) => id));
  const fresh = merge(events).filter(({ id }) => !known.has(id));
  if (fresh.length > 0) {
    const { writeSegment } = await import('./archive.ts');
    if (!(await writeSegment(learner.backend, into.id, fresh))) return false;
  }
  learner.list((all) => [...all.filter(({ id }) => id !== into.id), into]);
  if (into.id === learner.id) await learner.switchTo(into.id);
  return true;
}

/** Somebody more learns here, from now on. */
export async function addLearner(learner: Learner, name: string): Promise<void> {
  const somebody = { id: newId(Date.now()), name: name.trim() };
  learner.list((all) => [...all, somebody]);
  await learner.switchTo(somebody.id);
}

/** Erases the name and record of who learns now from the device, for good. */
export async function eraseLearner(learner: Learner): Promise<void> {
  const { id, backend } = learner;
  // First where it would come back from.
  await (await learner.journal())?.erase(id).catch(() => {});
  learner.forget(id);
  eraseStore(backend, id);
  writeDraft(backend, id, undefined);
  writeGuideDraft(backend, id, undefined);
  learner.list((all) => all.filter((somebody) => somebody.id !== id));
  await learner.switchTo(learner.others[0]?.id ?? newId(Date.now()));
}
