import type { Summary } from '#lib/mastery/summary.ts';
import type { NewEvent, RecordEvent } from '#lib/record/event.ts';
import type { Fold } from '#lib/record/fold.ts';
import { inOrder } from '#lib/record/record.ts';
import { inBrowser, inMemory, type Backend } from './backend.ts';
import { readDraft, writeDraft, type SavedDraft } from './draft.ts';
import type { Journal } from './journal.ts';
import {
  holdsLearners,
  readCurrent,
  readLearners,
  writeCurrent,
  writeLearners,
  type LearnerName,
} from './learners.ts';
import { newId } from './new-id.ts';
import { MANY, appendEvent, eventKey, segmentKey } from './record-store.ts';

/** A clock that disagrees with the order of events by more than this is written down. */
const DISAGREES = 1000;
/** What can wait waits so many milliseconds. */
const SOON = 500;
/** Reasons to read the record again are gathered for so many. */
const SHORTLY = 50;

/** How long opening waits for the journal: what it brings later is added when it comes. Some browsers never answer. */
const PATIENCE = 2000;
const afterPatience = () => new Promise((resolve) => setTimeout(resolve, PATIENCE));

interface Options {
  now?: () => number;
  /** The edition of the course: what another one has summed up is summed up again. */
  edition?: string;
  /** Another tab has handed this device to somebody else, or erased who was here. */
  onleave?: () => void;
}

/** Loaded late: a newcomer's first question comes before it. */
const upkeep = () => import('./upkeep.ts');

/** An event, and whose it is. */
interface Own {
  learner: string;
  event: RecordEvent;
}

/**
 * The learner at this device: name, what their record amounts to, and what could not be kept.
 * While prerendering, and until `open`, it is somebody new without a record. What few visits need, copies and erasing,
 * is in `device.ts`.
 */
export class Learner {
  #backend: Backend = inMemory();
  #id = $state('');
  #learners = $state.raw<LearnerName[]>([]);
  #summary: Summary;
  #unreadable = $state.raw<string[]>([]);
  #ready = $state(false);
  #unsaved = $state(0);
  /** Nothing of this learner was written yet. */
  #newcomer = false;
  /** Where the archive ends; what comes later is the tail. */
  #last: { id: string; at: number } | undefined;
  #tail: RecordEvent[] = [];
  /** What could not be kept so far, oldest first: tried again with every later event. */
  #pending: Own[] = [];
  #journal: Promise<Journal | undefined> | undefined;
  #waiting = false;
  #tidying = false;
  readonly #fold: Fold<Summary>;
  readonly #options: Required<Options>;
  #tellOpened: () => void = () => {};
  /** Settles when this device was read; never while prerendering. */
  readonly opened: Promise<void> = new Promise((resolve) => {
    this.#tellOpened = resolve;
  });

  /** `fold` says what a record amounts to. */
  constructor(fold: Fold<Summary>, options: Options = {}) {
    this.#fold = fold;
    this.#summary = $state.raw(fold.start());
    this.#options = { now: Date.now, edition: '', onleave: () => {}, ...options };
  }

