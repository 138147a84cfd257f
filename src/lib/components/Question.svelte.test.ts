import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { matching, sequencing } from '#lib/bank/item.fixture.ts';
import type { Item } from '#lib/bank/item.ts';
import type { Draft } from '#lib/scoring/response.ts';
import { score } from '#lib/scoring/score.ts';
import { prepare } from './interactions.ts';
import Question from './Question.svelte';

/** A question whose answer was being put right when the page was left. */
async function comeBack(item: Item, { answer, draft }: { answer: Draft; draft: Draft }) {
  const onrespond = vi.fn();
  await prepare(item.interaction);
  await render(Question, {
    item,
    answered: { response: answer, score: score(item, answer) },
    repairing: true,
    draft,
    beliefOf: () => undefined,
    onrespond,
    onrepair: () => {},
    onnext: () => {},
  });
  await page.getByRole('button', { name: /^Check/ }).click();
  return onrespond.mock.calls.map(([response]) => response);
}

describe('what was put right before the page was left is handed in as it stands there', () => {
  it('in a sequence', async () => {
    const item = sequencing();
    const [order = []] = item.orders;
    const draft = { kind: 'sequencing', order } as const;
    const answer = { kind: 'sequencing', order: order.toReversed() } as const;
    expect(await comeBack(item, { answer, draft })).toEqual([draft]);
  });

  it('on a board', async () => {
    const item = matching();
    const placed = (right: boolean) =>
      Object.fromEntries(
        item.sources.map(({ id, placements }) => {
          const target = item.targets.find((place) => Boolean(placements[place.id]?.right) === right);
          return [id, target?.id ?? ''];
        }),
      );
    const draft = { kind: 'matching', placements: placed(true) } as const;
    const answer = { kind: 'matching', placements: placed(false) } as const;
    expect(await comeBack(item, { answer, draft })).toEqual([draft]);
  });
});
