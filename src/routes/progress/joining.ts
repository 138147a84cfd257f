import type { LearnerCopy } from '#lib/record/copy-format.ts';
import { gain } from '#lib/record/gain.ts';
import { answers } from '#lib/record/record.ts';

/** Whose a copy is that nobody on this device has the id of. */
export type Whose = 'mine' | 'of somebody else';

/** What loading one learner's copy would do. */
export interface Joining {
  copy: LearnerCopy;
  into: { id: string; name: string };
  /** Somebody on this device has this id already. */
  known: boolean;
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

/** Where a copy goes on a device of these learners, the one who learns now first. */
export function joining(copy: LearnerCopy, device: readonly LearnerCopy[], whose: Whose): Joining {
  const same = device.find(({ id }) => id === copy.id);
  const me = whose === 'mine' ? device[0] : undefined;
  const becomes = !same && me !== undefined && isNobody(me);
  const target = same ?? (becomes ? undefined : me);
  const { fresh, shared, differing } = gain(target?.events ?? [], copy.events);
  return {
    copy,
    into: { id: target?.id ?? copy.id, name: target?.name || copy.name },
    known: same !== undefined,
    fresh: answers(fresh).length,
    here: answers(shared).length,
    differing,
    becomes,
  };
}
