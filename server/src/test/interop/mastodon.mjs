// A member of a server that speaks the Mastodon client API: Folkmoot itself, and peers that have it.
import { text } from './until.mjs';

/** What a moderator was told, in the words of those who told it. */
export async function reports(moderator) {
  return (await moderator.ask('GET', '/api/v1/admin/reports?limit=40')).map((one) => one.comment);
}

/** Sixteen by sixteen pixels. */
const PICTURE = Buffer.from([
  'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAABoklEQVR42g2SQRVAIQgEiWAEIxiBCEYwAhGMQAQiEMHjHI1gBCL8f+fxdmdHEKEJXRiCClNYgglbcCGEFI',
  '5whSfUfy2N1uiN0dDGbKyGNXbDG9HIxmncxmvU/1s6rdM7o6Od2Vkd6+yOd6KTndO5ndepP4kM2qAPxkAHc7AGNtgDH8QgB2dwB29Qf25RmtKVoagylaWYshVXQknlKFd5',
  'Sv0tZdImfTImOpmTNbHJnvgkJjk5kzt5k/qZyKIt+mIsdDEXa2GLvfBFLHJxFnfxFvUTFKMZ3RiGGtNYhhnbcCOMNI5xjWfUz1s2bdM3Y6ObuVkb2+yNb2KTm7O5m7epfx',
  '1xmtOd4agzneWYsx13wknnONd5Tv1bStCCHoxAgxmswIIdeBBBBie4wQvqX16SlvRkJJrMZCWW7MSTSDI5yU1eUr8ncmiHfhgHPczDOthhH/wQhzycwz28Q/1WyaVd+mVc',
  '9DIv62KXffFLXPJyLvfyLvU7KI/26I/x0Md8rIc99sMf8cjHedzHe9RvrBSt6MUotJjFKqzYhRdRZHGKW7yi6gMmg7gQaG543gAAAABJRU5ErkJggg==',
].join(''), 'base64');

export class Member {
  constructor(base, token, handle) {
    Object.assign(this, { base, token, handle, known: new Map() });
  }

