const plural = new Intl.PluralRules('en');

/** How many cards are still in the tray, in words. */
export function cardsLeft(count: number): string {
  if (count === 0) return 'No cards left';
  return plural.select(count) === 'one' ? `${count} card left` : `${count} cards left`;
}
