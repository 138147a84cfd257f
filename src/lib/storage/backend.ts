/** Where texts are kept by key. */
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

/** The browser's own storage; memory where it is forbidden. A full one refuses single writes. */
export function inBrowser(): Backend {
  let storage: Storage;
  try {
    storage = localStorage;
    storage.setItem('smsn.probe', '1');
    storage.removeItem('smsn.probe');
  } catch {
    return inMemory(); // Forbidden or full from the start: the page says that nothing will be kept.
  }
  return {
    lasting: true,
    read: (key) => storage.getItem(key),
    write: (key, text) => {
      try {
        storage.setItem(key, text);
        return storage.getItem(key) === text;
      } catch {
        return false; // Full: the learner is told, and learning goes on in memory.
      }
    },
    remove: (key) => storage.removeItem(key),
    keys: () => Object.keys(storage),
  };
}
