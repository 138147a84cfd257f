/** A typed answer without what is forgiven: capitals, accents, hyphens, punctuation, spaces, a leading article. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(the|a|an|le|la|les|l|un|une|des) (?=.)/, '');
}

/** Whether two words differ by at most one letter changed, added, left out or swapped with its neighbour. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const rest = (text: string, skip: number) => text.slice(start + skip);
  return (
    rest(a, 1) === rest(b, 1) ||
    rest(a, 1) === rest(b, 0) ||
    rest(a, 0) === rest(b, 1) ||
    (a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, 2) === rest(b, 2))
  );
}

const LONG_ENOUGH_FOR_A_SLIP = 5;

/** Whether a typed answer is this one, one typing slip forgiven in answers of five letters or more. */
export function same(given: string, expected: string): boolean {
  const [a, b] = [plain(given), plain(expected)];
  return a === b || (b.length >= LONG_ENOUGH_FOR_A_SLIP && oneSlip(a, b));
}
