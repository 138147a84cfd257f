import type { LearnerCopy } from './copy-format.ts';
import type { Answered, EventOf } from './event.ts';
import { answers } from './record.ts';

type Cell = string | number | null | undefined;
type Start = EventOf<'session.started'>;
type Whose = Pick<LearnerCopy, 'id' | 'name' | 'events'>;

/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** Texts always in quotation marks: some spreadsheets part lines at semicolons, and what is parted could begin anew. */
function cell(value: Cell): string {
  if (typeof value !== 'string') return String(value ?? '');
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** A time that no calendar holds is told as it stands. */
function time(at: number): Cell {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : date.toISOString();
}

/** A response in one cell. */
function given(response: Answered['response']): string {
  switch (response.kind) {
    case 'unknown':
      return '';
    case 'choice':
      return response.options.join('; ');
    case 'true-false':
      return response.reason;
    case 'matching':
      return Object.entries(response.placements)
        .map(([source, target]) => `${source} → ${target}`)
        .join('; ');
    case 'sequencing':
      return response.order.join('; ');
    case 'fill-in':
      return response.text;
  }
}

const COLUMNS: Record<string, (answer: Answered, whose: Whose, start?: Start) => Cell> = {
  time: ({ at }) => time(at),
  learner: (_, { id }) => id,
  name: (_, { name }) => name,
  session: ({ session }) => session,
  kind: (_answer, _whose, start) => start?.kind,
  lesson: (_answer, _whose, start) => start?.lesson,
  item: ({ item }) => item,
  hash: ({ hash }) => hash,
  concepts: ({ concepts }) => concepts.join('; '),
  attempt: ({ attempt }) => attempt,
  interaction: ({ response }) => response.kind,
  response: ({ response }) => given(response),
  score: ({ score }) => score,
  confidence: ({ confidence }) => confidence,
  seconds: ({ seconds }) => seconds,
  misconceptions: ({ misconceptions = [] }) => misconceptions.join('; '),
};

function rowsOf(whose: Whose): string[][] {
  const starts = new Map(
    whose.events.flatMap((event) =>
      event.type === 'session.started' ? [[event.session, event] as const] : [],
    ),
  );
  return answers(whose.events).map((answer) =>
    Object.values(COLUMNS).map((column) => cell(column(answer, whose, starts.get(answer.session)))),
  );
}

/**
 * One row for every answer, for spreadsheets: with the mark by which they know UTF-8.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function writeTable(learners: readonly Whose[]): string {
  const rows = [Object.keys(COLUMNS), ...learners.flatMap(rowsOf)];
  return `\uFEFF${rows.map((row) => `${row.join(',')}\r\n`).join('')}`;
}
