// What members of Folkmoot (alice, bob, one who leaves) and of the peer (carol, dave, erin) do with each other. Each step fails unless both sides show it; it
// gives in few words what they showed. A step that the peer cannot do returns what `cannot` gives.
import { CLERK, COMMUNITY, proposal, proposalOf } from './folkmoot.mjs';
import { reports } from './mastodon.mjs';
import { until } from './until.mjs';

export const cannot = (why) => ({ cannot: why });

/** A step that a peer has no way to take. */
export class Missing extends Error {}

function must(who, ...ways) {
  if (ways.some((way) => !who[way])) {
    throw new Missing('not scripted there');
  }
}

const shown = async (who, uri, wanted, what) => until(async () => {
  const picture = await who.shows(uri);
  return picture && wanted(picture) ? picture : undefined;
}, what);

const arrives = (who, uri, words) => shown(who, uri, (picture) => picture.text.includes(words), `${words} at ${who.handle}`);

const gone = (who, uri) => until(async () => !(await who.has(uri)), `the removed post at ${who.handle}`);

/** What stands below a post by somebody, as a server shows it. */
async function below(who, uri, acct) {
  const { descendants } = await who.ask('GET', `/api/v1/statuses/${await who.id(uri)}/context`);
  const found = descendants.find((one) => one.account.acct === acct);
  return found && { uri: who.keep(found) };
}

/** The public post by which somebody was mentioned by another, among the notifications. */
async function mentioned(who, acct) {
  const all = await who.ask('GET', '/api/v1/notifications?limit=30');
  const found = all.find((one) => one.type === 'mention' && one.account.acct === acct && one.status?.visibility === 'public');
  return found && who.keep(found.status);
}

/** Whether the department of a case stands so. */
async function track(c, state) {
  return (await proposalOf(c.grace, c.case)).tracks[0].state === state;
}

async function followEachOther(one, other) {
  await one.follow(other.handle);
  await until(() => one.follows(other.handle), `${one.handle} follows ${other.handle}`);
  await until(() => other.isFollowedBy(one.handle), `${other.handle} is followed by ${one.handle}`);
}

async function writesTo(author, reader, words, how = (text) => author.post(text)) {
  const uri = await how(words);
  await arrives(reader, uri, words);
  return uri;
}

