/** Whether the learner wants to see the seconds. For this tab: who comes back another day is shown none. */
const KEY = 'smsn.clock';

export function readClock(): boolean {
  try {
    return sessionStorage.getItem(KEY) === 'on';
  } catch {
    return false; // Forbidden: the clock is off until it is turned on.
  }
}

export function keepClock(on: boolean): void {
  try {
    if (on) sessionStorage.setItem(KEY, 'on');
    else sessionStorage.removeItem(KEY);
  } catch {
    // Forbidden or full: the choice lasts as long as the page.
  }
}
