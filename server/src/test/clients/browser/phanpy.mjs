// Phanpy, https://github.com/cheeaun/phanpy: a folder of files that any web server hands out.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { agree, openBrowser } from './browser.mjs';

const TYPES = {
  '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.webmanifest': 'application/manifest+json',
};

/** Hands out a folder on a free port of this machine. */
async function serve(folder) {
  const server = createServer(async (request, response) => {
    const asked = path.normalize(decodeURIComponent(new URL(request.url, 'http://any').pathname));
    const file = path.join(folder, asked.endsWith('/') ? `${asked}index.html` : asked);
    try {
      const content = await readFile(file);
      response.setHeader('Content-Type', TYPES[path.extname(file)] ?? 'application/octet-stream').end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { url: `http://localhost:${server.address().port}`, stop: () => server.close() };
}

export async function phanpy({ build, program, town, journey, member, others, picture }) {
  const site = await serve(build);
  const { context, close } = await openBrowser(program);
  journey.watch(context);
  const page = await context.newPage();
  try {
    await signIn(page, { site, town, journey, member, context });
    await walk(page, { site, town, journey, others, picture });
  } finally {
    await close();
    site.stop();
  }
}

async function signIn(page, { site, town, journey, member, context }) {
  await journey.step('login page', page, async () => {
    await page.goto(`${site.url}/#/login`);
    await page.locator('#login input').first().fill(town.host);
  });
  await journey.step('sign in by our pages', page, async () => {
    const [ours] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('button', { name: /^Continue/ }).click(),
    ]);
    await agree(ours, member.name, member.password);
    await page.locator('#home-page').waitFor();
  });
}

async function walk(page, { site, town, journey, others, picture }) {
  const at = (hash) => page.goto(`${site.url}/#/${hash}`);
  const composer = page.locator('#compose-container');
  const post = (words) => page.locator('article.status, .status').filter({ hasText: words }).first();
  const open = async (id) => {
    await at(`${town.host}/s/${id}`);
    await page.locator('.status.large').waitFor();
  };
  const send = async () => {
    await composer.locator('button[type=submit]').click();
    await composer.waitFor({ state: 'hidden' });
  };

  await journey.step('local timeline', page, async () => {
    await at(`${town.host}/p/l`);
    await post(others.post.words).waitFor();
  });
  await journey.step('post with a picture', page, async () => {
    await at('');
    await page.locator('#compose-button').click();
    await composer.locator('textarea').first().fill('Good morning with a picture #phanpy');
    await composer.locator('input[type=file]').last().setInputFiles(picture);
    await composer.getByPlaceholder('Image description').fill('Colours of the morning');
    await send();
    await page.reload();
    await post('Good morning with a picture').locator('.media img').first().waitFor();
  });
  await journey.step('post with a poll', page, async () => {
    await at('');
    await page.locator('#compose-button').click();
    await composer.locator('textarea').first().fill('Where shall we meet?');
    await composer.locator('button:has([data-icon="poll"])').click();
    const choices = composer.locator('.poll-choice input');
    await choices.nth(0).fill('In the park');
    await choices.nth(1).fill('In the hall');
    await send();
    await page.reload();
    await post('Where shall we meet?').waitFor();
  });
  await journey.step('vote in a poll', page, async () => {
    await open(others.poll.id);
    await page.locator('.poll label').first().click();
    await page.locator('.poll-vote-button').click();
    await page.locator('.poll-result').first().waitFor();
  });
  await journey.step('favourite and bookmark', page, async () => {
    await open(others.post.id);
    const large = page.locator('.status.large');
    await large.locator('.favourite-button').click();
    await large.locator('.favourite-button.checked').waitFor();
    await large.locator('.bookmark-button').click();
    await large.locator('.bookmark-button.checked').waitFor();
  });
  await journey.step('boost', page, async () => {
    await page.locator('.status.large .reblog-button').click();
    await page.getByRole('menuitem', { name: /^Boost/ }).first().click();
    await page.locator('.status.large .reblog-button.checked').waitFor();
  });
  await journey.step('reply', page, async () => {
    await page.locator('.status.large .reply-button').first().click();
    await composer.locator('textarea').first().fill(`@${others.name} I agree with you`);
    await send();
    await post('I agree with you').waitFor();
  });
  await journey.step('edit', page, async () => {
    await others.own('I agree with you').then((own) => open(own.id));
    await page.locator('.status.large .more-button').click();
    await page.getByRole('menuitem', { name: 'Edit', exact: true }).click();
    await composer.locator('textarea').first().fill(`@${others.name} I agree with you entirely`);
    await send();
    await page.locator('.status.large').filter({ hasText: 'entirely' }).waitFor();
  });
  await journey.step('history of the edit', page, async () => {
    await page.locator('.status.large time.edited, .status.large .edited').first().click();
    await page.locator('#edit-history .history-item').nth(1).waitFor();
  });
  await journey.step('search', page, async () => {
    await at(`search?q=${others.community.name}`);
    await page.locator('main, .deck').filter({ hasText: others.community.title }).first().waitFor();
  });
  await journey.step('community', page, async () => {
    await at(`${town.host}/a/${others.community.id}`);
    await page.locator('.account-container').waitFor();
    await post(others.proposal.words).waitFor();
  });
  await journey.step('follow the community', page, async () => {
    await page.locator('.account-container button').filter({ hasText: /^Follow$/ }).click();
    await page.locator('.account-container button').filter({ hasText: /Following/ }).waitFor();
  });
  await journey.step('support a proposal', page, async () => {
    await open(others.proposal.id);
    await page.locator('.status.large .favourite-button').click();
    await page.locator('.status.large .favourite-button.checked').waitFor();
    await others.supported();
  });
  await journey.step('notifications', page, async () => {
    await others.react('Good morning with a picture');
    await at('notifications');
    await page.locator('.notification').filter({ hasText: others.name }).first().waitFor();
  });
  await journey.step('home again', page, async () => {
    await at('');
    await page.reload();
    await post('Where shall we meet?').waitFor();
  });
  for (const [words, hash] of [['bookmarks', 'b'], ['favourites', 'f'], ['tag', `${town.host}/t/phanpy`],
    ['lists', 'l'], ['filters', 'ft'], ['followed tags', 'fh'], ['mentions', 'mentions'],
    ['scheduled', 'sp'], ['trending', `${town.host}/trending`], ['settings', 'settings']]) {
    await journey.step(words, page, async () => {
      await at(hash);
      await page.waitForLoadState('networkidle');
    });
  }
}
