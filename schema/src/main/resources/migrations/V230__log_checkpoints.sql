-- Which trees of the log were vouched for, by whom; what we saw of other servers' logs; and what contradicts itself.

CREATE TABLE log_checkpoint (
    size      bigint PRIMARY KEY,
    root      bytea NOT NULL,
    signature text NOT NULL,
    signed_at timestamptz NOT NULL
);
COMMENT ON TABLE log_checkpoint IS 'Trees of our log that we signed. None contradicts another.';
COMMENT ON COLUMN log_checkpoint.size IS 'Leaves of the tree.';
COMMENT ON COLUMN log_checkpoint.root IS 'Its root hash.';
COMMENT ON COLUMN log_checkpoint.signature IS 'Our line of the signed note (C2SP signed-note), with its line break.';
COMMENT ON COLUMN log_checkpoint.signed_at IS 'When.';

CREATE TABLE log_cosignature (
    name        text NOT NULL,
    size        bigint NOT NULL REFERENCES log_checkpoint (size) ON DELETE CASCADE,
    signature   text NOT NULL,
    cosigned_at timestamptz NOT NULL,
    PRIMARY KEY (name, size)
);
CREATE INDEX log_cosignature_size ON log_cosignature (size);
COMMENT ON TABLE log_cosignature IS 'What other servers that watch our log signed of it: the last ones of each.';
COMMENT ON COLUMN log_cosignature.name IS 'The witness, as in its signature: host/log.';
COMMENT ON COLUMN log_cosignature.size IS 'Which tree.';
COMMENT ON COLUMN log_cosignature.signature IS 'Its line of the signed note, with its line break.';
COMMENT ON COLUMN log_cosignature.cosigned_at IS 'When it says that it saw that.';

CREATE TABLE log_witnessed (
    origin     text PRIMARY KEY,
    url        text NOT NULL,
    public_key bytea,
    size       bigint NOT NULL DEFAULT 0,
    note       text,
    seen_at    timestamptz,
    checked_at timestamptz NOT NULL,
    trouble    text
);
COMMENT ON TABLE log_witnessed IS 'Logs of other servers that we watch, because somebody here follows a community there.';
COMMENT ON COLUMN log_witnessed.origin IS 'Which log: host/log.';
COMMENT ON COLUMN log_witnessed.url IS 'Scheme and host of its server.';
COMMENT ON COLUMN log_witnessed.public_key IS 'The Ed25519 key that it had when we first saw it, and must have for ever.';
COMMENT ON COLUMN log_witnessed.size IS 'Leaves of the largest tree that we signed.';
COMMENT ON COLUMN log_witnessed.note IS 'What its log said of that tree, with its signature.';
COMMENT ON COLUMN log_witnessed.seen_at IS 'When we last saw a tree that holds that one.';
COMMENT ON COLUMN log_witnessed.checked_at IS 'When we last looked.';
COMMENT ON COLUMN log_witnessed.trouble IS 'Why we could not sign then; null where we did.';

CREATE TABLE log_fork (
    id       bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    origin   text NOT NULL,
    reason   text NOT NULL,
    claimed  text NOT NULL,
    known    text,
    found_at timestamptz NOT NULL,
    digest   text NOT NULL,
    UNIQUE (origin, digest)
);
COMMENT ON TABLE log_fork IS 'Evidence that a log, ours or another, said things that cannot both be true. Never deleted.';
COMMENT ON COLUMN log_fork.id IS 'In the order of finding.';
COMMENT ON COLUMN log_fork.origin IS 'Which log: host/log.';
COMMENT ON COLUMN log_fork.reason IS 'other-root, cut-back, not-grown or other-key.';
COMMENT ON COLUMN log_fork.claimed IS 'The signed note that contradicts what was known.';
COMMENT ON COLUMN log_fork.known IS 'The signed note that it contradicts.';
COMMENT ON COLUMN log_fork.found_at IS 'When it was found.';
COMMENT ON COLUMN log_fork.digest IS 'SHA-256 of the text of claimed, so that one lie is kept once.';
