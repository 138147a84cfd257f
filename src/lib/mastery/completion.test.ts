import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from '#lib/bank/entry.ts';
import type { OutlineConcept, OutlineLesson } from '#lib/course/outline.ts';
import type { RecordEvent, SessionKind } from '#lib/record/event.ts';
import { anyEvent } from '#lib/record/event.fixture.ts';
// The real course is read by the build, which no room of the house may use but its tests.
// oxlint-disable-next-line no-restricted-imports
import { readCourse } from '../../build/course.ts';
import { completedEvent } from './completed.ts';
import { completion, type Completion, type Course } from './completion.ts';
import { Diary, type Asked } from './diary.fixture.ts';
import { knowledge } from './knowledge.ts';
import { isMet } from './lesson-state.ts';

const DAY = 24 * 60 * 60 * 1000;

const real = readCourse(process.cwd());
const bank = new Map(real.index.map((entry) => [entry.id, entry]));
const concepts: OutlineConcept[] = real.concepts.map((concept) => ({
  ...concept,
  core: concept.core === true,
}));
const course: Course = { lessons: real.lessons, concepts, entryOf: (id) => bank.get(id) };
const core = concepts.filter((concept) => concept.core).map(({ id }) => id);
const lessonOf = (number: number): OutlineLesson => {
  const lesson = real.lessons.find((entry) => entry.number === number);
  if (!lesson) throw new Error(`there is no lesson ${number}`);
  return lesson;
};

/** An item of the bank; of one that an edition invents, what nobody knows better. */
const item = (id: string): Asked =>
  bank.get(id) ?? { id, concepts: ['K99'], chance: 0.25, difficulty: 3, bloom: 'apply', open: false };
const usable = real.index.filter(({ retired, open }) => !retired && !open);
const about = (concept: string, entries: readonly Entry[] = usable) =>
  entries.filter(({ concepts: [main] }) => main === concept);
const areaOf = (concept = '') => concepts.find(({ id }) => id === concept)?.area;

function takeLesson(diary: Diary, lesson: OutlineLesson, score = 1) {
  diary.sit('activity', [[item(lesson.activity), score]], { lesson: lesson.id });
  diary.sit(
    'check',
    lesson.check.map((id) => [item(id), score]),
    { lesson: lesson.id },
  );
}
/** Practises until it is acquired, or until every question was answered rightly ten times. */
function practise(diary: Diary, concept: string, entries?: readonly Entry[]) {
  const isAcquired = () => knowledge(diary.record, course.entryOf).get(concept)?.acquiredAt !== undefined;
  for (let round = 0; round < 10 && !isAcquired(); round += 1)
    diary.sit(
      'practice',
      about(concept, entries).map((entry) => [entry, 1]),
    );
}
const BLUEPRINT = { A: 4, B: 4, C: 3, D: 6, E: 3 };
const form = Object.entries(BLUEPRINT).flatMap(([area, count]) =>
  usable.filter((entry) => areaOf(entry.concepts[0]) === area).slice(0, count),
);
const takeFinal = (diary: Diary, score = 1) =>
  diary.sit(
    'final',
    form.map((entry) => [entry, score]),
  );
function completeAll(diary: Diary) {
  for (const lesson of real.lessons) takeLesson(diary, lesson);
  for (const concept of core) practise(diary, concept);
  takeFinal(diary);
}
function noteCompletion(diary: Diary) {
  const event = completedEvent(diary.record, course);
  if (event) diary.write(event);
}
const of = (diary: Diary, asks = course) => completion(diary.record, asks);
/** What is met, by name. */
const metIn = ({ lessons, concepts: own, final, consolidatedAt }: Completion) => [
  ...lessons.filter(({ state }) => isMet(state)).map(({ id }) => id),
  ...own.filter(({ acquiredAt }) => acquiredAt !== undefined).map(({ id }) => id),
  ...(final.passed ? ['final'] : []),
  ...(consolidatedAt === undefined ? [] : ['consolidated']),
];