export const STEPS = [
  ['a member here follows one there', async ({ alice, carol }) => {
    await followEachOther(alice, carol);
    return 'accepted; both list it';
  }],
  ['one there follows a member here', async ({ alice, carol }) => {
    await followEachOther(carol, alice);
    return 'accepted; both list it';
  }],
  ['one there asks a locked member here', async ({ bob, erin }) => {
    await bob.lock(true);
    await erin.follow(bob.handle);
    await until(() => bob.isAskedBy(erin.handle), 'the request here');
    const early = await erin.follows(bob.handle);
    await bob.lets(erin.handle);
    await until(() => erin.follows(bob.handle), 'the consent there');
    await bob.lock(false);
    return early ? cannot('it follows before it is let') : 'asked, let, follows';
  }],
  ['a member here asks one who is locked there', async ({ bob, erin }) => {
    must(erin, 'lock', 'lets');
    await erin.lock(true);
    await bob.follow(erin.handle);
    await until(() => bob.hasAsked(erin.handle), 'asked here');
    await until(() => erin.isAskedBy(bob.handle), 'the request there');
    await erin.lets(bob.handle);
    await until(() => bob.follows(erin.handle), 'the consent here');
    await erin.lock(false);
    await bob.unfollow(erin.handle);
    return 'asked, let, follows';
  }],
  ['a post from here', async (c) => {
    c.ours = await writesTo(c.alice, c.carol, `Good morning from Folkmoot to ${c.column}`);
    return 'shown there, same words';
  }],
  ['a post from there', async (c) => {
    c.theirs = await writesTo(c.carol, c.alice, `Good morning from ${c.column}`);
    return 'on the home timeline here, same words';
  }],
  ['an answer from here', async (c) => {
    c.answer = await writesTo(c.alice, c.carol, 'Is the ferry running today', (text) => c.alice.reply(c.theirs, text));
    await shown(c.carol, c.answer, (one) => one.below, 'the answer below its post');
    return 'shown there, below the post';
  }],
  ['an answer from there', async (c) => {
    c.reply = await writesTo(c.carol, c.alice, 'It runs until six', (text) => c.carol.reply(c.ours, text));
    const picture = await shown(c.alice, c.ours, (one) => one.answers === 1, 'the answer is counted');
    return `shown here, below the post; ${picture.answers} answer counted`;
  }],
  ['a picture with words from here', async (c) => {
    must(c.carol, 'picture');
    const uri = await writesTo(c.alice, c.carol, `A picture for ${c.column}`, (text) => c.alice.picture(text, 'The old bridge'));
    await shown(c.carol, uri, (one) => one.pictures[0] === 'The old bridge', 'the words of the picture');
    return 'its words are there';
  }],
  ['a picture with words from there', async (c) => {
    must(c.carol, 'picture');
    const uri = await writesTo(c.carol, c.alice, `A picture from ${c.column}`, (text) => c.carol.picture(text, 'The new bridge'));
    await shown(c.alice, uri, (one) => one.pictures[0] === 'The new bridge', 'the words of the picture');
    return 'its words are here';
  }],
  ['a post pinned here', async (c) => {
    must(c.carol, 'pinned');
    await c.grace.pin(await c.grace.post(`Pinned for ${c.column}`));
    const pinned = await c.grace.pinned(c.grace.handle);
    await until(async () => (await c.carol.pinned(c.grace.handle)).includes(pinned[0]), 'the pinned post there');
    return 'pinned there, when the profile is first seen';
  }],
  ['a post pinned there', async (c) => {
    must(c.erin, 'pin');
    const uri = await c.erin.post(`Pinned at ${c.column}`);
    await c.erin.pin(uri);
    await until(async () => (await c.grace.pinned(c.erin.handle)).includes(uri), 'the pinned post here', 60);
    return 'pinned here';
  }],
  ['a thread here, opened there by its address', async (c) => {
    must(c.carol, 'thread');
    const root = await c.grace.post(`A thread that nobody follows, ${c.column}`);
    const first = await c.grace.reply(root, 'First answer');
    await c.grace.reply(first, 'Second answer');
    await until(async () => {
      const words = await c.carol.thread(root);
      return words.includes('First answer') && words.includes('Second answer');
    }, 'the thread there', 60);
    return 'with both answers there';
  }],
  ['a thread there, opened here by its address', async (c) => {
    must(c.erin, 'thread');
    const root = await c.erin.post(`A thread elsewhere, ${c.column}`);
    const first = await c.dave.reply(root, 'Third answer'); // GoToSocial names the answers of others only
    await c.erin.reply(first, 'Fourth answer');
    await until(async () => {
      const words = await c.grace.thread(root);
      return words.some((one) => one.includes('Third answer')) && words.some((one) => one.includes('Fourth answer'));
    }, 'the thread here', 60);
    return 'with both answers here';
  }],
  ['a like from here', async (c) => {
    await c.alice.like(c.theirs);
    return `there: ${(await shown(c.carol, c.theirs, (one) => one.likes === 1, 'the like')).likes} like`;
  }],
  ['a like from there', async (c) => {
    await c.carol.like(c.ours);
    return `here: ${(await shown(c.alice, c.ours, (one) => one.likes === 1, 'the like')).likes} favourite`;
  }],
  ['the like from here is taken back', async (c) => {
    await c.alice.unlike(c.theirs);
    return `there: ${(await shown(c.carol, c.theirs, (one) => one.likes === 0, 'no like')).likes} likes`;
  }],
  ['the like from there is taken back', async (c) => {
    await c.carol.unlike(c.ours);
    return `here: ${(await shown(c.alice, c.ours, (one) => one.likes === 0, 'no like')).likes} favourites`;
  }],
  ['a boost from here', async (c) => {
    await c.alice.boost(c.theirs);
    return `there: ${(await shown(c.carol, c.theirs, (one) => one.boosts === 1, 'the boost')).boosts} boost`;
  }],
  ['a boost from there', async (c) => {
    await c.carol.boost(c.ours);
    return `here: ${(await shown(c.alice, c.ours, (one) => one.boosts === 1, 'the boost')).boosts} boost`;
  }],
  ['the boost from here is taken back', async (c) => {
    await c.alice.unboost(c.theirs);
    if (c.carol.keepsBoosts) {
      return cannot('it keeps boosts that were taken back');
    }
    return `there: ${(await shown(c.carol, c.theirs, (one) => one.boosts === 0, 'no boost')).boosts} boosts`;
  }],
  ['the boost from there is taken back', async (c) => {
    await c.carol.unboost(c.ours);
    return `here: ${(await shown(c.alice, c.ours, (one) => one.boosts === 0, 'no boost')).boosts} boosts`;
  }],
  ['an edit here', async (c) => {
    await c.alice.edit(c.ours, 'Good evening from Folkmoot');
    await arrives(c.carol, c.ours, 'Good evening');
    return 'the new words there';
  }],
  ['an edit there', async (c) => {
    await c.carol.edit(c.theirs, `Good evening from ${c.column}`);
    await arrives(c.alice, c.theirs, 'Good evening');
    return 'the new words here';
  }],
  ['a poll here, a vote there', async (c) => {
    const uri = await writesTo(c.alice, c.carol, 'Bench or table', (text) => c.alice.poll(text, ['Bench', 'Table']));
    await c.carol.vote(uri, 1);
    return `here: ${(await shown(c.alice, uri, (one) => one.votes[1] === 1, 'the vote')).votes.join(' to ')}`;
  }],
  ['a poll there, a vote here', async (c) => {
    const uri = await writesTo(c.carol, c.alice, 'Tea or coffee', (text) => c.carol.poll(text, ['Tea', 'Coffee']));
    await c.alice.vote(uri, 0);
    return `there: ${(await shown(c.carol, uri, (one) => one.votes[0] === 1, 'the vote')).votes.join(' to ')}`;
  }],
  ['one there joins the community', async ({ carol }) => {
    await carol.follow(COMMUNITY);
    await until(() => carol.follows(COMMUNITY), 'joined');
    return 'accepted';
  }],
  ['a post there mentions the community', async (c) => {
    const uri = await c.carol.post(`${COMMUNITY} The path is flooded, says ${c.column}`);
    await arrives(c.bob, uri, 'The path is flooded');
    return 'passed on by the community to its members here';
  }],
  ['a post here to the community', async (c) => {
    const uri = await c.bob.post(`${COMMUNITY} The path is dry again, ${c.column}`);
    await shown(c.dave, uri, (one) => one.text.includes('dry again') && one.boosts === 1, 'the post, passed on by the community');
    return 'shown there, passed on by the community; nobody there follows its author';
  }],
  ['a proposal of the community is supported there', async (c) => {
    const before = await proposal(c.grace);
    await c.carol.like(before.status.uri);
    const after = await until(async () => {
      const now = await proposal(c.grace);
      return now.supports.total === before.supports.total + 1 && now;
    }, 'the support');
    return `here: ${after.supports.total - before.supports.total} support more`;
  }],
  ['the proposal is answered there', async (c) => {
    const { status } = await proposal(c.grace);
    const uri = await c.carol.reply(status.uri, `I would sit there, says ${c.column}`);
    await until(async () => {
      const thread = await c.grace.ask('GET', `/api/v1/statuses/${status.id}/context`);
      return thread.descendants.some((one) => one.uri === uri);
    }, 'the answer below the proposal');
    return 'in the thread of the proposal';
  }],
  ['the support is taken back there', async (c) => {
    const before = await proposal(c.grace);
    await c.carol.unlike(before.status.uri);
    await until(async () => (await proposal(c.grace)).supports.total === before.supports.total - 1, 'one support fewer');
    return 'here: 1 support fewer';
  }],
  ['one there makes a proposal by a post', async (c) => {
    const title = `Lamps by the bridge, ${c.column}`;
    c.proposal = (wish) => `${title}\n${COMMUNITY} It is dark there in winter: ${wish}. #proposal`;
    c.proposed = await c.carol.post(c.proposal('lamps'));
    const made = await until(() => proposal(c.grace, title), 'the proposal here');
    c.made = made.id;
    return `here: a proposal, "${made.title}", ${made.state}`;
  }],
  ['the clerk\'s answer to a proposal there is supported there', async (c) => {
    must(c.dave, 'thread');
    const before = (await proposalOf(c.grace, c.made)).supports.total;
    const pointer = await until(() => below(c.dave, c.proposed, CLERK), 'the answer of the clerk below the post there');
    await c.dave.like(pointer.uri);
    await until(async () => (await proposalOf(c.grace, c.made)).supports.total === before + 1, 'the support');
    await c.dave.unlike(pointer.uri);
    await until(async () => (await proposalOf(c.grace, c.made)).supports.total === before, 'no support');
    return 'below the post there; here: 1 support more, and fewer when it is taken back';
  }],
  ['a department there is told of a proposal here', async (c) => {
    must(c.erin, 'thread');
    const title = `Handrails by the weir, ${c.column}`;
    c.folkmoot.department('weir', c.column, c.peer.host, c.erin.handle);
    const made = await c.alice.ask('POST', '/api/folkmoot/v1/proposals', { community: 'square', title, ask: 'Two rails, please.', bodies: [c.folkmoot.slug(c.column)] });
    c.case = made.id;
    await c.grace.ask('POST', `/api/folkmoot/v1/proposals/${c.case}/send`, {});
    c.notice = await until(() => mentioned(c.erin, CLERK), 'the notice among its notifications', 60);
    await until(() => track(c, 'asked'), 'the clock began');
    return 'mentioned by the clerk; here: asked, its clock began when its server took the notice';
  }],
  ['it acknowledges, with a reply to the notice', async (c) => {
    must(c.erin, 'thread');
    c.said = await c.erin.reply(c.notice, 'We have it. #acknowledged');
    await until(() => track(c, 'acknowledged'), 'acknowledged');
    return 'here: acknowledged';
  }],
  ['it accepts, with a reply to itself', async (c) => {
    must(c.erin, 'thread');
    c.said = await c.erin.reply(c.said, 'Two rails will come. #accepted');
    await until(() => track(c, 'accepted'), 'accepted');
    return 'here: accepted';
  }],
  ['it says that it is done, and the author confirms it', async (c) => {
    must(c.erin, 'thread');
    await c.erin.reply(c.said, 'They stand. #done');
    await until(() => track(c, 'done'), 'done');
    await c.alice.ask('POST', `/api/folkmoot/v1/proposals/${c.case}/confirmation`, { agrees: true });
    const { state } = await proposalOf(c.grace, c.case);
    return `here: done, then ${state}; it opened no page here`;
  }],
  ['that proposal is amended there', async (c) => {
    await c.carol.edit(c.proposed, c.proposal('lamps that shine downwards'));
    await until(async () => (await proposal(c.grace, `Lamps by the bridge, ${c.column}`))?.problem.includes('shine downwards'), 'the amendment here');
    return 'the new words here';
  }],
  ['that proposal is withdrawn there', async (c) => {
    await c.carol.remove(c.proposed);
    const made = await until(async () => {
      const now = await proposalOf(c.grace, c.made);
      return now.state === 'withdrawn' && now;
    }, 'the withdrawal here');
    return `here: ${made.state}`;
  }],
  ['a member there is reported here', async (c) => {
    must(c.carol, 'report');
    const words = `Tried from here, ${c.column}`;
    await c.bob.report(c.carol.handle, c.theirs, words);
    if (!c.erin.reports) {
      return 'sent; there is no way to look';
    }
    await until(async () => (await c.erin.reports()).some((one) => one.includes(words)), 'the report there');
    return 'among the reports there';
  }],
  ['a member here is reported there', async (c) => {
    must(c.carol, 'report');
    await c.carol.report(c.alice.handle, c.ours, `Tried from ${c.column}`);
    await until(async () => (await reports(c.moderator)).some((one) => one.includes(`Tried from ${c.column}`)), 'the report here');
    return 'among the reports here';
  }],
  ['a post removed here', async (c) => {
    await c.alice.remove(c.answer);
    await gone(c.carol, c.answer);
    return 'gone there';
  }],
  ['a post removed there', async (c) => {
    await c.carol.remove(c.reply);
    await gone(c.alice, c.reply);
    return 'gone here';
  }],
  ['one there moves', async (c) => {
    await followEachOther(c.alice, c.dave);
    await c.dave.move(c.erin.uri);
    await until(() => c.alice.follows(c.erin.handle), 'the follow of the new account');
    return 'the follower here follows the new account';
  }],
  ['a member here moves there', async (c) => {
    await followEachOther(c.erin, c.mover);
    await followEachOther(c.bob, c.mover);
    await c.carol.alias(c.mover.uri);
    await c.folkmoot.move(c.mover.name, c.carol.handle);
    await until(() => c.bob.follows(c.carol.handle), 'the follow of the new account from here');
    await until(() => c.erin.follows(c.carol.handle), 'the follow of the new account from there');
    return 'the followers here and there follow the new account';
  }],
  ['a member here is blocked there', async (c) => {
    if (!c.carol.block) {
      return cannot('it mutes, and tells nobody');
    }
    await c.carol.block(c.alice.handle);
    await until(async () => !(await c.alice.follows(c.carol.handle)), 'the end of the follow');
    await c.carol.unblock(c.alice.handle);
    return 'the follow ends here';
  }],
  ['one there is blocked here', async (c) => {
    await c.bob.follow(c.carol.handle);
    await until(() => c.carol.isFollowedBy(c.bob.handle), 'a follower more');
    await c.bob.block(c.carol.handle);
    await until(async () => !(await c.carol.isFollowedBy(c.bob.handle)), 'the end of the follow there');
    await c.bob.unblock(c.carol.handle);
    return 'the follow ends there';
  }],
  ['one there unfollows', async (c) => {
    await c.carol.unfollow(c.alice.handle);
    await until(async () => !(await c.alice.isFollowedBy(c.carol.handle)), 'a follower fewer');
    return 'a follower fewer here';
  }],
];
