import { describe, expect, it } from 'vitest';
import { createActor, type AnyTransitionDefinition } from 'xstate';
import { toDirectedGraph, type DirectedGraphNode } from 'xstate/graph';
import { quizMachine, type Attempt, type QuizEmitted, type QuizEvent } from './quiz.machine.ts';
import {
  allPathsOf,
  CASES,
  eventsIn,
  LONG_STORIES,
  nameOf,
  shortestPathsOf,
  situationsOf,
  STORIES,
  type Story,
} from './quiz.model.ts';

const ENDS = ['finished', 'stopped'];

/** A quiz under test, with all that it tells in the order in which it is told. */
function drive({ feedback }: Pick<Story, 'feedback'>) {
  const actor = createActor(quizMachine, { input: { feedback } });
  const told: QuizEmitted[] = [];
  const answers = () =>
    told.flatMap((event): Attempt[] => (event.type === 'item.answered' ? [event.attempt] : []));
  actor.on('*', (event) => told.push(event));
  actor.start();
  return { actor, told, answers, now: () => actor.getSnapshot() };
}

const step = (quiz: ReturnType<typeof drive>, event: QuizEvent) => quiz.actor.send(event);
const isAnswer = (event: QuizEvent) => event.type === 'respond';

function pathsOf(story: Story) {
  return story.cases.length === 1 ? allPathsOf(story) : shortestPathsOf(story);
}

describe.each([...STORIES, ...LONG_STORIES])('$name', (story) => {
  const unfinishedFor = (item: string | undefined) =>
    story.cases.find((entry) => entry.item.id === item)?.unfinished;

  /** What holds wherever a learner stands. */
  function expectPromises(quiz: ReturnType<typeof drive>) {
    const { value, context } = quiz.now();
    const newest = context.attempts.at(-1);
    const repairable = newest?.item.interaction === 'matching' || newest?.item.interaction === 'sequencing';
    expect(quiz.now().can({ type: 'repair' }), 'only boards and orders that were wrong are repaired').toBe(
      value === 'explaining' && repairable && newest.score.verdict === 'wrong',
    );
    if (story.feedback === 'end')
      expect(['explaining', 'repairing'], 'nothing is explained before the end').not.toContain(value);

    const response = unfinishedFor(context.item?.id);
    if (response) {
      const before = quiz.told.length;
      if (quiz.now().status === 'active') step(quiz, { type: 'respond', response });
      expect(quiz.now().value, 'an unfinished answer is refused').toBe(value);
      expect(quiz.now().context).toEqual(context);
      expect(quiz.told).toHaveLength(before);
    }
  }

  describe('every path', () => {
    it.each(pathsOf(story).map((path) => [nameOf(path), path] as const))('%s', async (_, path) => {
      const quiz = drive(story);
      await path.test({
        states: {
          '*': ({ value }) => {
            expect(quiz.now().value).toBe(value);
            expectPromises(quiz);
          },
        },
        events: Object.fromEntries(
          (['present', 'exhaust', 'fail', 'again', 'respond', 'repair', 'next', 'stop'] as const).map(
            (type) => [
              type,
              // The model types an event as its type alone; it is the whole event.
              ({ event }: { event: QuizEvent }) => step(quiz, event),
            ],
          ),
        ),
      });

      const events = eventsIn(path);
      const given = events.flatMap((event) => (event.type === 'respond' ? [event.response] : []));
      expect(
        quiz.answers().map(({ response }) => response),
        'every answer is told once',
      ).toEqual(given);
      expect(quiz.answers()).toEqual(quiz.now().context.attempts);
      expect(quiz.told.filter(({ type }) => type === 'item.presented')).toHaveLength(
        events.filter(({ type }) => type === 'present').length,
      );
      const ends = quiz.told.filter(({ type }) => type === 'session.ended');
      expect(ends, 'the end is told once, and last').toEqual(
        quiz.now().status === 'done' ? [{ type: 'session.ended', reason: quiz.now().value }] : [],
      );
      if (ends.length > 0) expect(quiz.told.at(-1)).toBe(ends[0]);
    });
  });

  it('leaves no learner without a way on: each situation leads to both ends, and stops at once', () => {
    const situations = situationsOf(story);
    const active = situations.filter(({ state }) => state.status === 'active');
    const ends = (end: string) =>
      situations.filter(({ state }) => state.value === end).map(({ name }) => name);
    expect(active.length).toBeGreaterThan(0);
    for (const end of ENDS) {
      const reached = new Set(ends(end));
      // As often as there are situations: a way out is no longer than that.
      for (const _ of situations)
        for (const { name, next } of situations)
          if (next.some((other) => reached.has(other))) reached.add(name);
      expect(active.filter(({ name }) => !reached.has(name)).map(({ name }) => name)).toEqual([]);
    }
    const stopped = ends('stopped');
    expect(active.filter(({ next }) => !next.some((name) => stopped.includes(name)))).toEqual([]);
  });
});

