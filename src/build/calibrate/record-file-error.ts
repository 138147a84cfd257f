/** Files that cannot be taken as records: one line for each, with what to do. */
export class RecordFileError extends Error {
  override name = 'RecordFileError';

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
  }
}
