import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Area } from '#lib/course/concept.ts';
import type { Answered, EventOf, RecordEvent } from '#lib/record/event.ts';
import { anyEvent } from '#lib/record/event.fixture.ts';
import { isEvent, readEvent } from '#lib/record/read-event.ts';
import { merge } from '#lib/record/record.ts';
import { certificate, certified } from './certificate.ts';
import { evidence, gaps, type Completed } from './evidence.ts';

/** A completed record as it was stored, with the name and the code of its certificate. It stays as it is for ever. */
const file = new URL('../../../tests/fixtures/certificate-v1.json', import.meta.url);
const stored = JSON.parse(readFileSync(file, 'utf8')) as { name: string; code: string; events: string[] };
const record = stored.events.flatMap((text) => readEvent(text) ?? []);
const { name, code } = stored;

const isCompleted = (event: RecordEvent): event is Completed => event.type === 'course.completed';
const [completed] = record.filter(isCompleted) as [Completed];
const counted = evidence(record, completed);
/** What the digest is made of. */
const digested: RecordEvent[] = [completed, ...counted];

const codeFor = async (events: readonly RecordEvent[], who = name) => (await certificate(events, who))?.code;
const replaced = (id: string, by: RecordEvent) => record.map((event) => (event.id === id ? by : event));

describe('a certificate', () => {
  it('says what the record shows', async () => {
    // Counted in the file: 28 answers in lessons, 45 in practice, 20 in the final, of which one is wrong and one half.
    expect(await certificate(record, name)).toEqual({
      name: "Inès O'Marchand",
      at: Date.UTC(2026, 10, 22, 20, 42, 53, 68),
      lessons: 7,
      concepts: 15,
      score: 18.5 / 20,
      answers: 93,
      code,
    });
  });

  it('is not made before the course was completed', async () => {
    expect(await certificate([], name)).toBeUndefined();
    expect(
      await certificate(
        record.filter((event) => !isCompleted(event)),
        name,
      ),
    ).toBeUndefined();
  });

  it('rests on the first completion, where two devices have one each', async () => {
    const later = { ...completed, id: 'later', at: completed.at + 1 };
    expect(await codeFor([later, ...record])).toBe(code);
  });
});

describe('the code of a certificate', () => {
  it('is another for another name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (other) => {
        const same = (await certificate(record, other))?.name === "Inès O'Marchand";
        expect((await codeFor(record, other)) === code).toBe(same);
      }),
    );
    for (const other of ['Ines O’Marchand', 'inès o’marchand', 'Inès O’Marchand.', ''])
      expect(await codeFor(record, other)).not.toBe(code);
  });

  it('is another when any field of any event that counts is changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...digested),
        fc.nat(),
        fc.jsonValue(),
        async (event, place, value) => {
          const field = Object.keys(event)[place % Object.keys(event).length] ?? '';
          fc.pre(JSON.stringify(value) !== JSON.stringify(event[field as keyof RecordEvent]));
          const tampered = { ...event, [field]: value } as RecordEvent;
          // What is no event is not read from any storage or file.
          fc.pre(isEvent({ ...tampered }));
          expect(await codeFor(replaced(event.id, tampered))).not.toBe(code);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is another when one answer that counts is missing', async () => {
    for (const { id } of counted)
      expect(await codeFor(record.filter((event) => event.id !== id))).not.toBe(code);
  });

  it('is another when an answer is added to what counts', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyEvent.filter((event): event is Answered => event.type === 'item.answered'),
        fc.constantFrom(...completed.sessions),
        fc.nat({ max: completed.at }),
        async (event, session, at) => {
          const added = { ...event, id: `added-${event.id}`, session, at };
          expect(await codeFor(merge(record, [added]))).not.toBe(code);
        },
      ),
    );
  });

  it('is the same in whatever order events come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(record, { minLength: record.length, maxLength: record.length }),
        async (shuffled) => {
          expect(await codeFor(shuffled)).toBe(code);
        },
      ),
    );
  });

  it('is the same after whatever happens later, or happened elsewhere', async () => {
    // Also in a sitting that counts: one that was taken up again.
    const later = fc.tuple(anyEvent, fc.constantFrom(...completed.sessions)).map(([event, session]) => ({
      ...event,
      ...('session' in event && { session }),
      id: `later-${event.id}`,
      at: completed.at + 1 + event.at,
    })) as fc.Arbitrary<RecordEvent>;
    const elsewhere = anyEvent
      .filter((event): event is Exclude<RecordEvent, EventOf<'course.completed'>> => !isCompleted(event))
      .map((event) => ({
        ...event,
        ...('session' in event && { session: `elsewhere-${event.session}` }),
        id: `elsewhere-${event.id}`,
      }));
    await fc.assert(
      fc.asyncProperty(fc.array(later), fc.array(elsewhere), async (after, others) => {
        expect(await codeFor(merge(record, after, others))).toBe(code);
      }),
    );
  });
});

