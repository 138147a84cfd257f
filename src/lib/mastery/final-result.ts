import type { Area } from '#lib/course/concept.ts';
import type { Answered } from '#lib/record/event.ts';
import type { Sitting } from '#lib/record/record.ts';

/** The final assessment is passed at 80 % in all and 60 % in every area (content.md 5.1). */
const PASS = 0.8;
const PASS_IN_AREA = 0.6;

export interface FinalResult {
  passed: boolean;
  /** 0 to 1. */
  score: number;
  /** Those that were asked about. */
  areas: { area: Area; score: number; passed: boolean }[];
  /** Every concept that was missed, those of areas under the mark first. */
  weak: string[];
}

/** A final assessment that was finished. */
export interface FinalTaken extends FinalResult {
  session: string;
  at: number;
}

/** The mean worth of answers, 0 where there are none. */
export const meanScore = (answered: readonly Answered[]): number =>
  answered.reduce((sum, { score }) => sum + (score ?? 0), 0) / Math.max(1, answered.length);

const mainConcept = ({ concepts }: Answered) => concepts[0] ?? '';

/** What a finished final assessment showed. */
function finalResult(
  answered: readonly Answered[],
  areaOf: (concept: string) => Area | undefined,
): FinalResult {
  const byArea = (['A', 'B', 'C', 'D', 'E'] as const)
    .map((area) => ({ area, own: answered.filter((answer) => areaOf(mainConcept(answer)) === area) }))
    .filter(({ own }) => own.length > 0)
    .map(({ area, own }) => ({ area, own, score: meanScore(own), passed: meanScore(own) >= PASS_IN_AREA }));
  const score = meanScore(answered);
  const under = byArea.filter(({ passed }) => !passed).flatMap(({ own }) => own);
  const missed = [...under, ...answered].filter((answer) => (answer.score ?? 0) < 1);
  return {
    score,
    passed: score >= PASS && under.length === 0,
    areas: byArea.map(({ area, score, passed }) => ({ area, score, passed })),
    weak: [...new Set(missed.map(mainConcept))],
  };
}

/** The first answer to each question of a sitting, until it was first finished: nothing later changes its result. */
export function countedAnswers({ answered, finished }: Sitting): Answered[] {
  const until = finished?.at ?? Infinity;
  const met = new Set<string>();
  return answered.filter(
    ({ attempt, at, item }) => attempt === 1 && at <= until && !met.has(item) && met.add(item),
  );
}

/** Every finished final assessment, oldest first. */
export function finalsTaken(
  sittings: readonly Sitting[],
  areaOf: (concept: string) => Area | undefined,
): FinalTaken[] {
  return sittings.flatMap((sitting) => {
    const { start, finished } = sitting;
    if (start.kind !== 'final' || !finished) return [];
    return [{ ...finalResult(countedAnswers(sitting), areaOf), session: start.session, at: finished.at }];
  });
}