describe('a lesson', () => {
  const lesson = lessonOf(2);
  const stateOf = (diary: Diary, asks = lesson) =>
    of(diary, { ...course, lessons: [asks] }).lessons[0]?.state;
  const check = (diary: Diary, ids: readonly string[], more = {}) =>
    diary.sit(
      'check',
      ids.map((id) => [item(id), 0]),
      { lesson: lesson.id, length: 3, ...more },
    );
  const activity = (diary: Diary) =>
    diary.sit('activity', [[item(lesson.activity), 0]], { lesson: lesson.id });

  test('is new without an answer', () => {
    expect(stateOf(new Diary())).toBe('new');
  });
  test('is begun by its activity, or by its check', () => {
    const [one, other] = [new Diary(), new Diary()];
    activity(one);
    check(other, lesson.check);
    expect([stateOf(one), stateOf(other)]).toEqual(['started', 'started']);
  });
  test('is done when activity and check are answered, right or wrong', () => {
    const diary = new Diary();
    takeLesson(diary, lesson, 0);
    expect(stateOf(diary)).toBe('done');
    check(diary, lesson.check.slice(0, 1), { end: 'open' });
    expect(stateOf(diary), 'also when its check is begun again').toBe('done');
  });
  test('is done when its last question was answered and the page was left', () => {
    const diary = new Diary();
    activity(diary);
    check(diary, lesson.check.slice(0, 1), { end: 'stopped' });
    check(diary, lesson.check.slice(1), { end: 'open' });
    expect(stateOf(diary)).toBe('done');
  });
  const tryFigure = (diary: Diary, finished: boolean) =>
    diary.write({ type: 'figure.tried', lesson: lesson.id, part: 'circles', choice: 'nested', finished });
  test('is done when its figure, instead of its activity, was tried in every part', () => {
    const diary = new Diary();
    tryFigure(diary, false);
    check(diary, lesson.check);
    expect(stateOf(diary), 'a part of the figure is left').toBe('started');
    tryFigure(diary, true);
    expect(stateOf(diary)).toBe('done');
    tryFigure(diary, false);
    expect(stateOf(diary), 'also when it is tried again').toBe('done');
  });
  test('is begun, and not done, by its figure alone', () => {
    const diary = new Diary();
    tryFigure(diary, true);
    expect(stateOf(diary)).toBe('started');
  });
  test('is not done by answering only what was missed', () => {
    const diary = new Diary();
    activity(diary);
    const [first = ''] = lesson.check;
    check(diary, [first], { length: 1, items: [first] });
    expect(stateOf(diary)).toBe('started');
  });
  test('is not begun by another lesson', () => {
    const diary = new Diary();
    takeLesson(diary, lessonOf(3));
    expect(stateOf(diary)).toBe('new');
  });
  test('need not be taken when all its concepts are known', () => {
    const diary = new Diary();
    const families = lessonOf(5);
    const [first = '', ...others] = families.concepts;
    practise(diary, first);
    expect(stateOf(diary, families)).toBe('new');
    for (const concept of others) practise(diary, concept);
    expect(stateOf(diary, families)).toBe('known');
  });
  test('stays done when its questions are replaced, or one is added', () => {
    const diary = new Diary();
    takeLesson(diary, lesson);
    const replaced = { ...lesson, activity: 'another', check: ['new-1', 'new-2', 'new-3'] };
    expect(stateOf(diary, replaced)).toBe('done');
    expect(stateOf(diary, { ...lesson, check: [...lesson.check, 'new-4'] })).toBe('done');
  });
  test('can be finished when a question leaves the course meanwhile', () => {
    const diary = new Diary();
    activity(diary);
    const left = lesson.check.slice(1);
    check(diary, left, { end: 'open' });
    expect(stateOf(diary)).toBe('started');
    expect(stateOf(diary, { ...lesson, check: left })).toBe('done');
  });
});

