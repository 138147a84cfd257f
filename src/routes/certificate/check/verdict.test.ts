import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Area } from '#lib/course/concept.ts';
import type { RecordEvent } from '#lib/record/event.ts';
import { readEvent } from '#lib/record/read-event.ts';
import { writeCopy } from '#lib/record/write-copy.ts';
import { certificate } from '#lib/mastery/certificate.ts';
import { examine } from './verdict.ts';

const file = new URL('../../../../tests/fixtures/certificate-v1.json', import.meta.url);
const { name, code, events } = JSON.parse(readFileSync(file, 'utf8')) as {
  name: string;
  code: string;
  events: string[];
};
const record = events.flatMap((text) => readEvent(text) ?? []);
const copyOf = (...records: RecordEvent[][]) =>
  writeCopy(records.map((own, number) => ({ id: `l${number}`, name: 'Ada', events: own, unreadable: [] })));

const concepts = JSON.parse(
  readFileSync(new URL('../../../content/concepts.json', import.meta.url), 'utf8'),
) as { id: string; area: Area }[];
const areaOf = (concept: string) => concepts.find(({ id }) => id === concept)?.area;
const verdictOn = (text: string, typed = { name, code }) =>
  examine({ file: new TextEncoder().encode(text), ...typed }, areaOf);

describe('whoever checks a certificate', () => {
  it('hears that the code belongs to the record, and what was shown', async () => {
    expect(await verdictOn(copyOf(record))).toEqual({
      kind: 'belongs',
      certificate: await certificate(record, name),
    });
  });

  it('need not know which learner of a file it is', async () => {
    expect((await verdictOn(copyOf([], record.slice(0, 9), record))).kind).toBe('belongs');
  });

  it.each([
    ['small letters and no hyphens', code.toLowerCase().replaceAll('-', ''), name],
    ['an O for the zero, an l for the one', code.replaceAll('0', 'O').replaceAll('1', 'l'), name],
    ['spaces round the name', code, ` ${name.replace(' ', '  ')} `],
  ])('may type %s', async (_, typedCode, typedName) => {
    expect((await verdictOn(copyOf(record), { name: typedName, code: typedCode })).kind).toBe('belongs');
  });

  it('hears that it does not belong, with another name or code', async () => {
    expect(await verdictOn(copyOf(record), { name: 'Ada', code })).toEqual({ kind: 'another' });
    expect(await verdictOn(copyOf(record), { name, code: `${code.slice(0, -1)}0` })).toEqual({
      kind: 'another',
    });
  });

  it('hears that it does not belong when one answer was made better', async () => {
    const better = record.map((event) =>
      event.type === 'item.answered' && event.score === 0 ? { ...event, score: 1 } : event,
    );
    expect(await verdictOn(copyOf(better))).toEqual({ kind: 'another' });
  });

  it('hears that the course was not completed', async () => {
    expect(await verdictOn(copyOf(record.slice(0, 100)))).toEqual({ kind: 'not completed' });
    expect(await verdictOn(copyOf([]))).toEqual({ kind: 'not completed' });
  });

  it('hears what a completion states that its answers do not show, though its code is right', async () => {
    const forged = record.filter(({ type }) => type === 'course.completed');
    const made = await certificate(forged, name);
    expect(await verdictOn(copyOf(forged), { name, code: made?.code ?? '' })).toEqual({
      kind: 'not shown',
      certificate: made,
      gaps: ['concepts', 'final', 'score'],
    });
  });

  it('hears that what was typed is no code', async () => {
    expect(await verdictOn(copyOf(record), { name, code: '1234' })).toEqual({ kind: 'no code' });
  });

  it.each([
    ['a picture', '\u0089PNG\r\n'],
    ['nothing', ''],
    ['another JSON', '{"learners":3}'],
    ['no learner', copyOf()],
    ['a torn file', copyOf(record).slice(0, -9)],
  ])('hears that a file is no record: %s', async (_, text) => {
    expect(await verdictOn(text)).toEqual({ kind: 'no record' });
  });
});
