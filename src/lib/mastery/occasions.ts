/** An answer that told, on a day of its own, whether an acquired concept was still known. */
export interface Occasion {
  /** Milliseconds since 1970, as the clock of the device said. */
  at: number;
  right: boolean;
}

/** So many are kept of a concept: about ten years of reviews, one in ten of them wrong, take 21 (simulated). */
export const OCCASIONS = 32;

const DAY = 24 * 60 * 60 * 1000;
/** Clocks jump, and an imported record may say anything; far beyond this, dates run out. */
const LAST_MOMENT = Date.UTC(9999, 0);

/** The local day of a moment, in days since 1970: one more after every midnight, however long the day was. */
export function localDay(at: number): number {
  const date = new Date(Math.min(Math.max(at || 0, 0), LAST_MOMENT));
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY;
}

/**
 * The oldest right one after the acquisition goes first: without it the concept is due a little sooner. Without a wrong
 * one it would be due later, because FSRS never forgets how difficult something was.
 */
function bounded(occasions: readonly Occasion[]): readonly Occasion[] {
  if (occasions.length <= OCCASIONS) return occasions;
  const right = occasions.findIndex(({ right }, index) => right && index > 0 && index < OCCASIONS);
  const gone = right < 0 ? 1 : right;
  return occasions.filter((_, index) => index !== gone);
}

/**
 * The occasions after one more answer; the first of them is the acquisition. Of a local day only the first answer counts:
 * later ones come after an explanation, and tell nothing about forgetting. It counts before the concept is due as well:
 * how little a right answer tells so early is for FSRS to weigh. Where the clock was put back, the new day is believed,
 * and what was dated later goes.
 */
export function withOccasion(occasions: readonly Occasion[], occasion: Occasion): readonly Occasion[] {
  const last = occasions.at(-1);
  if (!last) return [occasion];
  const days = localDay(occasion.at) - localDay(last.at);
  if (days === 0) return occasions;
  if (days > 0) return bounded([...occasions, occasion]);
  return occasions.length === 1
    ? [{ ...last, at: occasion.at }]
    : withOccasion(occasions.slice(0, -1), occasion);
}
