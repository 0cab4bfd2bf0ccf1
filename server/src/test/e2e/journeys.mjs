// What people do, by mouse and by keyboard alone, with script and without, in every language.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { look } from './axe.mjs';
import { Hand } from './hand.mjs';
import { openTown, PASSWORD, TITLE, until } from './town.mjs';

const PORT = Number(process.env.MOOT_PORT ?? 18444);
const WAYS = [
  { name: 'mouse', keyboard: false, script: true },
  { name: 'keyboard', keyboard: true, script: true },
  { name: 'mouse, no script', keyboard: false, script: false },
  { name: 'keyboard, no script', keyboard: true, script: false },
];
/** How each page on which somebody arrives by mouse is looked at by axe, which needs script itself; the last is how the story goes on. */
const LOOKS = [
  { colorScheme: 'dark', width: 320 },
  { colorScheme: 'light', width: 1200 },
];
const LANGUAGES = [
  { tag: 'en', locale: 'en-GB', title: 'A light at the ford for' },
  { tag: 'cy', locale: 'cy-GB', title: 'Golau wrth y rhyd i' },
  { tag: 'pl', locale: 'pl-PL', title: 'Latarnia przy brodzie dla' },
  { tag: 'ur', locale: 'ur-PK', title: 'گھاٹ پر ایک روشنی برائے' },
  { tag: 'ar', locale: 'ar-EG', title: 'ضوء عند المخاضة من أجل' },
];

/** What axe found in the story that is told, and at how many pages it looked in all stories. */
const found = new Set();
let looks = 0;

/** What went wrong, a line each. */
export async function journeys(browser, folkmoot, out) {
  const folder = path.join(out, 'town');
  const town = await openTown(folkmoot, folder, PORT);
  try {
    await department(town);
    return await play(browser, { folkmoot, town, folder });
  } finally {
    town.stop();
  }
}

/** Every story in every language and way. */
async function play(browser, { folkmoot, town, folder }) {
  const failures = [];
  const only = process.env.LANGUAGES?.split(',');
  const languages = LANGUAGES.filter(({ tag }) => !only || only.includes(tag));
  const ways = WAYS.filter(({ name }) => !process.env.WAYS || process.env.WAYS.split(';').includes(name));
  const wants = (story) => !process.env.STORIES || process.env.STORIES.split(',').includes(story);
  let number = 0;
  const tell = async (told, way, story) => {
    try {
      found.clear();
      const hand = await story();
      console.log(`${told}: ${hand.acts} acts${way.keyboard ? `, ${hand.keys} keys` : ''}`);
      failures.push(...[...found].map((line) => `${told}: ${line}`));
    } catch (failure) {
      failures.push(`${told}: ${failure.message.split('\n').slice(0, 3).join(' ')}`);
      console.log(failures.at(-1));
    }
  };
  for (const language of wants('citizen') ? languages : []) {
    for (const way of ways) {
      number += 1;
      const name = `citizen${Date.now() % 100_000_000}x${number}`;
      await tell(`citizen (${language.tag}, ${way.name})`, way, () => citizen({ browser, town, folder, name, language, way }));
    }
  }
  for (const language of wants('operator') ? languages : []) {
    for (const way of ways) {
      await tell(`operator (${language.tag}, ${way.name})`, way, () => operator({ browser, folkmoot, folder, language, way }));
    }
  }
  for (const language of wants('moderator') ? languages : []) {
    for (const way of ways) {
      await tell(`moderator (${language.tag}, ${way.name})`, way, () => moderator({ browser, town, folder, language, way }));
    }
  }
  console.log(`journeys: axe looked ${looks} times`);
  return failures;
}

/** A story on a tab of its own; where it fails, it says on which page. Whose hand it was. */
async function onTab(browser, language, way, story) {
  const tab = await tabOf(browser, language, way);
  const hand = new Hand(tab, way.keyboard, async () => {
    for (const { colorScheme, width } of way === WAYS[0] ? LOOKS : []) {
      await tab.emulateMedia({ colorScheme });
      await tab.setViewportSize({ width, height: 900 });
      (await look(tab, width)).forEach((line) => found.add(`${new URL(tab.url()).pathname} ${colorScheme} ${width}: ${line}`));
      looks += 1;
    }
  });
  try {
    await story(tab, hand);
    return hand;
  } catch (failure) {
    const shown = await tab.locator('h1').allInnerTexts().catch(() => []);
    throw new Error(`at ${tab.url()} (${shown.join(' ')}): ${failure.message}`);
  } finally {
    await tab.context().close();
  }
}

