import { expect, open, test } from './test.ts';

interface Manifest {
  name: string;
  start_url: string;
  display: string;
  icons: { src: string; sizes: string; purpose?: string }[];
  shortcuts: { url: string }[];
}

/** Width and height of a PNG are the first things it says. */
const sizeOf = (png: Buffer) => `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;

test('the course can be installed: its manifest names an address that opens and icons that are as large as it says', async ({
  page,
  request,
}) => {
  // From a page that lies deeper, too.
  await open(page, '/sort/network/');
  const href = await page.locator('link[rel="manifest"]').getAttribute('href');
  const address = new URL(href ?? '', page.url());
  const manifest = (await (await request.get(address.href)).json()) as Manifest;
  expect(manifest).toMatchObject({ name: 'Social media or social network?', display: 'standalone' });
  expect(new URL(manifest.start_url, address).pathname).toBe('/');
  for (const { url } of manifest.shortcuts)
    expect((await request.get(new URL(url, address).href)).ok(), url).toBe(true);

  expect(manifest.icons.map(({ sizes, purpose = 'any' }) => `${sizes} ${purpose}`)).toEqual([
    '192x192 any',
    '512x512 any',
    '512x512 maskable',
  ]);
  for (const { src, sizes } of manifest.icons) {
    const png = await (await request.get(new URL(src, address).href)).body();
    expect(sizeOf(png), src).toBe(sizes);
    expect(png.length, `${src} is small`).toBeLessThan(10_000);
  }
  const touch = await page.locator('link[rel="apple-touch-icon"]').getAttribute('href');
  expect(sizeOf(await (await request.get(new URL(touch ?? '', page.url()).href)).body())).toBe('180x180');
});
