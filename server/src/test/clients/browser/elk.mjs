// Elk, https://github.com/elk-zone/elk: a server of its own, which registers itself at the instance.
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { agree, openBrowser } from './browser.mjs';
import { until } from './town.mjs';

const PORT = 18454;

async function start(build, town, log) {
  const output = openSync(log, 'w');
  const server = spawn(process.execPath, [path.join(build, 'server/index.mjs')], {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(PORT),
      NODE_EXTRA_CA_CERTS: town.authority,
      NODE_OPTIONS: `--import ${path.join(import.meta.dirname, 'localhost.mjs')}`,
    },
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const url = `http://localhost:${PORT}`;
  await until(() => fetch(url).then((answer) => answer.ok, () => false), 'Elk');
  return { url, stop: () => server.kill() };
}

export async function elk({ build, program, town, journey, member, others, picture, out }) {
  const site = await start(build, town, path.join(out, 'elk.log'));
  const { context, close } = await openBrowser(program);
  journey.watch(context);
  const page = await context.newPage();
  try {
    await signIn(page, { site, town, journey, member });
    await walk(page, { site, town, journey, member, others, picture });
  } finally {
    await close();
    site.stop();
  }
}

async function signIn(page, { site, town, journey, member }) {
  await journey.step('login page', page, async () => {
    await page.goto(site.url);
    await page.getByRole('button', { name: 'Sign in' }).first().click();
    await page.locator('form input[inputmode=url]').fill(town.host);
  });
  await journey.step('sign in by our pages', page, async () => {
    await page.locator('form button').last().click();
    await agree(page, member.name, member.password);
    await page.waitForURL((url) => url.pathname !== '/' && url.origin === site.url);
    await page.locator('a[href*="/notifications"]').first().waitFor();
  });
}

async function walk(page, { site, town, journey, member, others, picture }) {
  const at = (place) => page.goto(`${site.url}/${place}`);
  const widget = page.locator('[aria-roledescription=publish-widget]').last();
  const card = (words) => page.locator('[id^=status-]').filter({ hasText: words }).first();
  const write = (words) => widget.locator('.tiptap').first().fill(words);
  const send = () => widget.locator('button').filter({ hasText: /^\s*(Publish!?|Reply|Save changes)\s*$/ }).click();
  const action = (name) => page.getByRole('button', { name, exact: true }).first();
  const open = async (id, words, by = others.name) => {
    await at(`${town.host}/@${by}/${id}`);
    await card(words).waitFor();
  };

  await journey.step('local timeline', page, async () => {
    await at(`${town.host}/public/local`);
    await card(others.post.words).waitFor();
  });
  await journey.step('post with a picture', page, async () => {
    await at('compose');
    await write('Good evening with a picture #elk');
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      widget.getByRole('button', { name: 'Add images, a video or an audio file' }).click(),
    ]);
    await chooser.setFiles(picture);
    await widget.locator('img[src*="/media/"], img').nth(1).waitFor();
    await send();
    await until(() => others.own('Good evening with a picture'), 'the post', 10);
  });
  await journey.step('post with a poll', page, async () => {
    await at('compose');
    await write('Shall we meet at all?');
    await widget.getByRole('button', { name: 'Create poll' }).click();
    await widget.locator('.option-input').nth(0).pressSequentially('Yes');
    await widget.locator('.option-input').nth(1).pressSequentially('Of course');
    await send();
    await until(() => others.own('Shall we meet at all?'), 'the poll', 10);
  });
  await journey.step('vote in a poll', page, async () => {
    await open(others.poll.id, 'Which day suits');
    await page.locator('.poll-wrapper label').first().click();
    await page.locator('.poll-wrapper button').first().click();
    await page.getByText('Update poll').click();
    await page.locator('.poll-wrapper').filter({ hasText: '100%' }).waitFor();
  });
  await journey.step('favourite and bookmark', page, async () => {
    await open(others.post.id, others.post.words);
    await action('Favourite').click();
    await action('Favourited').waitFor();
    await action('Bookmark').click();
    await action('Bookmarked').waitFor();
  });
  await journey.step('boost', page, async () => {
    await action('Boost').click();
    await action('Boosted').waitFor();
  });
  await journey.step('reply', page, async () => {
    await write('I agree with you');
    await send();
    await until(() => others.own('I agree with you'), 'the reply', 10);
    await card('I agree with you').waitFor();
  });
  await journey.step('edit', page, async () => {
    const { id } = await others.own('I agree with you');
    await open(id, 'I agree with you', member.name);
    await page.getByRole('button', { name: 'More' }).last().click();
    await page.getByText('Edit', { exact: true }).click();
    await page.locator('.tiptap').filter({ hasText: 'I agree with you' }).last().fill(`@${others.name} I agree with you entirely`);
    await page.getByRole('button', { name: 'Save changes' }).click();
    await until(() => others.own('entirely'), 'the edit', 10);
  });
  await journey.step('search', page, async () => {
    await at('search');
    await page.locator('input[type=search], input[placeholder]').first().fill(others.community.name);
    await page.getByText(others.community.title).first().waitFor();
  });
  await journey.step('community', page, async () => {
    await at(`${town.host}/@${others.community.name}`);
    await card(others.proposal.words).waitFor();
  });
  await journey.step('follow the community', page, async () => {
    await page.getByRole('button', { name: 'Follow', exact: true }).first().click();
    await page.getByRole('button', { name: /Following|Unfollow/ }).first().waitFor();
  });
  await journey.step('support a proposal', page, async () => {
    await open(others.proposal.id, others.proposal.words);
    await action('Favourite').click();
    await action('Favourited').waitFor();
    await others.supported();
  });
  await journey.step('notifications', page, async () => {
    await others.react('Good evening with a picture');
    await at('notifications');
    await page.getByText('what a morning').first().waitFor();
  });
  await journey.step('home', page, async () => {
    await at('home');
    await card('Shall we meet at all?').waitFor();
  });
  for (const [words, place] of [['bookmarks', 'bookmarks'], ['favourites', 'favourites'], ['tag', `${town.host}/tags/elk`],
    ['lists', `${town.host}/lists`], ['conversations', 'conversations'], ['explore', `${town.host}/explore`],
    ['explore people', `${town.host}/explore/users`], ['profile settings', 'settings/profile/appearance'],
    ['scheduled', 'scheduled-posts'], ['hashtags', 'hashtags'], ['collections', `${town.host}/collections`]]) {
    await journey.step(words, page, async () => {
      await at(place);
      await page.waitForLoadState('networkidle');
    });
  }
}
