// Somebody's hand on a page: the mouse, or the keyboard alone. It counts what it does.

/** After so many milliseconds without a new page there will be none. */
const STAYS = 5_000;

/** What a hand does on one tab. */
export class Hand {
  #tab;
  #keyboard;
  #arrived;

  /** `arrived` is called on every page on which the hand arrives. */
  constructor(tab, keyboard, arrived = async () => {}) {
    this.#tab = tab;
    this.#keyboard = keyboard;
    this.#arrived = arrived;
    this.acts = 0;
    this.keys = 0;
  }

  /** Opens an address that was not found on a page: typed, or from a mail. */
  async open(address) {
    this.acts += 1;
    await this.#tab.goto(address);
    await this.#arrived();
  }

  /** Presses a button or follows a link, and waits for the page behind it. */
  async press(selector) {
    this.acts += 1;
    const target = this.#target(selector);
    if (this.#keyboard) {
      await this.#reach(target, selector);
      const moved = this.#tab.waitForEvent('framenavigated', { timeout: STAYS }).catch(() => {}); // or script drew the answer
      await this.#key('Enter');
      await moved;
    } else {
      await target.click();
    }
    await this.#tab.waitForLoadState('load');
    await this.#arrived();
  }

  /** Ticks a box. */
  async tick(selector) {
    this.acts += 1;
    const target = this.#target(selector);
    if (this.#keyboard) {
      await this.#reach(target, selector);
      await this.#key(' ');
    } else {
      await target.click();
    }
  }

  /** Chooses in a list. */
  async choose(selector, value) {
    this.acts += 1;
    const target = this.#target(selector);
    if (this.#keyboard) {
      await this.#reach(target, selector);
    }
    await target.selectOption(value);
  }

  /** Gives a file to a field, as the system's own window would. */
  async give(selector, file) {
    this.acts += 1;
    await this.#target(selector).setInputFiles(file);
  }

  async write(selector, words) {
    this.acts += 1;
    const target = this.#target(selector);
    if (this.#keyboard) {
      await this.#reach(target, selector);
      await this.#tab.keyboard.type(words);
    } else {
      await target.fill(words);
    }
  }

  #target(selector) {
    return this.#tab.locator(selector).first();
  }

  async #key(key) {
    this.keys += 1;
    await this.#tab.keyboard.press(key);
  }

  /** Tab until the thing has the focus: what cannot be reached so is a fault of the page. */
  async #reach(target, selector) {
    await target.waitFor({ state: 'attached' });
    for (let step = 0; step < 250; step += 1) {
      if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) {
        return;
      }
      await this.#key('Tab');
    }
    throw new Error(`${selector} cannot be reached with the keyboard on ${this.#tab.url()}`);
  }
}
