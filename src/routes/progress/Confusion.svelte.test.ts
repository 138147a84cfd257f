import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Confusion from './Confusion.svelte';

const row = (family: string) => page.getByRole('row', { name: new RegExp(`^${family}`) });

it('says what to do while nothing was sorted', async () => {
  await render(Confusion, { placed: {} });
  await expect.element(page.getByText('You have sorted no platforms yet.')).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Sort a few' })).toHaveAttribute('href', '/sort');
  expect(page.getByRole('table').elements()).toEqual([]);
});

it('tells in words where platforms of a family were put, and what was taken for what', async () => {
  await render(Confusion, {
    placed: {
      flickr: ['publishing', 'sharing', 'publishing'],
      facebook: ['networking'],
      'x-twitter': ['sharing'],
    },
  });
  await expect.element(row('Sharing')).toHaveTextContent(/2 of 3 taken for it/);
  await expect.element(row('Sharing')).toHaveTextContent(/1 of 3 right/);
  await expect.element(row('Networking')).toHaveTextContent(/1 of 1 right/);
  await expect.element(row('Discussion')).toHaveTextContent(/Not sorted yet/);
  await expect
    .element(page.getByRole('listitem'))
    .toHaveTextContent('You took Sharing for Publishing 2 times.');
});

it('says so where nothing was confused', async () => {
  await render(Confusion, { placed: { facebook: ['networking'] } });
  await expect.element(page.getByText('You have confused no families so far.')).toBeVisible();
});
