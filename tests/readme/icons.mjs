// Draws the icons of the installed course after static/favicon.svg: `npm run icons`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { runnerImport } from 'vite';

/** The two colours of the favicon. */
const INK = [0x14, 0x24, 0x3c];
const PAPER = [0xfc, 0xfe, 0xfe];
const GROUND = `rgb(${INK})`;
const favicon = readFileSync('static/favicon.svg', 'utf8');
mkdirSync('static/icons', { recursive: true });

const { module } = await runnerImport('./tests/browsers.ts', { logLevel: 'error' });
const browser = await chromium.launch(await module.findChromium());
const page = await browser.newPage();

/** The pixels of the favicon: red, green, blue and how opaque, line by line. */
const pixels = ({ size, drawn, ground }) =>
  page.evaluate(
    async ({ url, size, drawn, ground }) => {
      const image = Object.assign(new Image(), { src: url });
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
      const context = canvas.getContext('2d');
      if (ground) {
        context.fillStyle = ground;
        context.fillRect(0, 0, size, size);
      }
      const edge = (size * (1 - drawn)) / 2;
      context.drawImage(image, edge, edge, size * drawn, size * drawn);
      return [...context.getImageData(0, 0, size, size).data];
    },
    { url: `data:image/svg+xml,${encodeURIComponent(favicon)}`, size, drawn, ground },
  );

/** Between ink and paper, and between nothing and ink: more shades than the eye tells apart along a thin edge. */
const STEPS = 31;
const steps = Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS);
const PALETTE = [
  ...steps.map((part) => [...INK, Math.round(255 * part)]),
  ...steps.map((part) => [...INK.map((ink, at) => Math.round(ink + (PAPER[at] - ink) * part)), 255]),
];
const nearest = ([red, , , opaque]) =>
  opaque < 255
    ? Math.round((opaque / 255) * STEPS)
    : STEPS + 1 + Math.round(((red - INK[0]) / (PAPER[0] - INK[0])) * STEPS);

function chunk(type, bytes) {
  const body = Buffer.concat([Buffer.from(type), Buffer.from(bytes)]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(bytes.length);
  numbers.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([numbers.subarray(0, 4), body, numbers.subarray(4)]);
}

/** A PNG with a palette, a fifth as large as what browsers write. */
function png(size, rgba) {
  const lines = Array.from({ length: size * (size + 1) }, (_, at) => {
    const [line, column] = [Math.floor(at / (size + 1)), (at % (size + 1)) - 1];
    // Each line begins with how it is filtered: not at all.
    return column < 0 ? 0 : nearest(rgba.slice((line * size + column) * 4, (line * size + column + 1) * 4));
  });
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk(
      'PLTE',
      PALETTE.flatMap(([red, green, blue]) => [red, green, blue]),
    ),
    chunk(
      'tRNS',
      PALETTE.map(([, , , opaque]) => opaque),
    ),
    chunk('IDAT', deflateSync(Buffer.from(lines), { level: 9 })),
    chunk('IEND', []),
  ]);
}

/** `drawn` of the whole is drawn; where the system cuts a shape out of it, its ground goes to the edge. */
async function icon(name, { size, drawn = 1, ground = '' }) {
  writeFileSync(`static/${name}.png`, png(size, await pixels({ size, drawn, ground })));
}

await icon('icons/192', { size: 192 });
await icon('icons/512', { size: 512 });
// What matters lies within a circle of four fifths.
await icon('icons/maskable-512', { size: 512, drawn: 0.8, ground: GROUND });
await icon('apple-touch-icon', { size: 180, drawn: 0.9, ground: GROUND });
await browser.close();
