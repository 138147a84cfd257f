import { createSubscriber } from 'svelte/reactivity';
import { createActor } from 'xstate';
import type { Item } from '#lib/bank/item.ts';
import type { NewEvent, Picked, SessionKind } from '#lib/record/event.ts';
import type { Sitting } from '#lib/record/record.ts';
import type { Confidence, Response } from '#lib/scoring/response.ts';
import { worthByConcept } from '#lib/scoring/by-concept.ts';
import { misconceptionsIn } from '#lib/scoring/score.ts';
import { newest, quizMachine, type Attempt, type FeedbackTime, type QuizEvent } from './quiz.machine.ts';
import type { Plan } from './plan.ts';
import { parametersOf } from './parameters.ts';

/** What a session needs from outside. */
export interface SessionPorts {
  append: (event: NewEvent) => void;
  /** Nothing for an item that is no longer in the course. Rejects when it cannot be fetched. */
  load: (item: string) => Promise<Item | undefined>;
  hashOf: (item: string) => string;
  now?: () => number;
}

export interface SessionInput {
  session: string;
  kind: SessionKind;
  lesson?: string | undefined;
  seed: number;
  length: number;
  feedback?: FeedbackTime;
  plan: Plan;
  /** How the plan came to an item, where it was picked for this learner. */
  picked?: ((item: string) => Picked | undefined) | undefined;
  /** The questions themselves, where they are named before the first. */
  items?: string[] | undefined;
  /** What the learner chose to be asked about; everything otherwise. */
  concepts?: string[] | undefined;
  /** An item that is at hand already: shown at once, before anything is loaded. */
  first?: Item | undefined;
  /** The learner asked for it: its first question takes the focus. */
  wanted?: boolean | undefined;
  /** The events of this session so far, when it is resumed. */
  past?: Sitting | undefined;
}

/** An hour away from the screen is not an hour of thinking. */
const LONGEST_THINKING = 10 * 60;

/**
 * Drives the quiz machine: answers its `choosing` with items by the plan, appends what it emits to the record,
 * and lets components follow it. A resumed session replays its events and stands where it stood.
 */
export class Session {
  readonly input: SessionInput;
  readonly #ports: Required<SessionPorts>;
  readonly #actor;
  readonly #follow: () => void;
  #presentedAt = 0;
  #started: boolean;
  #written: number;
  #loading = false;
  /** Wanted, and no longer in the course. */
  readonly #gone = new Set<string>();
  /** Replayed, listening and writing. */
  #open = $state(false);

