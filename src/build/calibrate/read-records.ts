import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readCopy, type Refusal } from '#lib/record/read-copy.ts';
import type { RecordFile } from './people.ts';
import { RecordFileError } from './record-file-error.ts';

const ANEW = 'Ask the learner to save a new copy, or leave this file out.';

const named = (field: string | undefined) => (field === undefined ? '' : `, "${field}"`);

/** Why a file is no record, and what to do. */
function why(refusal: Refusal, file: string): string {
  switch (refusal.reason) {
    case 'too-large':
      return `is larger than any copy of a record. ${ANEW}`;
    case 'not-json':
      return /\.csv$/i.test(file)
        ? 'is the table (CSV): use the file that "Save a copy" gives.'
        : `is not a copy of a record, or only a part of one. ${ANEW}`;
    case 'foreign':
      return 'is a file of something else. Name only files that the course has saved with "Save a copy".';
    case 'newer':
      return 'was saved by a newer edition of the course. Get that edition of these files, then try again.';
    case 'too-many':
      return `holds more ${refusal.what} than any copy of a record. ${ANEW}`;
    case 'file':
      return `was changed or damaged: "${refusal.field}" is not as it should be. ${ANEW}`;
    case 'learner':
      return `was changed or damaged: learner ${refusal.learner}${named(refusal.field)}. ${ANEW}`;
    case 'learner-twice':
      return `was changed: learner ${refusal.learner} is in it twice. ${ANEW}`;
    case 'entry':
      return `was changed or damaged: learner ${refusal.learner}, entry ${refusal.entry}${named(refusal.field)}. ${ANEW}`;
    case 'entry-twice':
      return `was changed: learner ${refusal.learner}, entry ${refusal.entry} contradicts an entry before it. ${ANEW}`;
  }
}

/** The bytes of a file, or why there are none. */
function bytesOf(path: string): Uint8Array | string {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // On the way to it stands a file, where a folder should.
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'is not there: look at its name and folder.';
    if (code === 'EISDIR') return 'is a folder: name the files in it.';
    throw error;
  }
}

/**
 * The records in these files, which are named as seen from a folder. One that is wrong stops all, because what is left out shall be left out knowingly.
 *
 * @throws RecordFileError that names every file which is no record
 */
export function readRecords(files: readonly string[], folder: string): RecordFile[] {
  const problems: string[] = [];
  const read = files.flatMap((file) => {
    const bytes = bytesOf(resolve(folder, file));
    const reading = typeof bytes === 'string' ? undefined : readCopy(bytes);
    if (reading?.ok) return [{ file, learners: reading.learners }];
    problems.push(`${file} ${reading ? why(reading.refusal, file) : String(bytes)}`);
    return [];
  });
  if (problems.length > 0) throw new RecordFileError(problems);
  return read;
}
