import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { readEvent } from '#lib/record/read-event.ts';
import { writeCopy } from '#lib/record/write-copy.ts';
import { stored } from '../stored.ts';
import { open } from '../test.ts';
import { mouse, type Hand } from './hand.ts';

/** A completed record as it is stored, event by event, with the name and the code of its certificate. */
export const completed = JSON.parse(
  readFileSync(new URL('../../fixtures/certificate-v1.json', import.meta.url), 'utf8'),
) as { name: string; code: string; events: string[] };

/** Puts a record on a device, as if its learner had learnt there. */
export async function settle(page: Page, name: string, events: readonly string[]): Promise<void> {
  await page.goto('/about/');
  await page.evaluate(
    ([called, entries]) => {
      localStorage.setItem('smsn.learner', 'ines');
      localStorage.setItem('smsn.learners', JSON.stringify([{ id: 'ines', name: called }]));
      for (const [key, text] of Object.entries(entries)) localStorage.setItem(key, text);
    },
    [name, stored('ines', eventsIn(events))] as const,
  );
}

const eventsIn = (texts: readonly string[]) => texts.flatMap((text) => readEvent(text) ?? []);

/** What a learner saves to give away. */
export const savedRecord = (events: readonly string[]): string =>
  writeCopy([{ id: 'ines', name: '', events: eventsIn(events), unreadable: [] }]);

/** The learner's own certificate. */
export class Certificate {
  constructor(
    readonly page: Page,
    readonly hand: Hand = mouse,
  ) {}

  open = () => open(this.page, '/certificate/');

  get sheet() {
    return this.page.getByRole('article', { name: 'Certificate' });
  }
  get name() {
    return this.page.getByRole('textbox', { name: 'Your name, as it is to be printed' });
  }
  get print() {
    return this.page.getByRole('button', { name: 'Print or save as PDF' });
  }
  get code() {
    return this.sheet.locator('.code b');
  }
}

/** Where somebody else holds a certificate against a saved record. */
export class CertificateCheck {
  constructor(
    readonly page: Page,
    readonly hand: Hand = mouse,
  ) {}

  open = () => open(this.page, '/certificate/check/');

  get record() {
    return this.page.getByLabel('The learner’s record');
  }
  get name() {
    return this.page.getByRole('textbox', { name: 'The name, as on the certificate' });
  }
  get code() {
    return this.page.getByRole('textbox', { name: 'The code' });
  }
  get button() {
    return this.page.getByRole('button', { name: 'Check the certificate' });
  }
  /** What the page says, by its heading. */
  verdict(heading: string) {
    return this.page.getByRole('region', { name: heading, exact: true });
  }

  choose(text: string, name = 'record.json'): Promise<void> {
    return this.record.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  }
  async check({ record, name, code }: { record: string; name: string; code: string }): Promise<void> {
    await this.choose(record);
    await this.name.fill(name);
    await this.code.fill(code);
    await this.hand.press(this.button);
  }
}
