import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Interaction } from '#lib/bank/item.ts';
import { fixed } from '#lib/quiz/plan.ts';
import type { QuizEvent } from '#lib/quiz/quiz.machine.ts';
import {
  allPathsOf,
  eventsIn,
  nameOf,
  STORIES,
  type Case,
  type QuizPath,
  type Story,
} from '#lib/quiz/quiz.model.ts';
import { Session } from '#lib/quiz/session.svelte.ts';
import type { NewEvent } from '#lib/record/event.ts';
import type { Response } from '#lib/scoring/response.ts';
import { prepare } from './interactions.ts';
import Quiz from './Quiz.svelte';

const press = (name: string | RegExp) => page.getByRole('button', { name }).click();

/** Gives an answer as a learner does. */
const GIVE: { [I in Interaction]: (response: Extract<Response, { kind: I }>) => Promise<void> } = {
  choice: async ({ options }) => {
    for (const option of options) await page.getByRole('radio', { name: `Option ${option}` }).click();
  },
  'true-false': async ({ reason }) => {
    await page.getByRole('radio', { name: new RegExp(`Reason ${reason}$`) }).click();
  },
  matching: async ({ placements }) => {
    for (const [source, target] of Object.entries(placements)) {
      const card = page.getByRole('button', { name: new RegExp(`^${source}`, 'i') });
      if (card.elements().length === 0) continue; // Right already: it stays where it is.
      await card.click();
      await press(new RegExp(`^Put here: ${source}, in ${target}$`, 'i'));
    }
  },
  sequencing: async ({ order }) => {
    for (const element of order.toReversed())
      for (let steps = 1; steps < order.length; steps += 1) {
        const up = page.getByRole('button', {
          name: new RegExp(`^Move .*${element}.* up|^Move up.*${element}`, 'i'),
        });
        await up.click({ force: true });
      }
  },
  'fill-in': async ({ text }) => {
    await page.getByRole('textbox', { name: 'The word' }).fill(text);
  },
};

async function respond({ response }: Extract<QuizEvent, { type: 'respond' }>) {
  if (response.kind === 'unknown') return press('I don’t know yet');
  // The question may still be on its way.
  await SHOWS.asking?.();
  await (GIVE[response.kind] as (response: Response) => Promise<void>)(response);
  await press(/^(Check|Hand in)/);
}

/** A quiz whose questions come, or do not come, as the path wants. */
async function open(story: Story, path: QuizPath) {
  const events = eventsIn(path);
  const arrivals = events.filter(({ type }) => type === 'present' || type === 'fail');
  const items = story.cases.map(({ item }) => item);
  const written: NewEvent[] = [];
  const session = new Session(
    {
      session: 's',
      kind: 'practice',
      seed: 1,
      length: items.length,
      feedback: story.feedback,
      plan: fixed(items.map(({ id }) => id)),
    },
    {
      append: (event) => written.push(event),
      hashOf: () => '',
      load: async (id) => {
        const item = items.find((entry) => entry.id === id);
        if (arrivals.shift()?.type === 'fail' || !item) throw new Error('no connection');
        await prepare(item.interaction);
        return item;
      },
    },
  );
  await render(Quiz, {
    session,
    title: 'Practice',
    length: items.length,
    beliefOf: () => undefined,
    lessonHref: () => undefined,
  });
  // A path may end before anything has come: then nothing is asked for.
  if (events.length > 0 && events[0]?.type !== 'stop') await session.open();
  return { session, events, written };
}

/** What the page shows in each state. */
const SHOWS: Record<string, () => Promise<unknown>> = {
  choosing: () => expect.element(page.getByText('Fetching the next question.')).toBeVisible(),
  unavailable: () => expect.element(page.getByRole('alert')).toBeVisible(),
  asking: () => expect.element(page.getByRole('button', { name: /^(Check|Hand in)/ })).toBeVisible(),
  explaining: () =>
    expect
      .element(page.getByRole('group', { name: /^(Right|Not quite|Partly right|Here is why)$/ }))
      .toHaveFocus(),
  repairing: () => expect.element(page.getByRole('button', { name: 'Go on without' })).toBeVisible(),
  finished: () => expect.element(page.getByRole('heading', { name: 'How it went' })).toBeVisible(),
  stopped: () => expect.element(page.getByRole('heading', { name: 'How it went' })).toBeVisible(),
};

async function act(event: QuizEvent, session: Session) {
  switch (event.type) {
    case 'respond':
      return respond(event);
    case 'again':
      return press('Try again');
    case 'next':
      return press(/^(Next question|Go on|See how it went|Go on without)$/);
    case 'repair':
      await press('Put the rest right');
      // Which cards are back in the tray is only known once they are.
      return SHOWS.repairing?.();
    case 'stop':
      return session.stop();
    case 'present':
    case 'fail':
    case 'exhaust':
      return undefined; // The session sees to these by itself.
  }
}

