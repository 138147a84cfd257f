/// <reference no-default-lib="true" />
/// <reference lib="esnext" />
/// <reference lib="webworker" />
import { base, build, files, prerendered, version } from '$service-worker';

/**
 * Keeps the whole course on the device at the first visit, and serves it from there: afterwards nothing needs the
 * server. A new version is fetched beside the old one and waits until the learner asks for it, or until no page of
 * the course is open.
 */
const worker = globalThis as unknown as ServiceWorkerGlobalScope;

/** How the caches of this course are named. The same host may have another course in another folder. */
const OURS = `smsn-${base}/ `;
const CURRENT = OURS + version;

/** What an unknown address shows. It knows its scripts at the root of a host only: elsewhere it is the home page. */
const NOT_FOUND = base === '' ? '/404.html' : undefined;
/** Asked for when a page fails: the answer is that of the version that is here, so that no page is loaded anew for it. */
const VERSION = `${base}/_app/version.json`;
/** Names with a digest in them: what such a file says never changes. */
const HASHED = `${base}/_app/immutable/`;
/** Not a file: what this version has noted about those before it. */
const NOTE = `${base}/.note`;

interface Note {
  /** The cache of the version before, and the pages that were opened with it. */
  previous: string | undefined;
  pages: string[];
}

const kept = (path: string, cacheName?: string) => caches.match(path, { cacheName, ignoreVary: true });

const TRIES = 3;
/** Few at a time: the page that is open comes first, on a slow line too. */
const AT_ONCE = 4;

async function fetchWhole(path: string): Promise<Response> {
  // A page may lie in the browser's own cache from the version before; a hashed file cannot.
  const response = await fetch(path, {
    cache: path.startsWith(HASHED) ? 'default' : 'no-cache',
    priority: 'low',
  });
  if (!response.ok) throw new Error(`${path} answers ${response.status}`);
  // A page may not be opened with an answer that was redirected.
  return response.redirected ? new Response(response.body, response) : response;
}

async function keep(cache: Cache, path: string): Promise<void> {
  // What an installation that was broken off has left is good: the name of the cache is a digest of the course.
  if (await kept(path, CURRENT)) return;
  for (let tries = 1; ; tries += 1)
    try {
      return await cache.put(path, await fetchWhole(path));
    } catch (error) {
      if (tries === TRIES) throw error;
      await new Promise((done) => setTimeout(done, tries * 1000));
    }
}

/**
 * A page or a script that is missing would only be missed when nothing can mend it: then the installation fails, all
 * stays as it was, and the browser tries again at the next visit, where it stopped. An icon may be missing.
 */
async function install(): Promise<void> {
  const cache = await caches.open(CURRENT);
  const needed = new Set([...build, ...prerendered]);
  const queue = [...needed, VERSION, ...(NOT_FOUND ? [NOT_FOUND] : []), ...files];
  const work = async () => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift())
      try {
        await keep(cache, path);
      } catch (error) {
        // Of the rest, the course can do without any.
        if (needed.has(path)) throw error;
      }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/**
 * Pages that are open were made by the version before, and go on with its scripts, questions and texts: its cache
 * stays. What is older goes, and so does what never came to serve.
 */
async function activate(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CURRENT);
  const served = await Promise.all(others.map((name) => kept(NOTE, name)));
  const previous = others.findLast((_, place) => served[place]);
  await Promise.all(others.filter((name) => name !== previous).map((name) => caches.delete(name)));
  const pages = await worker.clients.matchAll({ type: 'window' });
  const note: Note = { previous, pages: pages.map(({ id }) => id) };
  await (await caches.open(CURRENT)).put(NOTE, Response.json(note));
  // The page of the first visit, too, works offline from now on.
  await worker.clients.claim();
}

let note: Promise<Note | undefined> | undefined;

/** The cache of the version that a page was opened with. */
async function cacheOf(page: string): Promise<string> {
  note ??= kept(NOTE, CURRENT).then((response) => response?.json());
  const { previous, pages = [] } = (await note) ?? {};
  return previous && pages.includes(page) ? previous : CURRENT;
}

/** The address of a page may lack its last slash, or name the file. */
async function respondToNavigation(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const path = pathname.replace(/\/index\.html$/, '/');
  const page = await kept(path, CURRENT);
  if (page) return page;
  if (await kept(`${path}/`, CURRENT)) return Response.redirect(`${path}/${search}`);
  try {
    return await fetch(request);
  } catch {
    // There is no connection, and no such page in the course.
    const notFound = NOT_FOUND && (await kept(NOT_FOUND, CURRENT));
    return notFound
      ? new Response(notFound.body, { status: 404, headers: notFound.headers })
      : Response.redirect(`${base}/`);
  }
}

/** All of the course is kept: what is not, and cannot be fetched, is no part of it. */
async function respond(request: Request, page: string): Promise<Response> {
  const { pathname } = new URL(request.url);
  return (
    (await kept(pathname, await cacheOf(page))) ??
    (pathname.startsWith(HASHED) ? await kept(pathname) : undefined) ??
    fetch(request).catch(() => new Response(null, { status: 404 }))
  );
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('message', ({ data }) => {
  if (data === 'use') void worker.skipWaiting();
});
worker.addEventListener('fetch', (event) => {
  const { request, clientId } = event;
  const { origin, pathname } = new URL(request.url);
  const ours = origin === worker.location.origin && pathname.startsWith(`${base}/`);
  // A part of a file, or anything that is not a question for a file, is the server's.
  if (!ours || request.method !== 'GET' || request.headers.has('range')) return;
  event.respondWith(request.mode === 'navigate' ? respondToNavigation(request) : respond(request, clientId));
});
