import type { Handle } from '@sveltejs/kit';

/** The font of everything that is read is fetched at once; that of the titles comes when it is needed. */
export const handle: Handle = ({ event, resolve }) =>
  resolve(event, {
    preload: ({ type, path }) =>
      type === 'js' || type === 'css' || (type === 'font' && path.includes('atkinson')),
  });
