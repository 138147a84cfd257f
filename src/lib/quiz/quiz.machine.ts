import { assign, emit, setup } from 'xstate';
import type { Item } from '#lib/bank/item.ts';
import type { Confidence, Response } from '#lib/scoring/response.ts';
import { score, type Score } from '#lib/scoring/score.ts';
import { suits } from '#lib/scoring/suits.ts';

/** A response and what it is worth. */
export interface Attempt {
  item: Item;
  response: Response;
  score: Score;
  confidence?: Confidence | undefined;
  /** 1 for the first answer to this item in the session, then one more for each repair. */
  attempt: number;
}

/** When learners are told: after each answer, or after the last (a test). */
export type FeedbackTime = 'each' | 'end';

export type QuizEvent =
  | { type: 'present'; item: Item }
  | { type: 'exhaust' }
  | { type: 'fail' }
  | { type: 'again' }
  | { type: 'respond'; response: Response; confidence?: Confidence | undefined }
  | { type: 'repair' }
  | { type: 'next' }
  | { type: 'stop' };

export type QuizEmitted =
  | { type: 'item.presented'; item: Item }
  | { type: 'item.answered'; attempt: Attempt }
  | { type: 'session.ended'; reason: 'finished' | 'stopped' };

interface QuizContext {
  feedback: FeedbackTime;
  item: Item | undefined;
  attempts: Attempt[];
}

/** The answer that is being explained: the newest. */
export const newest = (attempts: readonly Attempt[]): Attempt | undefined => attempts.at(-1);

function judge({ item, attempts }: QuizContext, response: Response, confidence?: Confidence): Attempt {
  if (!item) throw new Error('cannot judge a response: no item was presented');
  const earlier = attempts.filter((attempt) => attempt.item.id === item.id).length;
  return { item, response, confidence, score: score(item, response), attempt: earlier + 1 };
}

/** Boards and orders can be put right where they stand; other answers are met again as new questions. */
const canBeRepaired = (attempt: Attempt | undefined) =>
  attempt !== undefined &&
  attempt.score.verdict === 'wrong' &&
  (attempt.item.interaction === 'matching' || attempt.item.interaction === 'sequencing');

/**
 * One sitting of a quiz. It knows no clock, chance, storage or network: whoever drives it answers
 * `choosing` with an item, and listens to what it emits.
 */
export const quizMachine = setup({
  types: {
    context: {} as QuizContext,
    events: {} as QuizEvent,
    emitted: {} as QuizEmitted,
    input: {} as { feedback: FeedbackTime },
  },
  guards: {
    suits: ({ context }, { response }: { response: Response }) =>
      context.item !== undefined && suits(context.item, response),
    explainsEach: ({ context }) => context.feedback === 'each',
    repairable: ({ context }) => canBeRepaired(newest(context.attempts)),
  },
  actions: {
    present: assign({ item: (_, { item }: { item: Item }) => item }),
    tellPresented: emit((_, { item }: { item: Item }) => ({ type: 'item.presented', item }) as const),
    answer: assign({
      attempts: (
        { context },
        { response, confidence }: { response: Response; confidence?: Confidence | undefined },
      ) => [...context.attempts, judge(context, response, confidence)],
    }),
    tellAnswered: emit(({ context }) => {
      const attempt = newest(context.attempts);
      if (!attempt) throw new Error('cannot tell of an answer: none was given');
      return { type: 'item.answered', attempt } as const;
    }),
    tellEnded: emit(
      (_, { reason }: { reason: 'finished' | 'stopped' }) => ({ type: 'session.ended', reason }) as const,
    ),
  },
}).createMachine({
  id: 'quiz',
  context: ({ input }) => ({ feedback: input.feedback, item: undefined, attempts: [] }),
  initial: 'choosing',
  on: { stop: '.stopped' },
  states: {
    choosing: {
      on: {
        present: {
          target: 'asking',
          actions: [
            { type: 'present', params: ({ event }) => ({ item: event.item }) },
            { type: 'tellPresented', params: ({ event }) => ({ item: event.item }) },
          ],
        },
        exhaust: 'finished',
        fail: 'unavailable',
      },
    },
    unavailable: { on: { again: 'choosing' } },
    asking: {
      on: {
        respond: [
          {
            guard: { type: 'suits', params: ({ event }) => ({ response: event.response }) },
            target: 'judged',
            actions: [{ type: 'answer', params: ({ event }) => event }, 'tellAnswered'],
          },
        ],
      },
    },
    judged: { always: [{ guard: 'explainsEach', target: 'explaining' }, { target: 'choosing' }] },
    explaining: {
      on: {
        next: 'choosing',
        repair: { guard: 'repairable', target: 'repairing' },
      },
    },
    repairing: {
      on: {
        respond: {
          guard: { type: 'suits', params: ({ event }) => ({ response: event.response }) },
          target: 'explaining',
          actions: [{ type: 'answer', params: ({ event }) => event }, 'tellAnswered'],
        },
        next: 'choosing',
      },
    },
    finished: { type: 'final', entry: { type: 'tellEnded', params: { reason: 'finished' } } },
    stopped: { type: 'final', entry: { type: 'tellEnded', params: { reason: 'stopped' } } },
  },
});
