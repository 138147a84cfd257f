import type { HandleClientError } from '@sveltejs/kit';

/** A mistyped address is nobody's fault: the page says so, the console need not. */
export const handleError: HandleClientError = ({ error, status }) => {
  // oxlint-disable-next-line no-console -- what went wrong in a page is said where developers look
  if (status !== 404) console.error(error);
};