describe('completion', () => {
  test('asks 7 lessons, 15 concepts and the final: each is one of 23', () => {
    const diary = new Diary();
    const { share, lessons, concepts: own, complete, final } = of(diary);
    expect([lessons.length, own.length, share, complete]).toEqual([7, 15, 0, false]);
    expect(final).toEqual({ passed: undefined, last: undefined, open: [] });
    takeLesson(diary, lessonOf(1), 0);
    expect(of(diary).share).toBeCloseTo(1 / 23);
    takeFinal(diary);
    // Twenty right answers acquire no concept by themselves, but may bring some over the goal.
    expect(of(diary).share).toBeCloseTo((2 + metIn(of(diary)).filter((id) => core.includes(id)).length) / 23);
  });

  test('is reached by lessons, practice and the final', () => {
    const diary = new Diary();
    completeAll(diary);
    expect(of(diary)).toMatchObject({ share: 1, complete: true, completed: undefined });
  });

  test('is reached by somebody who knows it all and takes no lesson', () => {
    const diary = new Diary();
    for (const { id } of concepts) practise(diary, id);
    takeFinal(diary);
    const { complete, lessons } = of(diary);
    expect(new Set(lessons.map(({ state }) => state))).toEqual(new Set(['known']));
    expect(complete).toBe(true);
  });

  test('a final that is not passed opens what is weak, until it is practised', () => {
    const diary = new Diary();
    takeFinal(diary, 0);
    const { final } = of(diary);
    expect(final.passed).toBeUndefined();
    expect(final.open).toEqual([...new Set(form.map(({ concepts: [main] }) => main))]);
    const [first = '', ...others] = final.open;
    practise(diary, first);
    expect(of(diary).final.open).not.toContain(first);
    for (const concept of others) practise(diary, concept);
    expect(of(diary).final.open).toEqual([]);
  });

  test('a final that is failed after one was passed takes nothing away', () => {
    const diary = new Diary();
    const session = takeFinal(diary);
    const before = of(diary).share;
    takeFinal(diary, 0);
    expect(of(diary).share).toBe(before);
    expect(of(diary).final.passed?.session).toBe(session);
    expect(of(diary).final.last?.passed).toBe(false);
  });
});

describe('a course that was completed', () => {
  test('is written down once, with all that shows it', () => {
    const diary = new Diary();
    diary.sit('practice', [[item('k99-elsewhere'), 1]]);
    completeAll(diary);
    const final = diary.record.findLast((event) => event.type === 'session.started')?.session;
    const event = completedEvent(diary.record, course);
    expect(event).toMatchObject({
      lessons: real.lessons.map(({ id }) => id),
      concepts: core,
      final: { session: final, score: 1 },
    });
    const started = diary.record.flatMap((entry) =>
      entry.type === 'session.started' ? [entry.session] : [],
    );
    expect(event?.sessions, 'all but the one about something else').toEqual(started.slice(1));
    noteCompletion(diary);
    expect(completedEvent(diary.record, course)).toBeUndefined();
  });

  test('is not written down before', () => {
    const diary = new Diary();
    for (const lesson of real.lessons) takeLesson(diary, lesson);
    for (const concept of core) practise(diary, concept);
    expect(completedEvent(diary.record, course)).toBeUndefined();
  });

  test('names no sitting after the moment at which a concept was acquired', () => {
    const diary = new Diary();
    completeAll(diary);
    const later = diary.sit('practice', [[item(about('K02')[0]?.id ?? ''), 0]]);
    expect(completedEvent(diary.record, course)?.sessions).not.toContain(later);
  });

  test('stays completed, whatever a later edition asks', () => {
    const diary = new Diary();
    completeAll(diary);
    noteCompletion(diary);
    const more: Course = {
      ...course,
      lessons: [...real.lessons, { ...lessonOf(1), id: 'an-eighth', number: 8, concepts: ['K98'] }],
      concepts: [...concepts, { id: 'K98', area: 'E', prerequisites: [], core: true }],
    };
    expect(of(diary, more)).toMatchObject({ share: 1, complete: false });
    expect(of(diary, more).completed?.lessons).not.toContain('an-eighth');
  });

  describe('is consolidated', () => {
    const completedDiary = () => {
      const diary = new Diary();
      completeAll(diary);
      noteCompletion(diary);
      return diary;
    };
    const mixed = usable.slice(0, 8);
    const consolidate = (diary: Diary, right: number, more = {}) =>
      diary.sit(
        'consolidation',
        mixed.map((entry, index) => [entry, Number(index < right)]),
        more,
      );

    test('by 6 of 8 right a day later', () => {
      const diary = completedDiary();
      const { completed, consolidationFrom, consolidatedAt } = of(diary);
      expect(consolidationFrom).toBe((completed?.at ?? 0) + DAY);
      expect(consolidatedAt).toBeUndefined();
      diary.now += DAY;
      consolidate(diary, 6);
      expect(of(diary).consolidatedAt).toBe(diary.now);
      const first = diary.now;
      consolidate(diary, 0);
      expect(of(diary).consolidatedAt, 'and stays so').toBe(first);
    });
    test('not by 5 of 8, not before a day has gone, and not by what was not finished', () => {
      const diary = completedDiary();
      consolidate(diary, 8);
      expect(of(diary).consolidatedAt, 'too early').toBeUndefined();
      diary.now += DAY;
      consolidate(diary, 5);
      expect(of(diary).consolidatedAt, '5 of 8').toBeUndefined();
      consolidate(diary, 8, { end: 'stopped' });
      expect(of(diary).consolidatedAt, 'stopped').toBeUndefined();
    });
    test('not without completion', () => {
      const diary = new Diary();
      consolidate(diary, 8);
      diary.now += 2 * DAY;
      consolidate(diary, 8);
      expect(of(diary)).toMatchObject({ consolidationFrom: undefined, consolidatedAt: undefined });
    });
  });
});

