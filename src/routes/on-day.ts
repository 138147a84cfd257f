import { localDay } from '#lib/mastery/occasions.ts';
import { day } from './formats.ts';

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
/** From so many days on, a date needs its year. */
const FAR = 180;

/** A day to come, as it stands in a sentence: tomorrow, or on a date. */
export function onDay(at: number, now: number): string {
  const days = localDay(at) - localDay(now);
  return days === 1 ? 'tomorrow' : `on ${(days < FAR ? weekday : day).format(at)}`;
}
