import { onMount } from 'svelte';
import { version } from '$app/environment';
import { summaryOf } from '#lib/mastery/summary.ts';
import { Learner } from '#lib/storage/learner.svelte.ts';
import { entryOf } from './bank.ts';

const learner = new Learner(summaryOf(entryOf), {
  edition: version,
  // Nothing of who was here stays on the screen.
  onleave: () => location.reload(),
});

let opening: Promise<void> | undefined;

/**
 * The learner at this device, for pages that need to know. It is opened once the page that asks first is alive:
 * what was prerendered is for somebody new. Pages that only show do not load it.
 */
export function useLearner(): Learner {
  // For as long as the tab is open: it goes on listening to other tabs.
  onMount(() => {
    opening ??= learner.open();
  });
  return learner;
}
