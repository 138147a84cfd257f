import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';

interface SavedFile {
  name: string;
  text: string;
}

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

  async save(button: 'Save a copy' | 'Save everybody’s copy' | 'Save as a table (CSV)'): Promise<SavedFile> {
    const saved = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: button }).click();
    const download = await saved;
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
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
