-- Who there is: accounts, their keys, who can sign in, who follows whom.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE account (
    id               bigint PRIMARY KEY,
    username         text NOT NULL,
    domain           text,
    uri              text NOT NULL UNIQUE,
    url              text,
    actor_type       text NOT NULL CHECK (actor_type IN ('Person', 'Group', 'Organization', 'Service', 'Application')),
    display_name     text NOT NULL DEFAULT '',
    note             text NOT NULL DEFAULT '',
    note_source      text NOT NULL DEFAULT '',
    fields           jsonb NOT NULL DEFAULT '[]',
    avatar_url       text,
    header_url       text,
    inbox_url        text NOT NULL,
    shared_inbox_url text,
    outbox_url       text,
    followers_url    text,
    following_url    text,
    featured_url     text,
    locked           boolean NOT NULL DEFAULT false,
    discoverable     boolean NOT NULL DEFAULT true,
    indexable        boolean NOT NULL DEFAULT false,
    also_known_as    text[] NOT NULL DEFAULT '{}',
    moved_to_uri     text,
    handle           text,
    silenced_at      timestamptz,
    suspended_at     timestamptz,
    deleted_at       timestamptz,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    fetched_at       timestamptz,
    first_seen_at    timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 80);
COMMENT ON TABLE account IS 'An actor we have a row for, local (domain is null) or remote. Departments are ordinary rows.';
COMMENT ON COLUMN account.id IS 'Time-ordered id.';
COMMENT ON COLUMN account.username IS 'preferredUsername as the actor writes it; local ones are [a-z0-9_].';
COMMENT ON COLUMN account.domain IS 'Handle domain in ASCII lower case; null for local accounts.';
COMMENT ON COLUMN account.uri IS 'ActivityPub id.';
COMMENT ON COLUMN account.url IS 'Page for people.';
COMMENT ON COLUMN account.actor_type IS 'Type on the wire.';
COMMENT ON COLUMN account.display_name IS 'Plain text.';
COMMENT ON COLUMN account.note IS 'Clean HTML.';
COMMENT ON COLUMN account.note_source IS 'Plain text a local owner typed; empty for remote accounts.';
COMMENT ON COLUMN account.fields IS 'Profile fields: [{"name","value" (clean HTML),"verifiedAt"}].';
COMMENT ON COLUMN account.avatar_url IS 'Picture; null shows the default one.';
COMMENT ON COLUMN account.header_url IS 'Banner; null shows the default one.';
COMMENT ON COLUMN account.inbox_url IS 'Where activities for this actor go.';
COMMENT ON COLUMN account.shared_inbox_url IS 'One inbox for all actors of its host, where there is one.';
COMMENT ON COLUMN account.outbox_url IS 'Outbox collection.';
COMMENT ON COLUMN account.followers_url IS 'Followers collection; names the audience "followers".';
COMMENT ON COLUMN account.following_url IS 'Following collection.';
COMMENT ON COLUMN account.featured_url IS 'Collection of pinned posts.';
COMMENT ON COLUMN account.locked IS 'Approves followers by hand.';
COMMENT ON COLUMN account.discoverable IS 'May be listed in directories.';
COMMENT ON COLUMN account.indexable IS 'Public posts may be searched by anybody (FEP-5feb).';
COMMENT ON COLUMN account.also_known_as IS 'Other ids the owner claims; counts only when reciprocal.';
COMMENT ON COLUMN account.moved_to_uri IS 'Where the owner has gone.';
COMMENT ON COLUMN account.handle IS 'user@domain as confirmed by WebFinger (FEP-2c59); null for local accounts.';
COMMENT ON COLUMN account.silenced_at IS 'Since when hidden from public timelines.';
COMMENT ON COLUMN account.suspended_at IS 'Since when shut out.';
COMMENT ON COLUMN account.deleted_at IS 'When the owner deleted it; the id is never used again.';
COMMENT ON COLUMN account.created_at IS 'When the owner joined, as far as known.';
COMMENT ON COLUMN account.updated_at IS 'Last change of the profile.';
COMMENT ON COLUMN account.fetched_at IS 'Last time a remote actor document was read; null for local accounts.';
COMMENT ON COLUMN account.first_seen_at IS 'When this server first heard of it; supports are weighed by it.';
CREATE UNIQUE INDEX account_local_username ON account (lower(username)) WHERE domain IS NULL;
CREATE UNIQUE INDEX account_remote_handle ON account (lower(username), domain, (actor_type = 'Group')) WHERE domain IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX account_domain ON account (domain) WHERE domain IS NOT NULL;
CREATE INDEX account_search ON account USING gin ((lower(username) || ' ' || lower(display_name)) gin_trgm_ops);

