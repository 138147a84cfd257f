import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';

interface SavedFile {
  name: string;
  text: string;
}

type SaveButton = 'Save a copy' | 'Save everybody’s copy' | 'Save as a table (CSV)';

/** Saving and loading copies of a record, on the page of what is known. */
export class Copies {
  constructor(readonly page: Page) {}

  get input() {
    return this.page.getByLabel('Load a copy');
  }
  get preview() {
    return this.page.getByRole('form', { name: 'In this copy' });
  }
  get load() {
    return this.page.getByRole('button', { name: 'Load', exact: true });
  }
  /** Where there is nothing to load. */
  get close() {
    return this.page.getByRole('button', { name: 'Close', exact: true });
  }
  get leave() {
    return this.page.getByRole('button', { name: 'Leave everything as it is' });
  }
  get section() {
    return this.page.getByRole('region', { name: 'Bring it back' });
  }
  /** What has happened, or why nothing has. */
  get done() {
    return this.section.getByRole('status');
  }
  get refusal() {
    return this.section.getByRole('alert');
  }

  /** Presses a button, and takes the file that the browser saves. */
  async save(button: SaveButton, press = (target: Locator) => target.click()): Promise<SavedFile> {
    const target = this.page.getByRole('button', { name: button });
    if (this.page.context().browser()?.browserType().name() === 'firefox') return this.#given(target, press);
    const saved = this.page.waitForEvent('download');
    await press(target);
    const download = await saved;
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  }
  /** Firefox saves the file, but its driver tells of no download from a blob: what it was given is read instead. */
  async #given(target: Locator, press: (target: Locator) => Promise<void>): Promise<SavedFile> {
    const given = await this.page.evaluateHandle(() => {
      const create = URL.createObjectURL;
      const link = HTMLAnchorElement.prototype;
      const click = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'click')?.value as () => void;
      const file = new Promise<{ name: string; blob: Blob }>((resolve) => {
        let blob: Blob;
        URL.createObjectURL = (object: Blob) => {
          URL.createObjectURL = create;
          return create((blob = object));
        };
        link.click = function () {
          Reflect.deleteProperty(link, 'click');
          resolve({ name: this.download, blob });
          click.call(this);
        };
      });
      // In an object: a promise by itself would be waited for.
      return { file };
    });
    await press(target);
    return given.evaluate(async ({ file }) => {
      const { name, blob } = await file;
      const bytes = new Uint8Array(await blob.arrayBuffer());
      return { name, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
    });
  }
  choose(file: { name?: string; text: string }): Promise<void> {
    const { name = 'copy.json', text } = file;
    return this.input.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  }

  /** Everything the browser keeps for the course, letter for letter. */
  kept(): Promise<string> {
    return this.page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));
  }
}