  constructor(input: SessionInput, ports: SessionPorts) {
    this.input = input;
    this.#ports = { now: Date.now, ...ports };
    this.#started = input.past !== undefined;
    this.#written = input.past?.answered.length ?? 0;
    this.#actor = createActor(quizMachine, { input: { feedback: input.feedback ?? 'each' } });
    this.#follow = createSubscriber((update) => {
      const { unsubscribe } = this.#actor.subscribe(update);
      return unsubscribe;
    });
    this.#actor.start();
    if (input.first && !input.past) this.#actor.send({ type: 'present', item: input.first });
  }

  /** Begins to write, and brings the next item. Called in the browser; again only after it could not fetch what it needs. */
  async open(): Promise<void> {
    const { past } = this.input;
    const events = past ? await this.#comeBack(past).catch(() => undefined) : [];
    if (!events) return this.#actor.send({ type: 'fail' }); // Said to the learner, who can try again.
    for (const event of events) this.#actor.send(event);
    this.#open = true;
    this.#presentedAt = this.#ports.now();
    this.#actor.on('item.presented', ({ item }) => this.#presented(item));
    this.#actor.on('item.answered', ({ attempt }) => this.#answered(attempt));
    this.#actor.on('session.ended', ({ reason }) => this.#ended(reason));
    await this.#choose();
  }

  get state() {
    this.#follow();
    return this.#actor.getSnapshot().value;
  }

  /** Whether an answer would be written down. Before, the record is being read. */
  get listening(): boolean {
    return this.#open;
  }

  /** Answers of this sitting that were in the record when it was taken up, and those written since: another tab may write more. */
  get written(): number {
    return this.#written;
  }

  get item(): Item | undefined {
    this.#follow();
    return this.#actor.getSnapshot().context.item;
  }

  get attempts(): Attempt[] {
    this.#follow();
    return this.#actor.getSnapshot().context.attempts;
  }

  /** The answer that is being explained or repaired. */
  get attempt(): Attempt | undefined {
    return this.state === 'explaining' || this.state === 'repairing' ? newest(this.attempts) : undefined;
  }

  /** Items that were answered at least once, in order; also those that left the course since. */
  get asked(): string[] {
    const before = this.input.past?.answered.map(({ item }) => item) ?? [];
    return [...new Set([...before, ...this.attempts.map(({ item }) => item.id)])];
  }

  /** How an item of this sitting was picked for this learner; also one that was shown before it was left. */
  pickedBy(item: string): Picked | undefined {
    return this.input.picked?.(item) ?? this.input.past?.presented.findLast((event) => event.item === item);
  }

  get canRepair(): boolean {
    this.#follow();
    return this.#actor.getSnapshot().can({ type: 'repair' });
  }

  respond = (response: Response, confidence?: Confidence) => {
    this.#actor.send({ type: 'respond', response, confidence });
    void this.#choose();
  };

  next = () => {
    this.#actor.send({ type: 'next' });
    void this.#choose();
  };

  repair = () => this.#actor.send({ type: 'repair' });

  stop = () => this.#actor.send({ type: 'stop' });

  again = () => {
    this.#actor.send({ type: 'again' });
    void (this.#open ? this.#choose() : this.open());
  };

  async #choose(): Promise<void> {
    if (this.#loading || this.#actor.getSnapshot().value !== 'choosing') return;
    this.#loading = true;
    const answer = await this.#bring();
    this.#loading = false;
    // The learner may have stopped meanwhile.
    if (this.#actor.getSnapshot().status === 'active') this.#actor.send(answer);
  }

  /** The next item of the plan that the course has. */
  async #bring(): Promise<QuizEvent> {
    let wanted: string | undefined;
    try {
      wanted = await this.input.plan([...this.asked, ...this.#gone]);
      if (wanted === undefined) return { type: 'exhaust' };
      const item = await this.#ports.load(wanted);
      if (item) return { type: 'present', item };
    } catch {
      return { type: 'fail' }; // Said to the learner, who can try again.
    }
    this.#gone.add(wanted);
    return this.#bring();
  }

  /** What brings the machine to where a sitting was left. Rejects when something cannot be fetched. */
  async #comeBack(sitting: Sitting): Promise<QuizEvent[]> {
    // Few sittings are taken up again: the others need not load this.
    const { itemsOf, replay } = await import('./replay.ts');
    const loaded = await Promise.all(
      itemsOf(sitting).map(async (id) => [id, await this.#ports.load(id)] as const),
    );
    return replay(sitting, new Map(loaded.flatMap(([id, item]) => (item ? [[id, item]] : []))));
  }

  /** A sitting in which nothing was asked or answered is none: it leaves no trace. */
  #ended(reason: 'finished' | 'stopped') {
    if (this.#started) this.#append({ type: 'session.ended', session: this.input.session, reason });
  }

  #append(event: NewEvent) {
    if (!this.#started) {
      const { session, kind, lesson, seed, length, items, concepts } = this.input;
      this.#started = true;
      this.#ports.append({
        type: 'session.started',
        session,
        kind,
        lesson,
        seed,
        length,
        ...(items && { items }),
        ...(concepts && { concepts }),
      });
    }
    this.#ports.append(event);
  }

  #presented(item: Item) {
    this.#presentedAt = this.#ports.now();
    this.#append(this.#presentation(item));
  }

  #presentation(item: Item): NewEvent {
    return {
      type: 'item.presented',
      session: this.input.session,
      item: item.id,
      hash: this.#ports.hashOf(item.id),
      ...this.input.picked?.(item.id),
    };
  }

  #answered({ item, response, score, confidence, attempt }: Attempt) {
    if (!this.#started) this.#append(this.#presentation(item));
    const seconds = Math.max(0, Math.round((this.#ports.now() - this.#presentedAt) / 1000));
    const misconceptions = misconceptionsIn(score);
    const byConcept = worthByConcept(item, score);
    this.#written += 1;
    this.#append({
      type: 'item.answered',
      session: this.input.session,
      item: item.id,
      hash: this.#ports.hashOf(item.id),
      concepts: item.concepts,
      parameters: parametersOf(item),
      attempt,
      response,
      score: score.value ?? null,
      ...(byConcept && { byConcept }),
      ...(misconceptions.length > 0 && { misconceptions }),
      ...(confidence && { confidence }),
      seconds: Math.min(seconds, LONGEST_THINKING),
    });
  }
}
