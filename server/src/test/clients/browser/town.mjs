// An instance over TLS with three members, a community and a proposal, made by commands and left in a folder of its own.
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import path from 'node:path';

export const HOST = 'moot.localhost';
export const PASSWORD = 'correct horse battery';
export const COMMUNITY = 'square';

export const TITLE = 'Benches along the river path';

const PROPOSAL = {
  title: TITLE,
  body: 'Many of us cannot walk a mile without a rest. Please put a bench every three hundred metres.',
};

/** A certificate authority and a certificate for the host, by openssl. */
function certify(folder) {
  const run = (...words) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });
  const key = ['-newkey', 'rsa:2048', '-nodes'];
  run('req', '-x509', ...key, '-days', '2', '-subj', '/CN=Journey authority', '-keyout', 'ca.key', '-out', 'ca.pem');
  run('req', ...key, '-subj', `/CN=${HOST}`, '-keyout', 'host.key', '-out', 'host.csr');
  writeFileSync(path.join(folder, 'names'), `subjectAltName=DNS:${HOST}\n`);
  run('x509', '-req', '-in', 'host.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2',
    '-extfile', 'names', '-out', 'host.pem');
}

function settings(folder, port) {
  return {
    ...process.env,
    FOLKMOOT_SERVER_BIND: '127.0.0.1',
    FOLKMOOT_SERVER_PORT: String(port),
    FOLKMOOT_SERVER_DOMAIN: `${HOST}:${port}`,
    FOLKMOOT_SERVER_PUBLIC_URL: `https://${HOST}:${port}`,
    FOLKMOOT_SERVER_TLS_CERTIFICATE: path.join(folder, 'host.pem'),
    FOLKMOOT_SERVER_TLS_KEY: path.join(folder, 'host.key'),
    FOLKMOOT_DATA_DIRECTORY: path.join(folder, 'data'),
    FOLKMOOT_LIMITS_ENABLED: 'false',
  };
}

/** Whether something answers at the address; the certificate does not matter. */
export function answers(url) {
  return new Promise((resolve) => {
    const asked = request(url, { rejectUnauthorized: false, lookup: here }, (response) => {
      response.resume();
      resolve(response.statusCode < 500);
    });
    asked.on('error', () => resolve(false));
    asked.end();
  });
}

/** The answer of the API to somebody with a token. */
function ask(url, method, token, body) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent: false, rejectUnauthorized: false, lookup: here }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => {
        if (response.statusCode >= 300) {
          reject(new Error(`${response.statusCode} ${method} ${url}: ${text.slice(0, 200)}`));
        } else {
          resolve(JSON.parse(text));
        }
      });
    });
    asked.on('error', reject);
    asked.end(body && JSON.stringify(body));
  });
}

function here(_name, options, callback) {
  callback(null, options.all ? [{ address: '127.0.0.1', family: 4 }] : '127.0.0.1', 4);
}

export async function until(condition, what, seconds = 60) {
  const end = Date.now() + seconds * 1000;
  while (!(await condition())) {
    if (Date.now() > end) {
      throw new Error(`${what}: not within ${seconds} seconds`);
    }
    await new Promise((resume) => setTimeout(resume, 200));
  }
}

/** Starts the instance; `stop` ends it, and waits until it has. `folkmoot` is the starting script. */
export async function openTown(folkmoot, folder, port) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  certify(folder);
  const env = settings(folder, port);
  const log = openSync(path.join(folder, 'folkmoot.log'), 'w');
  const server = spawn(folkmoot, ['serve'], { env, stdio: ['ignore', log, log] });
  closeSync(log);
  const url = `https://${HOST}:${port}`;
  const ended = new Promise((resume) => server.once('exit', resume));
  const stop = () => {
    server.kill();
    return ended;
  };
  const command = (...words) => execFileSync(folkmoot, words, { env, encoding: 'utf8' });
  try {
    await until(() => answers(`${url}/api/v2/instance`), 'Folkmoot', 180);
    furnish(command, folder);
  } catch (failure) {
    stop();
    throw failure;
  }
  const token = (name) => {
    const printed = JSON.parse(command('token', 'create', name, '--scopes=read write follow', '--json'));
    return printed.access_token ?? printed.token;
  };
  const tokens = new Map();
  const api = (name, method, address, body) => {
    if (!tokens.has(name)) {
      tokens.set(name, token(name));
    }
    return ask(`${url}${address}`, method, tokens.get(name), body);
  };
  return { url, host: `${HOST}:${port}`, authority: path.join(folder, 'ca.pem'), lookup: here, command, token, api, stop };
}

function furnish(command, folder) {
  for (const name of ['alice', 'bob', 'carol']) {
    command('account', 'create', name, `--email=${name}@mail.test`, `--password=${PASSWORD}`, '--confirmed');
  }
  command('community', 'create', COMMUNITY, '--title=The square', '--moderator=carol');
  const file = path.join(folder, 'proposals.jsonl');
  writeFileSync(file, `${JSON.stringify(PROPOSAL)}\n`);
  command('proposals', 'import', file, `--community=${COMMUNITY}`, '--author=carol');
}