/** Something that a learner does. */
const anyDeed = fc.record({
  kind: fc.constantFrom<SessionKind>('practice', 'check', 'activity', 'final', 'consolidation', 'quick'),
  place: fc.nat({ max: 6 }),
  picks: fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 0.5, 1, 1, 1)), { minLength: 1, maxLength: 20 }),
  focus: fc.constantFrom(...core),
  end: fc.constantFrom('finished' as const, 'finished' as const, 'stopped' as const, 'open' as const),
  only: fc.boolean(),
  days: fc.constantFrom(0, 0, 2),
});
type Deed = typeof anyDeed extends fc.Arbitrary<infer T> ? T : never;

function act(diary: Diary, { kind, place, picks, focus, end, only, days }: Deed) {
  diary.now += days * DAY;
  const lesson = lessonOf(place + 1);
  const questions =
    kind === 'check'
      ? lesson.check.map(item)
      : kind === 'activity'
        ? [item(lesson.activity)]
        : kind === 'final'
          ? form
          : about(focus);
  const worths = picks.map(([, score]) => score);
  const answers = questions.map((question, index) => [question, worths[index % worths.length] ?? 1] as const);
  const given = end === 'finished' ? answers : answers.slice(0, (picks[0]?.[0] ?? 0) % (answers.length + 1));
  const named = only && kind === 'check' ? given.slice(0, 1) : given;
  diary.sit(kind, named, {
    end,
    length: named === given ? answers.length : named.length,
    ...((kind === 'check' || kind === 'activity') && { lesson: lesson.id }),
    ...(named !== given && { items: named.map(([{ id }]) => id) }),
  });
  noteCompletion(diary);
}
const anyDiary = fc.array(anyDeed, { maxLength: 25 }).map((deeds) => {
  const diary = new Diary();
  for (const deed of deeds) act(diary, deed);
  return diary;
});
/** A learner who is near the end, or past it. */
const anyAdvanced = fc
  .record({
    lessons: fc.subarray(real.lessons, { minLength: 5 }),
    known: fc.subarray(core, { minLength: 12 }),
    final: fc.boolean(),
    deeds: fc.array(anyDeed, { maxLength: 5 }),
  })
  .map(({ lessons, known, final, deeds }) => {
    const diary = new Diary();
    for (const lesson of lessons) takeLesson(diary, lesson, 0.5);
    for (const concept of known) practise(diary, concept);
    if (final) takeFinal(diary);
    noteCompletion(diary);
    for (const deed of deeds) act(diary, deed);
    return diary;
  });
const anyLearner = fc.oneof(anyDiary, anyAdvanced);

/** Events that nobody foresaw, after those of a record. */
const after = (record: readonly RecordEvent[], events: readonly RecordEvent[]): RecordEvent[] => {
  const latest = record.at(-1)?.at ?? 0;
  const sessions = record.flatMap((event) => (event.type === 'session.started' ? [event.session] : []));
  return events.map((event, index) => ({
    ...event,
    at: latest + 1 + index,
    // Some of them belong to sittings that are there.
    ...('session' in event && index % 2 === 0 && sessions.length > 0
      ? { session: sessions[index % sessions.length] ?? '' }
      : {}),
  }));
};

