import { onMount } from 'svelte';
import { Learner } from '#lib/storage/learner.svelte.ts';

const learner = new Learner();

/**
 * The learner at this device, for pages that need to know. It is opened once the page that asks first is alive:
 * what was prerendered is for somebody new. Pages that only show do not load it.
 */
export function useLearner(): Learner {
  // For as long as the tab is open: it goes on listening to other tabs.
  onMount(() => {
    if (!learner.ready) learner.open();
  });
  return learner;
}
