/** Days and moments, as learners read them. */
export const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
export const moment = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
});

/** A share in whole per cents, never rounded up to a mark that it does not reach. */
export const percent = (share: number): string => `${Math.floor(share * 100 + 1e-9)} %`;
