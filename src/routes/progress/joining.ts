import type { LearnerCopy } from '#lib/record/copy-format.ts';
import { gain } from '#lib/record/gain.ts';
import { answers } from '#lib/record/record.ts';

/** Whose a copy is that nobody on this device has the id of. */
export type Whose = 'mine' | 'of somebody else';

/** What loading one learner's copy would do. */
export interface Joining {
  copy: LearnerCopy;
  into: { id: string; name: string };
  /** It is known whose it is: somebody on this device has this id, or every event of it, already. */
  known: boolean;
  /** Everything is here already: loading would change nothing. */
  idle: boolean;
  /** Answers that come new, and those that are here already. */
  fresh: number;
  here: number;
  /** Entries that tell something else than those here, which stay. */
  differing: number;
  /** Who joins has nothing yet: they become who they are in the copy. */
  becomes: boolean;
}

/** Somebody who was never named and has done nothing. */
export const isNobody = ({ name, events, unreadable }: LearnerCopy) =>
  name === '' && events.length === 0 && unreadable.length === 0;

/** Who has every event of a copy: it was joined to their record before. A copy without events tells nothing. */
function holderOf({ events }: LearnerCopy, device: readonly LearnerCopy[]): LearnerCopy | undefined {
  if (events.length === 0) return undefined;
  return device.find((here) => {
    const ids = new Set(here.events.map(({ id }) => id));
    return events.every(({ id }) => ids.has(id));
  });
}

/** Where a copy goes on a device of these learners, the one who learns now first. */
export function joining(copy: LearnerCopy, device: readonly LearnerCopy[], whose: Whose): Joining {
  const theirs = device.find(({ id }) => id === copy.id) ?? holderOf(copy, device);
  const me = whose === 'mine' ? device[0] : undefined;
  const becomes = !theirs && me !== undefined && isNobody(me);
  const target = theirs ?? (becomes ? undefined : me);
  const { fresh, shared, differing } = gain(target?.events ?? [], copy.events);
  const into = { id: target?.id ?? copy.id, name: target?.name || copy.name };
  return {
    copy,
    into,
    known: theirs !== undefined,
    idle: shared.length > 0 && fresh.length === 0 && into.name === target?.name,
    fresh: answers(fresh).length,
    here: answers(shared).length,
    differing,
    becomes,
  };
}
