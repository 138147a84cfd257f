import type { LearnerCopy } from '#lib/record/copy-format.ts';
import type { NewEvent, RecordEvent } from '#lib/record/event.ts';
import { merge } from '#lib/record/record.ts';
import { inBrowser, inMemory, type Backend } from './backend.ts';
import { readDraft, writeDraft, type SavedDraft } from './draft.ts';
import { joinRecord } from './join-record.ts';
import {
  holdsLearners,
  readCurrent,
  readLearners,
  writeCurrent,
  writeLearners,
  type LearnerName,
} from './learners.ts';
import { appendEvent, eraseRecord, holdsEventOf, readRecord } from './record-store.ts';

/** Unique over devices, and in the order of time as a text. */
function newId(now: number): string {
  const chance = crypto.getRandomValues(new Uint32Array(2));
  return `${now.toString(36)}-${[...chance].map((value) => value.toString(36)).join('')}`;
}

/**
 * The learner at this device: name, record, and what could not be kept.
 * While prerendering, and until `open`, it is somebody new without a record.
 */
export class Learner {
  #backend: Backend = inMemory();
  #id = $state('');
  #learners = $state.raw<LearnerName[]>([]);
  #record = $state.raw<RecordEvent[]>([]);
  #unreadable = $state.raw<string[]>([]);
  #ready = $state(false);
  #unsaved = $state(0);
  /** Nothing of this learner was written yet. */
  #newcomer = false;
  /** When the newest event of this page happened. */
  #latest = -Infinity;
  #now: () => number;
  #tellOpened: () => void = () => {};
  /** Settles when this device was read; never while prerendering. */
  readonly opened: Promise<void> = new Promise((resolve) => {
    this.#tellOpened = resolve;
  });

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Reads what this device holds. Returns what stops listening to other tabs. */
  open(backend: Backend = inBrowser()): () => void {
    this.#backend = backend;
    this.#learners = readLearners(backend);
    const current = readCurrent(backend);
    const known = this.#learners.find(({ id }) => id === current) ?? this.#learners[0];
    this.#newcomer = !known;
    this.#id = known?.id ?? current ?? newId(this.#now());
    this.#read();
    this.#ready = true;
    this.#tellOpened();
    const follow = ({ key }: StorageEvent) => {
      if (holdsLearners(key)) {
        this.#learners = readLearners(this.#backend);
        this.#join();
      }
      if (holdsEventOf(key, this.#id)) this.#read();
    };
    addEventListener('storage', follow);
    return () => removeEventListener('storage', follow);
  }

  #read() {
    const { record, unreadable } = readRecord(this.#backend, this.#id);
    this.#record = this.#unsaved > 0 ? merge(record, this.#record) : record;
    this.#unreadable = unreadable;
  }

  /** Two tabs of a newcomer are one learner: whoever writes second joins the first. */
  #join() {
    const current = readCurrent(this.#backend);
    if (!this.#newcomer || current === null) return;
    this.#newcomer = false;
    this.#id = current;
    this.#learners = readLearners(this.#backend);
    this.#read();
  }

  /** Whether the device was read: before, nothing is known about the learner. */
  get ready(): boolean {
    return this.#ready;
  }
  get id(): string {
    return this.#id;
  }
  get name(): string {
    return this.#learners.find(({ id }) => id === this.#id)?.name ?? '';
  }
  get others(): LearnerName[] {
    return this.#learners.filter(({ id }) => id !== this.#id);
  }
  get record(): readonly RecordEvent[] {
    return this.#record;
  }
  /** Entries that could not be read. They are left as they are. */
  get unreadable(): readonly string[] {
    return this.#unreadable;
  }
  /** Why the record will not outlive this page, if it will not. */
  get trouble(): 'forbidden' | 'full' | undefined {
    if (!this.#ready) return undefined;
    return this.#backend.lasting ? (this.#unsaved > 0 ? 'full' : undefined) : 'forbidden';
  }

  /** Adds to the record. In the storage before it returns, in memory always. */
  append = (event: NewEvent): void => {
    this.#join();
    this.#newcomer = false;
    // Later than the one before, though the clock may stand or go back: the record is read in the order of time.
    const at = Math.max(this.#now(), this.#latest + 1);
    this.#latest = at;
    const whole = { id: newId(at), at, ...event } as RecordEvent;
    if (!appendEvent(this.#backend, this.#id, whole)) this.#unsaved += 1;
    this.#record = [...this.#record, whole];
    if (!this.#learners.some(({ id }) => id === this.#id))
      this.#write([...this.#learners, { id: this.#id, name: '' }]);
    if (readCurrent(this.#backend) === null) writeCurrent(this.#backend, this.#id);
  };

  get draft(): SavedDraft | undefined {
    return readDraft(this.#backend, this.#id);
  }
  keepDraft = (draft: SavedDraft | undefined): void => {
    if (draft) this.#join();
    if (draft && readCurrent(this.#backend) === null) writeCurrent(this.#backend, this.#id);
    writeDraft(this.#backend, this.#id, draft);
  };

  rename(name: string): void {
    this.#newcomer = false;
    this.#write([...this.others, { id: this.#id, name: name.trim() }]);
    writeCurrent(this.#backend, this.#id);
  }

  add(name: string): void {
    const learner = { id: newId(this.#now()), name: name.trim() };
    this.#write([...this.#learners, learner]);
    this.switchTo(learner.id);
  }

  switchTo(id: string): void {
    this.#newcomer = false;
    this.#id = id;
    this.#unsaved = 0;
    writeCurrent(this.#backend, id);
    this.#record = [];
    this.#read();
  }

  /** Erases this learner's name and record from the device, for good. */
  erase(): void {
    eraseRecord(this.#backend, this.#id);
    writeDraft(this.#backend, this.#id, undefined);
    this.#write(this.others);
    this.switchTo(this.#learners[0]?.id ?? newId(this.#now()));
  }

  /** Everybody on this device with their whole records, for a copy. */
  copies(): LearnerCopy[] {
    const everybody = [{ id: this.#id, name: this.name }, ...this.others];
    return everybody.map(({ id, name }) => {
      const { record, unreadable } = readRecord(this.#backend, id);
      return {
        id,
        name,
        events: id === this.#id ? this.#record : record,
        unreadable: unreadable.map((key) => this.#backend.read(key) ?? ''),
      };
    });
  }

  /**
   * Joins events to the record of a learner, who need not be on this device yet. In one write, whole or not at all:
   * false where the storage has no room.
   */
  join(into: string, name: string, events: readonly RecordEvent[]): boolean {
    if (!joinRecord(this.#backend, into, events)) return false;
    const others = this.#learners.filter(({ id }) => id !== into);
    this.#write([...others, { id: into, name }]);
    if (into === this.#id) this.#read();
    return true;
  }

  /** A new session's own name. */
  newSession(): { session: string; seed: number } {
    return { session: newId(this.#now()), seed: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0 };
  }

  #write(learners: LearnerName[]) {
    this.#learners = learners;
    writeLearners(this.#backend, learners);
  }
}
