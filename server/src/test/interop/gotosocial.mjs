// GoToSocial as somebody has it on this machine, with three members, spoken to by its client API. GOTOSOCIAL names the program; `web/` stands beside it, or
// in GOTOSOCIAL_WEB, as in its releases.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { listen, passOn } from './front.mjs';
import { Member, reports } from './mastodon.mjs';
import { until } from './until.mjs';

const HOST = 'gotosocial.test';
const PORT = 8002;
const NAMES = ['carol', 'dave', 'erin'];
const MODERATOR = 'erin';
const PASSWORD = 'Correct-horse battery, staple 9';
const SCOPES = 'read write admin:read';
const OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob';
const program = process.env.GOTOSOCIAL;

/** Its version, or nothing where nobody says where it is. */
export function goToSocialVersion() {
  const said = program && spawnSync(program, ['--version'], { encoding: 'utf8' });
  return said && !said.error ? /gotosocial version (\S+)/.exec(said.stdout + said.stderr)?.[1] : undefined;
}

export async function openGoToSocial(folder) {
  const data = path.join(folder, 'gotosocial');
  mkdirSync(data);
  const env = { ...process.env, ...settings(folder, data) };
  const log = openSync(path.join(folder, 'gotosocial.log'), 'w');
  const server = spawn(program, ['server', 'start'], { env, stdio: ['ignore', log, log] });
  const ended = new Promise((resolve) => server.on('exit', resolve));
  closeSync(log);
  const front = await listen(folder, HOST, passOn(PORT));
  await until(async () => (await fetch(`https://${HOST}/api/v1/instance`)).ok, 'GoToSocial', 240);
  // it makes accounts once it made itself, in its first start
  for (const name of NAMES) {
    const account = ['--username', name, '--email', `${name}@mail.test`, '--password', PASSWORD];
    execFileSync(program, ['admin', 'account', 'create', ...account], { env, stdio: 'pipe' });
  }
  execFileSync(program, ['admin', 'account', 'promote', '--username', MODERATOR], { env, stdio: 'pipe' });
  const stop = () => {
    front.close();
    server.kill();
    return ended;
  };
  return { host: HOST, stop, member: signIn };
}

function settings(folder, data) {
  const web = process.env.GOTOSOCIAL_WEB ?? path.join(path.dirname(program), 'web');
  if (!existsSync(path.join(web, 'template'))) {
    throw new Error(`GoToSocial needs its templates: ${web}/template is not there; say in GOTOSOCIAL_WEB where they are`);
  }
  return {
    GTS_HOST: HOST,
    GTS_BIND_ADDRESS: '127.0.0.1',
    GTS_PORT: String(PORT),
    GTS_TRUSTED_PROXIES: '127.0.0.1/32',
    GTS_LANDING_PAGE_USER: '',
    GTS_DB_TYPE: 'sqlite',
    GTS_DB_ADDRESS: path.join(data, 'sqlite.db'),
    GTS_STORAGE_LOCAL_BASE_PATH: path.join(data, 'storage'),
    GTS_WEB_TEMPLATE_BASE_DIR: path.join(web, 'template'),
    GTS_WEB_ASSET_BASE_DIR: path.join(web, 'assets'),
    GTS_HTTP_CLIENT_ALLOW_IPS: '127.0.0.0/8',
    GTS_ADVANCED_RATE_LIMIT_REQUESTS: '0',
    GTS_ADVANCED_THROTTLING_MULTIPLIER: '0',
    GTS_LETSENCRYPT_ENABLED: 'false',
    GTS_LOG_LEVEL: 'info',
    SSL_CERT_FILE: path.join(folder, 'bundle.pem'),
  };
}

/** Through its pages, as a person with an app. */
async function signIn(name) {
  const base = `https://${HOST}`;
  const jar = new Map();
  const go = async (target, fields) => {
    const answer = await fetch(new URL(target, base), {
      method: fields ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; ') },
      body: fields && new URLSearchParams(fields),
    });
    answer.headers.getSetCookie().map((one) => one.split(';')[0].split(/=(.*)/s)).forEach(([key, value]) => jar.set(key, value));
    return answer;
  };
  const app = await (await go('/api/v1/apps', { client_name: 'Interop', redirect_uris: OUT_OF_BAND, scopes: SCOPES })).json();
  await go(`/oauth/authorize?${new URLSearchParams({
    client_id: app.client_id, redirect_uri: OUT_OF_BAND, response_type: 'code', scope: SCOPES,
  })}`);
  await go('/auth/sign_in', { username: `${name}@mail.test`, password: PASSWORD });
  await go('/oauth/authorize');
  const allowed = await go('/oauth/authorize', {});
  const code = new URL(allowed.headers.get('location') ?? '/', base).searchParams.get('code');
  const given = await go('/oauth/token', {
    grant_type: 'authorization_code', client_id: app.client_id, client_secret: app.client_secret, redirect_uri: OUT_OF_BAND, code,
  });
  const token = (await given.json()).access_token;
  if (!token) {
    throw new Error(`GoToSocial gave ${name} no token`);
  }
  const member = new GoToSocialMember(token, name);
  await member.lock(false); // its accounts are locked from the beginning
  return Object.assign(member, name === MODERATOR ? { reports: () => reports(member) } : {});
}

class GoToSocialMember extends Member {
  constructor(token, name) {
    super(`https://${HOST}`, token, `@${name}@${HOST}`);
    Object.assign(this, { name, uri: `https://${HOST}/users/${name}` });
  }

  /** Apps put the name of the one who is answered in front; it is told of no other answer. */
  async reply(uri, words) {
    const author = (await this.ask('GET', `/api/v1/statuses/${await this.id(uri)}`)).account;
    return super.reply(uri, author.acct === this.name ? words : `@${author.acct} ${words}`);
  }

  async alias(uri) {
    await this.ask('POST', '/api/v1/accounts/alias', { also_known_as_uris: [uri] });
  }

  /** The new account says first that the old one is its own. */
  async move(to) {
    const next = await signIn(to.split('/').at(-1));
    await next.alias(this.uri);
    await this.ask('POST', '/api/v1/accounts/move', { password: PASSWORD, moved_to_uri: to });
  }
}
