import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Idea } from '#lib/course/outline.ts';
import { CASES } from '#lib/quiz/quiz.model.ts';
import type { Confidence } from '#lib/scoring/response.ts';
import { score } from '#lib/scoring/score.ts';
import Feedback from './Feedback.svelte';

const IDEA: Idea = {
  refutation: 'There is something in it. The first purpose decides.',
  contrast: {
    cases: [
      { text: 'Potters write a guide together.', is: 'A social medium only.' },
      { text: 'Potters look each other up by town.', is: 'A social network too.' },
    ],
    difference: 'Only the second links its users first.',
  },
};

interface Options {
  worth?: 'right' | 'wrong';
  confidence?: Confidence;
  again?: boolean;
  compares?: boolean;
  level?: 2 | 3;
  ideaOf?: (misconception: string) => Promise<Idea | undefined>;
}

/** Explains an answer to a question whose wrong option points to M01. Returns the ideas that were asked for. */
async function explain({ worth = 'wrong', again = false, ideaOf, ...options }: Options): Promise<string[]> {
  const { item, [worth]: response } = CASES.choice;
  const wanted: string[] = [];
  await render(Feedback, {
    item,
    response,
    score: score(item, response),
    beliefOf: () => 'The two terms are synonyms',
    isAgain: () => again,
    ideaOf: (idea) => {
      wanted.push(idea);
      return ideaOf ? ideaOf(idea) : Promise.resolve(IDEA);
    },
    focused: true,
    ...options,
  });
  return wanted;
}

const named = page.getByText('It is common.');
const refutation = page.getByText(IDEA.refutation);
const question = page.getByText('What is the difference that decides?');
const difference = page.getByText(IDEA.contrast.difference);
const show = page.getByText('Show the difference');

describe('whoever was sure and wrong', () => {
  it('reads why the idea fails, in place of its name alone', async () => {
    expect(await explain({ confidence: 'sure' })).toEqual(['M01']);
    await expect.element(refutation).toBeVisible();
    await expect.element(named).not.toBeInTheDocument();
  });

  it('compares two cases before the difference is said', async () => {
    await explain({ confidence: 'sure' });
    await expect.element(question).toBeVisible();
    await expect.element(page.getByText('Potters write a guide together.')).toBeVisible();
    await expect.element(page.getByText('Potters look each other up by town.')).toBeVisible();
    await expect.element(page.getByText('A social network too.')).not.toBeVisible();
    await expect.element(difference).not.toBeVisible();
    await show.click();
    await expect.element(page.getByText('A social medium only.')).toBeVisible();
    await expect.element(page.getByText('A social network too.')).toBeVisible();
    await expect.element(difference).toBeVisible();
  });

  it('reaches the difference with the keyboard, next after the verdict', async () => {
    await explain({ confidence: 'sure' });
    await expect.element(show).toBeVisible();
    await expect.element(page.getByRole('group', { name: 'Not quite' })).toHaveFocus();
    await userEvent.keyboard('{Tab}{Enter}');
    await expect.element(difference).toBeVisible();
  });

  it.each([
    [2, 3],
    [3, 4],
  ] as const)('finds the idea under a heading below that of level %i', async (level, below) => {
    await explain({ confidence: 'sure', level });
    await expect
      .element(page.getByRole('heading', { level: below, name: /^The idea behind this answer/ }))
      .toBeVisible();
  });

  it('compares nothing where many answers are explained together', async () => {
    await explain({ confidence: 'sure', compares: false });
    await expect.element(refutation).toBeVisible();
    await expect.element(question).not.toBeInTheDocument();
  });

  it('reads the name of the idea where the rest cannot be fetched', async () => {
    await explain({ confidence: 'sure', ideaOf: () => Promise.reject(new Error('no connection')) });
    await expect.element(named).toBeVisible();
  });
});

it('who meets an idea again reads why it fails, without cases', async () => {
  await explain({ confidence: 'fairly', again: true });
  await expect.element(refutation).toBeVisible();
  await expect.element(question).not.toBeInTheDocument();
});

describe('only the name of the idea is said, and nothing is fetched', () => {
  it.each(['guess', 'fairly', undefined] as const)(
    'the first time, to whoever was not sure: %s',
    async (confidence) => {
      const wanted = await explain({ ...(confidence && { confidence }) });
      await expect.element(named).toBeVisible();
      expect(wanted).toEqual([]);
    },
  );
});

it('a right answer that was sure is explained as ever', async () => {
  expect(await explain({ worth: 'right', confidence: 'sure', again: true })).toEqual([]);
  await expect.element(page.getByRole('group', { name: 'Right', exact: true })).toBeVisible();
  await expect.element(page.getByText(/The idea behind/)).not.toBeInTheDocument();
});
