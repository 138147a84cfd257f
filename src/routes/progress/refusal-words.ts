import type { Refusal } from '#lib/record/read-copy.ts';

const KEPT_COPY = 'If you have an older copy, try that one.';

/** What is no JSON at all: its name and size tell more of it than what is in it. */
function whyNoCopy({ name, size }: Pick<File, 'name' | 'size'>): string {
  if (size === 0) return `It is empty. ${KEPT_COPY}`;
  if (/\.csv$/i.test(name))
    return 'It is a table (CSV), which is for spreadsheets and cannot be loaded. Choose the file that “Save a copy” gave you: its name ends in “.json”.';
  return `It is not a copy of a record, or only a part of one: perhaps it was not saved to the end. ${KEPT_COPY}`;
}

/** Why a file was not loaded, and what to do. */
export function why(refusal: Refusal, file: Pick<File, 'name' | 'size'>): string {
  switch (refusal.reason) {
    case 'too-large':
      return 'It is larger than 25 MB, which no copy of this course is. Choose the file that you saved here.';
    case 'not-json':
      return whyNoCopy(file);
    case 'foreign':
      return 'It is a file of something else. A copy is saved with “Save a copy”, and its name ends in “.json”.';
    case 'newer':
      return 'It was made by a newer edition of the course. Reload this page to get that edition, then load the copy again.';
    case 'too-many':
      return refusal.what === 'learners'
        ? 'It holds more than 200 learners, which no copy of this course does.'
        : 'It holds more than 200,000 entries, which no copy of this course does.';
    case 'file':
      return `It was changed or damaged: “${refusal.field}” is not as it should be. ${KEPT_COPY}`;
    case 'learner':
      return `It was changed or damaged: learner ${refusal.learner}${refusal.field ? `, “${refusal.field}”` : ''}. ${KEPT_COPY}`;
    case 'learner-twice':
      return `It was changed: learner ${refusal.learner} is in it twice. ${KEPT_COPY}`;
    case 'entry':
      return `It was changed or damaged: learner ${refusal.learner}, entry ${refusal.entry}${refusal.field ? `, “${refusal.field}”` : ''}. ${KEPT_COPY}`;
    case 'entry-twice':
      return `It was changed: learner ${refusal.learner}, entry ${refusal.entry} tells something else than an entry before it under the same id. ${KEPT_COPY}`;
  }
}