/** Another edition of the course: items removed, changed, and replaced in lessons. */
const anyEdition = fc
  .record({
    removed: fc.subarray(real.index.map(({ id }) => id)),
    changed: fc.subarray(real.index.map(({ id }) => id)),
    lessons: fc.array(
      fc.record({
        activity: fc.boolean(),
        check: fc.constantFrom('same', 'shorter', 'longer', 'replaced', 'partly'),
      }),
      { minLength: 7, maxLength: 7 },
    ),
  })
  .map(({ removed, changed, lessons }): Course => {
    const changes = {
      same: (check: string[]) => check,
      shorter: (check: string[]) => check.slice(1),
      longer: (check: string[]) => [...check, 'new-1'],
      replaced: () => ['new-1', 'new-2', 'new-3'],
      partly: (check: string[]) => ['new-1', ...check.slice(1)],
    };
    return {
      concepts,
      lessons: real.lessons.map((lesson, index) => ({
        ...lesson,
        activity: lessons[index]?.activity ? 'new-0' : lesson.activity,
        check: changes[(lessons[index]?.check ?? 'same') as keyof typeof changes](lesson.check),
      })),
      entryOf: (id) => {
        const entry = removed.includes(id) ? undefined : bank.get(id);
        return entry && changed.includes(id)
          ? { chance: 0.9, difficulty: 1, bloom: 'remember' as const }
          : entry;
      },
    };
  });

// Records are long, and so is what makes them.
describe('whatever was done', { timeout: 60_000 }, () => {
  test('the share lies between 0 and 1, and is 1 where the course is complete, or was', () => {
    fc.assert(
      fc.property(anyLearner, fc.array(anyEvent, { maxLength: 20 }), anyEdition, (diary, events, edition) => {
        for (const record of [diary.record, [...diary.record, ...after(diary.record, events)], events])
          for (const asks of [course, edition]) {
            const { share, complete, completed } = completion(record, asks);
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1);
            expect(share === 1).toBe(complete || completed !== undefined);
          }
      }),
      { numRuns: 20 },
    );
  });

  test('what comes after takes nothing away', () => {
    fc.assert(
      fc.property(anyLearner, fc.array(anyEvent, { maxLength: 20 }), fc.nat(), (diary, events, cut) => {
        const whole = [...diary.record, ...after(diary.record, events)];
        const part = whole.slice(0, cut % (whole.length + 1));
        const [before, now] = [completion(part, course), completion(whole, course)];
        expect(now.share).toBeGreaterThanOrEqual(before.share);
        expect(metIn(now)).toEqual(expect.arrayContaining(metIn(before)));
      }),
      { numRuns: 30 },
    );
  });

  test('a wrong answer takes nothing away', () => {
    fc.assert(
      fc.property(anyLearner, fc.constantFrom(...usable), (diary, entry) => {
        const before = of(diary);
        diary.sit('practice', [[entry, 0]], { end: 'stopped' });
        expect(metIn(of(diary))).toEqual(metIn(before));
      }),
      { numRuns: 30 },
    );
  });

  test('a change of the course takes nothing away', () => {
    fc.assert(
      fc.property(anyLearner, anyEdition, (diary, edition) => {
        const [before, now] = [of(diary), of(diary, edition)];
        expect(metIn(now)).toEqual(expect.arrayContaining(metIn(before)));
        expect(now.share).toBeGreaterThanOrEqual(before.share);
      }),
      { numRuns: 30 },
    );
  });

  test('the course can be completed from there, also when questions have left it', () => {
    fc.assert(
      fc.property(anyLearner, fc.infiniteStream(fc.nat({ max: 9 })), (diary, chance) => {
        // Any questions may leave, but of each concept three that were asked at the level of application stay.
        const stay = new Set(
          concepts.flatMap(({ id }) =>
            about(id)
              .toSorted((a, b) => b.difficulty - a.difficulty)
              .slice(0, 3),
          ),
        );
        const applied = concepts.flatMap(({ id }) => about(id).find(({ bloom }) => bloom === 'apply') ?? []);
        const left = usable.filter(
          (entry) => stay.has(entry) || applied.includes(entry) || (chance.next().value ?? 0) < 4,
        );
        const known = new Map(left.map((entry) => [entry.id, entry]));
        const asks: Course = { ...course, entryOf: (id) => known.get(id) };
        for (const lesson of real.lessons) takeLesson(diary, lesson);
        for (const concept of core) practise(diary, concept, left);
        takeFinal(diary);
        expect(of(diary, asks)).toMatchObject({ complete: true, share: 1 });
      }),
      { numRuns: 30 },
    );
  });
});
