import { describe, expect, test } from 'vitest';
import { checkConcepts, checkLessons, checkMisconceptions, checkPlatforms } from './check.ts';
import { Concept, Misconception } from './concept.ts';
import { Platform } from './platform.ts';

const concept = (id: string, prerequisites: string[] = [], fields: Partial<Concept> = {}): Concept =>
  Concept.parse({
    id,
    name: id,
    french: id,
    area: 'A',
    prerequisites,
    source: 'S1',
    objectives: [{ bloom: 'apply', text: 'Tell it' }],
    misconceptions: [],
    ...fields,
  });

const platform = (id: string, fields: Partial<Platform> = {}): Platform =>
  Platform.parse({
    id,
    name: 'Ramure',
    kind: 'photographs',
    launched: 2004,
    status: 'live',
    family: { is: 'sharing', clear: true },
    network: { is: false, clear: true, why: 'One looks at pictures.' },
    functions: { presentation: 1, search: 0, exchange: 1, collaboration: 0 },
    reason: 'It is for passing on.',
    ...fields,
  });

const LONG_ENOUGH = 'There is something in it. What decides is found by looking at the first purpose.';

const misconception = (id: string, fields: Partial<Misconception['contrast']> = {}): Misconception =>
  Misconception.parse({
    id,
    belief: 'Synonyms',
    refutation: LONG_ENOUGH,
    contrast: {
      cases: [
        { text: 'Potters write a guide together.', is: 'A wiki.' },
        { text: 'Potters look each other up by town.', is: 'A network.' },
      ],
      difference: LONG_ENOUGH,
      ...fields,
    },
  });

describe('misconceptions', () => {
  const read = (...misconceptions: Misconception[]) =>
    checkMisconceptions(misconceptions).map(({ path, message }) => `${path.join('.')}: ${message}`);

  test('with numbers of their own and two different cases pass', () => {
    expect(read(misconception('M01'), misconception('M02'))).toEqual([]);
  });

  test('a number that is there twice', () => {
    expect(read(misconception('M01'), misconception('M01'))).toEqual([
      '1.id: M01 is there twice: give this misconception a number of its own',
    ]);
  });

  test('two cases in which there is no difference to find', () => {
    const same = { text: 'Potters write a guide together.', is: 'A wiki.' };
    const what = 'is the same in both cases: write in what they differ';
    expect(read(misconception('M01', { cases: [same, same] }))).toEqual([
      `0.contrast.cases.1.text: ${what}`,
      `0.contrast.cases.1.is: ${what}`,
    ]);
  });
});

describe('concepts', () => {
  const ideas = [misconception('M01')];
  const read = (...concepts: Concept[]) =>
    checkConcepts(concepts, ideas).map(({ path, message }) => `${path.join('.')}: ${message}`);

  test('a sound map passes, even where two roads meet', () => {
    expect(
      read(
        concept('K01', [], { misconceptions: ['M01'] }),
        concept('K02', ['K01']),
        concept('K03', ['K01']),
        concept('K04', ['K02', 'K03']),
      ),
    ).toEqual([]);
  });

  test('a number that is there twice', () => {
    expect(read(concept('K01'), concept('K01'))).toEqual([
      '1.id: K01 is there twice: give this concept a number of its own',
    ]);
  });

  test('a prerequisite or a misconception that does not exist', () => {
    expect(read(concept('K01', ['K99'], { misconceptions: ['M99'] }))).toEqual([
      '0.prerequisites.0: there is no concept K99: correct the number or remove it',
      '0.misconceptions.0: there is no misconception M99: correct the number or remove it',
    ]);
  });

  test('prerequisites that lead in a circle', () => {
    expect(
      read(concept('K01'), concept('K02', ['K01', 'K04']), concept('K03', ['K02']), concept('K04', ['K03'])),
    ).toEqual([
      '1.prerequisites: a concept cannot need itself: K02 → K04 → K03 → K02. Remove one of these prerequisites',
    ]);
  });

  test('only the circle is named, not the road that leads to it', () => {
    expect(read(concept('K01', ['K02']), concept('K02', ['K03']), concept('K03', ['K02']))).toEqual([
      '1.prerequisites: a concept cannot need itself: K02 → K03 → K02. Remove one of these prerequisites',
    ]);
  });

  test('a concept that needs itself', () => {
    expect(read(concept('K01', ['K01']))).toEqual([
      '0.prerequisites: a concept cannot need itself: K01 → K01. Remove one of these prerequisites',
    ]);
  });
});

