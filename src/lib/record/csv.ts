import type { Answered, EventOf } from './event.ts';
import { answers } from './record.ts';
import type { LearnerRecord } from './transfer.ts';

const COLUMNS = [
  'learner',
  'time',
  'session',
  'lesson',
  'item',
  'concepts',
  'response',
  'score',
  'confidence',
  'seconds',
  'attempt',
];

/** A response as one line, in the words of the question file. */
const RESPONSES: {
  [K in Answered['response']['kind']]: (response: Extract<Answered['response'], { kind: K }>) => string;
} = {
  unknown: () => 'unknown',
  choice: ({ options }) => options.join('; '),
  'true-false': ({ reason }) => reason,
  matching: ({ placements }) =>
    Object.entries(placements)
      .map(([source, target]) => `${source}: ${target}`)
      .join('; '),
  sequencing: ({ order }) => order.join('; '),
  'fill-in': ({ text }) => text,
};

function inWords<K extends Answered['response']['kind']>(
  response: Extract<Answered['response'], { kind: K }>,
): string {
  return RESPONSES[response.kind as K](response);
}

/** What a spreadsheet may take for a formula, also behind blanks and in full-width letters. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** ISO time; empty where a clock said what no calendar has. */
function timeOf(at: number): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? '' : time.toISOString();
}

/** One cell by RFC 4180, and never a formula: an apostrophe makes it a text. */
export function cell(value: string): string {
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",;\s]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Every answer of these learners as comma-separated values, one row for each. */
export function writeCsv(learners: readonly LearnerRecord[]): string {
  const rows = learners.flatMap(({ name, id, events }) => {
    const starts = new Map(
      events
        .filter((event): event is EventOf<'session.started'> => event.type === 'session.started')
        .map((start) => [start.session, start]),
    );
    return answers(events).map((answer) => [
      name || id,
      timeOf(answer.at),
      starts.get(answer.session)?.kind ?? '',
      starts.get(answer.session)?.lesson ?? '',
      answer.item,
      answer.concepts.join('; '),
      inWords(answer.response),
      answer.score === null ? '' : String(answer.score),
      answer.confidence ?? '',
      String(answer.seconds),
      String(answer.attempt),
    ]);
  });
  return [COLUMNS, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