CREATE TABLE account_stats (
    account_id      bigint PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    followers_count integer NOT NULL DEFAULT 0,
    following_count integer NOT NULL DEFAULT 0,
    statuses_count  integer NOT NULL DEFAULT 0,
    last_status_id  bigint,
    last_status_at  timestamptz
) WITH (fillfactor = 50);
COMMENT ON TABLE account_stats IS 'Counters of an account, apart from the wide row because they change often.';
COMMENT ON COLUMN account_stats.account_id IS 'Whose counters.';
COMMENT ON COLUMN account_stats.followers_count IS 'Accepted followers known here.';
COMMENT ON COLUMN account_stats.following_count IS 'Accepted follows known here.';
COMMENT ON COLUMN account_stats.statuses_count IS 'Statuses known here, reblogs included, deleted ones not.';
COMMENT ON COLUMN account_stats.last_status_id IS 'Newest status; orders authors when a home is built from the database.';
COMMENT ON COLUMN account_stats.last_status_at IS 'When the newest status was made.';

CREATE TABLE account_key (
    key_uri     text PRIMARY KEY,
    account_id  bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    algorithm   text NOT NULL CHECK (algorithm IN ('RSA', 'ED25519')),
    public_key  bytea NOT NULL,
    private_key bytea,
    created_at  timestamptz NOT NULL
);
COMMENT ON TABLE account_key IS 'Keys by which an actor signs. Local actors have an RSA-2048 and an Ed25519 key.';
COMMENT ON COLUMN account_key.key_uri IS 'Key id on the wire, such as https://host/users/alice#main-key.';
COMMENT ON COLUMN account_key.account_id IS 'Whose key.';
COMMENT ON COLUMN account_key.algorithm IS 'RSA (RSASSA-PKCS1-v1_5 with SHA-256) or ED25519.';
COMMENT ON COLUMN account_key.public_key IS 'X.509 SubjectPublicKeyInfo for RSA, 32 raw bytes for Ed25519.';
COMMENT ON COLUMN account_key.private_key IS 'PKCS#8 for RSA, 32 raw bytes for Ed25519; null for remote actors.';
COMMENT ON COLUMN account_key.created_at IS 'When made or first read.';
CREATE INDEX account_key_account ON account_key (account_id);

