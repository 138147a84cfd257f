/** FNV-1a over the code units of a text, 32 bits in base 36. @see http://www.isthe.com/chongo/tech/comp/fnv/ */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place++)
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  return (hash >>> 0).toString(36);
}

/**
 * A text as it is stored: with a checksum over it and its key, so that a torn, changed or misplaced one is noticed.
 * It guards against accidents: whoever wants to forge one can.
 */
export const seal = (key: string, text: string): string => `${checksum(key + text)}:${text}`;

/** The text that was sealed for this key; nothing where it is not whole. */
export function unseal(key: string, stored: string): string | undefined {
  const end = stored.indexOf(':');
  const text = stored.slice(end + 1);
  return end > 0 && stored.slice(0, end) === checksum(key + text) ? text : undefined;
}