describe('a code held against a record', () => {
  it('belongs to it, with what was shown', async () => {
    expect(await certified(record, name, code)).toEqual({
      completed,
      certificate: await certificate(record, name),
    });
  });

  it('belongs to it also when another device had completed before', async () => {
    const earlier = { ...completed, id: 'earlier', at: completed.at - 1 };
    expect(await codeFor([...record, earlier])).not.toBe(code);
    expect((await certified([...record, earlier], name, code))?.completed).toEqual(completed);
  });

  it('does not belong to it with another name, code, answer or without a completion', async () => {
    expect(await certified(record, 'Ada', code)).toBeUndefined();
    expect(await certified(record, name, '0000-0000-0000-0000-0000')).toBeUndefined();
    expect(await certified(record.slice(0, 20), name, code)).toBeUndefined();
  });
});

describe('what a completion states', () => {
  const areas: [Area, number][] = [
    ['A', 6],
    ['B', 11],
    ['C', 15],
    ['D', 22],
    ['E', 25],
  ];
  const areaOf = (concept: string) => areas.find(([, last]) => Number(concept.slice(1)) <= last)?.[0];
  const gapsWith = (changes: Partial<Completed>) =>
    gaps(replaced(completed.id, { ...completed, ...changes }), { ...completed, ...changes }, areaOf);
  const { final } = completed;
  const without = (unwanted: (event: Answered) => boolean) =>
    record.filter((event) => event.type !== 'item.answered' || !unwanted(event));

  it('is shown by the answers', () => {
    expect(gaps(record, completed, areaOf)).toEqual([]);
  });
  it('is not shown without answers', () => {
    expect(gaps([completed], completed, areaOf)).toEqual(['concepts', 'final', 'score']);
  });
  it('is not shown when a lesson or a concept of the course is not in it', () => {
    expect(gapsWith({ lessons: completed.lessons.slice(1) })).toEqual(['lessons']);
    expect(gapsWith({ lessons: completed.lessons.map(() => 'four-functions') })).toEqual(['lessons']);
    expect(gapsWith({ concepts: completed.concepts.slice(1) })).toEqual(['concepts']);
  });
  it('is not shown when a concept was never answered, or only where no score was given', () => {
    expect(
      gaps(
        without(({ concepts }) => concepts.includes('K13')),
        completed,
        areaOf,
      ),
    ).toContain('concepts');
    const open = record.map((event) =>
      event.type === 'item.answered' && event.concepts.includes('K13') ? { ...event, score: null } : event,
    );
    expect(gaps(open, completed, areaOf)).toContain('concepts');
  });
  it('is not shown when the final had another score', () => {
    expect(gapsWith({ final: { ...final, score: 0.93 } })).toEqual(['score']);
  });
  it('is not shown when the final was not passed, though its score is told truly', () => {
    let left = 4;
    const failed = record.map((event) =>
      event.type === 'item.answered' &&
      event.session === final.session &&
      event.score === 1 &&
      (left -= 1) >= 0
        ? { ...event, score: 0 }
        : event,
    );
    const told = { ...completed, final: { ...final, score: 14.5 / 20 } };
    expect(gaps(failed, told, areaOf)).toEqual(['final']);
  });
  it('is not shown when the final had fewer than twenty questions', () => {
    const last = counted.findLast(({ session }) => session === final.session);
    const short = without(({ id }) => id === last?.id);
    expect(gaps(short, { ...completed, final: { ...final, score: 17.5 / 19 } }, areaOf)).toEqual(['final']);
  });
  it('is not shown when practice is called a final', () => {
    const renamed = record.map((event) =>
      event.type === 'session.started' && event.kind === 'final'
        ? { ...event, kind: 'practice' as const }
        : event,
    );
    expect(gaps(renamed, completed, areaOf)).toEqual(['final', 'score']);
  });
});
