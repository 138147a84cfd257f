/** A mistake in a file that a person wrote: `file:line: field: what is wrong, how to mend it`. */
export interface Problem {
  file: string;
  line: number;
  field: string;
  message: string;
}

export function say({ file, line, field, message }: Problem): string {
  return `${file}:${line}: ${field ? `${field}: ` : ''}${message}`;
}

/** Ends a build, or fills the overlay of the development server, with every mistake that was found. */
export class ContentError extends Error {
  override name = 'ContentError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const count = problems.length === 1 ? 'One mistake' : `${problems.length} mistakes`;
    // A question is looked at as a whole only once each of its fields can be read.
    const mend = problems.length === 1 ? 'Mend it' : 'Mend these';
    super(
      `${count} in the course's files:\n\n${problems.map(say).join('\n')}\n\n${mend}, then check again: others may show.\n`,
    );
    this.problems = problems;
    this.stack = this.message;
  }
}
