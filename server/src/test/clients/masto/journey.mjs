// A member's journey with masto, a published client library: sign in by the pages, post, follow, read, support, listen.
// Expects the address of an instance and two members: URL ALICE_PASSWORD BOB_PASSWORD COMMUNITY
import assert from 'node:assert/strict';
import { createOAuthAPIClient, createRestAPIClient, createStreamingAPIClient } from 'masto';
import WebSocket from 'ws';

// The library expects what came to Node with version 22.
Promise.withResolvers ??= function withResolvers() {
  const settle = {};
  settle.promise = new this((resolve, reject) => Object.assign(settle, { resolve, reject }));
  return settle;
};

globalThis.WebSocket ??= WebSocket;

const [url, alicePassword, bobPassword, community] = process.argv.slice(2);
const redirectUri = 'urn:ietf:wg:oauth:2.0:oob';
const scopes = 'read write follow push';

function step(words) {
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

async function signIn(name, password) {
  const app = await createRestAPIClient({ url }).v1.apps.create({
    clientName: 'Journey',
    redirectUris: redirectUri,
    scopes,
  });
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
    client_id: app.clientId,
    redirect_uri: redirectUri,
    scope: scopes,
  });
  const consent = await fetch(`${url}/oauth/authorize?${query}`, { headers: { cookie } });
  assert.equal(consent.status, 200, 'the consent page');
  const agreed = await fetch(`${url}/oauth/authorize`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: url },
    body: hiddenFields(await consent.text()),
  });
  const code = new URL(agreed.headers.get('location'), url).searchParams.get('code');
  assert.ok(code, 'a code after consent');
  const token = await createOAuthAPIClient({ url }).token.create({
    grantType: 'authorization_code',
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    redirectUri,
    code,
    scope: scopes,
  });
  return token.accessToken;
}

// Waits for an event; the stream stays open.
async function next(events, wanted) {
  for (;;) {
    const { value, done } = await events.next();
    assert.ok(!done, 'the stream ended');
    if (wanted(value)) {
      return value;
    }
  }
}

// Posts until the listener hears it: only then is the stream known to be open.
async function untilHeard(post, hears) {
  const timer = setInterval(post, 300);
  try {
    return await hears;
  } finally {
    clearInterval(timer);
  }
}

const alice = createRestAPIClient({ url, accessToken: await signIn('alice', alicePassword) });
const bobToken = await signIn('bob', bobPassword);
const bob = createRestAPIClient({ url, accessToken: bobToken });
const me = await alice.v1.accounts.verifyCredentials();
assert.equal(me.acct, 'alice');
step('signed in as alice and bob');

const instance = await bob.v2.instance.fetch();
const streaming = createStreamingAPIClient({
  streamingApiUrl: instance.configuration.urls.streaming,
  accessToken: bobToken,
});
const events = streaming.user.subscribe()[Symbol.asyncIterator]();

const square = await bob.v1.accounts.lookup({ acct: community });
assert.equal(square.group, true);
const relationship = await bob.v1.accounts.$select(square.id).follow();
assert.equal(relationship.following, true);
await bob.v1.accounts.$select(me.id).follow();
step('bob follows the community and alice');

await untilHeard(
  () => alice.v1.statuses.create({ status: 'Can you hear me?' }),
  next(events, (event) => event.event === 'update' && event.payload.content.includes('hear me')),
);
step('bob listens to his stream');

const arrives = next(events, (event) => event.event === 'update' && event.payload.content.includes('Good morning'));
const post = await alice.v1.statuses.create({ status: 'Good morning #folkmoot', visibility: 'public' });
assert.equal((await arrives).payload.id, post.id);
step('a post of alice arrives in bob\'s stream');

const home = await bob.v1.timelines.home.list({ limit: 5 });
assert.ok(home.some((status) => status.id === post.id));
const tagged = await bob.v1.timelines.tag.$select('folkmoot').list();
assert.ok(tagged.some((status) => status.id === post.id));
const open = await bob.v1.timelines.public.list({ local: true });
assert.ok(open.some((status) => status.id === post.id));
step('home, tag and public timelines hold it');

const hears = next(events, (event) => event.event === 'update' && event.payload.proposal);
const made = await alice.v1.statuses.create({
  status: `Benches along the river path @${community} #proposal\n\nMany of us cannot walk a mile without a rest. Please put a bench every three hundred metres.`,
});
const heard = (await hears).payload;
const proposal = heard.reblog ?? heard;
assert.equal(proposal.id, made.id);
assert.match(proposal.proposal.title, /^Benches along the river path/);
step('a proposal made by mention arrives in bob\'s stream as what it is');

const supported = await bob.v1.statuses.$select(proposal.id).favourite();
assert.equal(supported.favourited, true);
assert.equal(supported.favouritesCount, 1);
const notifications = await alice.v1.notifications.list({ types: ['favourite'] });
assert.ok(Array.isArray(notifications));
step('bob supports it by favouriting');

const found = await bob.v2.search.list({ q: `@${community}`, type: 'accounts' });
assert.ok(found.accounts.some((account) => account.id === square.id));
const context = await bob.v1.statuses.$select(proposal.id).context.fetch();
assert.ok(Array.isArray(context.descendants));
const undone = await bob.v1.statuses.$select(proposal.id).unfavourite();
assert.equal(undone.favouritesCount, 0);
step('search, thread and withdrawing the support');

await alice.v1.statuses.$select(post.id).remove();
await assert.rejects(bob.v1.statuses.$select(post.id).fetch());
step('a removed post is gone');

streaming.close();
console.log('done');
process.exit(0);
