import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';

export { expect };

/** Whatever a browser complains about, in words. */
type Complaints = string[];

/** A browser gives up what it was fetching when a page is left, and scripts when they are switched off. */
const GIVEN_UP = /ABORTED|^csp$/;
/** Firefox says so of a module that was given up. One that fails is complained about as a request, too. */
const MODULE_GIVEN_UP = /error loading dynamically imported module/;
/** Said by the test's own lock on service workers. */
const LOCKED_OUT = /^Service Worker registration blocked/;
/** Firefox says so of a file on its way out of a worker's cache: also of one that was given up, just before or after. */
const NOT_FROM_WORKER = /^Failed to load ‘(.+)’\. A ServiceWorker intercepted the request/;
/** Firefox says so of a font that was on its way when the page was left: NS_BINDING_ABORTED, in decimal. */
const FONT_GIVEN_UP = /^downloadable font: download failed .* status=2152398850 /;

const notFromWorker = (file: string) => `error: a worker failed to give ${file}`;

async function watch(context: BrowserContext, complaints: Complaints): Promise<void> {
  const givenUp = new Set<string>();
  context.on('console', (message) => {
    const text = message.text();
    if (![LOCKED_OUT, FONT_GIVEN_UP].some((known) => known.test(text)))
      complaints.push(`console ${message.type()}: ${text}`);
  });
  context.on('weberror', (error) => {
    const { message, stack } = error.error();
    const [, file] = NOT_FROM_WORKER.exec(message) ?? [];
    if (file !== undefined && givenUp.has(file)) return;
    if (!MODULE_GIVEN_UP.test(message) && !FONT_GIVEN_UP.test(message))
      complaints.push(file === undefined ? `error: ${stack ?? message}` : notFromWorker(file));
  });
  context.on('requestfailed', (request) => {
    const url = request.url();
    const reason = request.failure()?.errorText ?? '';
    if (!GIVEN_UP.test(reason)) return void complaints.push(`failed: ${url} ${reason}`);
    givenUp.add(url);
    complaints.splice(0, Infinity, ...complaints.filter((words) => words !== notFromWorker(url)));
  });
  context.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1')
      complaints.push(`stranger: ${request.url()}`);
  });
  // Firefox says it nowhere else.
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) =>
      console.error(`policy: ${effectiveDirective} blocks ${blockedURI} in ${sourceFile}`),
    );
  });
}

interface Fixtures {
  /** What browsers complained about so far; a test fails when anything is left in it. */
  complaints: Complaints;
  /** Another device: a page that shares nothing with the others. */
  device: () => Promise<Page>;
}

export const test = base.extend<Fixtures>({
  complaints: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from it which fixtures are wanted.
    async ({}, use) => {
      const complaints: Complaints = [];
      await use(complaints);
      expect(complaints, 'browsers have nothing to complain about').toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, complaints }, use) => {
    await watch(context, complaints);
    await use(context);
  },
  device: async ({ browser, complaints, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ baseURL });
      contexts.push(context);
      await watch(context, complaints);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

/** Opens a page and waits until it works. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('body[data-ready]').waitFor({ state: 'attached' });
}
