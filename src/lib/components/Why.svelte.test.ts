import type { ComponentProps } from 'svelte';
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Explanation } from '#lib/mastery/explanation.ts';
import AskWhy from './AskWhy.svelte';
import Why from './Why.svelte';

const explanation = (fields: Partial<Explanation> = {}): Explanation => ({
  concept: 'K06',
  mastery: 0.52,
  success: 0.68,
  right: 0.81,
  wrong: 0.38,
  unknown: 0.3,
  answers: { all: 5, own: 2 },
  moved: [],
  ...fields,
});
const show = (fields: Partial<Explanation> = {}, more: Partial<ComponentProps<typeof Why>> = {}) =>
  render(Why, {
    reason: 'undecided',
    explanation: explanation(fields),
    nameOf: (concept) => ({ K06: 'Blogs', K03: 'Five activities' })[concept] ?? concept,
    stemOf: (item) => ({ blog: 'What is a blog?' })[item],
    ...more,
  });
/** What is said beside a label: "If right" 81 %. */
const chanceOf = (label: string) =>
  [...document.querySelectorAll('.chances > div')]
    .find((row) => row.querySelector('dt')?.textContent === label)
    ?.querySelector('dd.num')?.textContent;

describe('to whoever asks why', () => {
  it('says the reason, what is expected, and what each answer would change, in words', async () => {
    await show();
    await expect.element(page.getByText('Whether you know “Blogs” is still undecided')).toBeVisible();
    await expect
      .element(page.getByText('We expect about 7 in 10 who answered like you to get it right.'))
      .toBeVisible();
    expect(['Now', 'If right', 'If wrong', 'If “I don’t know yet”'].map(chanceOf)).toEqual([
      '52 %',
      '81 %',
      '38 %',
      '30 %',
    ]);
  });

  it('is honest with a newcomer', async () => {
    await show({ answers: { all: 0, own: 0 } });
    await expect
      .element(
        page.getByText(
          'We know nothing about you yet. Of newcomers, we expect about 7 in 10 to get it right.',
        ),
      )
      .toBeVisible();
  });

  it('never says that something is certain', async () => {
    await show({ right: 0.9999, wrong: 0.0001, success: 0.99 });
    expect([chanceOf('If right'), chanceOf('If wrong')]).toEqual(['99 %', '1 %']);
    await expect.element(page.getByText(/nearly everybody who answered like you/)).toBeVisible();
  });

  it('names the answers that moved the estimate, with the day and the points', async () => {
    await show({
      moved: [
        { kind: 'answer', item: 'blog', at: Date.UTC(2026, 10, 3, 12), outcome: 'right', by: 0.12 },
        { kind: 'answer', item: 'gone', at: Date.UTC(2026, 10, 4, 12), outcome: 'unknown', by: -0.07 },
        { kind: 'concept', concept: 'K03', count: 4, by: 0.01 },
      ],
    });
    const lines = page.getByRole('listitem');
    await expect
      .element(lines.nth(0))
      .toHaveTextContent('Your answer to “What is a blog?” on 3 November, right: +12 points');
    await expect
      .element(lines.nth(1))
      .toHaveTextContent('Your answer to an earlier question on 4 November, “I don’t know yet”: −7 points');
    await expect.element(lines.nth(2)).toHaveTextContent('Your 4 answers about “Five activities”: +1 point');
  });

  it('says after the answer what it was before and what it has become', async () => {
    await show({ after: 0.79 }, { answered: true });
    expect([chanceOf('Before your answer'), chanceOf('Now')]).toEqual(['52 %', '79 %']);
    expect(chanceOf('If right')).toBeUndefined();
    await expect.element(page.getByText(/^We expected about 7 in 10/)).toBeVisible();
  });

  it('has no numbers for an open judgement', async () => {
    await show({}, { open: true });
    await expect.element(page.getByText(/It is an open judgement/)).toBeVisible();
    expect(document.querySelector('.chances')).toBeNull();
  });
});

describe('what answers is fetched when somebody asks', () => {
  const asked = { item: {} as never, session: {} as never, answered: false };

  it('and not before; where it cannot be fetched it says so, and is fetched the next time', async () => {
    let times = 0;
    const load = () => {
      times += 1;
      return Promise.reject(new Error('no connection'));
    };
    await render(AskWhy, { asked, load });
    expect(times).toBe(0);
    const ask = page.getByText('Why this question?');
    await ask.click();
    await expect.element(page.getByRole('status')).toHaveTextContent(/could not be fetched/);
    await ask.click();
    await ask.click();
    await expect.poll(() => times).toBe(2);
  });
});