describe('platforms', () => {
  const read = (...platforms: Platform[]) =>
    checkPlatforms(platforms).map(({ path, message }) => `${path.join('.')}: ${message}`);

  test('an id that is there twice', () => {
    expect(read(platform('ramure'), platform('ramure'))).toEqual([
      '1.id: ramure is there twice: give this platform an id of its own',
    ]);
  });

  test('a clear network without its type', () => {
    expect(read(platform('ramure', { network: { is: true, clear: true, why: 'Made to link.' } }))).toEqual([
      '0.type: Ramure is a network: say whether it is a contact or a content network',
    ]);
  });

  test('a clear answer to "network or not?" without its reason', () => {
    expect(
      read(
        platform('ramure', { network: { is: false, clear: true } }),
        platform('nodalie', { network: { is: true, clear: true }, type: { is: 'contact', clear: true } }),
      ),
    ).toEqual([
      '0.network: Ramure is clear: say in "why" what it is for instead of linking users',
      '1.network: Ramure is clear: say in "why" how it links its users',
    ]);
  });

  test('a debatable network needs neither type nor reason', () => {
    expect(read(platform('ramure', { network: { is: true, clear: false } }))).toEqual([]);
  });
});

describe('lessons', () => {
  const lesson = (id: string, concepts: string[], parts: Record<string, string[]>) => ({
    number: 1,
    id,
    title: id,
    objective: 'Tell it',
    lead: 'By the end you can tell it.',
    minutes: 7,
    concepts,
    sources: ['S1' as const],
    activity: 'k01-try',
    check: ['k01-a', 'k01-b', 'k01-c'],
    can: ['Tell it', 'Say why'],
    parts: Object.entries(parts).map(([title, own]) => ({ title, anchor: title, concepts: own })),
  });
  const concepts = [concept('K01'), concept('K02')];
  const read = (...lessons: ReturnType<typeof lesson>[]) =>
    checkLessons(lessons, concepts).map(({ lesson: id, message }) => `${id}: ${message}`);

  test('every concept is explained under one heading', () => {
    expect(
      read(lesson('one', ['K01'], { first: ['K01'] }), lesson('two', ['K02'], { second: ['K02'] })),
    ).toEqual([]);
  });

  test('a concept that no lesson teaches', () => {
    expect(read(lesson('one', ['K01'], { first: ['K01'] }))).toEqual([
      ': no lesson teaches K02: write it into the braces of the heading that explains it',
    ]);
  });

  test('a concept that no heading names', () => {
    expect(read(lesson('one', ['K01', 'K02'], { first: ['K01'] }))).toContain(
      'one: no heading names K02: write it into the braces of the part that explains it',
    );
  });

  test('a heading that names a concept of another lesson', () => {
    expect(read(lesson('one', ['K01'], { first: ['K01', 'K02'] }))).toEqual([
      'one: the part "first" names K02, which this lesson does not list under concepts',
    ]);
  });

  test('a concept that does not exist', () => {
    expect(read(lesson('one', ['K01', 'K02', 'K99'], { first: ['K01', 'K02', 'K99'] }))).toEqual([
      'one: concepts: there is no concept K99',
    ]);
  });

  test('a concept that two headings name, so that feedback could not tell where to send a learner', () => {
    expect(read(lesson('one', ['K01', 'K02'], { first: ['K01', 'K02'], again: ['K02'] }))).toEqual([
      'one: the part "first" is one of several that name K02: name it in one place only',
      'one: the part "again" is one of several that name K02: name it in one place only',
    ]);
  });
});
