import type { RecordEvent } from '#lib/record/event.ts';
import { merge } from '#lib/record/record.ts';
import { pack, unpack } from '#lib/record/segment.ts';
import type { Backend } from './backend.ts';
import { newId } from './new-id.ts';
import { eventKey, segmentKey } from './record-store.ts';
import { seal, unseal } from './sealed.ts';

/** Older events, many to a key, packed and deflated. Loaded only by who has some. */

async function through(bytes: Uint8Array<ArrayBuffer>, stream: GenericTransformStream) {
  const passed = new Blob([bytes]).stream().pipeThrough(stream as TransformStream);
  return new Uint8Array(await new Response(passed).arrayBuffer());
}

const STRIDE = 0x8000;

async function deflate(text: string): Promise<string> {
  if (typeof CompressionStream === 'undefined') return `-${text}`;
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream('deflate'));
  let binary = '';
  for (let place = 0; place < bytes.length; place += STRIDE)
    binary += String.fromCharCode(...bytes.subarray(place, place + STRIDE));
  return `+${btoa(binary)}`;
}

async function inflate(stored: string): Promise<string> {
  if (stored.startsWith('-')) return stored.slice(1);
  const bytes = Uint8Array.from(atob(stored.slice(1)), (letter) => letter.charCodeAt(0));
  return new TextDecoder().decode(await through(bytes, new DecompressionStream('deflate')));
}

/** The events of a segment; nothing where it is torn, changed or of a later version. */
async function readSegment(backend: Backend, key: string): Promise<RecordEvent[] | undefined> {
  const text = unseal(key, backend.read(key) ?? '');
  // A stream that breaks off is a torn segment: the caller keeps it aside and says so.
  return text ? inflate(text).then(unpack, () => undefined) : undefined;
}

export interface Archive {
  events: RecordEvent[];
  /** Keys of segments that could not be read. They stay where they are. */
  unreadable: string[];
}

export async function readArchive(backend: Backend, segments: readonly string[]): Promise<Archive> {
  const read = await Promise.all(segments.map((key) => readSegment(backend, key)));
  return {
    events: merge(...read.map((events) => events ?? [])),
    unreadable: segments.filter((_, place) => !read[place]),
  };
}

/** Keeps events as one segment, in one write. The key, or nothing where there is no room: then nothing was changed. */
export async function writeSegment(
  backend: Backend,
  learner: string,
  events: readonly RecordEvent[],
): Promise<string | undefined> {
  const [first] = events;
  if (!first) return undefined;
  const key = segmentKey(learner, newId(first.at));
  const text = pack(events);
  // What cannot be read as it was written is not archived: it stays where it is.
  if (JSON.stringify(unpack(text)?.map(({ id }) => id)) !== JSON.stringify(events.map(({ id }) => id)))
    return undefined;
  if (backend.write(key, seal(key, await deflate(text)))) return key;
  backend.remove(key);
  return undefined;
}

/** A segment is written again, joined to what comes, as long as it has fewer than so many times as many events. */
const GROWTH = 4;

/**
 * Moves events from keys of their own into a segment, joined with segments that are small beside it, so that there are
 * few and no event is written often. At every moment every event is in the storage; broken off between two writes,
 * some are there twice, which is once. False where there was no room: everything is where it was.
 */
export async function archive(
  backend: Backend,
  learner: string,
  events: readonly RecordEvent[],
  segments: readonly string[],
): Promise<boolean> {
  const sized = await Promise.all(
    segments.map(async (key) => ({ key, events: (await readSegment(backend, key)) ?? [] })),
  );
  let joined = [...events];
  const gone: string[] = [];
  for (const segment of sized.sort((a, b) => a.events.length - b.events.length)) {
    if (segment.events.length === 0 || segment.events.length >= joined.length * GROWTH) continue;
    joined = merge(segment.events, joined);
    gone.push(segment.key);
  }
  const written = await writeSegment(backend, learner, joined);
  if (!written) return false;
  if (events.every(({ id }) => backend.read(eventKey(learner, id)) === null)) {
    // Erased meanwhile, in another tab: nothing of it comes back.
    backend.remove(written);
    return false;
  }
  for (const key of gone) backend.remove(key);
  for (const { id } of events) backend.remove(eventKey(learner, id));
  return true;
}
