import { expect, test } from '@playwright/test';
import { findWebKit } from '../browsers.ts';
import { answers, serve } from '../server.ts';
import { ADDRESSES } from './pages/addresses.ts';
import { WebKit } from './webkit.ts';

const found = findWebKit();

test('after one visit every page opens, loads again and takes an answer without a server, in WebKit too', async () => {
  test.skip(!found, 'There is no WebKitGTK here: it takes webkit2gtk-driver and xvfb.');
  test.slow();
  const server = await serve('build');
  await using webkit = await WebKit.start(found);
  await webkit.open(`${server.url}/`);
  await webkit.waitForWorker();
  await server.kill();
  expect(await answers(server.url), 'nobody answers any more').toBe(false);

  let answered = 0;
  for (const address of ADDRESSES) {
    await webkit.open(server.url + address);
    const title = await webkit.title();
    await webkit.reload();
    expect(await webkit.title(), address).toBe(title);
    expect(await webkit.heading(), address).not.toBe('');
    if (await webkit.answer()) answered += 1;
  }
  // Seven lessons, the opening check, practice, three ways to sort and the final.
  expect(answered).toBe(13);
  await webkit.open(`${server.url}/progress/`);
  await expect.poll(() => webkit.text('main')).toContain('13 answers');
});
