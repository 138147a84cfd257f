import type { Backend } from './backend.ts';

/** A backend whose page is killed after so many changes: nothing it does afterwards reaches the storage. */
export function killedAfter(changes: number, backend: Backend): Backend {
  let left = changes;
  const alive = () => left-- > 0;
  return {
    ...backend,
    write: (key, text) => alive() && backend.write(key, text),
    remove: (key) => {
      if (alive()) backend.remove(key);
    },
  };
}

/** Holds what it holds and takes no more. */
export const full = (backend: Backend): Backend => ({ ...backend, lasting: true, write: () => false });
