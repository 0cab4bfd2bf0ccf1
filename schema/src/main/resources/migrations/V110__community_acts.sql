CREATE TABLE community_ban (
    community_id bigint NOT NULL REFERENCES community (account_id) ON DELETE CASCADE,
    account_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    by_account_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    uri text NOT NULL,
    reason text NOT NULL DEFAULT '',
    until timestamptz,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (community_id, account_id)
);
COMMENT ON TABLE community_ban IS 'Who may not post in a community.';
COMMENT ON COLUMN community_ban.community_id IS 'Which community.';
COMMENT ON COLUMN community_ban.account_id IS 'Who.';
COMMENT ON COLUMN community_ban.by_account_id IS 'The moderator.';
COMMENT ON COLUMN community_ban.uri IS 'Id of the Block activity.';
COMMENT ON COLUMN community_ban.reason IS 'Why, plain text.';
COMMENT ON COLUMN community_ban.until IS 'When it ends; null for good.';
COMMENT ON COLUMN community_ban.created_at IS 'Since when.';

CREATE TABLE community_lock (
    status_id bigint PRIMARY KEY REFERENCES status (id) ON DELETE CASCADE,
    community_id bigint NOT NULL REFERENCES community (account_id) ON DELETE CASCADE,
    by_account_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    uri text NOT NULL,
    reason text NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE community_lock IS 'Posts in a community that take no more answers.';
COMMENT ON COLUMN community_lock.status_id IS 'The post; nothing below it is taken either.';
COMMENT ON COLUMN community_lock.community_id IS 'Which community.';
COMMENT ON COLUMN community_lock.by_account_id IS 'The moderator.';
COMMENT ON COLUMN community_lock.uri IS 'Id of the Lock activity.';
COMMENT ON COLUMN community_lock.reason IS 'Why, plain text.';
COMMENT ON COLUMN community_lock.created_at IS 'Since when.';

CREATE TABLE community_act (
    id bigint PRIMARY KEY,
    community_id bigint NOT NULL REFERENCES community (account_id) ON DELETE CASCADE,
    account_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    act text NOT NULL,
    object_uri text NOT NULL,
    reason text NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL
);
CREATE INDEX community_act_community ON community_act (community_id, id DESC);
CREATE INDEX community_act_object ON community_act (object_uri);
COMMENT ON TABLE community_act IS 'What moderators did in a community: its public log.';
COMMENT ON COLUMN community_act.id IS 'Time-ordered id.';
COMMENT ON COLUMN community_act.community_id IS 'Which community.';
COMMENT ON COLUMN community_act.account_id IS 'The moderator.';
COMMENT ON COLUMN community_act.act IS 'remove, restore, ban, unban, lock, unlock, feature, unfeature, appoint, dismiss.';
COMMENT ON COLUMN community_act.object_uri IS 'Id of the post or actor.';
COMMENT ON COLUMN community_act.reason IS 'Why, plain text.';
COMMENT ON COLUMN community_act.created_at IS 'When.';

CREATE TABLE community_announce (
    status_id bigint PRIMARY KEY REFERENCES status (id) ON DELETE CASCADE,
    community_id bigint NOT NULL REFERENCES community (account_id) ON DELETE CASCADE,
    activity bytea NOT NULL
);
CREATE INDEX community_announce_community ON community_announce (community_id, status_id DESC);
COMMENT ON TABLE community_announce IS 'Posts of members elsewhere that a community passed on, for its outbox.';
COMMENT ON COLUMN community_announce.status_id IS 'The post.';
COMMENT ON COLUMN community_announce.community_id IS 'Which community.';
COMMENT ON COLUMN community_announce.activity IS 'The Create as it came in, byte for byte.';

CREATE TABLE dislike (
    id bigint PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    status_id bigint NOT NULL REFERENCES status (id) ON DELETE CASCADE,
    uri text NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (account_id, status_id)
);
CREATE INDEX dislike_status ON dislike (status_id);
CREATE UNIQUE INDEX dislike_uri ON dislike (uri);
COMMENT ON TABLE dislike IS 'Votes down from servers that have them. Kept apart: never opposition to a proposal.';
COMMENT ON COLUMN dislike.id IS 'Time-ordered id.';
COMMENT ON COLUMN dislike.account_id IS 'Who.';
COMMENT ON COLUMN dislike.status_id IS 'What.';
COMMENT ON COLUMN dislike.uri IS 'Id of the Dislike activity.';
COMMENT ON COLUMN dislike.created_at IS 'When.';
