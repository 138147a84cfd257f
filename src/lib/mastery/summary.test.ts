import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { happened } from '#lib/record/event.fixture.ts';
import type { RecordEvent, SessionKind } from '#lib/record/event.ts';
import { sittings } from '#lib/record/record.ts';
import { knowledge, knowledgeOf } from './knowledge.ts';
import { summaryOf } from './summary.ts';

const KINDS: SessionKind[] = ['practice', 'check', 'activity', 'opening', 'final', 'sort', 'quick'];
const LESSONED: SessionKind[] = ['check', 'activity'];

/** One sitting as it may go: some items shown, some answered, ended or not. */
const aSitting = fc.record({
  kind: fc.constantFrom(...KINDS),
  lesson: fc.constantFrom('one', 'two'),
  deck: fc.constantFrom('K04', 'K15'),
  answers: fc.array(
    fc.record({ item: fc.constantFrom('a', 'b', 'c', 'd'), score: fc.constantFrom(0, 0.5, 1, null) }),
    { maxLength: 4 },
  ),
  open: fc.boolean(),
  end: fc.constantFrom('finished' as const, 'stopped' as const, undefined),
});

/** What happened in some sittings, one after the other. */
const aRecord = fc.array(aSitting, { maxLength: 10 }).map((all) => {
  const events: RecordEvent[] = [];
  const add = (event: Parameters<typeof happened>[2]) =>
    events.push(happened(`e${events.length}`, 1000 * (events.length + 1), event));
  for (const [place, { kind, lesson, deck, answers, open, end }] of all.entries()) {
    const session = `s${place}`;
    add({
      type: 'session.started',
      session,
      kind,
      ...(LESSONED.includes(kind) && { lesson }),
      ...(kind === 'quick' && { concepts: [deck] }),
      seed: 1,
      length: 4,
    });
    for (const [index, { item, score }] of answers.entries()) {
      add({ type: 'item.presented', session, item, hash: '' });
      if (open && index === answers.length - 1) break;
      add({
        type: 'item.answered',
        session,
        item,
        hash: '',
        concepts: ['K01', item === 'a' ? 'K02' : 'K03'],
        parameters: { chance: 0.25, difficulty: 2, applied: true },
        attempt: 1,
        response: { kind: 'choice', options: ['x'] },
        score,
        seconds: 1,
      });
    }
    if (end) add({ type: 'session.ended', session, reason: end });
  }
  return events;
});

const fold = summaryOf(() => undefined);
const sumUp = (record: readonly RecordEvent[]) => record.reduce(fold.add, fold.start());

describe('what a record amounts to', () => {
  it('is the same when reading stops anywhere, is kept as text, and goes on', () => {
    fc.assert(
      fc.property(aRecord, fc.nat(), (record, place) => {
        const stop = record.length === 0 ? 0 : place % record.length;
        const kept = JSON.parse(JSON.stringify(sumUp(record.slice(0, stop))));
        expect(record.slice(stop).reduce(fold.add, kept)).toEqual(sumUp(record));
      }),
    );
  });

  it('tells of the newest sitting of every kind and lesson all that the record tells', () => {
    fc.assert(
      fc.property(aRecord, (record) => {
        const { telling } = sumUp(record);
        for (const kind of KINDS)
          for (const lesson of LESSONED.includes(kind) ? ['one', 'two'] : [undefined])
            expect(sittings(telling, kind, lesson).at(-1)).toEqual(sittings(record, kind, lesson).at(-1));
      }),
    );
  });

  it('tells of the newest quick round of each deck', () => {
    fc.assert(
      fc.property(aRecord, (record) => {
        const newest = (events: readonly RecordEvent[], deck: string) =>
          sittings(events, 'quick').findLast(({ start }) => start.concepts?.includes(deck));
        const { telling } = sumUp(record);
        for (const deck of ['K04', 'K15']) expect(newest(telling, deck)).toEqual(newest(record, deck));
      }),
    );
  });

  it('tells of every final, and of everything that was answered in a lesson', () => {
    fc.assert(
      fc.property(aRecord, (record) => {
        const { telling } = sumUp(record);
        expect(sittings(telling, 'final')).toEqual(sittings(record, 'final'));
        for (const kind of LESSONED)
          for (const lesson of ['one', 'two']) {
            const finished = (events: readonly RecordEvent[]) =>
              sittings(events, kind, lesson).find((sitting) => sitting.finished)?.finished?.at;
            expect(finished(telling)).toBe(finished(record));
          }
      }),
    );
  });

  it('tells of every judgement in the decision guide', () => {
    const judged = (events: readonly RecordEvent[]) =>
      events.filter(({ type }) => type === 'platform.judged');
    const judgement = happened('j', 0, {
      type: 'platform.judged',
      name: 'Ramure',
      answers: { interaction: 'no', others: [] },
      verdict: { scope: 'outside', clear: true, others: [] },
    });
    fc.assert(
      fc.property(aRecord, fc.nat(), (record, place) => {
        const events = record.toSpliced(place % (record.length + 1), 0, judgement);
        expect(judged(sumUp(events).telling)).toEqual([judgement]);
      }),
    );
  });

  it('tells once of every figure that was finished, and knows what was tried in it last', () => {
    const tried = (id: string, choice: string, finished: boolean) =>
      happened(id, 0, { type: 'figure.tried', lesson: 'one', part: 'circles', choice, finished });
    const first = tried('b', 'nested', true);
    const { telling, figures } = sumUp([tried('a', 'apart', false), first, tried('c', 'reversed', true)]);
    expect(telling).toEqual([first]);
    expect(figures).toEqual({ one: { choices: { circles: 'reversed' }, finished: true } });
  });

  it('knows of every concept what the whole record tells', () => {
    fc.assert(
      fc.property(aRecord, (record) => {
        const { at } = record.at(-1) ?? { at: 0 };
        expect(knowledgeOf(sumUp(record).concepts, at)).toEqual(knowledge(record, () => undefined));
      }),
    );
  });

  it('counts answers and remembers since when, and what was met last', () => {
    const record = [
      happened('a', 10, { type: 'session.started', session: 's', kind: 'practice', seed: 1, length: 2 }),
      happened('b', 20, { type: 'item.presented', session: 's', item: 'first', hash: '' }),
      happened('c', 30, { type: 'item.presented', session: 's', item: 'second', hash: '' }),
      { ...happened('d', 40, { type: 'item.presented', session: 's', item: 'first', hash: '' }), clock: 5 },
    ];
    const { count, since, met } = sumUp(record);
    expect([count, since, Object.entries(met)]).toEqual([
      0,
      10,
      [
        ['second', 30],
        ['first', 5],
      ],
    ]);
  });

  it('does not grow with every sitting of practice', () => {
    const one = (place: number) => [
      happened(`a${place}`, place * 10, {
        type: 'session.started',
        session: `s${place}`,
        kind: 'practice',
        seed: 1,
        length: 2,
      }),
      happened(`b${place}`, place * 10 + 1, {
        type: 'item.presented',
        session: `s${place}`,
        item: 'x',
        hash: '',
      }),
      happened(`c${place}`, place * 10 + 2, {
        type: 'session.ended',
        session: `s${place}`,
        reason: 'stopped',
      }),
    ];
    const record = Array.from({ length: 500 }, (_, place) => one(place)).flat();
    expect(sumUp(record).telling).toEqual(record.slice(-3));
  });
});
