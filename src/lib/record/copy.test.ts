import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CopyFile } from './copy-file.ts';
import { answered, anyDamage, anyLearners, bytesOf, fileOf, learner } from './copy.fixture.ts';
import { LIMITS } from './copy-format.ts';
import { anyEvent, anyRecords } from './event.fixture.ts';
import { readCopy } from './read-copy.ts';
import { writeEvent } from './write-event.ts';
import { merge } from './record.ts';
import { writeCopy } from './write-copy.ts';

const WHEN = new Date('2026-11-26T12:00:00Z');
const read = (text: string) => readCopy(bytesOf(text));

/** The events of the one learner in a text that must be readable. */
function eventsIn(text: string) {
  const reading = read(text);
  if (!reading.ok) throw new Error(`refused: ${JSON.stringify(reading.refusal)}`);
  return reading.learners[0]?.events ?? [];
}

describe('a copy', () => {
  it('holds everything, and is read as it was written', () => {
    fc.assert(
      fc.property(anyLearners, (learners) => {
        expect(read(writeCopy(learners, WHEN))).toEqual({ ok: true, learners });
      }),
    );
  });

  it('is what the published schema says', () => {
    fc.assert(
      fc.property(anyLearners, (learners) => {
        const text = writeCopy(learners, WHEN);
        // A place of this name is none of an item's, and zod leaves it out.
        fc.pre(!text.includes('"__proto__":'));
        expect(CopyFile.parse(JSON.parse(text)).learners).toEqual(learners);
      }),
    );
  });

  it('is by the published schema whatever is read, however it was damaged', () => {
    let readable = 0;
    fc.assert(
      fc.property(anyLearners, anyDamage, (learners, damage) => {
        const bytes = damage(writeCopy(learners, WHEN));
        if (!readCopy(bytes).ok) return;
        readable += 1;
        CopyFile.parse(JSON.parse(new TextDecoder().decode(bytes)));
      }),
      { numRuns: 1000 },
    );
    expect(readable, 'some damage leaves a whole file').toBeGreaterThan(15);
  });

  it('can be read by a person: one event a line, the frame indented', () => {
    const ada = { id: 'a-1', name: 'Ada', events: [], unreadable: ['torn'] };
    const started = { id: 'x', at: 1, type: 'session.ended', session: 's', reason: 'stopped' } as const;
    expect(writeCopy([ada, { id: 'b-2', name: '', events: [started], unreadable: [] }], WHEN)).toBe(`{
  "$schema": "record.schema.json",
  "format": "social-media-or-social-network/record",
  "version": 1,
  "exported": "2026-11-26T12:00:00.000Z",
  "learners": [
    {
      "id": "a-1",
      "name": "Ada",
      "events": [],
      "unreadable": [
        "torn"
      ]
    },
    {
      "id": "b-2",
      "name": "",
      "events": [
        {"id":"x","at":1,"type":"session.ended","session":"s","reason":"stopped"}
      ],
      "unreadable": []
    }
  ]
}
`);
  });

  it('of 20,000 answers stays within half of what is allowed', () => {
    const events = Array.from({ length: 20_000 }, (_, index) => answered(`mwtihnsf-1x9k3qa0mz4e${index}`));
    const bytes = bytesOf(writeCopy([{ id: 'a', name: 'Ada', events, unreadable: [] }]));
    expect(bytes.length).toBeLessThan(LIMITS.bytes / 2);
    expect(readCopy(bytes).ok).toBe(true);
  });

  it('of version 1 reads for ever', () => {
    const text = readFileSync(new URL('../../../tests/fixtures/copy-v1.json', import.meta.url), 'utf8');
    const { learners } = JSON.parse(text);
    expect(read(text)).toEqual({ ok: true, learners });
    expect(CopyFile.parse(JSON.parse(text)).learners).toEqual(learners);
    const types = (learners as { events: { type: string }[] }[]).flatMap(({ events }) =>
      events.map(({ type }) => type),
    );
    expect([...new Set(types)].sort()).toEqual([
      'course.completed',
      'item.answered',
      'item.presented',
      'session.ended',
      'session.started',
    ]);
  });

  it('brings back what the edition that wrote it could not read, where this one can', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const unreadable = [writeEvent(event), 'torn', writeEvent(event)];
        const text = writeCopy([{ id: 'a', name: '', events: [], unreadable }], WHEN);
        expect(read(text)).toEqual({
          ok: true,
          learners: [{ id: 'a', name: '', events: [event], unreadable: ['torn', writeEvent(event)] }],
        });
      }),
    );
  });
});

describe('copies of two devices', () => {
  const over = (events: readonly unknown[]) => eventsIn(fileOf([learner('a', [...events])]));

  it('make the same record on both, whichever is loaded first, and however often', () => {
    fc.assert(
      fc.property(anyRecords(2), ([phone = [], desk = []]) => {
        const onPhone = merge(phone, over(desk));
        const onDesk = merge(desk, over(phone));
        expect(onPhone).toEqual(onDesk);
        expect(merge(onPhone, over(onDesk), over(desk), over(onPhone))).toEqual(onPhone);
        const ids = [...phone, ...desk].map(({ id }) => id);
        expect(onPhone.map(({ id }) => id).sort()).toEqual([...new Set(ids)].sort());
      }),
    );
  });
});

