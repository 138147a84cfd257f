import { expect, type Page } from '@playwright/test';

/** Elements and attributes that no page of the course has, and that a payload which became markup would bring. */
const FOREIGN = [
  'iframe, frame, frameset, object, embed, applet, portal, base, style, template, math, marquee, plaintext, xmp',
  'img, image, feImage, foreignObject, video, audio, source, animate, set, isindex, noembed, listing, area',
  'body meta, body link, [srcdoc], [formaction], [ping], [action], [background], [xlink\\:href], [popover]',
  '[href^="javascript:" i], [href^="data:" i], [href^="vbscript:" i], [href*="evil.example"], [src*="evil.example"]',
  // SvelteKit starts the page from the body; its announcer has a style of its own, and the boxes of a board keep their room.
  'body script:not(#page > script), [style]:not(#svelte-announcer, [style^="--room: "][style$="px;"])',
].join(', ');

/** What a page that was broken into shows of it: foreign markup, a changed base, a polluted prototype. */
function signsOf(foreign: string): string[] {
  const handlers = [...document.querySelectorAll('*')].filter((element) =>
    element.getAttributeNames().some((name) => name.startsWith('on')),
  );
  return [
    ...[...document.querySelectorAll(foreign), ...handlers].map(
      (element) => `element: ${element.outerHTML.slice(0, 120)}`,
    ),
    ...(document.baseURI.startsWith(location.origin) ? [] : [`base: ${document.baseURI}`]),
    ...Object.keys(Object.prototype).map((name) => `prototype: ${name}`),
  ];
}

/** Whoever runs in a page that was trapped is heard of here. */
export interface Traps {
  /** What went off so far. */
  sprung: string[];
  /** Nothing ran, nothing became markup, nobody left the course. */
  expectQuiet: (state: string) => Promise<void>;
}

/**
 * Sets traps in a page before it opens, for everything the payloads of `tests/fixtures/xss.ts` do when they run:
 *
 *     const traps = await trap(page);
 *     for (const payload of PAYLOADS) …; // Bring it in, and look for it as a text.
 *     await traps.expectQuiet('what was brought in where');
 */
export async function trap(page: Page): Promise<Traps> {
  const sprung: string[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith('trap: ')) sprung.push(message.text());
  });
  page.on('dialog', async (dialog) => {
    sprung.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('popup', (other) => sprung.push(`popup: ${other.url()}`));
  page.on('websocket', (socket) => sprung.push(`socket: ${socket.url()}`));
  page.on('framenavigated', (frame) => {
    const { protocol, hostname } = new URL(frame.url());
    const inside = frame === page.mainFrame() && protocol === 'http:' && hostname === '127.0.0.1';
    if (!inside && frame.url() !== 'about:blank') sprung.push(`navigation: ${frame.url()}`);
  });
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^(http|ws)/.test(protocol) && hostname !== '127.0.0.1') sprung.push(`request: ${request.url()}`);
  });
  await page.addInitScript(() => {
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'msgbox'])
      Object.defineProperty(globalThis, name, { value: () => console.error(`trap: ${name}`) });
    // On the prototype of everything: it also hears of whoever pollutes that.
    // oxlint-disable-next-line no-extend-native -- it is what is watched
    Object.defineProperty(Object.prototype, 'pwned', {
      set() {
        console.error('trap: pwned');
      },
    });
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      console.error(`trap: ${effectiveDirective} ${blockedURI}`),
    );
  });
  return {
    sprung,
    async expectQuiet(state) {
      expect([...sprung, ...(await page.evaluate(signsOf, FOREIGN))], state).toEqual([]);
    },
  };
}
