import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '#lib/bank/item.ts';
import type { NewEvent, RecordEvent } from '#lib/record/event.ts';
import { sittings, unfinished } from '#lib/record/record.ts';
import type { Response } from '#lib/scoring/response.ts';
import type { FeedbackTime } from './quiz.machine.ts';
import { CASES, type Case } from './quiz.model.ts';
import { fixed, limited } from './plan.ts';
import { Session, type SessionInput } from './session.svelte.ts';

const ALL = Object.values(CASES);
const ITEMS = ALL.map(({ item }) => item);
const IDS = ITEMS.map(({ id }) => id);
const { choice, matching } = CASES;
const UNKNOWN: Response = { kind: 'unknown' };

/** A course and a record in memory, and a clock that moves by hand. */
function world(items: readonly Item[] = ITEMS) {
  const record: RecordEvent[] = [];
  const loaded: string[] = [];
  const course = new Map(items.map((item) => [item.id, item]));
  const clock = { now: 1_000_000 };
  const offline = { now: false };
  const ports = {
    append: (event: NewEvent) =>
      record.push({ id: `e${record.length}`, at: clock.now, ...event } as RecordEvent),
    load: async (id: string) => {
      loaded.push(id);
      if (offline.now) throw new Error(`cannot load ${id}`);
      return course.get(id);
    },
    hashOf: (id: string) => `hash of ${id}`,
    now: () => clock.now,
  };
  const session = (input: Partial<SessionInput> = {}) =>
    new Session(
      { session: 's', kind: 'practice', seed: 7, length: IDS.length, plan: fixed(IDS), ...input },
      { ...ports, append: (event) => void ports.append(event) },
    );
  return { record, loaded, course, clock, offline, session };
}

const types = (record: readonly RecordEvent[]) => record.map(({ type }) => type);
const itemsOf = (record: readonly RecordEvent[], type: 'item.presented' | 'item.answered') =>
  record.flatMap((event) => (event.type === type ? [event.item] : []));
const answersIn = (record: readonly RecordEvent[]) =>
  record.flatMap((event) => (event.type === 'item.answered' ? [event] : []));

/** Until everything that is ready to happen has happened: all loads of these tests are settled at once. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

async function opened(session: Session): Promise<Session> {
  await session.open();
  return session;
}

/** What a learner sees. */
const seen = (session: Session) => ({
  state: session.state,
  item: session.item?.id,
  attempts: session.attempts,
  asked: session.asked,
  repair: session.canRepair,
});

