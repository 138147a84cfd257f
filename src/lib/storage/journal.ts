import type { RecordEvent } from '#lib/record/event.ts';
import { readEvent } from '#lib/record/read-event.ts';
import { writeEvent } from '#lib/record/write-event.ts';

/**
 * The newest events once more, in IndexedDB: browsers write localStorage to the disk some seconds late, and a process
 * that is killed takes them along. It is no second truth: what it has is added to the record, which is a union.
 */
export interface Journal {
  /** Whose the newest event is. */
  newest: () => Promise<string | undefined>;
  /** A learner's events, in no order. */
  read: (learner: string) => Promise<RecordEvent[]>;
  write: (learner: string, event: RecordEvent) => void;
  /** Leaves the newest so many. */
  prune: (keep: number) => Promise<void>;
  erase: (learner: string) => Promise<void>;
}

interface Line {
  learner: string;
  text: string;
}

const DATABASE = 'smsn';
const STORE = 'journal';
/** Longer than any disk: a database that does not answer is done without. */
const PATIENCE = 1500;

const settled = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () =>
      reject(request.error ?? new Error('the journal does not answer')),
    );
  });

const inTime = <T>(work: Promise<T>) =>
  Promise.race([
    work,
    new Promise<never>((_, reject) =>
      setTimeout(() => reject(new Error('the journal does not answer')), PATIENCE),
    ),
  ]);

/** Rejects where the browser has none, or does not answer. */
export async function openJournal(): Promise<Journal> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.addEventListener('upgradeneeded', () =>
    opening.result.createObjectStore(STORE, { autoIncrement: true }),
  );
  const database = await inTime(settled(opening));
  // Whoever deletes everything is not kept waiting by this page.
  database.addEventListener('versionchange', () => database.close());
  const store = (mode: IDBTransactionMode) =>
    database.transaction(STORE, mode, { durability: 'strict' }).objectStore(STORE);

  const all = () => inTime(settled<Line[]>(store('readonly').getAll()));

  return {
    newest: async () => (await all()).at(-1)?.learner,
    async read(learner) {
      const lines = await all();
      return lines.filter((line) => line.learner === learner).flatMap(({ text }) => readEvent(text) ?? []);
    },
    write(learner, event) {
      try {
        store('readwrite').add({ learner, text: writeEvent(event) } satisfies Line);
      } catch {
        // Closed meanwhile, or full: the event is in the record, of which this is a copy.
      }
    },
    async prune(keep) {
      const keys = await settled(store('readonly').getAllKeys());
      const last = keys.at(-keep - 1);
      if (last !== undefined) await settled(store('readwrite').delete(IDBKeyRange.upperBound(last)));
    },
    async erase(learner) {
      const lines = store('readwrite');
      const [keys, texts] = await Promise.all([settled(lines.getAllKeys()), settled<Line[]>(lines.getAll())]);
      await Promise.all(
        keys.filter((_, place) => texts[place]?.learner === learner).map((key) => settled(lines.delete(key))),
      );
    },
  };
}