  async ask(method, path, body) {
    const answer = await fetch(this.base + path, {
      method,
      headers: { authorization: `Bearer ${this.token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      body: body ? JSON.stringify(body) : undefined,
    });
    const said = await answer.text();
    if (!answer.ok) {
      throw new Error(`${method} ${path}: ${answer.status} ${said.slice(0, 200)}`);
    }
    return said ? JSON.parse(said) : {};
  }

  /** The account behind a handle, looked for on its own server where it is not known. */
  async account(handle) {
    const found = await this.ask('GET', `/api/v2/search?q=${encodeURIComponent(handle)}&resolve=true&type=accounts&limit=5`);
    const bare = handle.replace(/^@/, '');
    const account = found.accounts.find((one) => one.acct === bare || one.url === handle || one.uri === handle) ?? found.accounts[0];
    if (!account) {
      throw new Error(`${handle} is not found`);
    }
    return account;
  }

  /** The id by which this server knows a post; what it has not got it may read. */
  async id(uri) {
    if (!this.known.has(uri)) {
      const found = await this.ask('GET', `/api/v2/search?q=${encodeURIComponent(uri)}&resolve=true&type=statuses&limit=5`);
      const status = found.statuses.find((one) => one.uri === uri || one.url === uri);
      if (!status) {
        throw new Error(`${uri} is not found`);
      }
      this.known.set(uri, status.id);
    }
    return this.known.get(uri);
  }

  keep(status) {
    this.known.set(status.uri, status.id);
    return status.uri;
  }

  async follow(handle) {
    await this.ask('POST', `/api/v1/accounts/${(await this.account(handle)).id}/follow`, {});
  }

  async unfollow(handle) {
    await this.ask('POST', `/api/v1/accounts/${(await this.account(handle)).id}/unfollow`, {});
  }

  async relationship(handle) {
    return (await this.ask('GET', `/api/v1/accounts/relationships?id[]=${(await this.account(handle)).id}`))[0];
  }

  async follows(handle) {
    return (await this.relationship(handle)).following;
  }

  async isFollowedBy(handle) {
    return (await this.relationship(handle)).followed_by;
  }

  async block(handle) {
    await this.ask('POST', `/api/v1/accounts/${(await this.account(handle)).id}/block`, {});
  }

  async unblock(handle) {
    await this.ask('POST', `/api/v1/accounts/${(await this.account(handle)).id}/unblock`, {});
  }

  async post(status, more = {}) {
    return this.keep(await this.ask('POST', '/api/v1/statuses', { status, visibility: 'public', ...more }));
  }

  async reply(uri, status) {
    return this.post(status, { in_reply_to_id: await this.id(uri) });
  }

  async poll(status, options) {
    return this.post(status, { poll: { options, expires_in: 3600 } });
  }

  /** A post with a picture, whose words are for people who cannot see it. */
  async picture(words, description) {
    const form = new FormData();
    form.set('file', new Blob([PICTURE], { type: 'image/png' }), 'bridge.png');
    form.set('description', description);
    const answer = await fetch(`${this.base}/api/v2/media`, {
      method: 'POST', headers: { authorization: `Bearer ${this.token}` }, body: form,
    });
    if (!answer.ok) {
      throw new Error(`media: ${answer.status} ${(await answer.text()).slice(0, 200)}`);
    }
    return this.post(words, { media_ids: [(await answer.json()).id] });
  }

  async lock(locked) {
    await this.ask('PATCH', '/api/v1/accounts/update_credentials', { locked });
  }

  async isAskedBy(handle) {
    const id = (await this.account(handle)).id;
    return (await this.ask('GET', '/api/v1/follow_requests')).some((one) => one.id === id);
  }

  async lets(handle) {
    await this.ask('POST', `/api/v1/follow_requests/${(await this.account(handle)).id}/authorize`, {});
  }

  async hasAsked(handle) {
    return (await this.relationship(handle)).requested;
  }

  pin(uri) {
    return this.act(uri, 'pin');
  }

  /** The addresses of what an account pinned, as this server knows them. */
  async pinned(handle) {
    const found = await this.ask('GET', `/api/v1/accounts/${(await this.account(handle)).id}/statuses?pinned=true`);
    return found.map((one) => one.uri);
  }

  async report(handle, uri, comment) {
    const status_ids = [await this.id(uri)];
    await this.ask('POST', '/api/v1/reports', { account_id: (await this.account(handle)).id, status_ids, comment, forward: true });
  }

  /** The words of the answers below a post, asked for by its address. */
  async thread(uri) {
    const { descendants } = await this.ask('GET', `/api/v1/statuses/${await this.id(uri)}/context`);
    return descendants.map((one) => text(one.content));
  }

  async act(uri, verb) {
    await this.ask('POST', `/api/v1/statuses/${await this.id(uri)}/${verb}`, {});
  }

  like(uri) {
    return this.act(uri, 'favourite');
  }

  unlike(uri) {
    return this.act(uri, 'unfavourite');
  }

  boost(uri) {
    return this.act(uri, 'reblog');
  }

  unboost(uri) {
    return this.act(uri, 'unreblog');
  }

  async edit(uri, status) {
    await this.ask('PUT', `/api/v1/statuses/${await this.id(uri)}`, { status });
  }

  async remove(uri) {
    await this.ask('DELETE', `/api/v1/statuses/${await this.id(uri)}`);
  }

  async vote(uri, choice) {
    const status = await this.ask('GET', `/api/v1/statuses/${await this.id(uri)}`);
    await this.ask('POST', `/api/v1/polls/${status.poll.id}/votes`, { choices: [choice] });
  }

  home() {
    return this.ask('GET', '/api/v1/timelines/home?limit=40');
  }

  /** How this server shows a post without asking anybody: from the home timeline, or by the id it has. */
  async shows(uri) {
    const listed = (await this.home()).map((one) => (one.reblog?.uri === uri ? one.reblog : one)).find((one) => one.uri === uri);
    const status = listed ?? (this.known.has(uri) ? await this.ask('GET', `/api/v1/statuses/${this.known.get(uri)}`) : undefined);
    if (status) {
      this.keep(status);
    }
    return status && Member.picture(status);
  }

  /** Whether it still has a post that it had. */
  async has(uri) {
    try {
      await this.ask('GET', `/api/v1/statuses/${this.known.get(uri)}`);
      return true;
    } catch (failure) {
      if (/: 404|: 410/.test(failure.message)) {
        return false;
      }
      throw failure;
    }
  }

  static picture(status) {
    return {
      text: text(status.content),
      pictures: status.media_attachments.map((file) => file.description),
      likes: status.favourites_count,
      boosts: status.reblogs_count,
      below: status.in_reply_to_id !== null,
      answers: status.replies_count,
      votes: status.poll?.options.map((option) => option.votes_count),
    };
  }
}
