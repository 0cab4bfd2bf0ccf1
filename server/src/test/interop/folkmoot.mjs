// A Folkmoot instance as a process of its own, with TLS of its own, two members, a community and a proposal.
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ADDRESS } from './front.mjs';
import { Member } from './mastodon.mjs';
import { until } from './until.mjs';

export const HOST = 'folkmoot.test';
export const COMMUNITY = `@square@${HOST}`;
/** Who writes for the community, as others see it. */
export const CLERK = `square_clerk@${HOST}`;
/** Each leaves for another peer. */
export const MOVERS = ['mara', 'milo', 'mina', 'mona'];
const PASSWORD = 'correct horse battery';
const PROPOSAL = {
  title: 'Benches along the river path',
  body: 'Many of us cannot walk a mile without a rest. Please put a bench every three hundred metres.',
};

function settings(folder) {
  return {
    ...process.env,
    FOLKMOOT_SERVER_BIND: ADDRESS[HOST],
    FOLKMOOT_SERVER_PORT: '443',
    FOLKMOOT_SERVER_DOMAIN: HOST,
    FOLKMOOT_SERVER_PUBLIC_URL: `https://${HOST}`,
    FOLKMOOT_SERVER_TLS_CERTIFICATE: path.join(folder, 'folkmoot.pem'),
    FOLKMOOT_SERVER_TLS_KEY: path.join(folder, 'folkmoot.key'),
    FOLKMOOT_DATA_DIRECTORY: path.join(folder, 'data'),
    FOLKMOOT_FEDERATION_EXTRA_CA: path.join(folder, 'ca.pem'),
    FOLKMOOT_FEDERATION_ALLOW_PRIVATE_ADDRESSES: '127.0.0.0/8',
    FOLKMOOT_LIMITS_ENABLED: 'false',
  };
}

/** Starts it and furnishes it; `stop` ends it and waits for its end. */
export async function openFolkmoot(root, folder) {
  const env = settings(folder);
  const log = openSync(path.join(folder, 'folkmoot.log'), 'w');
  const server = spawn(path.join(root, 'folkmoot'), ['serve'], { env, stdio: ['ignore', log, log] });
  const ended = new Promise((resolve) => server.on('exit', resolve));
  closeSync(log);
  const command = (...words) => execFileSync(path.join(root, 'folkmoot'), words, { env, encoding: 'utf8' });
  const stop = () => {
    server.kill();
    return ended;
  };
  try {
    await until(async () => (await fetch(`https://${HOST}/api/v2/instance`)).ok, 'Folkmoot', 240);
    furnish(command, folder);
  } catch (failure) {
    await stop();
    throw failure;
  }
  const moderator = () => member(command, 'judith', 'read admin:read');
  /** Enters a department elsewhere into the community's register. */
  const department = (name, column, domain, handle) => command(
    'body', 'register', slug(column), '--community=square', `--name=The ${name} department of ${domain}`, `--official-domain=${domain}`, `--handle=${handle.replace(/^@/, '')}`,
  );
  return { command, stop, move, moderator, department, slug, member: (name) => member(command, name) };
}

/** A name in addresses. */
function slug(column) {
  return column.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/-+$/, '');
}

function furnish(command, folder) {
  for (const name of ['alice', 'bob', 'grace', ...MOVERS]) {
    command('account', 'create', name, `--email=${name}@mail.test`, `--password=${PASSWORD}`, '--confirmed');
  }
  command('account', 'create', 'judith', '--email=judith@mail.test', `--password=${PASSWORD}`, '--role=moderator', '--confirmed');
  command('community', 'create', 'square', '--title=The square', '--moderator=grace');
  const file = path.join(folder, 'proposals.jsonl');
  writeFileSync(file, `${JSON.stringify(PROPOSAL)}\n`);
  command('proposals', 'import', file, '--community=square', '--author=grace');
}

function member(command, name, scopes = 'read write follow') {
  const printed = JSON.parse(command('token', 'create', name, `--scopes=${scopes}`, '--json'));
  const one = new Member(`https://${HOST}`, printed.access_token ?? printed.token, `@${name}@${HOST}`);
  return Object.assign(one, { name, uri: `https://${HOST}/users/${name}` });
}

/** Moves a member away by the form on the account's page, as no client has a way for it. */
async function move(name, handle) {
  const send = (page, fields, cookie = '') => fetch(`https://${HOST}${page}`, {
    method: 'POST', redirect: 'manual', headers: { cookie }, body: new URLSearchParams(fields),
  });
  const cookie = (await send('/sign-in', { login: name, password: PASSWORD })).headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  const page = await (await fetch(`https://${HOST}/settings/account`, { headers: { cookie } })).text();
  const csrf = /name="csrf" value="([^"]*)"/.exec(page)[1];
  const answer = await send('/settings/account/move', { csrf, handle, password: PASSWORD }, cookie);
  if (answer.status !== 303) {
    throw new Error(`the move of ${name} to ${handle}: ${answer.status} ${/id="error">([^<]*)/.exec(await answer.text())?.[1]}`);
  }
}

/** A proposal by its id, whatever became of it. */
export function proposalOf(someone, id) {
  return someone.ask('GET', `/api/folkmoot/v1/proposals/${id}`);
}

/** The proposal whose title begins so, with its post. */
export async function proposal(someone, title = PROPOSAL.title) {
  const all = await someone.ask('GET', '/api/folkmoot/v1/proposals');
  const found = all.find((one) => one.title.startsWith(title));
  return found && { ...found, status: await someone.ask('GET', `/api/v1/statuses/${found.status_id}`) };
}