describe('stories', () => {
  it('come by every state of the machine, and every answer', () => {
    const steps = STORIES.flatMap(allPathsOf).flatMap((path) => path.steps);
    const states = new Set(steps.map(({ state }) => state.value));
    expect([...states].sort()).toEqual(
      Object.keys(quizMachine.states)
        .filter((name) => name !== 'judged')
        .sort(),
    );
    const answers = new Set(
      steps.filter(({ event }) => isAnswer(event)).map(({ event }) => JSON.stringify(event)),
    );
    const answersOfEach = 2;
    expect(answers.size, 'right and wrong for each, and "I do not know"').toBe(
      answersOfEach * Object.keys(CASES).length + 1,
    );
  });
});

describe('a quiz', () => {
  it('tells of an answer before anybody can see what it was worth', () => {
    const quiz = drive({ feedback: 'each' });
    const { item, right } = CASES.choice;
    const seen: string[] = [];
    quiz.actor.subscribe(({ value }) => seen.push(`${value}, told: ${quiz.answers().length}`));
    step(quiz, { type: 'present', item });
    step(quiz, { type: 'respond', response: right });
    expect(seen).toEqual(['asking, told: 0', 'explaining, told: 1']);
  });

  it('counts a repair as a further attempt at the same item', () => {
    const quiz = drive({ feedback: 'each' });
    const { item, wrong, right } = CASES.matching;
    step(quiz, { type: 'present', item });
    step(quiz, { type: 'respond', response: wrong });
    step(quiz, { type: 'repair' });
    step(quiz, { type: 'respond', response: right });
    expect(quiz.answers().map(({ attempt, score }) => [attempt, score.verdict])).toEqual([
      [1, 'wrong'],
      [2, 'right'],
    ]);
  });

  it('tells how sure the learner was', () => {
    const quiz = drive({ feedback: 'each' });
    const { item, wrong } = CASES['fill-in'];
    step(quiz, { type: 'present', item });
    step(quiz, { type: 'respond', response: wrong, confidence: 'sure' });
    expect(quiz.answers().map(({ confidence }) => confidence)).toEqual(['sure']);
  });
});

describe('the diagram', () => {
  const { children: states, edges: everywhere } = toDirectedGraph(quizMachine);
  const isFinal = ({ stateNode }: DirectedGraphNode) => stateNode.type === 'final';
  /** Left at once, without an event. */
  const isPassing = ({ stateNode }: DirectedGraphNode) => (stateNode.always ?? []).length > 0;

  function arrow(source: DirectedGraphNode, { eventType, guard, target }: AnyTransitionDefinition): string {
    const condition = typeof guard === 'object' && 'type' in guard ? guard.type : guard;
    const label = [eventType, condition && `[${String(condition)}]`].filter(Boolean).join(' ');
    return `  ${source.stateNode.key} --> ${target?.[0]?.key}${label && `: ${label}`}`;
  }

  it('is made from the machine', async () => {
    const lines = [
      `  [*] --> ${String(quizMachine.config.initial)}`,
      ...states.flatMap((state) =>
        [...(state.stateNode.always ?? []), ...state.edges.map(({ transition }) => transition)].map(
          (transition) => arrow(state, transition),
        ),
      ),
      ...states
        .filter((state) => !isFinal(state) && !isPassing(state))
        .flatMap((state) => everywhere.map(({ transition }) => arrow(state, transition))),
      ...states.filter(isFinal).map(({ stateNode }) => `  ${stateNode.key} --> [*]`),
    ];
    const text = ['# One sitting of a quiz', '', '```mermaid', 'stateDiagram-v2', ...lines, '```', ''].join(
      '\n',
    );
    await expect(text).toMatchFileSnapshot('./quiz.machine.md');
  });
});
