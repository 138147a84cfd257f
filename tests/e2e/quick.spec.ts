import { mouse } from './pages/hand.ts';
import { QuickSorter } from './pages/sorting.ts';
import { expect, test } from './test.ts';

test('who does not know yet is told the answer and its reason', async ({ page }) => {
  const sorter = new QuickSorter(page, mouse, 'type');
  await sorter.open();
  const { right, reason } = await sorter.key();
  await sorter.unknown.click();
  await expect(sorter.card).toContainText(`It is: ${right}.`);
  await expect(sorter.verdict('Here is why')).toContainText(reason);
});
