// What typed clients cannot read: JSON null or nothing where Tusky's and Ice Cubes' models want a value, dates without
// milliseconds, an attachment without its address. One such entity hides a whole page of results.
import assert from 'node:assert/strict';

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Each kind: how to know it, what must be there, what may be missing but not null, what is a date where given. */
const KINDS = [
  {
    name: 'status',
    is: (one) => 'visibility' in one && 'reblogs_count' in one,
    required: [
      'id', 'account', 'content', 'created_at', 'emojis', 'reblogs_count', 'favourites_count', 'replies_count',
      'sensitive', 'spoiler_text', 'visibility', 'media_attachments', 'mentions', 'tags', 'uri',
    ],
    notNull: ['favourited', 'reblogged', 'bookmarked', 'pinned', 'muted', 'filtered'],
    dates: ['created_at', 'edited_at'],
  },
  {
    name: 'account',
    is: (one) => 'followers_count' in one && 'acct' in one,
    required: [
      'id', 'username', 'acct', 'url', 'avatar', 'avatar_static', 'header', 'header_static', 'note', 'created_at',
      'fields', 'locked', 'emojis', 'bot', 'display_name', 'followers_count', 'following_count', 'statuses_count',
    ],
    notNull: ['roles', 'group', 'source', 'suspended', 'limited'],
    dates: ['created_at'],
  },
  {
    name: 'notification',
    is: (one) => 'type' in one && 'account' in one && 'created_at' in one,
    required: ['id', 'type', 'account', 'created_at'],
    notNull: ['group_key'],
    dates: ['created_at'],
  },
  {
    name: 'attachment of a status',
    is: (one, where) => where.endsWith('.media_attachments') && !where.endsWith('.configuration.media_attachments'),
    required: ['id', 'type', 'url', 'preview_url'],
    notNull: [],
    dates: [],
  },
  {
    name: 'poll',
    is: (one) => 'multiple' in one && 'votes_count' in one && 'expired' in one,
    required: ['id', 'expired', 'multiple', 'votes_count', 'options', 'emojis'],
    notNull: ['voted', 'own_votes'],
    dates: ['expires_at'],
  },
  {
    name: 'relationship',
    is: (one) => 'followed_by' in one,
    required: ['id', 'following', 'followed_by', 'blocking', 'muting', 'muting_notifications', 'requested',
      'showing_reblogs', 'domain_blocking', 'endorsed', 'note'],
    notNull: ['notifying', 'blocked_by', 'requested_by'],
    dates: [],
  },
  {
    name: 'preview card',
    is: (one) => 'provider_name' in one && 'title' in one && 'url' in one,
    required: ['url', 'title', 'type', 'description'],
    notNull: ['width', 'height', 'html', 'author_name', 'provider_url'],
    dates: ['published_at'],
  },
];

/** A status that one has removed brings its source in place of its content. */
function isThere(one, name) {
  return (one[name] ?? (name === 'content' ? one.text : undefined) ?? null) !== null;
}

function checkOne(one, where, seen) {
  for (const kind of KINDS.filter((each) => each.is(one, where))) {
    const wrong = [
      ...kind.required.filter((name) => !isThere(one, name)),
      ...kind.notNull.filter((name) => one[name] === null),
    ];
    assert.deepEqual(wrong, [], `${kind.name} at ${where}: ${JSON.stringify(one).slice(0, 400)}`);
    for (const date of kind.dates.filter((name) => one[name])) {
      assert.match(one[date], DATE, `${kind.name} at ${where}: ${date}`);
    }
    seen[kind.name] = (seen[kind.name] ?? 0) + 1;
  }
}

/** Walks through an answer of the client API; counts in `seen` what it met. */
export function check(value, where, seen) {
  if (Array.isArray(value)) {
    value.forEach((each) => check(each, where, seen));
  } else if (value && typeof value === 'object') {
    checkOne(value, where, seen);
    for (const [name, inner] of Object.entries(value)) {
      check(inner, `${where}.${name}`, seen);
    }
  }
}

/** From now on every JSON answer that `fetch` gets from the client API is looked at. */
export function watchFetch(seen) {
  const plain = globalThis.fetch;
  globalThis.fetch = async (input, options) => {
    const response = await plain(input, options);
    const { pathname } = new URL(response.url || (input.url ?? input));
    // An upload itself may still wait for its address.
    if (response.ok && pathname.startsWith('/api/') && response.headers.get('content-type')?.includes('json')) {
      check(await response.clone().json(), pathname, seen);
    }
    return response;
  };
}
