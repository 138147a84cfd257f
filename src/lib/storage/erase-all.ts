/** What the course keeps on a device: answers, names and the theme; the second copy; the pages for use offline. */
export type Kept = 'entries' | 'journal' | 'offline';

export interface Erasure {
  /** What was there and is gone. */
  erased: Kept[];
  /** What could not be erased. A journal that another tab holds goes when that tab is closed. */
  left: Kept[];
}

/** Keys, databases and caches of the course are named so; whatever else lives at this address has other names. */
const isOurs = (name: string) => /^smsn(?:[.-]|$)/.test(name);

function eraseEntries(): boolean {
  const keys = [localStorage, sessionStorage].map((storage) => Object.keys(storage).filter(isOurs));
  const [lasting = [], ofTab = []] = keys;
  for (const key of lasting) localStorage.removeItem(key);
  for (const key of ofTab) sessionStorage.removeItem(key);
  return lasting.length + ofTab.length > 0;
}

async function eraseJournal(): Promise<boolean> {
  const there = (await indexedDB.databases()).flatMap(({ name = '' }) => (isOurs(name) ? [name] : []));
  const settled = there.map(
    (name) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.addEventListener('success', () => resolve());
        request.addEventListener('error', () => reject(request.error));
        request.addEventListener('blocked', () => reject(new Error(`another tab holds ${name}`)));
      }),
  );
  await Promise.all(settled);
  return there.length > 0;
}

/** The worker goes first: it could fill its caches again. Caches and workers are only where the address is secure. */
async function eraseOffline(scope: string): Promise<boolean> {
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  const workers = registrations.filter((registration) => registration.scope === scope);
  await Promise.all(workers.map((registration) => registration.unregister()));
  const names = 'caches' in globalThis ? (await caches.keys()).filter(isOurs) : [];
  await Promise.all(names.map((name) => caches.delete(name)));
  return workers.length + names.length > 0;
}

/**
 * Erases everything this course keeps in this browser, for good, and nothing of others at the same address.
 * `scope` is the address of the course, to which its service worker belongs. Never throws.
 */
export async function eraseAll(scope: string): Promise<Erasure> {
  const erasure: Erasure = { erased: [], left: [] };
  const parts: [Kept, () => boolean | Promise<boolean>][] = [
    ['entries', eraseEntries],
    ['journal', eraseJournal],
    ['offline', () => eraseOffline(scope)],
  ];
  for (const [part, erase] of parts) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one after the other: answers first
      if (await erase()) erasure.erased.push(part);
    } catch {
      erasure.left.push(part); // Forbidden, or held by another tab: the learner is told what is left.
    }
  }
  return erasure;
}