  /** Reads what this device holds, and goes on listening to other tabs. */
  async open(backend: Backend = inBrowser()): Promise<void> {
    this.#backend = backend;
    addEventListener('storage', this.#follow);
    await this.#settle();
    await this.reload();
    await Promise.race([this.#restore(), afterPatience()]);
    this.#ready = true;
    this.#tellOpened();
    if (this.#tail.length >= MANY) this.#tidy();
  }

  close(): void {
    removeEventListener('storage', this.#follow);
  }

  /** Who is here: whoever was here last, or somebody new. */
  async #settle(): Promise<void> {
    this.#learners = readLearners(this.#backend);
    const current = readCurrent(this.#backend);
    const known = this.#learners.find(({ id }) => id === current) ?? this.#learners[0];
    const lost = known || current ? undefined : await this.#lost();
    this.#newcomer = !known && !lost;
    this.#id = known?.id ?? current ?? lost ?? newId(this.#options.now());
  }

  /** Whom a crash has taken from the storage in their first seconds here; the journal has them still. */
  async #lost(): Promise<string | undefined> {
    try {
      const all = await indexedDB.databases();
      if (!all.some(({ name }) => name === 'smsn')) return undefined;
      return await (await this.journal())?.newest();
    } catch {
      return undefined; // A browser without: somebody new begins.
    }
  }

  /** The journal, opened once; none where the browser has none, or nothing lasts. */
  journal(): Promise<Journal | undefined> {
    this.#journal ??= this.#backend.lasting
      ? upkeep()
          .then(({ openJournal }) => openJournal())
          .catch(() => undefined)
      : Promise.resolve(undefined);
    return this.#journal;
  }

  /** Reads this learner's record, and what it amounts to. What this page has seen happen stays, whatever was lost. */
  async reload(): Promise<void> {
    const id = this.#id;
    if (this.#newcomer && this.#tail.length === 0) return;
    const { recall } = await upkeep();
    const known = () => (this.#id === id ? this.seen(id) : []);
    const { edition } = this.#options;
    const found = await recall(this.#backend, id, { fold: this.#fold, edition, known });
    if (this.#id !== id) return; // Somebody else is here meanwhile.
    this.#last = found.base.last;
    this.#tail = found.tail;
    this.#unreadable = found.unreadable;
    this.#summary = found.tail.reduce(this.#fold.add, found.base.state);
    if (found.slow) this.#tidy();
  }

  /** Brings back what the storage has lost and the journal has. */
  async #restore(): Promise<void> {
    if (this.#newcomer) return;
    const lines = await (await this.journal())?.read(this.#id).catch(() => []);
    for (const event of lines ?? []) {
      const isLater = !this.#last || inOrder(this.#last, event) < 0;
      if (isLater && !this.#tail.some(({ id }) => id === event.id)) this.#keep(event);
    }
  }

  /** Whether the device was read: before, nothing is known about the learner. */
  get ready(): boolean {
    return this.#ready;
  }
  get backend(): Backend {
    return this.#backend;
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
  /** What the record amounts to: a new object with every event. */
  get summary(): Summary {
    return this.#summary;
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
    const now = this.#options.now();
    // Later than the one before, though the clock may stand or go back: the record is read in the order of time.
    const at = Math.max(now, (this.#tail.at(-1) ?? this.#last ?? { at: -Infinity }).at + 1);
    const clock = Math.abs(at - now) > DISAGREES ? { clock: now } : {};
    this.#keep({ id: newId(at), at, ...clock, ...event } as RecordEvent);
    if (!this.#learners.some(({ id }) => id === this.#id)) this.list((all) => this.#including(all, ''));
    if (readCurrent(this.#backend) === null) writeCurrent(this.#backend, this.#id);
    if (this.#tail.length >= MANY || this.#unsaved > 0) this.#tidy();
    if (event.type === 'session.ended') void upkeep().then(({ persist }) => persist());
  };

  /** Into the storage, the journal, and what the record amounts to. */
  #keep(event: RecordEvent) {
    const learner = this.#id;
    this.#pending.push({ learner, event });
    this.#flush();
    // What opens a journal comes after what is shown now.
    const open = () => this.journal().then((journal) => journal?.write(learner, event));
    if (this.#journal) void open();
    else setTimeout(open);
    this.#add(event);
  }

  #flush() {
    let [first] = this.#pending;
    while (first && appendEvent(this.#backend, first.learner, first.event)) {
      this.#pending.shift();
      [first] = this.#pending;
    }
    this.#unsaved = this.#pending.length;
  }

  /** What comes last is added to the summary; for what comes between, the record is read again. */
  #add(event: RecordEvent) {
    const last = this.#tail.at(-1) ?? this.#last;
    if (this.#tail.some(({ id }) => id === event.id)) return;
    this.#tail.push(event);
    if (!last || inOrder(last, event) < 0) this.#summary = this.#fold.add(this.#summary, event);
    else this.#reloadShortly();
  }

  /** Reads once for many reasons: another tab may write a hundred times a second. */
  #reloadShortly() {
    if (this.#waiting) return;
    this.#waiting = true;
    setTimeout(() => {
      this.#waiting = false;
      void this.reload();
    }, SHORTLY);
  }

  /** What can wait: old events move to the archive, where there is room for ten times as many. */
  #tidy() {
    if (this.#tidying || !this.#backend.lasting) return;
    const [id, { edition }] = [this.#id, this.#options];
    this.#tidying = true;
    setTimeout(async () => {
      const { tidy } = await upkeep();
      const changed = await tidy(this.#backend, id, { fold: this.#fold, edition });
      this.#tidying = false;
      this.#flush();
      if (changed && this.#id === id) await this.reload();
    }, SOON);
  }

  /** What another tab has written. */
  #follow = ({ key, newValue }: StorageEvent): void => {
    if (key === null || holdsLearners(key)) {
      this.#learners = readLearners(this.#backend);
      this.#join();
      const current = readCurrent(this.#backend);
      const isGone = !this.#learners.some(({ id }) => id === this.#id);
      const isOther = current !== null && current !== this.#id;
      // Whoever has answers that could not be kept stays as long as this page is open.
      if (!this.#newcomer && (isGone || isOther) && this.#unsaved === 0) this.#options.onleave();
    } else if (newValue !== null && key.startsWith(eventKey(this.#id))) {
      void upkeep().then(({ readStored }) => {
        const event = readStored(key, newValue);
        if (event) this.#add(event);
        else this.#reloadShortly();
      });
    } else if (newValue !== null && key.startsWith(segmentKey(this.#id))) this.#reloadShortly();
  };

  /** Two tabs of a newcomer are one learner: whoever writes second joins the first. */
  #join() {
    const current = readCurrent(this.#backend);
    if (!this.#newcomer || current === null) return;
    this.#newcomer = false;
    this.#id = current;
    this.#learners = readLearners(this.#backend);
    void this.reload();
  }

  get draft(): SavedDraft | undefined {
    return readDraft(this.#backend, this.#id);
  }
  /** Whoever has begun something is known again when they come back. */
  stay(): void {
    this.#join();
    if (readCurrent(this.#backend) === null) writeCurrent(this.#backend, this.#id);
  }
  keepDraft = (draft: SavedDraft | undefined): void => {
    if (draft) this.stay();
    writeDraft(this.#backend, this.#id, draft);
  };

  /** Whoever has events is in a list that was read, named or not. */
  #including = (all: LearnerName[], name: string): LearnerName[] => [
    ...all.filter(({ id }) => id !== this.#id),
    { id: this.#id, name: name.trim() },
  ];

  rename(name: string): void {
    this.#newcomer = false;
    this.list((all) => this.#including(all, name));
    writeCurrent(this.#backend, this.#id);
  }

  /** Hands the device over to somebody who learns here, or is new. */
  async switchTo(id: string): Promise<void> {
    this.#newcomer = false;
    this.#id = id;
    this.#last = undefined;
    this.#tail = [];
    this.#summary = this.#fold.start();
    this.#unreadable = [];
    writeCurrent(this.#backend, id);
    await this.reload();
  }

  /** Events of a learner that this page has seen happen, and that the storage may not have. */
  seen(learner: string): RecordEvent[] {
    const unkept = this.#pending.filter((own) => own.learner === learner).map(({ event }) => event);
    return learner === this.#id ? [...this.#tail, ...unkept] : unkept;
  }

  /** Forgets them: whoever erases a learner erases this too. */
  forget(learner: string): void {
    this.#pending = this.#pending.filter((own) => own.learner !== learner);
    this.#unsaved = this.#pending.length;
  }

  /** Changes the list of learners as it is now: another tab may have written it. */
  list(change: (all: LearnerName[]) => LearnerName[]): void {
    const stored = readLearners(this.#backend);
    const unkept = this.#learners.filter(({ id }) => !stored.some((learner) => learner.id === id));
    this.#learners = change([...stored, ...unkept]);
    writeLearners(this.#backend, this.#learners);
  }

  /** A new session's own name. */
  newSession(): { session: string; seed: number } {
    const [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
    return { session: newId(this.#options.now()), seed };
  }
}
