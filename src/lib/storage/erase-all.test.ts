import { afterEach, describe, expect, test, vi } from 'vitest';
import { eraseAll } from './erase-all.ts';

const COURSE = 'https://school.example/course/';

afterEach(() => vi.unstubAllGlobals());

/** A storage as browsers have it: entries are its own properties. */
function storageWith(...keys: string[]) {
  const storage: Record<string, string> = Object.fromEntries(keys.map((key) => [key, 'x']));
  Object.defineProperty(storage, 'removeItem', { value: (key: string) => delete storage[key] });
  return storage;
}

/** Databases by name; those that are held answer `blocked`. */
function databasesWith(names: string[], held: string[] = []) {
  return {
    names,
    databases: () => Promise.resolve(names.map((name) => ({ name, version: 1 }))),
    deleteDatabase(name: string) {
      const request = new EventTarget();
      queueMicrotask(() => {
        if (held.includes(name)) return request.dispatchEvent(new Event('blocked'));
        names.splice(names.indexOf(name), 1);
        request.dispatchEvent(new Event('success'));
      });
      return request;
    },
  };
}

function device({
  entries = [] as string[],
  ofTab = [] as string[],
  databases = [] as string[],
  held = [] as string[],
  cached = [] as string[],
  scopes = [] as string[],
} = {}) {
  const localStorage = storageWith(...entries);
  const sessionStorage = storageWith(...ofTab);
  const indexedDB = databasesWith(databases, held);
  const registered = new Set(scopes);
  vi.stubGlobal('localStorage', localStorage);
  vi.stubGlobal('sessionStorage', sessionStorage);
  vi.stubGlobal('indexedDB', indexedDB);
  vi.stubGlobal('caches', {
    keys: () => Promise.resolve([...cached]),
    delete: (name: string) => Promise.resolve(cached.splice(cached.indexOf(name), 1).length > 0),
  });
  vi.stubGlobal('navigator', {
    serviceWorker: {
      getRegistrations: () =>
        Promise.resolve(
          [...registered].map((scope) => ({ scope, unregister: () => registered.delete(scope) })),
        ),
    },
  });
  return {
    left: () => ({
      entries: Object.keys(localStorage),
      ofTab: Object.keys(sessionStorage),
      databases: indexedDB.names,
      cached,
      scopes: [...registered],
    }),
  };
}

describe('erasing everything', () => {
  test('leaves nothing of the course, and everything of others at the same address', async () => {
    const { left } = device({
      entries: ['smsn.learners', 'smsn.event.ada.1', 'smsn.theme', 'smsnx', 'other'],
      ofTab: ['smsn.x', 'sveltekit:scroll'],
      databases: ['smsn', 'smsnx', 'other'],
      cached: ['smsn-1', 'smsn-2', 'other-1'],
      scopes: [COURSE, 'https://school.example/', `${COURSE}other/`],
    });
    expect(await eraseAll(COURSE)).toEqual({ erased: ['entries', 'journal', 'offline'], left: [] });
    expect(left()).toEqual({
      entries: ['smsnx', 'other'],
      ofTab: ['sveltekit:scroll'],
      databases: ['smsnx', 'other'],
      cached: ['other-1'],
      scopes: ['https://school.example/', `${COURSE}other/`],
    });
  });

  test('claims nothing where there was nothing', async () => {
    device();
    expect(await eraseAll(COURSE)).toEqual({ erased: [], left: [] });
  });

  test('says what another tab still holds, and erases the rest', async () => {
    const { left } = device({ entries: ['smsn.theme'], databases: ['smsn'], held: ['smsn'] });
    expect(await eraseAll(COURSE)).toEqual({ erased: ['entries'], left: ['journal'] });
    expect(left()).toMatchObject({ entries: [], databases: ['smsn'] });
  });

  test('does not throw where a browser forbids everything, or has neither caches nor workers', async () => {
    vi.stubGlobal('localStorage', undefined);
    vi.stubGlobal('indexedDB', undefined);
    vi.stubGlobal('navigator', {});
    expect(await eraseAll(COURSE)).toEqual({ erased: [], left: ['entries', 'journal'] });
  });
});
