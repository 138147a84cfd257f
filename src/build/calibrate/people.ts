import { isSame } from '#lib/record/gain.ts';
import type { LearnerCopy } from '#lib/record/copy-format.ts';
import type { RecordEvent } from '#lib/record/event.ts';
import { merge } from '#lib/record/record.ts';
import { RecordFileError } from './record-file-error.ts';

/** The learners of one file of records. */
export interface RecordFile {
  file: string;
  learners: readonly LearnerCopy[];
}

/** No event may tell one thing here and another there: one of the files was changed. */
function checkSame(files: readonly RecordFile[]): void {
  const known = new Map<string, { file: string; event: RecordEvent }>();
  for (const { file, learners } of files)
    for (const event of learners.flatMap(({ events }) => events)) {
      const before = known.get(event.id);
      if (before && !isSame(before.event, event))
        throw new RecordFileError([
          `${before.file} and ${file} tell different things of one event (${event.id}): one of them was changed. Leave that one out.`,
        ]);
      known.set(event.id, { file, event });
    }
}

/**
 * Everybody's whole record, oldest event first, in the same order however the files come. Who shares an id or an event is
 * one person: a copy may have been loaded on another device, and exported again from there. Each event counts once.
 *
 * @throws RecordFileError where two files contradict each other
 */
export function peopleIn(files: readonly RecordFile[]): RecordEvent[][] {
  checkSame(files);
  interface Person {
    marks: ReadonlySet<string>;
    records: (readonly RecordEvent[])[];
  }
  const byMark = new Map<string, Person>();
  for (const { id, events } of files.flatMap(({ learners }) => learners)) {
    const marks = [`learner ${id}`, ...events.map((event) => `event ${event.id}`)];
    const known = new Set(marks.flatMap((mark) => byMark.get(mark) ?? []));
    const person: Person = {
      marks: new Set([...marks, ...[...known].flatMap((one) => [...one.marks])]),
      records: [events, ...[...known].flatMap(({ records }) => records)],
    };
    for (const mark of person.marks) byMark.set(mark, person);
  }
  const first = ([event]: RecordEvent[]) => event?.id ?? '';
  return [...new Set(byMark.values())]
    .map(({ records }) => merge(...records))
    .filter((record) => record.length > 0)
    .sort((a, b) => (first(a) < first(b) ? -1 : 1));
}