describe('a session', () => {
  it('writes down what the cards of a board were worth, by the concept of each', async () => {
    if (matching.item.interaction !== 'matching') throw new Error('a board is a matching item');
    const sources = matching.item.sources.map((source) => ({
      ...source,
      concept: source.id === 'inside' ? 'K17' : 'K18',
    }));
    const board: Item = { ...matching.item, concepts: ['K21', 'K17', 'K18'], sources };
    const { record, session } = world([board]);
    const running = await opened(session({ plan: fixed([board.id]), length: 1 }));
    running.respond({ kind: 'matching', placements: { inside: 'left', outside: 'left' } });
    expect(answersIn(record).map(({ score, byConcept }) => ({ score, byConcept }))).toEqual([
      { score: 0.5, byConcept: { K17: 1, K18: 0 } },
    ]);
  });

  it('writes down how each question was picked, and knows it when it is taken up again', async () => {
    const { record, session } = world();
    const picked = (item: string) =>
      item === choice.item.id
        ? ({ reason: 'undecided', level: 'harder' } as const)
        : ({ reason: 'review' } as const);
    const running = await opened(session({ picked }));
    running.respond(choice.right);
    running.next();
    await settled();
    expect(record.filter(({ type }) => type === 'item.presented')).toMatchObject([
      { item: choice.item.id, reason: 'undecided', level: 'harder' },
      { reason: 'review' },
    ]);
    const again = await opened(session({ past: unfinished(record, 'practice') }));
    expect(again.pickedBy(choice.item.id)).toMatchObject({ reason: 'undecided', level: 'harder' });
    expect(again.pickedBy(again.item?.id ?? '')).toMatchObject({ reason: 'review' });
    expect(again.pickedBy('never-asked')).toBeUndefined();
  });

  it('writes down its start, each question and each answer, in the order in which they happen', async () => {
    const { record, session } = world();
    const running = await opened(session({ plan: limited(2, fixed(IDS)), length: 2 }));
    running.respond(choice.right, 'sure');
    running.next();
    await settled();
    running.respond(CASES['true-false'].wrong);
    running.next();
    await settled();
    expect(types(record)).toEqual([
      'session.started',
      'item.presented',
      'item.answered',
      'item.presented',
      'item.answered',
      'session.ended',
    ]);
    expect(record[0]).toMatchObject({ session: 's', kind: 'practice', seed: 7, length: 2 });
    expect(record[2]).toMatchObject({
      item: 'a-choice',
      hash: 'hash of a-choice',
      score: 1,
      confidence: 'sure',
      attempt: 1,
    });
    expect(record[4]).toMatchObject({ item: 'a-statement', score: 0, misconceptions: ['M02'] });
    expect(record[5]).toMatchObject({ reason: 'finished' });
  });

  it('writes an answer down before it explains it', async () => {
    const { record, session } = world();
    const running = await opened(session());
    running.respond(choice.wrong);
    // Nothing was awaited: what is shown next is shown after this.
    expect(running.attempt?.score.verdict).toBe('wrong');
    expect(types(record).at(-1)).toBe('item.answered');
  });

  it('neither writes nor judges an unfinished answer', async () => {
    const { record, session } = world();
    const running = await opened(session({ plan: fixed(['a-board']) }));
    running.respond(matching.unfinished);
    await settled();
    expect(running.state).toBe('asking');
    expect(types(record)).toEqual(['session.started', 'item.presented']);
  });

  it('writes a repair down as a second attempt at the same question', async () => {
    const { record, session } = world();
    const running = await opened(session({ plan: fixed(['a-board']) }));
    running.respond(matching.wrong);
    expect(running.canRepair).toBe(true);
    running.repair();
    running.respond(matching.right);
    expect(answersIn(record).map(({ attempt, score }) => [attempt, score])).toEqual([
      [1, 0.5],
      [2, 1],
    ]);
    expect(running.asked).toEqual(['a-board']);
  });

  it('writes the score of an open judgement as none', async () => {
    const open: Item = { ...choice.item, open: true } as Item;
    const { record, session } = world([open]);
    const running = await opened(session());
    running.respond(choice.right);
    expect(answersIn(record).map(({ score }) => score)).toEqual([null]);
  });

  it('says that it was stopped, and brings nothing more', async () => {
    const { record, loaded, session } = world();
    const running = await opened(session());
    running.respond(choice.right);
    running.stop();
    await settled();
    expect(record.at(-1)).toMatchObject({ type: 'session.ended', reason: 'stopped' });
    expect(loaded).toEqual(['a-choice']);
  });

  it('brings one question when somebody asks for it twice', async () => {
    const { record, loaded, session } = world();
    const running = await opened(session());
    running.respond(choice.right);
    running.next();
    running.next();
    await settled();
    expect(loaded).toEqual(['a-choice', 'a-statement']);
    expect(itemsOf(record, 'item.presented')).toEqual(['a-choice', 'a-statement']);
  });

  it('stays stopped when a question comes after all', async () => {
    const { record, session } = world();
    const running = await opened(session());
    running.respond(choice.right);
    running.next();
    running.stop();
    await settled();
    expect(running.state).toBe('stopped');
    expect(types(record).at(-1)).toBe('session.ended');
  });

  it('explains nothing before the end of a test', async () => {
    const { session } = world();
    const running = await opened(session({ feedback: 'end', plan: fixed(IDS.slice(0, 2)) }));
    running.respond(choice.wrong);
    await settled();
    expect([running.state, running.attempt]).toEqual(['asking', undefined]);
    running.respond(CASES['true-false'].wrong);
    await settled();
    expect(running.state).toBe('finished');
    expect(running.attempts).toHaveLength(2);
  });
});

describe('thinking time', () => {
  async function secondsAfter(milliseconds: number) {
    const { record, clock, session } = world();
    const running = await opened(session());
    clock.now += milliseconds;
    running.respond(UNKNOWN);
    return answersIn(record).map(({ seconds }) => seconds);
  }

  it('is counted in whole seconds', async () => {
    expect(await secondsAfter(12_400)).toEqual([12]);
  });

  it('is none where the clock went backwards', async () => {
    expect(await secondsAfter(-3_600_000)).toEqual([0]);
  });

  it('is ten minutes at most', async () => {
    expect(await secondsAfter(3_600_000)).toEqual([600]);
  });
});

