import type { LearnerCopy } from './copy-format.ts';
import type { Answered, EventOf } from './event.ts';
import { answers } from './record.ts';

type Cell = string | number | null | undefined;
type Start = EventOf<'session.started'>;
/** What ids of concepts and misconceptions stand for; undefined for one that the course no longer has. */
export interface Words {
  conceptName: (concept: string) => string | undefined;
  belief: (misconception: string) => string | undefined;
}
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

const inWords = (ids: readonly string[], word: (id: string) => string | undefined) =>
  ids.map((id) => word(id) ?? id).join('; ');

interface Row {
  answer: Answered;
  whose: Whose;
  start: Start | undefined;
  words: Words;
}
const COLUMNS: Record<string, (row: Row) => Cell> = {
  time: ({ answer }) => time(answer.at),
  learner: ({ whose }) => whose.id,
  name: ({ whose }) => whose.name,
  session: ({ answer }) => answer.session,
  kind: ({ start }) => start?.kind,
  lesson: ({ start }) => start?.lesson,
  item: ({ answer }) => answer.item,
  hash: ({ answer }) => answer.hash,
  concepts: ({ answer }) => answer.concepts.join('; '),
  'concept names': ({ answer, words }) => inWords(answer.concepts, words.conceptName),
  attempt: ({ answer }) => answer.attempt,
  interaction: ({ answer }) => answer.response.kind,
  response: ({ answer }) => given(answer.response),
  score: ({ answer }) => answer.score,
  confidence: ({ answer }) => answer.confidence,
  seconds: ({ answer }) => answer.seconds,
  misconceptions: ({ answer: { misconceptions = [] } }) => misconceptions.join('; '),
  'wrong ideas': ({ answer: { misconceptions = [] }, words }) => inWords(misconceptions, words.belief),
};

function rowsOf(whose: Whose, words: Words): string[][] {
  const starts = new Map(
    whose.events.flatMap((event) =>
      event.type === 'session.started' ? [[event.session, event] as const] : [],
    ),
  );
  return answers(whose.events).map((answer) => {
    const row = { answer, whose, start: starts.get(answer.session), words };
    return Object.values(COLUMNS).map((column) => cell(column(row)));
  });
}

/**
 * One row for every answer, for spreadsheets: with the mark by which they know UTF-8. Ids stand beside what they are
 * called: the ids stay, the words may be written better.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function writeTable(learners: readonly Whose[], words: Words): string {
  const rows = [Object.keys(COLUMNS), ...learners.flatMap((whose) => rowsOf(whose, words))];
  return `\uFEFF${rows.map((row) => `${row.join(',')}\r\n`).join('')}`;
}
