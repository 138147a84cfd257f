import type * as z from 'zod';

export type Path = readonly PropertyKey[];

type Issue = z.core.$ZodIssue;

const NAMES: Record<string, string> = {
  string: 'a text in quotes',
  number: 'a number, without quotes',
  int: 'a whole number, like 2',
  boolean: 'true or false, without quotes',
  array: 'a list in [square brackets]',
  object: 'a group in {braces}',
  record: 'a group in {braces}',
};

const named = (type: string) => NAMES[type] ?? type;
const quoted = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join(', ');
const among = (values: readonly unknown[]) =>
  values.length > 1 ? `one of ${quoted(values)}` : quoted(values);

const INTERACTIONS = ['choice', 'true-false', 'matching', 'sequencing', 'fill-in'];

/** What a zod issue means to somebody who has never programmed, and what to do about it. */
export function explain(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `is missing: add ${named(issue.expected)}`
        : `must be ${named(issue.expected)}`;
    case 'unrecognized_keys':
      return 'no field has this name here: correct its spelling or remove it';
    case 'invalid_value':
      // A field that can only be true is a mark: where it does not hold, it is left out.
      if (issue.values.length === 1 && issue.values[0] === true)
        return 'can only be true, without quotes: where it is not so, remove the whole field';
      return issue.input === undefined
        ? `is missing: write ${among(issue.values)}`
        : `must be ${among(issue.values)}, written exactly so`;
    case 'invalid_union':
      // The only union an author meets is that of the five interactions, told apart by a field.
      return typeof issue.input === 'object' && issue.input !== null && !('interaction' in issue.input)
        ? `is missing: write ${among(INTERACTIONS)}`
        : `must be ${among(INTERACTIONS)}`;
    case 'too_small':
      return issue.origin === 'array'
        ? `needs at least ${issue.minimum} ${issue.minimum === 1 ? 'entry' : 'entries'}`
        : issue.origin === 'string'
          ? issue.minimum === 1
            ? 'is empty: write something here'
            : `is too short: write at least ${issue.minimum} characters`
          : `must be ${issue.minimum} or more`;
    case 'too_big':
      return issue.origin === 'array'
        ? `has more than ${issue.maximum} entries: remove some`
        : issue.origin === 'string'
          ? `is too long: keep it within ${issue.maximum} characters`
          : `must be ${issue.maximum} or less`;
    case 'invalid_key':
      return 'has a name that is not allowed: use small letters, digits and single hyphens';
    default:
      return issue.message;
  }
}

/** The places an issue is about: a field that does not belong is itself the place, not the group it stands in. */
export function placesOf(issue: Issue): Path[] {
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}