describe('a page that brought its first question', () => {
  const first = choice.item;

  it('shows it before anything is loaded', () => {
    const { loaded, session } = world();
    expect(seen(session({ first }))).toMatchObject({ state: 'asking', item: 'a-choice' });
    expect(loaded).toEqual([]);
  });

  it('writes nothing until it is answered, and then everything', async () => {
    const { record, session } = world();
    const running = await opened(session({ first }));
    await settled();
    expect(record).toEqual([]);
    running.respond(choice.right);
    expect(types(record)).toEqual(['session.started', 'item.presented', 'item.answered']);
  });

  it('leaves no trace when it is stopped unanswered', async () => {
    const { record, session } = world();
    const running = await opened(session({ first }));
    running.stop();
    expect(running.state).toBe('stopped');
    expect(record).toEqual([]);
  });

  it('goes on with other questions by the plan', async () => {
    const { record, session } = world();
    const running = await opened(session({ first }));
    running.respond(choice.right);
    running.next();
    await settled();
    expect(itemsOf(record, 'item.presented')).toEqual(['a-choice', 'a-statement']);
  });
});

describe('a question that cannot be loaded', () => {
  it('is said to be unavailable, and is brought when asked for again', async () => {
    const { offline, record, session } = world();
    offline.now = true;
    const running = await opened(session());
    expect(running.state).toBe('unavailable');
    expect(record).toEqual([]);
    running.again();
    await settled();
    expect(running.state).toBe('unavailable');
    offline.now = false;
    running.again();
    await settled();
    expect(seen(running)).toMatchObject({ state: 'asking', item: 'a-choice' });
    expect(types(record)).toEqual(['session.started', 'item.presented']);
  });

  it('does not keep anybody from stopping', async () => {
    const { offline, session } = world();
    offline.now = true;
    const running = await opened(session());
    running.stop();
    expect(running.state).toBe('stopped');
  });
});

type Move = { answer: 'right' | 'wrong' | 'unknown'; repaired?: 'right' | 'wrong' | undefined };

const anyMoves = fc.array(
  fc.record({
    answer: fc.constantFrom('right', 'wrong', 'unknown'),
    repaired: fc.option(fc.constantFrom('right', 'wrong'), { nil: undefined }),
  }) satisfies fc.Arbitrary<Move>,
  { minLength: 1, maxLength: ALL.length },
);

const responseOf = (entry: Case, which: Move['answer']) => (which === 'unknown' ? UNKNOWN : entry[which]);

/** Plays a session to the end of these moves. Returns what was seen after each event that was written. */
async function play(moves: readonly Move[], feedback: FeedbackTime) {
  const { record, session } = world();
  const running = await opened(session({ feedback }));
  const views: ReturnType<typeof seen>[] = [];
  const look = () => {
    for (let event = views.length; event < record.length; event += 1) views[event] = seen(running);
  };
  look();
  for (const [place, { answer, repaired }] of moves.entries()) {
    const entry = ALL[place];
    if (!entry) break;
    running.respond(responseOf(entry, answer));
    if (feedback === 'each') look();
    if (repaired && running.canRepair) {
      running.repair();
      running.respond(responseOf(entry, repaired));
      look();
    }
    if (running.state === 'explaining') running.next();
    await settled();
    look();
  }
  return { record, views };
}

async function resume(past: readonly RecordEvent[], feedback: FeedbackTime, items = ITEMS) {
  const next = world(items);
  const running = await opened(next.session({ feedback, past: unfinished(past, 'practice') }));
  return { running, ...next };
}

