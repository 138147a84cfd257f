import { describe, expect, it } from 'vitest';
import { fixed, limited, once, type Plan } from './plan.ts';

/** Everything that a plan asks, when each item is answered. */
async function walk(plan: Plan): Promise<string[]> {
  const asked: string[] = [];
  for (let next = await plan(asked); next !== undefined; next = await plan(asked)) asked.push(next);
  return asked;
}

it('looks its one item up when it is asked for, and only then', async () => {
  let looked = 0;
  const plan = once(async () => {
    looked += 1;
    return 'a';
  });
  expect(looked).toBe(0);
  expect(await walk(plan)).toEqual(['a']);
  expect(looked).toBe(1);
});

describe('a fixed plan', () => {
  it('asks its items in their order, each once', async () => {
    expect(await walk(fixed(['b', 'a', 'c']))).toEqual(['b', 'a', 'c']);
  });

  it('asks an item once although it is listed twice', async () => {
    expect(await walk(fixed(['a', 'b', 'a']))).toEqual(['a', 'b']);
  });

  it('goes on behind what was asked, in whatever order that was', () => {
    expect(fixed(['a', 'b', 'c'])(['c', 'a'])).toBe('b');
  });

  it('is over at once without items', () => {
    expect(fixed([])([])).toBeUndefined();
  });
});

describe('a limited plan', () => {
  it('ends after so many items', async () => {
    expect(await walk(limited(2, fixed(['a', 'b', 'c'])))).toEqual(['a', 'b']);
  });

  it('ends before, where the plan in it does', async () => {
    expect(await walk(limited(5, fixed(['a'])))).toEqual(['a']);
  });

  it('does not ask the plan in it once it is over', () => {
    const plan: Plan = () => {
      throw new Error('cannot plan: the session is over');
    };
    expect(limited(1, plan)(['a'])).toBeUndefined();
  });
});
