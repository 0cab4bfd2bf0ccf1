CREATE TABLE community_ban_stranger (
    community_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    actor_uri text NOT NULL,
    by_account_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    uri text NOT NULL,
    reason text NOT NULL DEFAULT '',
    until timestamptz,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (community_id, actor_uri)
);
CREATE INDEX community_ban_stranger_actor ON community_ban_stranger (actor_uri);
CREATE INDEX community_ban_stranger_age ON community_ban_stranger (community_id, created_at);
COMMENT ON TABLE community_ban_stranger IS 'Bans of actors whom nobody here has met; each becomes a ban when its actor is first read. Bounded for each community.';
COMMENT ON COLUMN community_ban_stranger.community_id IS 'Which community, of ours or elsewhere.';
COMMENT ON COLUMN community_ban_stranger.actor_uri IS 'Id of the actor.';
COMMENT ON COLUMN community_ban_stranger.by_account_id IS 'The moderator; of a community elsewhere, that community.';
COMMENT ON COLUMN community_ban_stranger.uri IS 'Id of the Block activity.';
COMMENT ON COLUMN community_ban_stranger.reason IS 'Why, plain text.';
COMMENT ON COLUMN community_ban_stranger.until IS 'When it ends; null for good.';
COMMENT ON COLUMN community_ban_stranger.created_at IS 'Since when.';