describe('a session that is resumed', () => {
  it('stands where it stood, whenever it was left', async () => {
    await fc.assert(
      fc.asyncProperty(anyMoves, fc.constantFrom<FeedbackTime>('each', 'end'), async (moves, feedback) => {
        const { record, views } = await play(moves, feedback);
        const going = record.filter(({ type }) => type !== 'session.ended');
        for (let length = 1; length <= going.length; length += 1) {
          const { running } = await resume(going.slice(0, length), feedback);
          expect(seen(running)).toEqual(views[length - 1]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('writes nothing that was written before', async () => {
    await fc.assert(
      fc.asyncProperty(anyMoves, async (moves) => {
        const { record } = await play(moves, 'each');
        const past = record.filter(({ type }) => type !== 'session.ended');
        const after = await resume(past, 'each');
        expect(types(after.record)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('shows the first question when it was left before one was shown', async () => {
    const { record } = await play([{ answer: 'right' }], 'each');
    const { running, record: after } = await resume(record.slice(0, 1), 'each');
    expect(seen(running)).toMatchObject({ state: 'asking', item: 'a-choice' });
    expect(types(after)).toEqual(['item.presented']);
  });

  it('goes on without a question that was taken out since, and does not ask it again', async () => {
    const { record } = await play([{ answer: 'right' }, { answer: 'wrong' }], 'each');
    const { running } = await resume(record, 'each', ITEMS.slice(1));
    expect(running.attempts.map(({ item }) => item.id)).toEqual(['a-statement']);
    expect(seen(running)).toMatchObject({ state: 'asking', item: 'a-board' });
    expect(running.asked).toEqual(['a-choice', 'a-statement']);
  });

  it('goes on with the next when the question at hand was taken out', async () => {
    const { record } = await play([{ answer: 'right' }], 'each');
    const left = ITEMS.filter(({ id }) => id !== 'a-statement');
    const { session } = world(left);
    const running = await opened(
      session({ past: unfinished(record, 'practice'), plan: fixed(left.map(({ id }) => id)) }),
    );
    expect(seen(running)).toMatchObject({ state: 'asking', item: 'a-board' });
  });

  it('loses nothing when it is resumed without a connection: it can be tried again', async () => {
    const { record } = await play([{ answer: 'right' }, { answer: 'wrong' }], 'each');
    const { offline, session, record: after } = world();
    offline.now = true;
    const running = await opened(session({ past: unfinished(record, 'practice') }));
    expect(running.state).toBe('unavailable');
    offline.now = false;
    running.again();
    await settled();
    expect(running.attempts.map(({ item }) => item.id)).toEqual(['a-choice', 'a-statement']);
    expect(seen(running)).toMatchObject({ state: 'asking', item: 'a-board' });
    expect(after).toEqual([]);
  });

  it('asks anew what was reworded so that the answer does not suit any more', async () => {
    const { record } = await play([{ answer: 'right' }], 'each');
    const reworded = {
      ...choice.item,
      options: [
        { id: 'x', text: 'Option x', right: true, feedback: 'Feedback on x' },
        { id: 'y', text: 'Option y', feedback: 'Feedback on y' },
      ],
    } as Item;
    const answered = record.slice(0, 3);
    const { running } = await resume(answered, 'each', [reworded, ...ITEMS.slice(1)]);
    expect(seen(running)).toMatchObject({ state: 'asking', item: 'a-choice', attempts: [] });
  });

  it('asks nothing any more when it was finished and its last question was reworded since', async () => {
    const { record } = await play([{ answer: 'right' }], 'each');
    const answered = record.slice(0, 3);
    const end = { id: 'end', at: 9, type: 'session.ended', session: 's', reason: 'finished' } as const;
    const next = world([
      {
        ...choice.item,
        id: 'a-choice',
        interaction: 'fill-in',
        label: '',
        accepts: ['x'],
        rejects: [],
      } as unknown as Item,
    ]);
    const [past] = sittings([...answered, end], 'practice');
    const running = await opened(next.session({ past }));
    expect(seen(running)).toMatchObject({ state: 'finished', attempts: [], asked: ['a-choice'] });
    expect(next.record).toEqual([]);
  });

  it('does not give the answer of one question to another that was left unanswered', async () => {
    const { record } = await play([{ answer: 'right' }], 'each');
    const other = record[1];
    // A question between, shown and never answered: its bank could not be loaded when the session was resumed.
    const between = { ...other, id: 'between', item: 'an-order' } as RecordEvent;
    const { running } = await resume([...record.slice(0, 1), between, ...record.slice(1, 3)], 'each');
    expect(seen(running)).toMatchObject({ state: 'explaining', item: 'a-choice' });
    expect(running.attempts).toHaveLength(1);
  });

  it('counts a question once that two tabs showed', async () => {
    const { record } = await play([{ answer: 'right' }], 'each');
    const twice = { ...record[1], id: 'twice' } as RecordEvent;
    const { running } = await resume([...record.slice(0, 3), twice, ...record.slice(3)], 'each');
    expect(running.attempts.map(({ attempt }) => attempt)).toEqual([1]);
    expect(seen(running)).toMatchObject({ state: 'asking', item: 'a-statement' });
  });
});
