import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../browsers.ts';

const SIRV = join(process.cwd(), 'node_modules/sirv-cli/bin.js');

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Serves build/ as `npm start` does, for as long as `use` takes. */
export async function withSite(use: (url: string) => Promise<void>): Promise<void> {
  if (!existsSync('build/index.html'))
    throw new Error('There is nothing to measure: run "npm run build" first.');
  const port = Number(process.env.PORT) || (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(
    process.execPath,
    [
      SIRV,
      'build',
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--brotli',
      '--gzip',
      '--dev=false',
      '--quiet',
    ],
    { stdio: 'ignore' },
  );
  try {
    for (let tries = 0; tries < 100 && !(await answers(url)); tries++)
      await new Promise((done) => setTimeout(done, 50));
    await use(url);
  } finally {
    server.kill();
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
