/** What a platform is found by. */
interface Named {
  name: string;
}

/** A text without accents, case and doubled spaces: as people type names. */
const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replaceAll('’', "'")
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

/** The names that stand in one: "X (Twitter until 2023)" is X, and was Twitter. */
export function namesIn({ name }: Named): string[] {
  const names = name.split(/[()/]/).map((part) => part.replace(/ until \d{4}\s*$/, '').trim());
  return [...new Set(names)].filter((part) => part !== '');
}

/** Whether a platform is among those that somebody looks for, by words in any order. Nothing typed fits all. */
export function isLookedFor(platform: Named, typed: string): boolean {
  const name = fold(platform.name);
  const wanted = fold(typed);
  const words = wanted.match(/[\p{L}\p{N}]+/gu);
  // "Copains d'avant" is also typed without its sign.
  const bare = name.replace(/[^\p{L}\p{N} ]/gu, '');
  // Signs alone are looked for as they stand: "+".
  return words?.every((word) => name.includes(word) || bare.includes(word)) ?? name.includes(wanted);
}

/** The platform that bears the name typed, wholly. */
export function findPlatform<T extends Named>(platforms: readonly T[], typed: string): T | undefined {
  const wanted = fold(typed);
  if (wanted === '') return undefined;
  return platforms.find((platform) =>
    [platform.name, ...namesIn(platform)].some((name) => fold(name) === wanted),
  );
}
