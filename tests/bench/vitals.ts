import type { CDPSession, Page } from 'playwright-core';

/** What the browser itself says of a page, from its first byte on. */
interface Vitals {
  fcp: number;
  lcp: number;
  cls: number;
  tbt: number;
  /** What moved, for whoever has to mend it. */
  shifted: string[];
}

declare global {
  var vitals: Vitals;
}

/** Starts to watch before the page does anything. */
export function watch(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const seen: Vitals = { fcp: 0, lcp: 0, cls: 0, tbt: 0, shifted: [] };
    globalThis.vitals = seen;
    const observe = (type: string, take: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
    observe('paint', ({ name, startTime }) => {
      if (name === 'first-contentful-paint') seen.fcp = startTime;
    });
    observe('largest-contentful-paint', ({ startTime }) => (seen.lcp = startTime));
    observe('longtask', ({ duration }) => (seen.tbt += Math.max(0, duration - 50)));
    observe('layout-shift', (entry) => {
      const shift = entry as PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
        sources: { node?: Node }[];
      };
      if (shift.hadRecentInput) return;
      seen.cls += shift.value;
      const names = shift.sources.map(({ node }) =>
        node instanceof Element ? `${node.localName}.${node.className}` : (node?.nodeName ?? '?'),
      );
      seen.shifted.push(
        `${shift.value.toFixed(4)} at ${Math.round(shift.startTime)} ms: ${names.join(', ')}`,
      );
    });
  });
}

export const vitals = (page: Page) => page.evaluate(() => globalThis.vitals);

/** A mid-range phone on a slow line. */
export async function slow(session: CDPSession, { cpu = 4 } = {}): Promise<void> {
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (750 * 1024) / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
}

/** Bytes of JavaScript objects that are alive. */
export async function heap(session: CDPSession): Promise<number> {
  await session.send('Performance.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN;
}
