import { defineConfig, type Project } from '@playwright/test';
import { findChromium, findFirefox } from './browsers.ts';

const PORT = Number(process.env.E2E_PORT) || 4183;
/** What only Chromium can do (throttling, other media than the screen), or what does not depend on the browser. */
const CHROMIUM_ONLY = [
  'axe',
  'before-javascript',
  'authors',
  'media',
  'certificate-print',
  'policy',
  'install',
].map((name) => `**/${name}.spec.ts`);

/** Driven in another way than the others. */
const WEBKIT_ONLY = '**/*.webkit.spec.ts';

const chromium: Project = {
  name: 'chromium',
  testIgnore: WEBKIT_ONLY,
  use: { browserName: 'chromium', launchOptions: await findChromium() },
};
const { channel, ...launchOptions } = findFirefox() ?? {};
const firefox: Project = {
  name: 'firefox',
  testIgnore: [...CHROMIUM_ONLY, WEBKIT_ONLY],
  use: { browserName: 'firefox', channel, launchOptions },
};

const webkit: Project = { name: 'webkit', testMatch: WEBKIT_ONLY };

/** Journeys through the built course: `vite build` comes first. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results/e2e',
  fullyParallel: true,
  workers: 2,
  // On a busy machine a browser may stall; what passes only the second time is named at the end of the run.
  retries: 1,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../test-results/playwright.json' }]],
  timeout: 90_000,
  expect: { timeout: 10_000 },
  projects: launchOptions.executablePath ? [chromium, firefox, webkit] : [chromium, webkit],
  // A service worker would answer where a test wants to: only the tests of offline use have one.
  use: { baseURL: `http://127.0.0.1:${PORT}`, locale: 'en-GB', serviceWorkers: 'block' },
  webServer: {
    command: `sirv build --host 127.0.0.1 --port ${PORT} --brotli --quiet`,
    cwd: '..',
    url: `http://127.0.0.1:${PORT}/`,
    reuseExistingServer: false,
  },
});