async function tabOf(browser, language, way) {
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    locale: language.locale,
    javaScriptEnabled: way.script,
    viewport: { width: 1200, height: 900 },
    reducedMotion: 'reduce', // colours that are still on their way have no contrast of their own
  });
  context.setDefaultTimeout(20_000);
  return context.newPage();
}

/** Joins, proposes with a picture, backs, hears of the answer by mail and bell, and says that it was done. */
async function citizen({ browser, town, folder, name, language, way }) {
  return onTab(browser, language, way, async (tab, hand) => {
    await hand.open(`${town.url}/`);
    await hand.press('a[href="/sign-up"]');
    await hand.write('input[name="username"]', name);
    await hand.write('input[name="email"]', `${name}@mail.test`);
    await hand.write('input[name="password"]', PASSWORD);
    await hand.tick('input[name="agreement"]');
    await hand.press('form[action="/sign-up"] button');

    await hand.open(await linkMailedTo(folder, `${name}@mail.test`));
    await hand.press('form[action="/confirm"] button');
    await hand.press('form[action="/c/square/join"] button'); // confirming signs in, and welcomes
    const joined = tab.url();
    await hand.open(`${town.url}/settings/notifications`);
    await hand.tick('input[name="mention[]"][value="mail-once"]');
    await hand.press('form:has(input[name="mention[]"]) button');
    await hand.open(joined);
    await hand.press('main a[href$="/proposals/new"]');
    await hand.write('#title', `${language.title} ${name}`);
    await hand.write('#problem', `The ford is dark when ${name} comes home.`);
    await hand.write('#ask', `Put a light there before winter, asks ${name}.`);
    await hand.tick('input[name="bodies[]"]');
    const picture = await tab.screenshot({ clip: { x: 0, y: 0, width: 600, height: 400 } });
    await hand.give('input[name="picture_1"]', { name: 'ford.png', mimeType: 'image/png', buffer: picture });
    await hand.write('[name="alt_1"]', 'The ford at dusk.');
    await hand.press('form#proposal button');
    if (/\/near$/.test(tab.url())) { // something like it is there
      if ((await tab.locator('#different_because').count()) > 0) {
        await hand.write('#different_because', `It is the one on the way of ${name}.`);
      }
      await hand.press('form[action$="/near"] button');
    }
    await hand.press('form[action$="/check"] button');
    const [proposal] = tab.url().split(/[?#]/);
    if (!/\/proposals\/\d+/.test(proposal)) {
      throw new Error(`the proposal was not published: ${(await tab.locator('.error').allInnerTexts()).join(' ')}`);
    }

    await hand.press('a[href="/c/square"]');
    await hand.write('#q', TITLE);
    await hand.press('form.list-search button');
    await hand.press('article a[href*="/proposals/"]');
    await hand.press('form[action$="/support"] button');
    await tab.locator('form[action$="/unsupport"]').first().waitFor();

    await hand.open(proposal);
    await tab.locator('main img[alt="The ford at dusk."]').first().waitFor();

    await answer(browser, town, proposal);
    await mailedTo(folder, `${name}@mail.test`, /been there since this morning/);
    await hand.open(`${town.url}/`);
    await hand.press('a.bell');
    await tab.locator('main').getByText('roads', { exact: false }).first().waitFor();
    await hand.open(proposal);
    await hand.press('form[action$="/confirm"] button');
    await until(async () => (await tab.locator('form[action$="/confirm"]').count()) === 0, 'the confirmation', 20);
  });
}

/** An evening: thirty reports about two people, of whom both are shut out of the instance, fifty held supports, two bans of the community, one appeal that somebody else grants. */
async function moderator({ browser, town, folder, language, way }) {
  const started = Date.now() % 100_000_000;
  const [noisy, rowdy, troll, spammer] = ['noisy', 'rowdy', 'troll', 'spammer'].map((name) => `${name}${started}`);
  for (const name of [noisy, rowdy, troll, spammer]) {
    town.command('account', 'create', name, `--email=${name}@mail.test`, `--password=${PASSWORD}`, '--confirmed');
  }
  await report(town, noisy, 15);
  await report(town, rowdy, 15);
  const clock = await backedByFifty({ browser, town, folder, prefix: `young${started}` });
  return onTab(browser, language, way, async (tab, hand) => {
    await signIn(hand, town, 'mod');
    for (const name of [noisy, rowdy]) {
      await hand.open(`${town.url}/moderation`);
      await hand.press('main a[href="/moderation/reports"]');
      await hand.press(`main li:has-text("@${name}") a[href^="/moderation/reports/"]`);
      await hand.press('main a[href^="/moderation/people/"]');
      await hand.choose('form[action$="/decide"] select[name="action"]', 'suspend');
      await hand.write('form[action$="/decide"] textarea[name="text"]', `Fifteen people asked ${name} to stop.`);
      await hand.tick('form[action$="/decide"] input[name="sure"]');
      await hand.press('form[action$="/decide"] button');
    }
    await hand.open(`${town.url}/c/square/moderation/held`);
    const preview = `form[id^="held-${clock}-"]`;
    await hand.write(`${preview} textarea[name="note"]`, 'Looked at one by one: people of our town.');
    await hand.press(`${preview} button`);
    await tab.locator('main').getByText(/50|٥٠|۵۰/).first().waitFor();
    await hand.press('form[action$="/held"] button');
    await tab.locator(preview).waitFor({ state: 'detached' });
    for (const name of [troll, spammer]) {
      await hand.open(`${town.url}/c/square/moderation/bans`);
      await hand.write('form#ban input[name="handle"]', `@${name}`);
      await hand.write('form#ban textarea[name="reason"]', 'Three warnings were not enough.');
      await hand.tick('form#ban input[name="sure"]');
      await hand.press('form#ban button');
      await tab.locator(`main li:has-text("@${name}")`).first().waitFor();
    }
    await appeal({ browser, town, folder, language, way, name: noisy });
    const second = await onTab(browser, language, way, async (_, other) => {
      await signIn(other, town, 'mod2');
      await other.open(`${town.url}/moderation/appeals`);
      await other.choose('form[action$="/decide"] select[name="decision"]', 'grant');
      await other.write('form[action$="/decide"] textarea[name="text"]', 'It was the neighbour.');
      await other.press('form[action$="/decide"] button');
    });
    await hand.open(`${town.url}/@${noisy}`);
    await tab.locator('main h1').first().waitFor();
    hand.acts += second.acts;
    hand.keys += second.keys;
  });
}

/** A proposal of this evening is backed by people who signed up this evening, by themselves: their supports wait for a look. Its id. */
async function backedByFifty({ browser, town, folder, prefix }) {
  const { id } = await town.api('alice', 'POST', '/api/folkmoot/v1/proposals', {
    community: 'square',
    title: `A clock on the tower, asked by ${prefix}`,
    ask: 'Put a clock there that everybody can read.',
  });
  const proposal = `/c/square/proposals/${id}`;
  await onTab(browser, LANGUAGES[0], WAYS[0], async (tab) => {
    for (let each = 0; each < 50; each += 1) {
      const name = `${prefix}x${each}`;
      const email = `${name}@mail.test`;
      await tab.context().clearCookies();
      await tab.goto(`${town.url}/help`);
      await send(tab, '/sign-up', 'form[action="/sign-up"]', { username: name, email, password: PASSWORD, agreement: 'true' });
      await send(tab, await linkMailedTo(folder, email), 'form[action="/confirm"]');
      await send(tab, '/c/square', 'form[action="/c/square/join"]');
      await send(tab, proposal, 'form[action$="/support"]');
    }
  });
  return id;
}

/** Sends a form of a page as it stands there, with these values, without drawing the page. */
async function send(tab, page, selector, values = {}) {
  const said = await tab.evaluate(
    async ({ page, selector, values }) => {
      const text = await (await fetch(page)).text();
      const form = new DOMParser().parseFromString(text, 'text/html').querySelector(selector);
      if (!form) {
        return `no ${selector} on ${page}`;
      }
      const body = new URLSearchParams(new FormData(form));
      Object.entries(values).forEach(([name, value]) => body.set(name, value));
      const answer = await fetch(form.getAttribute('action'), { method: 'POST', body });
      return answer.ok ? '' : `${answer.status} for ${selector} on ${page}`;
    },
    { page, selector, values },
  );
  if (said) {
    throw new Error(said);
  }
}

/** The first hour of a new instance: from the link that the server printed, which is good once, to a community in which one can propose. */
async function operator({ browser, folkmoot, folder, language, way }) {
  const home = `${folder}-new`;
  const town = await openTown(folkmoot, home, PORT + 1);
  const steps = `${town.url}/operation/first-steps`;
  const button = (step) => `form[action="/operation/first-steps/${step}"] button`;
  try {
    return await onTab(browser, language, way, async (tab, hand) => {
      const [link] = readFileSync(path.join(home, 'folkmoot.log'), 'utf8').match(/https:\/\/\S+\/setup\?token=\S+/);
      await hand.open(link);
      await hand.write('input[name="username"]', 'keeper');
      await hand.write('input[name="email"]', 'keeper@mail.test');
      await hand.write('input[name="password"]', PASSWORD);
      await hand.press('form[action="/setup"] button');
      await hand.open(`${steps}/name`);
      await hand.write('input[name="name"]', 'The square of Moot');
      await hand.press(button('name'));
      const crest = await tab.screenshot({ clip: { x: 0, y: 0, width: 120, height: 120 } });
      await hand.give('input[name="crest"]', { name: 'crest.png', mimeType: 'image/png', buffer: crest });
      await hand.press(button('crest'));
      await hand.press(button('language'));
      await hand.press(button('mail'));
      await mailedTo(home, 'keeper@mail.test', /^Subject: /m);
      await hand.press(button('registration'));
      await hand.write('input[name="title"]', 'The green');
      await hand.write('form[action$="/community"] input[name="name"]', 'green');
      await hand.press(button('community'));
      await hand.open(`${town.url}/c/green`);
      await hand.press('main a[href$="/proposals/new"]');
      await hand.open(`${town.url}/operation`);
      await tab.locator('main h1').first().waitFor();
    });
  } finally {
    await town.stop();
  }
}

async function signIn(hand, town, name) {
  await hand.open(`${town.url}/sign-in`);
  await hand.write('input[name="login"]', name);
  await hand.write('input[name="password"]', PASSWORD);
  await hand.press('form[action="/sign-in"] button');
}

/** By members, through the API as their apps would. */
async function report(town, name, times) {
  const found = await town.api('alice', 'GET', `/api/v1/accounts/lookup?acct=${name}`);
  for (let time = 0; time < times; time += 1) {
    await town.api(time % 2 === 0 ? 'alice' : 'bob', 'POST', '/api/v1/reports', {
      account_id: found.id,
      comment: `They shout at everybody, for the ${time + 1}th time.`,
    });
  }
}

/** By the link in the mail that gave the reasons. */
async function appeal({ browser, town, folder, language, way, name }) {
  await onTab(browser, language, way, async (_, hand) => {
    await hand.open(await linkMailedTo(folder, `${name}@mail.test`, 'appeal'));
    await hand.write('main form textarea', 'I was not even there.');
    await hand.press('main form button');
  });
}

/** Two moderators, and a department with an account here, in the register. */
export async function department(town) {
  town.command('account', 'create', 'roads', '--email=roads@mail.test', `--password=${PASSWORD}`, '--confirmed');
  const about = ['--name=Roads and paths', `--official-domain=${town.host}`, `--handle=@roads@${town.host}`];
  for (const name of ['mod', 'mod2']) {
    const who = [`--email=${name}@mail.test`, `--password=${PASSWORD}`, '--role=moderator', '--confirmed'];
    town.command('account', 'create', name, ...who);
  }
  const mod = await town.api('carol', 'GET', '/api/v1/accounts/lookup?acct=mod');
  await town.api('carol', 'POST', '/api/folkmoot/v1/communities/square/moderators', { account_id: mod.id });
  town.command('body', 'register', 'roads', '--community=square', ...about);
}

/** The department says that it is done, on its own browser. */
async function answer(browser, town, proposal) {
  await onTab(browser, LANGUAGES[0], WAYS[0], async (tab, hand) => {
    await signIn(hand, town, 'roads');
    await tab.goto(proposal);
    await tab.locator('form[action$="/respond"] select[name="position"]').selectOption('done');
    await tab.locator('#respond-text').fill('The light has been there since this morning.');
    await tab.locator('form[action$="/respond"] button').click();
    await tab.waitForLoadState('load');
  });
}

async function linkMailedTo(folder, address, page = 'confirm') {
  const wanted = new RegExp(`https://\\S+/${page}\\?\\S+(?=\\s)`);
  return (await mailedTo(folder, address, wanted)).match(wanted)[0];
}

/** Waits for a mail to an address with such words in it. */
async function mailedTo(folder, address, words) {
  let found;
  await until(
    async () => {
      const mails = path.join(folder, 'data', 'mail');
      let files = [];
      try {
        files = readdirSync(mails);
      } catch {
        return false; // none was written yet
      }
      found = files
        .map((file) => decoded(readFileSync(path.join(mails, file), 'utf8')))
        .find((mail) => mail.includes(address) && words.test(mail));
      return found !== undefined;
    },
    `the mail to ${address}`,
    30,
  );
  return found;
}

/** As mail programs show it: quoted-printable or base64, by which mails in other scripts are sent. */
function decoded(mail) {
  const [head, ...parts] = mail.split(/\r?\n\r?\n/);
  const body = parts.join('\n\n');
  switch (head.match(/^Content-Transfer-Encoding: (\S+)/im)?.[1].toLowerCase()) {
    case 'base64':
      return `${head}\n\n${Buffer.from(body, 'base64').toString('utf8')}`;
    case 'quoted-printable':
      return mail.replaceAll(/=\r?\n/g, '').replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    default:
      return mail;
  }
}
