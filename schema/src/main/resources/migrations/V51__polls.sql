-- Polls: asked with a status, answered once by each account.

CREATE TABLE poll (
    id           bigint PRIMARY KEY,
    status_id    bigint NOT NULL UNIQUE REFERENCES status ON DELETE CASCADE,
    account_id   bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    options      text[] NOT NULL,
    tallies      integer[] NOT NULL,
    multiple     boolean NOT NULL,
    hide_totals  boolean NOT NULL DEFAULT false,
    voters_count integer,
    expires_at   timestamptz,
    ended_at     timestamptz,
    fetched_at   timestamptz,
    created_at   timestamptz NOT NULL
);
COMMENT ON TABLE poll IS 'The question of a status. On the wire the status is a Question.';
COMMENT ON COLUMN poll.id IS 'Time-ordered id.';
COMMENT ON COLUMN poll.status_id IS 'The status that asks.';
COMMENT ON COLUMN poll.account_id IS 'Who asks.';
COMMENT ON COLUMN poll.options IS 'What may be chosen, plain text, in order.';
COMMENT ON COLUMN poll.tallies IS 'Votes for each option; of a poll from elsewhere, its own server''s word.';
COMMENT ON COLUMN poll.multiple IS 'Whether one account may choose several.';
COMMENT ON COLUMN poll.hide_totals IS 'Show no counts before the end.';
COMMENT ON COLUMN poll.voters_count IS 'Accounts that voted; null where the other server does not say.';
COMMENT ON COLUMN poll.expires_at IS 'When voting ends; null for never.';
COMMENT ON COLUMN poll.ended_at IS 'When the end was told to those concerned.';
COMMENT ON COLUMN poll.fetched_at IS 'When the counts of a poll from elsewhere were last read; null for local ones.';
COMMENT ON COLUMN poll.created_at IS 'When asked, or replaced by an edit.';
CREATE INDEX poll_ending ON poll (expires_at) WHERE ended_at IS NULL AND expires_at IS NOT NULL;

CREATE TABLE poll_vote (
    poll_id    bigint NOT NULL REFERENCES poll ON DELETE CASCADE,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    choice     integer NOT NULL,
    uri        text,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (poll_id, account_id, choice)
);
COMMENT ON TABLE poll_vote IS 'One choice of one account.';
COMMENT ON COLUMN poll_vote.poll_id IS 'In which poll.';
COMMENT ON COLUMN poll_vote.account_id IS 'Who; never shown to anybody.';
COMMENT ON COLUMN poll_vote.choice IS 'Place of the option, the first being 0.';
COMMENT ON COLUMN poll_vote.uri IS 'Id of the vote on the wire.';
COMMENT ON COLUMN poll_vote.created_at IS 'When.';
CREATE INDEX poll_vote_account ON poll_vote (account_id);
CREATE INDEX poll_vote_recent ON poll_vote (created_at);
