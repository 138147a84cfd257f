import { expectAccessible, expectWithinWidth } from './accessible.ts';
import { Certificate, completed, settle } from './pages/certificate.ts';
import { expect, test } from './test.ts';

/** Names of more than sixty signs, which still have to fit. */
const NAMES = {
  Latin: 'Maria-Magdalena Konstantinopoulou-Wolfeschlegelsteinhausen de la Vega',
  'one word': 'W'.repeat(80),
  Arabic: 'عبد الرحمن بن محمد بن عبد الله آل المهيري الهاشمي القرشي أبو الوليد الأندلسي',
  Chinese:
    '司馬光歐陽脩諸葛亮上官婉兒夏侯惇司馬相如東方朔公孫瓚令狐沖獨孤求敗慕容復南宮問天皇甫端長孫無忌尉遲恭',
  emoji: `Zoë ${'👩🏽‍💻'.repeat(30)}`,
};

for (const [script, name] of Object.entries({ short: completed.name, ...NAMES }))
  for (const colorScheme of ['light', 'dark'] as const)
    test(`one page of A4 or Letter, ${script} name, ${colorScheme} theme`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await settle(page, name, completed.events);
      const certificate = new Certificate(page);
      await certificate.open();
      await expect(certificate.sheet).toBeVisible();
      for (const format of ['A4', 'Letter'])
        for (const preferCSSPageSize of [true, false]) {
          const pdf = await page.pdf({ format, landscape: true, preferCSSPageSize, printBackground: true });
          expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g), format).toHaveLength(1);
        }
      // What is under what: nothing of the text is cut off or lies over other text, on the screen and on both papers.
      await page.emulateMedia({ media: 'print', colorScheme });
      for (const size of [
        { width: 1123, height: 794 },
        { width: 1056, height: 816 },
      ]) {
        await page.setViewportSize(size);
        const bounds = await certificate.sheet
          .locator(':scope > :is(.brand-line, .inner, footer)')
          .evaluateAll((parts) =>
            parts.map((part) => {
              const range = document.createRange();
              range.selectNodeContents(part);
              const { top, bottom, right } = range.getBoundingClientRect();
              return { top, bottom, right };
            }),
          );
        expect(bounds).toHaveLength(3);
        let above = 0;
        for (const { top, bottom, right } of bounds) {
          expect(top).toBeGreaterThan(above);
          expect(right).toBeLessThan(size.width * 0.72);
          above = bottom;
        }
        expect(above).toBeLessThan(size.height);
      }
    });

test('nothing is printed but the sheet, dark on white in both themes', async ({ page }) => {
  await settle(page, completed.name, completed.events);
  const certificate = new Certificate(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ media: 'print', colorScheme });
    await certificate.open();
    await expect(certificate.sheet).toBeVisible();
    for (const role of ['navigation', 'contentinfo', 'button', 'textbox'] as const)
      await expect(page.getByRole(role)).toHaveCount(0);
    await expect(page.getByRole('heading')).toHaveCount(0);
    await expect(certificate.sheet).toHaveCSS('background-color', 'oklch(1 0 0)');
    await expect(certificate.sheet).toHaveCSS('color', 'oklch(0.26 0.05 258)');
  }
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on a certificate, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await settle(page, completed.name, completed.events);
    const certificate = new Certificate(page);
    await certificate.open();
    await expect(certificate.sheet).toBeVisible();
    for (const name of [completed.name, '']) {
      await certificate.name.fill(name);
      await expectAccessible(page, name);
    }
  });

test('a certificate does not scroll sideways on a phone, whatever the name', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await settle(page, '', completed.events);
  const certificate = new Certificate(page);
  await certificate.open();
  for (const name of Object.values(NAMES)) {
    await certificate.name.fill(name);
    await expect(certificate.code).toBeVisible();
    await expectWithinWidth(page, name);
  }
});
