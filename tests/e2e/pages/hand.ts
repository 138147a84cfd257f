import { expect, type Locator, type Page } from '@playwright/test';

/** How somebody uses a page: with a mouse, or with a keyboard alone. */
export interface Hand {
  /** Presses a button or follows a link. */
  press(control: Locator): Promise<void>;
  /** Chooses a radio button or ticks a box. */
  choose(option: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
}

export const mouse: Hand = {
  // A lesson's questions wake up when they come into view: nobody presses what is out of sight.
  async press(control) {
    await control.scrollIntoViewIfNeeded();
    await control.click();
  },
  // The word is pressed, as people do: the input itself is drawn by its label.
  choose: (option) => option.check(),
  write: (field, text) => field.fill(text),
};

/** Taps what the mouse would press. */
export const finger: Hand = { ...mouse, press: (control) => control.tap() };

/** Tab, arrows, Space, Enter and letters, nothing else. */
export function keyboard(page: Page): Hand & { reach: (control: Locator) => Promise<void> } {
  const MOST_TABS = 150;
  const KEYS = { after: 'Tab', before: 'Shift+Tab', 'up the list': 'ArrowUp', 'down the list': 'ArrowDown' };
  const press = (key: string) => page.keyboard.press(key);

  /** Where something is, seen from what has the focus. */
  const seen = (control: Locator) =>
    control.evaluate((element) => {
      const active = document.activeElement ?? document.body;
      const group = (node: Element) =>
        node instanceof HTMLInputElement && node.type === 'radio' ? node.name : '';
      if (active === element) return 'here';
      if (group(active) !== '' && group(active) === group(element)) return 'in the group';
      if (active === document.body) return 'after';
      // Tab comes to one card of a list, and arrows go on from there.
      const list = (node: Element) => node.closest('.board .tokens');
      // Firefox stops at a list that scrolls, too: no arrow goes on from there.
      const inList = active !== list(active) && list(element) !== null && list(active) === list(element);
      if (inList)
        return active.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING
          ? 'up the list'
          : 'down the list';
      return active.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? 'before' : 'after';
    });

  async function approach(control: Locator): Promise<'here' | 'in the group'> {
    // A lesson's questions wake up when they come near, or at the first Tab.
    if (await control.isDisabled()) await press('Tab');
    await expect(control).toBeEnabled();
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      const place = await seen(control);
      if (place === 'here' || place === 'in the group') return place;
      await press(KEYS[place]);
    }
    throw new Error(`Tab does not reach ${control}`);
  }

  async function reach(control: Locator) {
    await approach(control);
    await expect(control, 'what has the focus can be seen').toBeInViewport();
  }

  return {
    reach,
    async press(control) {
      await reach(control);
      await press('Enter');
    },
    async choose(option) {
      const MOST_OPTIONS = 12;
      for (let steps = 0; (await approach(option)) === 'in the group' && steps < MOST_OPTIONS; steps += 1)
        await press('ArrowDown');
      if (!(await option.isChecked())) await press('Space');
      await expect(option).toBeChecked();
    },
    async write(field, text) {
      await reach(field);
      await page.keyboard.type(text);
    },
  };
}
