import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, open, test } from './test.ts';

// What every page tells the browser to refuse, and that nothing in it needs to be refused.

const build = fileURLToPath(new URL('../../build', import.meta.url));
const files = readdirSync(build, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.html'),
);

const POLICY = {
  'default-src': "'none'",
  'script-src': "'self' digests",
  'script-src-attr': "'none'",
  'style-src': "'self'",
  // SvelteKit's route announcer has the one inline style.
  'style-src-attr': "'unsafe-hashes' digests",
  'img-src': "'self'",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'worker-src': "'self'",
  'frame-src': "'none'",
  'media-src': "'none'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'svelte-trusted-html sveltekit-trusted-url lesson-html',
};

/** What a browser makes of a page, without running it. */
function readPage(html: string) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const all = [...page.querySelectorAll('*')];
  const attributes = all.flatMap((element) =>
    [...element.attributes].map(({ name, value }) => ({ name, value, in: element.outerHTML.slice(0, 100) })),
  );
  const ADDRESSES = new Set(['src', 'href', 'xlink:href', 'srcset', 'action', 'poster', 'data', 'ping']);
  return {
    policies: [...page.querySelectorAll<HTMLMetaElement>('meta[http-equiv="content-security-policy" i]')].map(
      ({ content }) => content,
    ),
    referrer: page.querySelector<HTMLMetaElement>('meta[name=referrer]')?.content,
    scripts: [...page.querySelectorAll('script:not([src])')].map(({ textContent }) => textContent),
    inline: attributes.filter(({ name }) => name === 'style' || name === 'srcdoc' || name.startsWith('on')),
    styles: page.querySelectorAll('style').length,
    foreign: attributes.filter(
      ({ name, value }) => ADDRESSES.has(name) && /^\s*(?:[a-z][a-z\d+.-]*:|\/[/\\])/i.test(value),
    ),
    refreshes: page.querySelectorAll('meta[http-equiv=refresh i], base').length,
  };
}

test('every page that was built carries the whole policy, and nothing that it forbids', async ({ page }) => {
  expect(files.length).toBeGreaterThan(15);
  for (const file of files) {
    const { policies, scripts, ...rest } = await page.evaluate(
      readPage,
      readFileSync(join(build, file), 'utf8'),
    );
    expect(policies, file).toHaveLength(1);
    const directives = (policies[0] ?? '').split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      const digests = values.filter((value) => value.startsWith("'sha256-"));
      const others = values.filter((value) => !digests.includes(value));
      return { name, digests, value: [...others, ...(digests.length > 0 ? ['digests'] : [])].join(' ') };
    });
    expect(Object.fromEntries(directives.map(({ name, value }) => [name, value])), file).toEqual(POLICY);
    const allowed = directives.find(({ name }) => name === 'script-src')?.digests;
    const digests = scripts.map(
      (script) =>
        `'sha256-${createHash('sha256')
          .update(script ?? '')
          .digest('base64')}'`,
    );
    expect(digests.toSorted(), file).toEqual(allowed?.toSorted());
    expect(rest, file).toEqual({ referrer: 'no-referrer', inline: [], styles: 0, foreign: [], refreshes: 0 });
  }
});

test.describe('whoever goes round it is noticed by every test', () => {
  test('a request to another site', async ({ page, complaints }) => {
    await page.route('https://evil.example/**', (route) => route.fulfill({ body: '' }));
    await page.setContent('<img src="https://evil.example/x.png" alt="">');
    await expect.poll(() => complaints).toContain('stranger: https://evil.example/x.png');
    complaints.length = 0;
  });

  test('a request that the policy stops', async ({ page, complaints }) => {
    await open(page, '/');
    await page.evaluate(() => fetch('https://evil.example/').catch(() => undefined));
    await expect.poll(() => complaints.join()).toContain('policy: connect-src blocks https://evil.example');
    complaints.length = 0;
  });

  test('a script, a style or HTML that was put in', async ({ page, complaints }) => {
    await open(page, '/');
    const refused = await page.evaluate(() => {
      const put = (work: () => void) => {
        try {
          work();
          return 'done';
        } catch {
          return 'refused';
        }
      };
      return [
        put(() => (document.body.innerHTML = '<img src=x onerror=alert(1)>')),
        put(() =>
          document.body.append(Object.assign(document.createElement('script'), { text: 'alert(1)' })),
        ),
      ];
    });
    expect(refused).toEqual(['refused', 'refused']);
    // The browser's own word and ours, for each.
    await expect.poll(() => complaints.filter((what) => /Trusted|trusted/.test(what))).toHaveLength(4);
    complaints.length = 0;
  });
});
