CREATE TABLE relay (
    id bigint PRIMARY KEY,
    address text NOT NULL UNIQUE,
    style text NOT NULL CHECK (style IN ('mastodon', 'litepub')),
    state text NOT NULL CHECK (state IN ('pending', 'accepted', 'rejected')),
    inbox_url text,
    actor_uri text,
    follow_uri text NOT NULL UNIQUE,
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE relay IS 'Relays: public posts are sent to those that accepted, and what those announce is taken in.';
COMMENT ON COLUMN relay.id IS 'Time-ordered id.';
COMMENT ON COLUMN relay.address IS 'As the operator gave it: the inbox of a relay in the style of Mastodon, the actor of one in the style of LitePub.';
COMMENT ON COLUMN relay.style IS 'What is followed: mastodon, everything public; litepub, the actor.';
COMMENT ON COLUMN relay.state IS 'pending until it answers.';
COMMENT ON COLUMN relay.inbox_url IS 'Where to send; null until the actor was read.';
COMMENT ON COLUMN relay.actor_uri IS 'Who announces; null until it accepted.';
COMMENT ON COLUMN relay.follow_uri IS 'Id of our Follow.';
COMMENT ON COLUMN relay.created_at IS 'When it was added.';
