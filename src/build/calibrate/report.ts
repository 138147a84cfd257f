import { LEAST_ANSWERS, type Calibration } from './calibrate.ts';
import type { Misfit } from './misfit.ts';

/** What a flag is called in the table, and what somebody might do about it. */
const FLAGS: Record<Misfit, { name: string; advice: string }> = {
  harder: {
    name: 'harder than thought',
    advice:
      'Far fewer right answers than its level explains. Look whether the right answer is marked, and whether the wording misleads. If the question is good, keep the calibrated difficulty.',
  },
  easier: {
    name: 'easier than thought',
    advice:
      'Far more right answers than its level explains. Look whether the options give the answer away, or points come too easily. If the question is good, keep the calibrated difficulty.',
  },
  blurred: {
    name: 'tells little',
    advice:
      'Those who know the concept hardly do better here than those who do not. Look whether the right answer is marked, whether another one can be defended, and whether the question is about its first concept.',
  },
  easiest: {
    name: 'end of the scale',
    advice:
      'Nearly everybody knows it, so that it tells nothing. Keep it as an encouragement, or ask more of the learner.',
  },
  hardest: {
    name: 'end of the scale',
    advice:
      'Nearly nobody knows it, so that it tells nothing. Look whether the right answer is marked and the course explains it; then make it easier, or retire it.',
  },
};

const HEADS = ['question', 'answers', 'author', 'calibrated', 'error', 'observed', 'predicted', 'remark'];
/** Names and words to the left, numbers to the right. */
const isLeft = (column: number) => column === 0 || column === HEADS.length - 1;

const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

function row({ item, answers, level, difficulty, observed, predicted, misfits }: Calibration): string[] {
  const remark = difficulty
    ? [...new Set(misfits.map((misfit) => FLAGS[misfit].name))].join(', ')
    : 'too few answers';
  return [
    item,
    String(answers),
    String(level),
    difficulty?.value.toFixed(1) ?? '',
    difficulty ? `±${difficulty.error.toFixed(1)}` : '',
    percent(observed),
    percent(predicted),
    remark,
  ];
}

function table(rows: readonly string[][]): string {
  const lines = [HEADS, ...rows];
  const widths = HEADS.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) =>
          isLeft(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const counted = (count: number, what: string) =>
  `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;

/** How far authors were wrong altogether: learners who are abler than expected look like easier questions. */
function shift(calibrations: readonly Calibration[]): string[] {
  const moves = calibrations.flatMap(({ difficulty, level }) => (difficulty ? difficulty.value - level : []));
  if (moves.length === 0) return [];
  const mean = moves.reduce((sum, move) => sum + move, 0) / moves.length;
  const how = mean < 0 ? 'easier' : 'harder';
  return [
    `On average they proved ${Math.abs(mean).toFixed(1)} levels ${how} than their authors thought (or these learners knew ${mean < 0 ? 'more' : 'less'} than others do).`,
  ];
}

/** What was read. */
export interface Sources {
  files: number;
  people: number;
  pooled: number;
  /** Answers to another wording than today's. */
  reworded: number;
  /** Answers of learners who had met the question before. */
  repeated: number;
  /** Entries that no edition so far can read. */
  unreadable: number;
}

function sourcesSaid({ files, people, pooled, reworded, repeated, unreadable }: Sources): string {
  const aside = [
    reworded > 0 && `${counted(reworded, 'answer')} to another wording of the question`,
    repeated > 0 && `${counted(repeated, 'answer')} to a question that the learner had met before`,
    unreadable > 0 && `${unreadable === 1 ? 'one entry' : `${unreadable} entries`} that cannot be read`,
  ].filter((words) => words !== false);
  return [
    `${counted(people, 'learner')} in ${counted(files, 'file')}: ${counted(pooled, 'answer')} to questions as they are today.`,
    ...(aside.length > 0 ? [`Set aside: ${aside.join('; ')}.`] : []),
  ].join('\n');
}

function adviceSaid(calibrations: readonly Calibration[]): string {
  return calibrations
    .flatMap(({ item, misfits }) => misfits.map((misfit) => `${item}: ${FLAGS[misfit].advice}`))
    .join('\n');
}

/** What an instructor reads of a calibration. */
export function report(calibrations: readonly Calibration[], sources: Sources): string {
  const answered = calibrations.filter(({ answers }) => answers > 0);
  const few = answered.filter(({ difficulty }) => !difficulty).length;
  const none = calibrations.length - answered.length;
  const unchanged = [
    few > 0 && `${counted(few, 'question')} with fewer than ${LEAST_ANSWERS} answers`,
    none > 0 && `${counted(none, 'question')} without any`,
  ].filter((words) => words !== false);
  const advice = adviceSaid(calibrations);
  return [
    sourcesSaid(sources),
    ...(answered.length > 0 ? [table(answered.map(row))] : []),
    [
      ...shift(calibrations),
      ...(unchanged.length > 0 ? [`As they were: ${unchanged.join('; ')}.`] : []),
    ].join('\n'),
    ...(advice ? [`To look at:\n${advice}`] : []),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
