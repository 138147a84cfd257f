import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Builder, By, Capabilities, until, type WebDriver, type WebElement } from 'selenium-webdriver';
import type { findWebKit } from '../browsers.ts';
import { answers, freePort } from '../server.ts';

const PATIENCE = 20_000;
const FIELD = By.css('.question input[type="text"]:enabled');
const OPTION = By.css('.options input:enabled, .question fieldset fieldset input:enabled');
/** What asks: a page for a test that is not open yet has nothing to answer. */
const SITTING = By.css('#check, .sitting:has(.stem)');
/** Says that a question is on its way. */
const WAITING = By.css('.sitting .waiting');
const SUBMIT = By.css('.question form button.button-primary:enabled');
/** Worded so in lessons, sittings and boards. */
const UNKNOWN = By.xpath(
  '//*[@id="check" or contains(@class, "sitting")]//button[not(@disabled)][contains(., "I don’t know yet")]',
);
const BEGIN = By.xpath(
  '//main//button[starts-with(normalize-space(), "Begin") or starts-with(normalize-space(), "About 10")]',
);

/** WebKitGTK, as far as a learner's way through a page needs it. Playwright's own WebKit is a download of its own. */
export class WebKit implements AsyncDisposable {
  private constructor(
    readonly driver: WebDriver,
    readonly service: ChildProcess,
  ) {}

  static async start(found: ReturnType<typeof findWebKit>): Promise<WebKit> {
    const [program = '', ...args] = found?.driver ?? [];
    const port = await freePort();
    const service = spawn(program, [...args, '--host=127.0.0.1', `--port=${port}`], {
      stdio: 'ignore',
      // With the screen and the browser it starts: they are ended together.
      detached: true,
      env: {
        ...process.env,
        WEBKIT_DISABLE_COMPOSITING_MODE: '1',
        ...(process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' } : {}),
      },
    });
    const url = `http://127.0.0.1:${port}`;
    for (let tries = 0; tries < 100 && !(await answers(`${url}/status`)); tries += 1)
      await new Promise((done) => setTimeout(done, 100));
    const capabilities = new Capabilities({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: found?.browser, args: ['--automation'] },
    });
    return new WebKit(await new Builder().usingServer(url).withCapabilities(capabilities).build(), service);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.driver.quit();
    const ended = once(this.service, 'exit');
    if (this.service.pid) process.kill(-this.service.pid);
    await ended;
  }

  private find = (css: string) => this.driver.wait(until.elementLocated(By.css(css)), PATIENCE, css);
  private ready = () => this.find('body[data-ready]');

  async open(url: string): Promise<void> {
    await this.driver.get(url);
    await this.ready();
  }

  async reload(): Promise<void> {
    await this.driver.navigate().refresh();
    await this.ready();
  }

  text = async (css: string): Promise<string> => (await this.find(css)).getText();
  /** Of the page; its heading may change with what the record says, once it is read. */
  title = () => this.driver.getTitle();
  heading = () => this.text('h1');

  /** Until the worker has everything, and answers for this page. */
  async waitForWorker(): Promise<void> {
    const active = () =>
      this.driver.executeScript<boolean>('return navigator.serviceWorker.controller?.state === "activated"');
    await this.driver.wait(active, PATIENCE, 'the service worker is active');
  }

  private async press(button: WebElement): Promise<void> {
    await this.driver.executeScript(
      'arguments[0].scrollIntoView({ block: "center", behavior: "instant" })',
      button,
    );
    await button.click();
  }

  /** Answers the question of a page, where it has one, and waits for what comes of it. */
  async answer(): Promise<boolean> {
    const { driver } = this;
    const [begin] = await driver.findElements(BEGIN);
    if (begin) {
      // Nothing begins before the record was read.
      await driver.wait(until.elementIsEnabled(begin), PATIENCE, 'it can begin');
      await this.press(begin);
    }
    if (begin) await driver.wait(until.elementLocated(SITTING), PATIENCE, 'it begins');
    const waits = async () => (await driver.findElements(WAITING)).length > 0;
    await driver.wait(async () => !(await waits()), PATIENCE, 'what is asked has come');
    const [sitting] = await driver.findElements(SITTING);
    if (!sitting) return false;
    // A lesson's check wakes up when it comes into view.
    await driver.executeScript('arguments[0].scrollIntoView({ behavior: "instant" })', sitting);
    const unknown = await driver.wait(
      until.elementLocated(UNKNOWN),
      PATIENCE,
      `a question of ${await driver.getCurrentUrl()} can be answered`,
    );
    // Between two questions there is none.
    const stem = async () => (await sitting.findElements(By.css('.stem')))[0]?.getText();
    const asked = await stem();
    const [[field], [option]] = [await sitting.findElements(FIELD), await sitting.findElements(OPTION)];
    if (field) await field.sendKeys('a social network');
    else if (option) await this.press(option);
    await this.press(field || option ? await sitting.findElement(SUBMIT) : unknown);
    const taken = async () =>
      (await sitting.findElements(By.css('.feedback'))).length > 0 || (await stem()) !== asked;
    await driver.wait(taken, PATIENCE, 'the answer is taken');
    return true;
  }
}