CREATE TABLE users (
    id                 bigint PRIMARY KEY,
    account_id         bigint NOT NULL UNIQUE REFERENCES account ON DELETE CASCADE,
    email              text NOT NULL,
    password_hash      text NOT NULL,
    role               text NOT NULL DEFAULT 'member' CHECK (role IN ('member', 'moderator', 'admin')),
    locale             text NOT NULL DEFAULT 'en',
    reason             text NOT NULL DEFAULT '',
    default_visibility text NOT NULL DEFAULT 'public',
    default_sensitive  boolean NOT NULL DEFAULT false,
    default_language   text,
    name_supports      boolean NOT NULL DEFAULT false,
    confirmed_at       timestamptz,
    approved_at        timestamptz,
    disabled_at        timestamptz,
    last_active_at     timestamptz,
    created_at         timestamptz NOT NULL
);
COMMENT ON TABLE users IS 'Somebody who can sign in; belongs to one local account. (Plural because "user" is a reserved word.)';
COMMENT ON COLUMN users.id IS 'Time-ordered id.';
COMMENT ON COLUMN users.account_id IS 'The account they act as.';
COMMENT ON COLUMN users.email IS 'Address as typed; unique without regard to case.';
COMMENT ON COLUMN users.password_hash IS 'Argon2id in PHC form.';
COMMENT ON COLUMN users.role IS 'What they may do on this instance. An official actor is always a member.';
COMMENT ON COLUMN users.locale IS 'Language of pages and mails, BCP 47.';
COMMENT ON COLUMN users.reason IS 'Why they want to join, where registration asks for approval.';
COMMENT ON COLUMN users.default_visibility IS 'public, unlisted or private.';
COMMENT ON COLUMN users.default_sensitive IS 'Mark media as sensitive by default.';
COMMENT ON COLUMN users.default_language IS 'Language of new posts, BCP 47.';
COMMENT ON COLUMN users.name_supports IS 'Whether new supports name the supporter; not named is the default.';
COMMENT ON COLUMN users.confirmed_at IS 'When the e-mail address was confirmed.';
COMMENT ON COLUMN users.approved_at IS 'When the registration was let in.';
COMMENT ON COLUMN users.disabled_at IS 'Since when they cannot sign in.';
COMMENT ON COLUMN users.last_active_at IS 'Last day they were seen; counts active users.';
COMMENT ON COLUMN users.created_at IS 'When they registered.';
CREATE UNIQUE INDEX users_email ON users (lower(email));

