import { expect, type Page } from '@playwright/test';
import { open } from '../test.ts';

/** What is known, and whose record it is. */
export class Progress {
  constructor(readonly page: Page) {}

  open = () => open(this.page, '/progress/');

  get heading() {
    return this.page.getByRole('heading', { level: 1 });
  }
  get whose() {
    return this.page.getByText(/progress, on this device$/);
  }
  get name() {
    return this.page.getByRole('textbox', { name: 'Your name' });
  }
  get other() {
    return this.page.getByRole('textbox', { name: 'Somebody else learns here too' });
  }
  get count() {
    return this.page.getByText(/^(One answer|[\d,]+ answers) since/);
  }
  /** What completion asks, one line for each. */
  get criteria() {
    return this.page
      .getByRole('region', { name: /^How (far you are|you completed it)$/ })
      .getByRole('listitem');
  }
  lesson(title: string) {
    return this.page
      .getByRole('region', { name: 'Lessons', exact: true })
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('link', { name: title }) });
  }

  async rename(name: string): Promise<void> {
    await this.name.fill(name);
    await this.page.getByRole('button', { name: 'Keep this name' }).click();
  }
  async add(name: string): Promise<void> {
    await this.other.fill(name);
    await this.page.getByRole('button', { name: 'Add and switch' }).click();
    await this.hasSwitchedTo(name);
  }
  async switchTo(name: string): Promise<void> {
    await this.page.getByRole('button', { name: `Switch to ${name}` }).click();
    await this.hasSwitchedTo(name);
  }
  /** What is opened before would be opened for whoever was here. */
  private hasSwitchedTo(name: string): Promise<void> {
    return expect(this.page.getByText(`${name} is learning here now.`)).toBeVisible();
  }
}