/**
 * Ways that a learner can go on this page. A session does not rest in `choosing`, so nothing can be pressed there;
 * and who repairs an answer goes on without, instead of saying "I don't know yet".
 */
function canBeWalked({ state, steps }: QuizPath): boolean {
  const froms = steps.slice(0, -1).map((step) => step.state.value);
  return (
    state.value !== 'choosing' &&
    steps.slice(1).every(({ event }, index) => {
      if (event.type === 'stop') return froms[index] !== 'choosing';
      return !(froms[index] === 'repairing' && event.type === 'respond' && event.response.kind === 'unknown');
    })
  );
}

for (const story of STORIES)
  describe(`the page walks with the machine: ${story.name}`, () => {
    for (const path of allPathsOf(story).filter(canBeWalked))
      it(nameOf(path) || 'start', async () => {
        const { session, events, written } = await open(story, path);
        for (const event of events) await act(event, session);
        await SHOWS[String(path.state.value)]?.();
        expect(session.state).toBe(path.state.value);
        const answers = events.filter(({ type }) => type === 'respond').length;
        expect(written.filter(({ type }) => type === 'item.answered')).toHaveLength(answers);
      });
  });

describe('an answer', () => {
  /** A check of one question, which the page shows while the record is still being read. */
  async function showOne({ item }: Case): Promise<Session> {
    await prepare(item.interaction);
    const session = new Session(
      { session: 's', kind: 'check', seed: 1, length: 1, plan: fixed([item.id]), first: item },
      { append: () => undefined, hashOf: () => '', load: async () => item },
    );
    await render(Quiz, {
      session,
      title: 'Check',
      length: 1,
      beliefOf: () => undefined,
      lessonHref: () => undefined,
    });
    return session;
  }

  const only = (interaction: Interaction): Case => {
    const found = STORIES.find(({ cases }) => cases[0]?.item.interaction === interaction)?.cases[0];
    if (!found) throw new Error(`no story of ${interaction}`);
    return found;
  };

  it('that is not finished is not taken, and the page says what is missing', async () => {
    const session = await showOne(only('choice'));
    await session.open();
    // Playwright waits for a disabled button; a learner does not.
    await page.getByRole('button', { name: 'Check my answer' }).click({ force: true });
    await expect.element(page.getByText('Choose an answer first.')).toBeVisible();
    expect(session.attempts).toEqual([]);
  });

  it('is taken when the record was read, not before: whose it is is not known yet', async () => {
    const session = await showOne(only('choice'));
    await expect.element(page.getByRole('button', { name: 'Check my answer' })).toBeDisabled();
    await expect.element(page.getByRole('button', { name: 'I don’t know yet' })).toBeDisabled();
    await session.open();
    await expect.element(page.getByRole('button', { name: 'I don’t know yet' })).toBeEnabled();
  });

  it('that repeats a wrong idea of an earlier day is told why it fails', async () => {
    const { item } = only('choice');
    const session = new Session(
      { session: 's', kind: 'check', seed: 1, length: 1, plan: fixed([item.id]), first: item },
      { append: () => undefined, hashOf: () => '', load: async () => item },
    );
    await session.open();
    await render(Quiz, {
      session,
      title: 'Check',
      length: 1,
      beliefOf: () => 'Synonyms',
      metBefore: (idea) => idea === 'M01',
      ideaOf: async (idea) => ({
        refutation: `Why ${idea} fails.`,
        contrast: {
          cases: [
            { text: 'One', is: 'This' },
            { text: 'Two', is: 'That' },
          ],
          difference: 'What decides',
        },
      }),
      lessonHref: () => undefined,
    });
    await page.getByRole('radio', { name: 'Option b' }).click();
    await press('Check my answer');
    await expect.element(page.getByText('Why M01 fails.')).toBeVisible();
  });

  it('can be typed and handed in with Enter', async () => {
    const session = await showOne(only('fill-in'));
    await session.open();
    await page.getByRole('textbox', { name: 'The word' }).fill('network');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('group', { name: 'Right', exact: true })).toBeVisible();
    expect(session.attempts.map(({ score }) => score.value)).toEqual([1]);
  });

  it('carries how sure the learner was', async () => {
    const { item } = only('choice');
    const written: NewEvent[] = [];
    const session = new Session(
      { session: 's', kind: 'check', seed: 1, length: 1, plan: fixed([item.id]), first: item },
      { append: (event) => written.push(event), hashOf: () => '', load: async () => item },
    );
    await session.open();
    await render(Quiz, {
      session,
      title: 'Check',
      length: 1,
      beliefOf: () => undefined,
      lessonHref: () => undefined,
    });
    await page.getByRole('radio', { name: 'Option b' }).click();
    await page.getByRole('radio', { name: 'Sure', exact: true }).click();
    await press('Check my answer');
    expect(written.find(({ type }) => type === 'item.answered')).toMatchObject({
      confidence: 'sure',
      score: 0,
    });
  });
});
