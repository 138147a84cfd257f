import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../browsers.ts';
import { serve } from '../server.ts';

/** Serves build/ as `npm start` does, for as long as `use` takes. */
export async function withSite(use: (url: string) => Promise<void>): Promise<void> {
  if (!existsSync('build/index.html'))
    throw new Error('There is nothing to measure: run "npm run build" first.');
  const server = await serve('build', { port: Number(process.env.PORT) || undefined });
  try {
    await use(server.url);
  } finally {
    await server.kill();
  }
}

/** The built site in a browser. */
export async function withBrowser(use: (browser: Browser, url: string) => Promise<void>): Promise<void> {
  await withSite(async (url) => {
    const browser = await chromium.launch(await findChromium());
    try {
      await use(browser, url);
    } finally {
      await browser.close();
    }
  });
}
