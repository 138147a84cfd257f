import type { Confidence } from '#lib/scoring/response.ts';
import { misconceptionsIn, type Score } from '#lib/scoring/score.ts';
import { isSureAndWrong } from '#lib/scoring/sure-and-wrong.ts';

/** What is said of a wrong idea besides its name. */
interface Refutation {
  idea: string;
  /** Whether two cases are compared as well. */
  contrast: boolean;
}

/**
 * The one wrong idea behind an answer that is dealt with at length: one that was held with certainty, else one that is
 * met again. The others are only named, so that the explanation stays manageable.
 */
export function refutationFor({
  score,
  confidence,
  isAgain,
}: {
  score: Score;
  confidence?: Confidence | undefined;
  /** Whether an idea was met before this answer. */
  isAgain: (idea: string) => boolean;
}): Refutation | undefined {
  const misconceptions = score.verdict === 'wrong' ? misconceptionsIn(score) : [];
  const [first] = misconceptions;
  if (first && isSureAndWrong({ score: score.value ?? null, misconceptions, confidence }))
    return { idea: first, contrast: true };
  const again = misconceptions.find(isAgain);
  return again === undefined ? undefined : { idea: again, contrast: false };
}
