// A member's journey with masto, a published client library: sign in by the pages, post, vote, follow, read, support, listen.
// Expects the address of an instance and two members: URL ALICE_PASSWORD BOB_PASSWORD COMMUNITY
import assert from 'node:assert/strict';
import { createOAuthAPIClient, createRestAPIClient, createStreamingAPIClient } from 'masto';
import WebSocket from 'ws';
import { consent, PICTURE, REDIRECT, SCOPES, step, untilHeard } from './member.mjs';
import { watchFetch } from './strictness.mjs';

// The library expects what came to Node with version 22.
Promise.withResolvers ??= function withResolvers() {
  const settle = {};
  settle.promise = new this((resolve, reject) => Object.assign(settle, { resolve, reject }));
  return settle;
};

globalThis.WebSocket ??= WebSocket;

const [url, alicePassword, bobPassword, community] = process.argv.slice(2);
const redirectUri = REDIRECT;
const scopes = SCOPES.join(' ');
const seen = {};
watchFetch(seen);

async function signIn(name, password) {
  const app = await createRestAPIClient({ url }).v1.apps.create({
    clientName: 'Journey',
    redirectUris: redirectUri,
    scopes,
  });
  const code = await consent(url, app.clientId, name, password);
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

const media = await alice.v2.media.create({ file: new Blob([PICTURE], { type: 'image/png' }), description: 'A colour' });
assert.ok(media.url);
const pictured = await alice.v1.statuses.create({ status: 'A picture', mediaIds: [media.id] });
assert.equal(pictured.mediaAttachments[0].description, 'A colour');
const asked = await alice.v1.statuses.create({
  status: 'Which day?',
  poll: { options: ['Monday', 'Tuesday'], expiresIn: 3600, multiple: true },
});
const voted = await bob.v1.polls.$select(asked.poll.id).votes.create({ choices: [0, 1] });
assert.deepEqual(voted.ownVotes, [0, 1]);
assert.equal(voted.votersCount, 1);
step('a picture, a poll and a vote');

const reply = await bob.v1.statuses.create({ status: '@alice well said', inReplyToId: post.id });
const boost = await bob.v1.statuses.$select(post.id).reblog();
assert.equal(boost.reblog.id, post.id);
assert.equal((await bob.v1.statuses.$select(post.id).favourite()).favourited, true);
assert.equal((await bob.v1.statuses.$select(post.id).bookmark()).bookmarked, true);
assert.ok((await bob.v1.bookmarks.list()).some((status) => status.id === post.id));
assert.ok((await bob.v1.favourites.list()).some((status) => status.id === post.id));
const edited = await bob.v1.statuses.$select(reply.id).update({ status: '@alice very well said' });
assert.ok(edited.editedAt);
assert.equal((await bob.v1.statuses.$select(reply.id).history.list()).length, 2);
assert.equal((await bob.v1.statuses.$select(reply.id).source.fetch()).text, '@alice very well said');
step('reply, boost, favourite, bookmark, edit and history');

const told = await alice.v1.notifications.list();
for (const type of ['mention', 'reblog', 'favourite', 'follow']) {
  assert.ok(told.some((notification) => notification.type === type), `a notification of ${type}`);
}
const grouped = await alice.v2.notifications.list();
assert.ok(grouped.notificationGroups.some((group) => group.type === 'favourite'));
const paged = [];
for await (const page of alice.v1.notifications.list({ limit: 1 })) {
  paged.push(...page.map((notification) => notification.id));
  if (page.length === 0 || paged.length === 3) {
    break;
  }
}
assert.deepEqual(paged, told.slice(0, 3).map((notification) => notification.id));
await alice.v1.markers.create({ notifications: { lastReadId: told[0].id } });
assert.equal((await alice.v1.markers.fetch({ timeline: ['notifications'] })).notifications.lastReadId, told[0].id);
step('notifications, one by one and in groups, and their marker');

const list = await bob.v1.lists.create({ title: 'Neighbours' });
await bob.v1.lists.$select(list.id).accounts.create({ accountIds: [me.id] });
assert.ok((await bob.v1.timelines.list.$select(list.id).list()).some((status) => status.account.id === me.id));
const filter = await bob.v2.filters.create({
  title: 'Pictures',
  context: ['home', 'public'],
  filterAction: 'warn',
  keywordsAttributes: [{ keyword: 'picture' }],
});
const filtered = (await bob.v1.timelines.home.list()).find((status) => status.id === pictured.id);
assert.equal(filtered.filtered[0].filter.id, filter.id);
await bob.v2.filters.$select(filter.id).remove();
step('a list and a filter');

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

for (const kind of ['status', 'account', 'notification', 'attachment of a status', 'poll', 'relationship']) {
  assert.ok(seen[kind] > 0, `${kind} was among the answers`);
}
step('every answer can be read by strictly typed clients');

streaming.close();
console.log('done');
process.exit(0);
