/** Where texts are kept by key. None of its calls throws. */
export interface Backend {
  /** False where nothing outlives the page. */
  lasting: boolean;
  read: (key: string) => string | null;
  /** Whether it was kept. */
  write: (key: string, text: string) => boolean;
  remove: (key: string) => void;
  keys: () => string[];
}

export function inMemory(): Backend {
  const texts = new Map<string, string>();
  return {
    lasting: false,
    read: (key) => texts.get(key) ?? null,
    write: (key, text) => {
      texts.set(key, text);
      return true;
    },
    remove: (key) => texts.delete(key),
    keys: () => [...texts.keys()],
  };
}

function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise; // Forbidden, full or broken: the caller knows what is missing and says so.
  }
}

/**
 * The browser's own storage. Where it is forbidden nothing lasts; a full one refuses single writes. A write counts
 * when it can be read again.
 */
export function inBrowser(): Backend {
  const storage = attempt<Storage | undefined>(() => localStorage, undefined);
  if (!storage) return inMemory();
  const backend: Backend = {
    lasting: true,
    read: (key) => attempt(() => storage.getItem(key), null),
    write: (key, text) =>
      attempt(() => {
        storage.setItem(key, text);
        return storage.getItem(key) === text;
      }, false),
    remove: (key) => attempt(() => storage.removeItem(key), undefined),
    keys: () => attempt(() => Object.keys(storage), []),
  };
  const known = backend.keys().length > 0;
  const works = known || backend.write('smsn.probe', '1');
  backend.remove('smsn.probe');
  // With nothing kept and no room for one letter, it is there in name only, as in some private windows.
  return works ? backend : inMemory();
}
