import type { Area } from '#lib/course/concept.ts';
import type { OutlineLesson } from '#lib/course/outline.ts';
import type { Answered, RecordEvent } from '#lib/record/event.ts';
import { sittings, type Sitting } from '#lib/record/record.ts';

export type LessonState = 'new' | 'started' | 'done';

/** Its items were all answered, in whatever sittings. */
const answeredAll = (all: readonly Sitting[], items: readonly string[]) =>
  items.every((item) => all.some(({ answered }) => answered.some((answer) => answer.item === item)));

/** A lesson is done when its activity and the three questions of its check were answered, right or wrong (content.md 5.1). */
export function lessonState(
  record: readonly RecordEvent[],
  { id, activity, check }: OutlineLesson,
): LessonState {
  const own = [...sittings(record, 'activity', id), ...sittings(record, 'check', id)];
  if (own.length === 0) return 'new';
  return answeredAll(own, [activity, ...check]) ? 'done' : 'started';
}

/** The final assessment is passed at 80 % in all and 60 % in every area (content.md 5.1). */
const PASS = 0.8;
const PASS_IN_AREA = 0.6;

export interface FinalResult {
  passed: boolean;
  /** 0 to 1. */
  score: number;
  areas: { area: Area; score: number; passed: boolean }[];
}

const mean = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** What a finished final assessment showed. */
export function finalResult(
  answered: readonly Answered[],
  areaOf: (concept: string) => Area | undefined,
): FinalResult {
  const areas = (['A', 'B', 'C', 'D', 'E'] as const).map((area) => {
    const score = mean(
      answered
        .filter(({ concepts }) => areaOf(concepts[0] ?? '') === area)
        .map((answer) => answer.score ?? 0),
    );
    return { area, score, passed: score >= PASS_IN_AREA };
  });
  const score = mean(answered.map((answer) => answer.score ?? 0));
  return { score, areas, passed: score >= PASS && areas.every(({ passed }) => passed) };
}
