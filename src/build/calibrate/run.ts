import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hashOf, readCourse, type CourseFiles } from '../course.ts';
import { calibrate, type Calibration } from './calibrate.ts';
import { givenAnswers, type CalibratedItem } from './given-answers.ts';
import { peopleIn } from './people.ts';
import { readRecords } from './read-records.ts';
import { RecordFileError } from './record-file-error.ts';
import { report } from './report.ts';
import { withCalibrations, type Calibrated } from './write-calibrations.ts';

const USAGE = `npm run calibrate -- FILE...            shows how hard the questions are by these learners' records
npm run calibrate -- --write FILE...    also writes it into questions/`;

/** What can be calibrated: what is asked and scored. */
function itemsOf({ banks, index }: CourseFiles): Map<string, CalibratedItem> {
  const entries = new Map(index.map((entry) => [entry.id, entry]));
  return new Map(
    [...banks.values()].flat().flatMap((item): [string, CalibratedItem][] => {
      const entry = entries.get(item.id);
      if (!entry || entry.open || entry.retired) return [];
      const { id, concepts, chance } = entry;
      return [
        [
          id,
          { id, concepts, chance, hash: hashOf(item), level: item.difficulty, calibrated: item.calibrated },
        ],
      ];
    }),
  );
}

const LEAST_ERROR = 0.1;

/** As it stands in a bank: to a tenth of a level, which is less than any error. */
function calibratedOf({ difficulty, answers }: Calibration): Calibrated | undefined {
  return (
    difficulty && {
      difficulty: Number(difficulty.value.toFixed(1)),
      error: Math.max(LEAST_ERROR, Number(difficulty.error.toFixed(1))),
      answers,
    }
  );
}

/** Writes what is new, and says into how many files. */
function write(root: string, banks: Iterable<string>, calibrations: readonly Calibration[]): number {
  const found = new Map(
    calibrations.flatMap((calibration) => {
      const calibrated = calibratedOf(calibration);
      return calibrated ? [[calibration.item, calibrated] as const] : [];
    }),
  );
  const changed = [...banks].flatMap((bank) => {
    const path = join(root, 'questions', bank);
    const before = readFileSync(path, 'utf8');
    const after = withCalibrations(before, found);
    return after === before ? [] : [{ path, after }];
  });
  for (const { path, after } of changed) writeFileSync(path, after);
  return changed.length;
}

/**
 * `npm run calibrate`: what records of learners say of the difficulty of questions, and what was done about it.
 *
 * @throws RecordFileError where the command or a file is wrong, before anything is written
 * @throws ContentError where the course itself has mistakes
 */
export function run(
  args: readonly string[],
  { root, folder = root }: { root: string; folder?: string },
): string {
  const { values: options, positionals: files } = parsed(args);
  const course = readCourse(root);
  const items = itemsOf(course);
  const entries = new Map(course.index.map((entry) => [entry.id, entry]));
  const records = readRecords(files, folder);
  const people = peopleIn(records).map((record) =>
    givenAnswers(record, { items, entryOf: (id) => entries.get(id) }),
  );
  const calibrations = calibrate(people, items);
  const given = people.flat();
  const said = report(calibrations, {
    files: files.length,
    people: people.length,
    pooled: given.filter(({ pooled }) => pooled).length,
    reworded: given.filter(({ aside }) => aside === 'reworded').length,
    repeated: given.filter(({ aside }) => aside === 'repeated').length,
    unreadable: records
      .flatMap(({ learners }) => learners)
      .reduce((sum, { unreadable }) => sum + unreadable.length, 0),
  });
  if (!options.write) return `${said}\n\nNothing was changed. With --write this is written into questions/.`;
  const count = write(root, course.banks.keys(), calibrations);
  return `${said}\n\n${
    count === 0
      ? 'Nothing was changed: questions/ says so already.'
      : `Written into ${count === 1 ? 'one file' : `${count} files`} of questions/. Look at the changes before you accept them.`
  }`;
}

function parsed(args: readonly string[]) {
  try {
    const read = parseArgs({
      args: [...args],
      options: { write: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    if (read.positionals.length > 0) return read;
  } catch {
    // An option that does not exist: the answer is those that do.
  }
  throw new RecordFileError([`Name the files that learners saved:\n\n${USAGE}`]);
}
