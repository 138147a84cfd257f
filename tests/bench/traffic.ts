import type { BrowserContext, CDPSession, Page } from 'playwright-core';

export type Kind = 'JavaScript' | 'CSS' | 'fonts' | 'HTML' | 'other';

/** One answer of the server: the bytes of its body as they went over the wire. */
export interface Transfer {
  path: string;
  kind: Kind;
  bytes: number;
}

const KINDS: [RegExp, Kind][] = [
  [/\.m?js$/, 'JavaScript'],
  [/\.css$/, 'CSS'],
  [/\.woff2?$/, 'fonts'],
  [/(\/|\.html)$/, 'HTML'],
];

/** Follows what a page fetches. The icon in the tab is not counted: no headless browser asks for it reliably. */
async function follow(session: CDPSession): Promise<() => Transfer[]> {
  const heads = new Map<string, { path: string; bytes: number }>();
  const transfers: Transfer[] = [];
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: false });
  session.on('Network.responseReceived', ({ requestId, response }) => {
    heads.set(requestId, { path: new URL(response.url).pathname, bytes: response.encodedDataLength });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const head = heads.get(requestId);
    if (!head || head.path.endsWith('favicon.svg')) return;
    const kind = KINDS.find(([pattern]) => pattern.test(head.path))?.[1] ?? 'other';
    transfers.push({ path: head.path, kind, bytes: encodedDataLength - head.bytes });
  });
  return () => transfers;
}

/** A phone with an empty cache. */
export async function phone(
  context: BrowserContext,
): Promise<{ page: Page; session: CDPSession; transfers: () => Transfer[] }> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  return { page, session, transfers: await follow(session) };
}

export const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  serviceWorkers: 'block',
} as const;

export const bytesOf = (transfers: readonly Transfer[], kind: Kind) =>
  transfers.filter((transfer) => transfer.kind === kind).reduce((sum, { bytes }) => sum + bytes, 0);
