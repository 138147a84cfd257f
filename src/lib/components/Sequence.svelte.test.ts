import './look/tokens.css';
import './look/base.css';
import './look/components.css';
import './look/board.css';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { score } from '#lib/scoring/score.ts';
import type { Answering } from './answering.ts';
import Sequence from './Sequence.svelte';

type Sequencing = Answering<'sequencing'>;

/** Listed as Plan, Build, Test; Plan comes first, the others in this order. */
function sequence(orders = [['plan', 'build', 'test']]): Sequencing['item'] {
  return {
    id: 'a-sequence',
    concepts: ['K24'],
    bloom: 'apply',
    difficulty: 2,
    source: 'S3',
    material: 'article',
    stem: 'Put the steps in order.',
    explanation: 'One thing after the other.',
    interaction: 'sequencing',
    elements: [
      { id: 'plan', text: 'Plan', feedback: 'First of all.' },
      { id: 'build', text: 'Build', feedback: 'After the plan.' },
      { id: 'test', text: 'Test', feedback: 'Last of all.' },
    ],
    orders,
  };
}

const rows = () =>
  page
    .getByRole('listitem')
    .elements()
    .map((row) => row.querySelector('b')?.textContent);
const button = (name: string) => page.getByRole('button', { name, exact: true });
const status = () => page.getByRole('status');

/** Shows a list, and tells the order that it gave last. */
async function show(props: Partial<Sequencing> = {}) {
  const onchange = vi.fn<Sequencing['onchange']>();
  await render(Sequence, { item: sequence(), onchange, ...props });
  return { onchange, given: () => onchange.mock.lastCall?.[0].order };
}

describe('the order at first', () => {
  it('is the other way round, and can be handed in as it is', async () => {
    const { onchange } = await show();
    expect(rows()).toEqual(['Test', 'Build', 'Plan']);
    expect(onchange).toHaveBeenCalledExactlyOnceWith({
      kind: 'sequencing',
      order: ['test', 'build', 'plan'],
    });
  });

  it('is turned by one where the other way round is right', async () => {
    await show({ item: sequence([['test', 'build', 'plan']]) });
    expect(rows()).toEqual(['Build', 'Plan', 'Test']);
  });

  it('is the one that was given before', async () => {
    const { onchange } = await show({ given: { kind: 'sequencing', order: ['build', 'test', 'plan'] } });
    expect(rows()).toEqual(['Build', 'Test', 'Plan']);
    expect(onchange).not.toHaveBeenCalled();
  });
});

describe('moving', () => {
  it('moves a row by its buttons, keeps the focus on it, and says where it is', async () => {
    const { given } = await show();
    await button('Move down: Test').click();
    expect(given()).toEqual(['build', 'test', 'plan']);
    expect(rows()).toEqual(['Build', 'Test', 'Plan']);
    await expect.element(button('Move down: Test')).toHaveFocus();
    await expect.element(status()).toHaveTextContent('Test is now 2 of 3.');
    await button('Move up: Plan').click();
    expect(rows()).toEqual(['Build', 'Plan', 'Test']);
  });

  it('moves a row with Alt and the arrows', async () => {
    const { given } = await show();
    button('Move up: Plan').element().focus();
    await userEvent.keyboard('{Alt>}{ArrowUp}{ArrowUp}{/Alt}');
    expect(given()).toEqual(['plan', 'test', 'build']);
    await expect.element(button('Move up: Plan')).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    expect(rows()).toEqual(['Plan', 'Test', 'Build']);
  });

  it('says that the first is first', async () => {
    const { onchange } = await show();
    await expect.element(button('Move up: Test')).toHaveAttribute('aria-disabled', 'true');
    await button('Move up: Test').click({ force: true });
    await expect.element(status()).toHaveTextContent('Test is first already.');
    expect(onchange).toHaveBeenCalledOnce();
  });

  it('moves a row that is dragged to the place of another', async () => {
    const { given } = await show();
    await page
      .getByText('Plan', { exact: true })
      .first()
      .dropTo(page.getByText('Test', { exact: true }).first());
    await expect.poll(given).toEqual(['plan', 'test', 'build']);
  });
});

describe('once it is checked', () => {
  const given: Sequencing['given'] = { kind: 'sequencing', order: ['plan', 'test', 'build'] };
  const checked = { given, score: score(sequence(), given) };

  it('says of every row whether it is right and why, and lets nothing move', async () => {
    const { onchange } = await show(checked);
    await expect.element(page.getByRole('listitem').nth(0)).toHaveTextContent('1 Plan Right First of all.');
    await expect
      .element(page.getByRole('listitem').nth(1))
      .toHaveTextContent('2 Test Not quite Last of all.');
    expect(page.getByRole('button').elements()).toEqual([]);
    expect(onchange).not.toHaveBeenCalled();
  });

  it('lets the rows move again in a repair', async () => {
    const { given: now } = await show({ ...checked, repairing: true });
    await button('Move up: Build').click();
    expect(now()).toEqual(['plan', 'build', 'test']);
  });
});
