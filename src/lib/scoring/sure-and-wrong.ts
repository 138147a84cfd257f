import type { Confidence } from './response.ts';

/** What of an answer matters for wrong ideas, as a record keeps it. */
export interface Judged {
  /** 0 to 1; null for an open judgement. */
  score: number | null;
  /** The wrong ideas that the answer points to. */
  misconceptions?: readonly string[] | undefined;
  confidence?: Confidence | undefined;
}

/**
 * Whether somebody was sure of an answer that points to a wrong idea. Errors made with confidence are those that an
 * explanation corrects best (Butterfield & Metcalfe 2001).
 */
export const isSureAndWrong = ({ score, misconceptions = [], confidence }: Judged): boolean =>
  confidence === 'sure' && score !== null && score < 1 && misconceptions.length > 0;