describe('a file is refused, and says why', () => {
  const first = (event: unknown) => fileOf([learner('a', [answered('fine'), event])]);
  const judged = {
    id: 'b',
    at: 1_795_453_221_040,
    type: 'platform.judged',
    name: 'Ramure',
    answers: { interaction: 'no', others: [] },
    verdict: { scope: 'outside', clear: true, others: [] },
  };
  const nest = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

  it.each([
    ['no text at all', '', { reason: 'not-json' }],
    ['a text that is no JSON', 'name,score\nAda,1', { reason: 'not-json' }],
    ['a copy that is cut short', fileOf([]).slice(0, -2), { reason: 'not-json' }],
    ['JSON of something else', '{"name":"package"}', { reason: 'foreign' }],
    ['a list', '[]', { reason: 'foreign' }],
    ['nothing', 'null', { reason: 'foreign' }],
    ['deep nests', nest(100_000), { reason: 'foreign' }],
    ['a copy of tomorrow', fileOf([], { version: 2 }), { reason: 'newer' }],
    ['no version', fileOf([], { version: undefined }), { reason: 'file', field: 'version' }],
    ['no learners', fileOf(undefined), { reason: 'file', field: 'learners' }],
    ['no day', fileOf([], { exported: 'yesterday' }), { reason: 'file', field: 'exported' }],
    ['a field too many', fileOf([], { script: 'x' }), { reason: 'file', field: 'script' }],
    ['a learner that is none', fileOf([learner('a', []), 1]), { reason: 'learner', learner: 2 }],
    [
      'an id that reaches into the record of another',
      fileOf([learner('ada.x', [])]),
      { reason: 'learner', learner: 1, field: 'id' },
    ],
    [
      'a name that is none',
      fileOf([learner('a', [], { name: 1 })]),
      { reason: 'learner', learner: 1, field: 'name' },
    ],
    [
      'a field too many in a learner',
      fileOf([learner('a', [], { admin: true })]),
      { reason: 'learner', learner: 1, field: 'admin' },
    ],
    [
      'one learner twice',
      fileOf([learner('a', []), learner('a', [])]),
      { reason: 'learner-twice', learner: 2 },
    ],
    ['an entry that is none', first('x'), { reason: 'entry', learner: 1, entry: 2 }],
    ['a type of tomorrow', first(answered('b', { type: 'x' })), { entry: 2, field: 'type' }],
    ['a type that is a word of JavaScript', first(answered('b', { type: 'toString' })), { field: 'type' }],
    ['no id', first(answered('')), { field: 'id' }],
    ['a score above all', first(answered('b', { score: 2 })), { entry: 2, field: 'score' }],
    ['a field too many', first(answered('b', { html: '<img>' })), { entry: 2, field: 'html' }],
    [
      'a response with a field too many',
      first(answered('b', { response: { kind: 'choice', options: [], extra: nest(9) } })),
      { field: 'extra' },
    ],
    [
      'an answer to the decision guide with a field too many',
      first({ ...judged, answers: { ...judged.answers, extra: 1 } }),
      { field: 'extra' },
    ],
    [
      'a verdict that the decision guide cannot give',
      first({ ...judged, verdict: { ...judged.verdict, scope: 'none' } }),
      { field: 'verdict' },
    ],
    ['an id too long', first(answered('x'.repeat(101))), { field: 'id' }],
    ['a text too long', first(answered('b', { item: 'x'.repeat(10_001) })), { field: 'item' }],
    [
      'too many texts',
      first(answered('b', { concepts: Array.from({ length: 200 }, () => 'x'.repeat(1001)) })),
      { reason: 'entry', entry: 2 },
    ],
    ['a number without sense', first(answered('b', { seconds: 1e300 })), { field: 'seconds' }],
    ['a time before clocks', first(answered('b', { at: -1 })), { field: 'at' }],
    ['a time after us', first(answered('b', { at: Date.UTC(2100) })), { field: 'at' }],
    ['a clock after us', first(answered('b', { clock: 8.7e15 })), { field: 'clock' }],
    [
      'one id that tells two things',
      first(answered('fine', { score: 1 })),
      { reason: 'entry-twice', learner: 1, entry: 2 },
    ],
    [
      'more learners than a device can have',
      fileOf(Array.from({ length: 201 }, (_, index) => learner(`a${index}`, []))),
      { reason: 'too-many', what: 'learners' },
    ],
    [
      'more entries than a device can hold',
      fileOf([
        learner(
          'a',
          Array.from({ length: 200_001 }, () => 1),
        ),
      ]),
      { reason: 'too-many', what: 'entries' },
    ],
  ])('%s', (_, text, refusal) => {
    expect(read(text)).toMatchObject({ ok: false, refusal });
  });

  it.each(['__proto__', 'constructor', 'prototype'])('a field called %s, wherever it is', (name) => {
    const evil = `"${name}":{"polluted":true},`;
    const text = first(answered('b', { parameters: { chance: 0, difficulty: 1, applied: true } }));
    const places = [...text.matchAll(/\{/g)].map(({ index }) => index + 1);
    expect(places).toHaveLength(7);
    for (const place of places)
      expect(read(text.slice(0, place) + evil + text.slice(place))).toMatchObject({ ok: false });
    expect('polluted' in {}).toBe(false);
  });

  it('bytes that are no text', () => {
    expect(readCopy(new Uint8Array([0x22, 0xff, 0x22]))).toEqual({
      ok: false,
      refusal: { reason: 'not-json' },
    });
  });

  it('a file too large, before it is read', () => {
    expect(readCopy(new Uint8Array(LIMITS.bytes + 1))).toEqual({
      ok: false,
      refusal: { reason: 'too-large' },
    });
  });

  it('is loaded all the same where only an event stands in it twice, or fields in another order', () => {
    const twice = answered('fine');
    const turned = Object.fromEntries(Object.entries(twice).toReversed());
    expect(eventsIn(fileOf([learner('a', [twice, turned])]))).toHaveLength(1);
  });
});
