// A member's journey with megalodon, a published client library, through its typed methods.
// Expects the address of an instance and two members: URL ALICE_PASSWORD BOB_PASSWORD COMMUNITY
import assert from 'node:assert/strict';
import { createReadStream, writeFileSync } from 'node:fs';
import generator, { detector } from 'megalodon';
import { consent, PICTURE, REDIRECT, SCOPES, step, untilHeard } from './member.mjs';

const [url, alicePassword, bobPassword, community] = process.argv.slice(2);

async function signIn(name, password) {
  const client = generator('mastodon', url);
  const app = await client.registerApp('Journey', { scopes: SCOPES, redirect_uris: REDIRECT });
  assert.ok(app.url.startsWith(`${url}/oauth/authorize?`));
  const code = await consent(url, app.client_id, name, password);
  const token = await client.fetchAccessToken(app.client_id, app.client_secret, code, REDIRECT);
  return generator('mastodon', url, token.access_token);
}

// The first event of a kind that is the wanted one.
function event(stream, kind, wanted) {
  return new Promise((resolve) => {
    const listen = (payload) => {
      if (wanted(payload)) {
        stream.removeListener(kind, listen);
        resolve(payload);
      }
    };
    stream.on(kind, listen);
  });
}

// By NodeInfo: programs that ask it refuse what it does not know.
assert.equal(await detector(url), 'mastodon');

const alice = await signIn('alice', alicePassword);
const bob = await signIn('bob', bobPassword);
const { data: me } = await alice.verifyAccountCredentials();
assert.equal(me.acct, 'alice');
assert.equal((await bob.verifyAppCredentials()).data.name, 'Journey');
const { data: instance } = await bob.getInstance();
assert.ok(instance.configuration.statuses.max_characters > 0);
step('registered and signed in');

const { data: square } = await bob.lookupAccount(community);
assert.equal((await bob.followAccount(square.id)).data.following, true);
await bob.followAccount(me.id);
const [relationship] = (await bob.getRelationships([square.id])).data;
assert.equal(relationship.following, true);
step('bob follows the community and alice');

const stream = await bob.userStreaming();
await untilHeard(
  () => alice.postStatus('Can you hear me?'),
  event(stream, 'update', (status) => status.content.includes('hear me')),
);
step('bob listens to his stream');

writeFileSync('picture.png', PICTURE);
const { data: media } = await alice.uploadMedia(createReadStream('picture.png'), { description: 'A colour' });
assert.ok((await alice.getMedia(media.id)).data.url);
const arrives = event(stream, 'update', (status) => status.content.includes('A picture'));
const { data: pictured } = await alice.postStatus('A picture #folkmoot', { media_ids: [media.id], visibility: 'public' });
assert.equal(pictured.media_attachments[0].description, 'A colour');
assert.equal((await arrives).id, pictured.id);
for (const timeline of [bob.getHomeTimeline(), bob.getLocalTimeline(), bob.getTagTimeline('folkmoot')]) {
  assert.ok((await timeline).data.some((status) => status.id === pictured.id));
}
step('a picture arrives in the stream and the timelines');

const { data: asked } = await alice.postStatus('Which day?', { poll: { options: ['Monday', 'Tuesday'], expires_in: 3600 } });
const { data: voted } = await bob.votePoll(asked.poll.id, [1], asked.id);
assert.equal(voted.voted, true);
assert.equal((await alice.getPoll(asked.poll.id)).data.options[1].votes_count, 1);
step('a poll and a vote');

const { data: reply } = await bob.postStatus('@alice well said', { in_reply_to_id: pictured.id });
assert.equal((await bob.reblogStatus(pictured.id)).data.reblog.id, pictured.id);
assert.equal((await bob.favouriteStatus(pictured.id)).data.favourited, true);
assert.equal((await bob.bookmarkStatus(pictured.id)).data.bookmarked, true);
assert.equal((await bob.getBookmarks()).data[0].id, pictured.id);
assert.equal((await bob.getFavourites()).data[0].id, pictured.id);
assert.ok((await alice.getStatusFavouritedBy(pictured.id)).data.some((account) => account.acct === 'bob'));
assert.ok((await alice.getStatusRebloggedBy(pictured.id)).data.some((account) => account.acct === 'bob'));
assert.equal((await alice.getStatusContext(pictured.id)).data.descendants[0].id, reply.id);
step('reply, boost, favourite and bookmark');

const changes = event(stream, 'status_update', (status) => status.id === pictured.id);
await alice.editStatus(pictured.id, { status: 'A better picture #folkmoot', media_ids: [media.id] });
assert.match((await changes).content, /better/);
assert.equal((await alice.getStatusSource(pictured.id)).data.text, 'A better picture #folkmoot');
const { data: history } = await alice.client.get(`/api/v1/statuses/${pictured.id}/history`);
assert.equal(history.length, 2);
step('an edit arrives in the stream, and its history is kept');

const { data: told } = await alice.getNotifications();
for (const type of ['mention', 'reblog', 'favourite', 'follow']) {
  assert.ok(told.some((notification) => notification.type === type), `a notification of ${type}`);
}
await alice.dismissNotification(told[0].id);
assert.ok((await alice.getNotifications()).data.every((notification) => notification.id !== told[0].id));
await alice.saveMarkers({ notifications: { last_read_id: told[1].id } });
assert.equal((await alice.getMarkers(['notifications'])).data.notifications.last_read_id, told[1].id);
step('notifications and their marker');

assert.ok((await bob.search(community, { type: 'accounts' })).data.accounts.some((account) => account.id === square.id));
assert.ok((await bob.search('better picture', { type: 'statuses' })).data.statuses.every((status) => status.id));
const { data: list } = await bob.createList('Neighbours');
await bob.addAccountsToList(list.id, [me.id]);
assert.equal((await bob.getAccountsInList(list.id)).data[0].id, me.id);
assert.ok((await bob.getListTimeline(list.id)).data.some((status) => status.id === pictured.id));
await bob.deleteAccountsFromList(list.id, [me.id]);
await bob.deleteList(list.id);
const { data: filter } = await bob.createFilter('picture', ['home'], { whole_word: true });
assert.equal((await bob.getFilter(filter.id)).data.phrase, 'picture');
await bob.updateFilter(filter.id, 'pictures', ['home', 'public']);
await bob.deleteFilter(filter.id);
assert.deepEqual((await bob.getFilters()).data, []);
step('search, lists and filters');

const hears = event(stream, 'update', (status) => (status.reblog ?? status).content.includes('Benches'));
const { data: proposal } = await alice.postStatus(
  `Benches along the river path @${community} #proposal\n\nMany of us cannot walk a mile without a rest. Please put a bench every three hundred metres.`,
);
await hears;
assert.equal((await bob.favouriteStatus(proposal.id)).data.favourites_count, 1);
assert.equal((await alice.getStatus(proposal.id)).data.favourites_count, 1);
assert.equal((await bob.unfavouriteStatus(proposal.id)).data.favourites_count, 0);
step('bob supports a proposal by favouriting, and withdraws it');

const gone = event(stream, 'delete', (id) => id === pictured.id);
await alice.deleteStatus(pictured.id);
await gone;
step('a removed post is gone from the stream');

stream.stop();
console.log('done');
process.exit(0);
