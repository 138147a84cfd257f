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

/** Whether a platform is among those that somebody looks for. Nothing typed fits all. */
export const isLookedFor = (platform: Named, typed: string): boolean =>
  fold(platform.name).includes(fold(typed));

/** The platform that bears the name typed, wholly. */
export function findPlatform<T extends Named>(platforms: readonly T[], typed: string): T | undefined {
  const wanted = fold(typed);
  if (wanted === '') return undefined;
  return platforms.find((platform) =>
    [platform.name, ...namesIn(platform)].some((name) => fold(name) === wanted),
  );
}
