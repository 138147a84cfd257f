import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { course } from './src/build/plugin.ts';
import { findChromium } from './tests/browsers.ts';

const chromium = process.env.VITEST ? await findChromium() : undefined;

export default defineConfig({
  plugins: [course(), sveltekit()],
  server: { host: '127.0.0.1', fs: { allow: ['questions'] } },
  test: {
    expect: { requireAssertions: true },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.ts'],
          exclude: ['src/**/*.svelte.test.ts'],
        },
      },
      {
        extends: true,
        // Found by the first test that needs them, they would make the browser start over.
        optimizeDeps: { include: ['fast-check', 'vitest-browser-svelte', 'xstate', 'xstate/graph'] },
        test: {
          name: 'component',
          include: ['src/**/*.svelte.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromium }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
