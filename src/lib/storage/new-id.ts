const CHANCE = 6;

/** A name that is unique over devices, and in the order of time as a text: time and chance in base 36. */
export function newId(now: number): string {
  const [chance = 0] = crypto.getRandomValues(new Uint32Array(1));
  return `${now.toString(36)}-${(chance % 36 ** CHANCE).toString(36).padStart(CHANCE, '0')}`;
}
