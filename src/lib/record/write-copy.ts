import { FORMAT, VERSION, type LearnerCopy } from './copy-format.ts';

const list = (lines: readonly string[], indent: string) =>
  lines.length === 0 ? '[]' : `[\n${lines.map((line) => `${indent}  ${line}`).join(',\n')}\n${indent}]`;
const lines = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value));

/** A learner in the file, indented by four. */
function learnerIn({ id, name, events, unreadable }: LearnerCopy): string {
  return `{
      "id": ${JSON.stringify(id)},
      "name": ${JSON.stringify(name)},
      "events": ${list(lines(events), '      ')},
      "unreadable": ${list(lines(unreadable), '      ')}
    }`;
}

/** Records as one JSON file that a person can read: one event a line, so that 20,000 answers stay a file of few megabytes. */
export function writeCopy(learners: readonly LearnerCopy[], exported = new Date()): string {
  return `{
  "$schema": "record.schema.json",
  "format": ${JSON.stringify(FORMAT)},
  "version": ${VERSION},
  "exported": ${JSON.stringify(exported)},
  "learners": ${list(learners.map(learnerIn), '  ')}
}
`;
}
