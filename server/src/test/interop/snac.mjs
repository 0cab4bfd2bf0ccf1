// snac as it is installed on this machine, with three members, spoken to by its client API where it has one, else by its forms and commands.
import { execFile, execFileSync, spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { listen, passOn } from './front.mjs';
import { Member } from './mastodon.mjs';
import { until } from './until.mjs';

const run = promisify(execFile);
const HOST = 'snac.test';
const PORT = 8001;
const NAMES = ['carol', 'dave', 'erin'];

/** Its version, or nothing where it is not installed. */
export function snacVersion() {
  const said = spawnSync('snac', [], { encoding: 'utf8' });
  return said.error ? undefined : /snac ([\d.]+)/.exec(said.stdout + said.stderr)?.[1];
}

export async function openSnac(folder) {
  const data = path.join(folder, 'snac');
  execFileSync('snac', ['init', data], { input: `127.0.0.1\n${PORT}\n${HOST}\n\n\n`, stdio: 'pipe' });
  const file = path.join(data, 'server.json');
  const settings = { ...JSON.parse(readFileSync(file, 'utf8')), shared_inboxes: true, disable_sandbox: true, dbglevel: 2 };
  writeFileSync(file, JSON.stringify(settings));
  const passwords = new Map(NAMES.map((name) => {
    const said = execFileSync('snac', ['adduser', data, name], { input: `${name}\n`, encoding: 'utf8', stdio: 'pipe' });
    return [name, /password is (\S+)/.exec(said)[1]];
  }));
  const log = openSync(path.join(folder, 'snac.log'), 'w');
  const process = spawn('snac', ['httpd', data], { stdio: ['ignore', log, log] });
  const ended = new Promise((resolve) => process.on('exit', resolve));
  closeSync(log);
  const server = await listen(folder, HOST, passOn(PORT));
  await until(async () => (await fetch(`https://${HOST}/carol`)).ok, 'snac');
  const command = (verb, ...words) => run('snac', [verb, data, ...words]); // not waiting here: it needs our TLS side meanwhile
  const stop = () => {
    server.close();
    process.kill();
    return ended;
  };
  const member = (name) => signIn(name, passwords.get(name), command, member);
  return { host: HOST, stop, member };
}

async function signIn(name, password, command, other) {
  const answer = await fetch(`https://${HOST}/oauth/x-snac-get-token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ login: name, passwd: password }),
  });
  const page = await answer.text();
  const token = /([0-9a-f]{32,})/.exec(page)?.[1];
  if (!token) {
    throw new Error(`snac gave no token: ${page.slice(0, 200)}`);
  }
  return new SnacMember(token, name, password, command, other);
}

class SnacMember extends Member {
  constructor(token, name, password, command, other) {
    super(`https://${HOST}`, token, `@${name}@${HOST}`);
    Object.assign(this, { name, password, command, other, uri: `https://${HOST}/${name}` });
  }

  /** One of the forms of its pages. */
  async form(page, fields) {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) {
      body.set(name, value);
    }
    const authorization = `Basic ${Buffer.from(`${this.name}:${this.password}`).toString('base64')}`;
    const answer = await fetch(`https://${HOST}/${this.name}/admin/${page}`, {
      method: 'POST', headers: { authorization }, body, redirect: 'manual',
    });
    if (answer.status >= 400) {
      throw new Error(`${page}: ${answer.status}`);
    }
  }

  /** snac's search knows no addresses, and its timeline shows nothing of people whom one does not follow. */
  async listed(uri) {
    const found = (await this.home()).map((one) => one.reblog ?? one).find((one) => one.uri === uri);
    return found && this.keep(found);
  }

  async id(uri) {
    if (!this.known.has(uri)) {
      await until(() => this.listed(uri), `${uri} on the timeline of snac`);
    }
    return this.known.get(uri);
  }

  /** What is not on the timeline is asked for by its address, as on snac's page. */
  async act(uri, verb) {
    const word = { favourite: 'Like', unfavourite: 'Unlike' }[verb];
    if (word && !this.known.has(uri) && !(await this.listed(uri))) {
      await this.command('insert', this.name, uri);
      await this.form('action', { id: uri, actor: this.uri, action: word });
    } else {
      await super.act(uri, verb);
    }
  }

  async reply(uri, words) {
    if (this.known.has(uri) || (await this.listed(uri))) {
      const author = (await this.ask('GET', `/api/v1/statuses/${await this.id(uri)}`)).account;
      return super.reply(uri, `@${author.acct} ${words}`); // as its page puts it in
    }
    await this.form('note', { content: words, in_reply_to: uri });
    return this.own(words);
  }

  async own(words) {
    return this.keep(await until(async () => (await this.home()).find((one) => one.content.includes(words)), `${words} on its timeline`));
  }

  /** It wants the numbers of options as text. */
  async vote(uri, choice) {
    const status = await this.ask('GET', `/api/v1/statuses/${await this.id(uri)}`);
    await this.ask('POST', `/api/v1/polls/${status.poll.id}/votes`, { choices: [String(choice)] });
  }

  async poll(content, options) {
    await this.form('note', { content, poll_options: options.join('\n'), poll_multiple: 'off', poll_end_secs: '3600' });
    return this.own(content);
  }

  async remove(uri) {
    await this.form('action', { id: uri, actor: this.uri, action: 'Delete' });
  }

  /** It shows its actors as it last wrote them, for three hours, unless somebody keeps the form of their profile. */
  async alias(uri) {
    await this.command('alias', this.name, uri);
    await this.form('user-setup', { name: this.name });
  }

  async move(to) {
    const next = await this.other(to.split('/').at(-1));
    await next.alias(this.uri);
    await this.command('alias', this.name, to);
    await this.command('migrate', this.name);
  }
}

// its client API has no ways for these, or none that tell others
for (const way of ['block', 'picture', 'lock', 'lets', 'pin', 'pinned', 'report', 'thread']) {
  SnacMember.prototype[way] = undefined;
}
SnacMember.prototype.keepsBoosts = true; // it takes the Undo of a boost and leaves the boost, on purpose