CREATE TABLE user_link (
    token_hash bytea PRIMARY KEY,
    purpose    text NOT NULL CHECK (purpose IN ('confirm-email', 'reset-password', 'create-admin')),
    user_id    bigint REFERENCES users ON DELETE CASCADE,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
COMMENT ON TABLE user_link IS 'One-use links sent by mail or printed at the first start.';
COMMENT ON COLUMN user_link.token_hash IS 'SHA-256 of the secret in the link.';
COMMENT ON COLUMN user_link.purpose IS 'What the link does.';
COMMENT ON COLUMN user_link.user_id IS 'For whom; null for create-admin.';
COMMENT ON COLUMN user_link.expires_at IS 'Until when it works.';
COMMENT ON COLUMN user_link.used_at IS 'When it was used.';

CREATE TABLE session (
    token_hash   bytea PRIMARY KEY,
    user_id      bigint NOT NULL REFERENCES users ON DELETE CASCADE,
    csrf_token   text NOT NULL,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL
);
COMMENT ON TABLE session IS 'A browser that is signed in.';
COMMENT ON COLUMN session.token_hash IS 'SHA-256 of the cookie.';
COMMENT ON COLUMN session.user_id IS 'Who is signed in.';
COMMENT ON COLUMN session.csrf_token IS 'Must come back with every form.';
COMMENT ON COLUMN session.created_at IS 'When they signed in.';
COMMENT ON COLUMN session.expires_at IS 'When the browser has to sign in again.';
CREATE INDEX session_of_user ON session (user_id);

CREATE TABLE oauth_application (
    id                 bigint PRIMARY KEY,
    name               text NOT NULL,
    website            text,
    client_id          text NOT NULL UNIQUE,
    client_secret_hash bytea NOT NULL,
    redirect_uris      text[] NOT NULL,
    scopes             text[] NOT NULL,
    created_at         timestamptz NOT NULL
);
COMMENT ON TABLE oauth_application IS 'A client program that registered itself.';
COMMENT ON COLUMN oauth_application.id IS 'Time-ordered id.';
COMMENT ON COLUMN oauth_application.name IS 'Shown on the consent page and beside posts.';
COMMENT ON COLUMN oauth_application.website IS 'Its page.';
COMMENT ON COLUMN oauth_application.client_id IS 'Public identifier.';
COMMENT ON COLUMN oauth_application.client_secret_hash IS 'SHA-256 of the secret.';
COMMENT ON COLUMN oauth_application.redirect_uris IS 'Exactly these are allowed.';
COMMENT ON COLUMN oauth_application.scopes IS 'The most it may ask for.';
COMMENT ON COLUMN oauth_application.created_at IS 'When it registered.';

CREATE TABLE oauth_code (
    code_hash      bytea PRIMARY KEY,
    application_id bigint NOT NULL REFERENCES oauth_application ON DELETE CASCADE,
    user_id        bigint NOT NULL REFERENCES users ON DELETE CASCADE,
    redirect_uri   text NOT NULL,
    scopes         text[] NOT NULL,
    code_challenge text,
    expires_at     timestamptz NOT NULL,
    used_at        timestamptz
);
COMMENT ON TABLE oauth_code IS 'Authorization codes; live ten minutes, used once.';
COMMENT ON COLUMN oauth_code.code_hash IS 'SHA-256 of the code.';
COMMENT ON COLUMN oauth_code.application_id IS 'For which client.';
COMMENT ON COLUMN oauth_code.user_id IS 'Who consented.';
COMMENT ON COLUMN oauth_code.redirect_uri IS 'Must come back unchanged.';
COMMENT ON COLUMN oauth_code.scopes IS 'What was consented to.';
COMMENT ON COLUMN oauth_code.code_challenge IS 'PKCE S256 challenge, where the client sent one.';
COMMENT ON COLUMN oauth_code.expires_at IS 'Until when it can be exchanged.';
COMMENT ON COLUMN oauth_code.used_at IS 'When it was exchanged.';

CREATE TABLE oauth_token (
    id             bigint PRIMARY KEY,
    token_hash     bytea NOT NULL UNIQUE,
    application_id bigint NOT NULL REFERENCES oauth_application ON DELETE CASCADE,
    user_id        bigint REFERENCES users ON DELETE CASCADE,
    scopes         text[] NOT NULL,
    created_at     timestamptz NOT NULL,
    revoked_at     timestamptz
);
COMMENT ON TABLE oauth_token IS 'Access tokens; they do not expire, they are revoked.';
COMMENT ON COLUMN oauth_token.id IS 'Time-ordered id.';
COMMENT ON COLUMN oauth_token.token_hash IS 'SHA-256 of the token.';
COMMENT ON COLUMN oauth_token.application_id IS 'Which client holds it.';
COMMENT ON COLUMN oauth_token.user_id IS 'For whom; null for a client''s own token.';
COMMENT ON COLUMN oauth_token.scopes IS 'What it allows.';
COMMENT ON COLUMN oauth_token.created_at IS 'When it was given.';
COMMENT ON COLUMN oauth_token.revoked_at IS 'Since when it is void.';
CREATE INDEX oauth_token_user ON oauth_token (user_id);

CREATE TABLE follow (
    id           bigint PRIMARY KEY,
    account_id   bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    target_id    bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    uri          text NOT NULL,
    accepted_at  timestamptz,
    show_reblogs boolean NOT NULL DEFAULT true,
    notify       boolean NOT NULL DEFAULT false,
    created_at   timestamptz NOT NULL,
    UNIQUE (account_id, target_id)
);
COMMENT ON TABLE follow IS 'One account follows another; a request until accepted. Following a community is joining it.';
COMMENT ON COLUMN follow.id IS 'Time-ordered id; cursor of follower lists.';
COMMENT ON COLUMN follow.account_id IS 'Who follows.';
COMMENT ON COLUMN follow.target_id IS 'Who is followed.';
COMMENT ON COLUMN follow.uri IS 'Id of the Follow activity.';
COMMENT ON COLUMN follow.accepted_at IS 'When the target accepted; null while requested.';
COMMENT ON COLUMN follow.show_reblogs IS 'Whether the target''s reblogs appear in the follower''s home.';
COMMENT ON COLUMN follow.notify IS 'Whether each new status of the target notifies.';
COMMENT ON COLUMN follow.created_at IS 'When asked.';
CREATE INDEX follow_target ON follow (target_id, id DESC) INCLUDE (account_id, accepted_at);
CREATE INDEX follow_uri ON follow (uri);
