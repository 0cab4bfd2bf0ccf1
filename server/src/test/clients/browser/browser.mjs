// Chromium without a window, what it showed, and what went wrong in it.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const OPTIONS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--ignore-certificate-errors',
  '--host-resolver-rules=MAP *.localhost 127.0.0.1',
];

/** A browser that has never been used. */
export async function openBrowser(program) {
  const profile = mkdtempSync(path.join(tmpdir(), 'folkmoot-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: program,
    headless: true,
    args: OPTIONS,
    ignoreHTTPSErrors: true,
    locale: 'en-GB',
    viewport: { width: 1200, height: 900 },
  });
  context.setDefaultTimeout(15_000);
  // A page that may ask the system for files itself does so past the driver.
  await context.addInitScript(() => {
    delete globalThis.showOpenFilePicker;
  });
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { context, close };
}

/** One client's journey: numbered screenshots, and a line for everything that failed. */
export class Journey {
  #name;
  #folder;
  #instance;
  #count = 0;

  constructor(name, folder, instance) {
    this.#name = name;
    this.#folder = path.join(folder, name);
    this.#instance = instance;
    this.failures = [];
    this.noted = [];
    mkdirSync(this.#folder, { recursive: true });
  }

  /** Listens to a context's pages: errors of the client, and requests to the instance that did not succeed. */
  watch(context) {
    context.on('page', (page) => {
      page.on('pageerror', (error) => this.#note(`error: ${error.message}`));
      page.on('dialog', (dialog) => dialog.accept());
    });
    context.on('console', (message) => {
      if (message.type() === 'error') {
        this.#note(`console: ${message.text()} ${message.location().url}`);
      }
    });
    context.on('response', (response) => {
      if (response.status() >= 400 && response.url().startsWith(this.#instance)) {
        this.#note(`${response.status()} ${response.request().method()} ${response.url()}`);
      }
    });
    context.on('requestfailed', (request) => {
      if (request.url().startsWith(this.#instance)) {
        this.#note(`${request.failure()?.errorText} ${request.method()} ${request.url()}`);
      }
    });
  }

  #note(line) {
    this.noted.push(`after ${this.#count}: ${line.slice(0, 300)}`);
  }

  /** Does a step and takes a picture of the page, whether it succeeded or not; after a failure the page is left. */
  async step(words, page, action) {
    this.#count += 1;
    const number = String(this.#count).padStart(2, '0');
    let outcome = 'ok';
    try {
      await action();
    } catch (failure) {
      outcome = `FAILED: ${failure.message.split('\n').slice(0, 4).join(' ')}`;
      this.failures.push(words);
    }
    console.log(`${this.#name} ${number} ${words}: ${outcome}`);
    if (!page.isClosed()) {
      await page.waitForTimeout(700); // for what moves on the screen
      await page.screenshot({ path: path.join(this.#folder, `${number}-${words.replaceAll(/\W+/g, '-')}.png`) });
      if (outcome !== 'ok') {
        await page.goto('about:blank');
      }
    }
  }
}

/** Signs in and agrees on the instance's own pages, which a client has opened. */
export async function agree(page, name, password) {
  await page.locator('input[name="login"]').fill(name);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('form[action="/sign-in"] button').click();
  await page.locator('form[action="/oauth/authorize"] button').first().click();
}
