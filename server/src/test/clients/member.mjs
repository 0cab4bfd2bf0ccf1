// What every library's journey needs: a member's consent on the instance's own pages, and an eye for bad answers.
import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';

export const REDIRECT = 'urn:ietf:wg:oauth:2.0:oob';
export const SCOPES = ['read', 'write', 'follow', 'push'];

/** A picture of 8 by 8 points. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mPQqDiBFTEMLQkAAtVaAbl+5LMAAAAASUVORK5CYII=',
  'base64',
);

export function step(words) {
  console.log(words);
}

function hiddenFields(html) {
  const fields = new URLSearchParams();
  for (const [tag] of html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const value = (name) => (tag.match(new RegExp(`${name}="([^"]*)"`)) ?? ['', ''])[1].replaceAll('&amp;', '&');
    fields.set(value('name'), value('value'));
  }
  return fields;
}

/** Signs in and agrees as a browser would; the code for the application. */
export async function consent(url, clientId, name, password) {
  const entered = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url },
    body: new URLSearchParams({ login: name, password }),
  });
  assert.equal(entered.status, 303, `sign-in of ${name}`);
  const cookie = entered.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ');
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: REDIRECT,
    scope: SCOPES.join(' '),
  });
  const page = await fetch(`${url}/oauth/authorize?${query}`, { headers: { cookie } });
  assert.equal(page.status, 200, 'the consent page');
  const agreed = await fetch(`${url}/oauth/authorize`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: url },
    body: hiddenFields(await page.text()),
  });
  const code = new URL(agreed.headers.get('location'), url).searchParams.get('code');
  assert.ok(code, 'a code after consent');
  return code;
}

/** Posts until the listener hears it: only then is a stream known to be open. */
export async function untilHeard(post, hears) {
  const timer = setInterval(post, 300);
  try {
    return await hears;
  } finally {
    clearInterval(timer);
  }
}
