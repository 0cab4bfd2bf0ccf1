// What the other people of the town do, straight through the client API, so that a client has something to show.
import { COMMUNITY, TITLE, until } from './town.mjs';

/** Carol, who posts and reacts, and what the member will meet. */
export async function others(town, member) {
  const carol = (...what) => town.api('carol', ...what);
  const me = (...what) => town.api(member, ...what);
  const mine = await me('GET', '/api/v1/accounts/verify_credentials');
  const community = await carol('GET', `/api/v1/accounts/lookup?acct=${COMMUNITY}`);
  const [proposal] = await carol('GET', `/api/v1/accounts/${community.id}/statuses`);
  const words = `Fresh bread at the corner, ${member}`;
  const post = await carol('POST', '/api/v1/statuses', { status: words });
  const poll = await carol('POST', '/api/v1/statuses', {
    status: `Which day suits ${member}?`,
    poll: { options: ['Monday', 'Tuesday'], expires_in: 3600 },
  });
  const own = async (wanted) => {
    const statuses = await me('GET', `/api/v1/accounts/${mine.id}/statuses`);
    return statuses.find((status) => status.content.includes(wanted));
  };
  return {
    name: 'carol',
    post: { id: post.id, words },
    poll: { id: poll.id },
    community: { id: community.id, name: COMMUNITY, title: community.display_name },
    proposal: { id: (proposal.reblog ?? proposal).id, words: TITLE },
    own,
    /** Waits until the proposal counts the member's support. */
    supported: () =>
      until(async () => {
        const status = await me('GET', `/api/v1/statuses/${(proposal.reblog ?? proposal).id}`);
        return status.favourited && status.favourites_count > 0;
      }, 'the support', 10),
    /** Carol follows the member, and favourites, boosts and answers one of their posts. */
    react: async (wanted) => {
      const { id } = await own(wanted);
      await carol('POST', `/api/v1/accounts/${mine.id}/follow`);
      await carol('POST', `/api/v1/statuses/${id}/favourite`);
      await carol('POST', `/api/v1/statuses/${id}/reblog`);
      await carol('POST', '/api/v1/statuses', { status: `@${member} what a morning`, in_reply_to_id: id });
    },
  };
}
