// Chromium without a window, as somebody who is signed in or not.
import { chromium } from 'playwright-core';

const OPTIONS = ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP *.localhost 127.0.0.1'];

export async function openChromium() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: OPTIONS });
}

/** Opens browsers of who looks: visitors, or people who sign in once, on the instance's page. */
export function lookers(browser, password) {
  const states = new Map();
  return async (who, options) => {
    if (!who) {
      return browser.newContext(options);
    }
    const key = `${who.origin} ${who.name}`;
    if (!states.has(key)) {
      states.set(key, await signedIn(browser, who, password));
    }
    return browser.newContext({ ...options, storageState: states.get(key) });
  };
}

/** The cookies of somebody who signed in. */
async function signedIn(browser, { origin, name }, password) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/sign-in`);
  await page.locator('input[name="login"]').fill(name);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('form[action="/sign-in"] button').click();
  const state = await context.storageState();
  await context.close();
  if (state.cookies.length === 0) {
    throw new Error(`${name} is not signed in on ${origin}`);
  }
  return state;
}

/** The address in a language. */
export function inLanguage(address, language) {
  const url = new URL(address);
  url.searchParams.set('lang', language);
  return url.href;
}
