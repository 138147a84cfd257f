// Makes the README's pictures from the built site: `npm run build && npm run screenshots`.
import { spawn } from 'node:child_process';
import { chromium } from 'playwright-core';
import { runnerImport } from 'vite';

const PORT = 4187;
const server = spawn('npx', ['sirv', 'build', '--host', '127.0.0.1', '--port', String(PORT), '--quiet'], {
  stdio: 'inherit',
  detached: true,
});
const { module } = await runnerImport('./tests/browsers.ts', { logLevel: 'error' });
const browser = await chromium.launch(await module.findChromium());

/** One picture: a fresh learner, a page, what is done on it. */
async function picture(name, { path, width = 1280, height = 800, scheme = 'light', act = async () => {} }) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    deviceScaleFactor: width < 600 ? 2 : 1,
  });
  const page = await context.newPage();
  for (let tries = 0; tries < 50; tries += 1)
    if (
      await page.goto(`http://127.0.0.1:${PORT}${path}`).then(
        () => true,
        () => false,
      )
    )
      break;
  await page.locator('body[data-ready]').waitFor({ state: 'attached' });
  await act(page);
  await page.screenshot({ path: `tests/readme/${name}.png` });
  await context.close();
}

/** Answers a few practice questions, right or wrong, so that progress has something to show. */
async function practise(page) {
  await page.getByRole('button', { name: /^About 12 questions/ }).click();
  for (let count = 0; count < 12; count += 1) {
    const radio = page.getByRole('radio', { name: /^(?!A guess|Fairly sure|Sure)/ }).first();
    await page.getByRole('button', { name: 'I don’t know yet' }).waitFor();
    if (await radio.isVisible()) {
      await radio.check();
      await page.getByRole('button', { name: 'Check my answer' }).click();
    } else await page.getByRole('button', { name: 'I don’t know yet' }).click();
    await page.getByRole('button', { name: /^(Next question|Go on)/ }).click();
  }
}

await picture('home', { path: '/' });
await picture('question', {
  path: '/placement/',
  width: 390,
  height: 844,
  act: async (page) => {
    await page.getByRole('radio').first().check();
    await page.getByRole('radio', { name: 'Sure', exact: true }).check();
    await page.getByRole('button', { name: 'Check my answer' }).click();
    await page.getByRole('group', { name: 'Not quite' }).waitFor();
  },
});
await picture('lesson', {
  path: '/lessons/four-families/',
  width: 390,
  height: 844,
  scheme: 'dark',
  act: (page) => page.getByRole('figure').first().scrollIntoViewIfNeeded(),
});
await picture('sort', {
  path: '/sort/',
  act: async (page) => {
    await page.getByRole('button', { name: 'Check the board' }).waitFor();
  },
});
await picture('progress', {
  path: '/practice/',
  height: 1000,
  act: async (page) => {
    await practise(page);
    await page.getByRole('link', { name: 'See my progress' }).click();
    await page.getByRole('heading', { name: 'What you know, and how sure we are' }).waitFor();
  },
});

await browser.close();
process.kill(-server.pid);
