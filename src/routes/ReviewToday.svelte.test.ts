import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Schedule } from '#lib/mastery/review.ts';
import ReviewLine from './ReviewLine.svelte';
import ReviewToday from './ReviewToday.svelte';

const today = (due: string[], session = due): Schedule => ({
  due,
  session,
  minutes: 2,
  next: undefined,
  done: false,
});

it('names up to three concepts, and says how many there are and how long they take', async () => {
  await render(ReviewToday, { today: today(['K12', 'K17', 'K13', 'K14']) });
  const region = page.getByRole('region', { name: 'Review today' });
  await expect.element(region).toHaveTextContent('4 concepts are due: a question about each, about 2 min.');
  expect(
    region
      .getByRole('listitem')
      .elements()
      .map((item) => item.textContent),
  ).toEqual(['Two poles', 'Publishing family', 'Contact networks', 'and 1 more']);
  await expect
    .element(region.getByRole('link', { name: 'Review now' }))
    .toHaveAttribute('href', expect.stringMatching(/\/review\/?$/));
});

it('says so when one review does not ask about everything', async () => {
  const due = Array.from({ length: 12 }, (_, index) => `K${index + 10}`);
  await render(ReviewToday, { today: today(due, due.slice(0, 8)) });
  await expect
    .element(page.getByRole('region'))
    .toHaveTextContent('12 concepts are due: a question about each of the first 8, about 2 min.');
});

it('shows nothing where nothing is due, or today’s review is done', async () => {
  const { rerender } = await render(ReviewToday, { today: today([]) });
  await expect.element(page.getByRole('region')).not.toBeInTheDocument();
  await rerender({ today: { ...today(['K12']), done: true } });
  await expect.element(page.getByRole('region')).not.toBeInTheDocument();
});

it('leads from a line at the top to the review, or tells when the next one is due', async () => {
  const { rerender } = await render(ReviewLine, { today: today(['K12']) });
  await expect
    .element(page.getByRole('link', { name: 'One concept to review today, 2 min' }))
    .toHaveAttribute('href', expect.stringMatching(/\/review\/?$/));
  const tomorrow = new Date();
  tomorrow.setDate(tomorrow.getDate() + 1);
  await rerender({ today: { ...today([]), next: tomorrow.getTime() } });
  await expect.element(page.getByText('Next review: tomorrow')).toBeVisible();
  await expect.element(page.getByRole('link')).not.toBeInTheDocument();
  await rerender({ today: { ...today(['K12']), done: true, next: tomorrow.getTime() } });
  await expect.element(page.getByText('Review done. Next: tomorrow')).toBeVisible();
});
