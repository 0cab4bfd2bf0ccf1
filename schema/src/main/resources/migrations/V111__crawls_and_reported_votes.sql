CREATE TABLE crawl (
    uri text PRIMARY KEY,
    begun_at timestamptz NOT NULL
);
COMMENT ON TABLE crawl IS 'Collections of other servers that were walked, so that none is walked too often.';
COMMENT ON COLUMN crawl.uri IS 'The collection, or the post whose thread it is.';
COMMENT ON COLUMN crawl.begun_at IS 'When last.';

CREATE TABLE reported_vote (
    status_id bigint NOT NULL REFERENCES status (id) ON DELETE CASCADE,
    actor_uri text NOT NULL,
    community_account_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    up boolean NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (status_id, actor_uri)
);
COMMENT ON TABLE reported_vote IS 'Votes that a community elsewhere says were given in it. Shown with its posts, and never a support.';
COMMENT ON COLUMN reported_vote.status_id IS 'A post in that community.';
COMMENT ON COLUMN reported_vote.actor_uri IS 'Who is said to have voted.';
COMMENT ON COLUMN reported_vote.community_account_id IS 'The community that says so.';
COMMENT ON COLUMN reported_vote.up IS 'A like; false for a dislike.';
COMMENT ON COLUMN reported_vote.created_at IS 'When it was reported.';
