/**
 * Asks the browser not to throw this site's storage away when it needs room: at the end of a sitting, when there is
 * something to lose. Some browsers ask the learner, once.
 */
export async function persist(): Promise<void> {
  try {
    if (!(await navigator.storage.persisted())) await navigator.storage.persist();
  } catch {
    // A browser without: what is kept is kept as long as it likes.
  }
}
