-- The append-only log: what changes a count, a state, a rule or an answer, in the transaction that causes it.
CREATE TABLE log_pending (
    id           bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    entry        bytea  NOT NULL,
    proposal_id  bigint,
    support_id   bigint,
    from_version integer,
    from_column  text,
    from_count   text,
    to_version   integer,
    to_column    text,
    to_count     text
);
CREATE INDEX log_pending_proposal ON log_pending (proposal_id) WHERE proposal_id IS NOT NULL;
COMMENT ON TABLE log_pending IS 'Entries of the log that have no place in the tree yet. One writer takes them from here, in the order of their ids.';
COMMENT ON COLUMN log_pending.id IS 'Order: of two entries where one had to wait for the other, the later has the greater.';
COMMENT ON COLUMN log_pending.entry IS 'What the leaf is the hash of: one JSON object in canonical form (RFC 8785).';
COMMENT ON COLUMN log_pending.proposal_id IS 'Which proposal it is about; null for what is about a community.';
COMMENT ON COLUMN log_pending.support_id IS 'Which support it is about; null for anything else.';
COMMENT ON COLUMN log_pending.from_version IS 'Of a support: the version it was for before; null where it was not there.';
COMMENT ON COLUMN log_pending.from_column IS 'Of a support: its column before.';
COMMENT ON COLUMN log_pending.from_count IS 'Of a support: counted, held or invalid before.';
COMMENT ON COLUMN log_pending.to_version IS 'Of a support: the version it is for now; null where it was taken back.';
COMMENT ON COLUMN log_pending.to_column IS 'Of a support: its column now.';
COMMENT ON COLUMN log_pending.to_count IS 'Of a support: counted, held or invalid now.';

CREATE TABLE log_entry (
    position    bigint PRIMARY KEY,
    entry       bytea  NOT NULL,
    proposal_id bigint,
    support_id  bigint
);
CREATE INDEX log_entry_proposal ON log_entry (proposal_id, position) WHERE proposal_id IS NOT NULL;
CREATE INDEX log_entry_support ON log_entry (support_id, position) WHERE support_id IS NOT NULL;
COMMENT ON TABLE log_entry IS 'The leaves of the log in their order. Never changed, never deleted.';
COMMENT ON COLUMN log_entry.position IS 'Index of the leaf, from 0, without gaps.';
COMMENT ON COLUMN log_entry.entry IS 'What the leaf is the hash of: one JSON object in canonical form (RFC 8785).';
COMMENT ON COLUMN log_entry.proposal_id IS 'Which proposal it is about.';
COMMENT ON COLUMN log_entry.support_id IS 'Which support it is about.';

CREATE TABLE log_tile (
    level  smallint NOT NULL,
    tile   bigint   NOT NULL,
    hashes bytea    NOT NULL,
    PRIMARY KEY (level, tile)
);
COMMENT ON TABLE log_tile IS 'Hashes of the tree of the log, 256 to a tile (C2SP tlog-tiles). Only the last tile of a level grows.';
COMMENT ON COLUMN log_tile.level IS 'Level of the tile: 0 holds the leaves, 1 the roots of full tiles of level 0, and so on.';
COMMENT ON COLUMN log_tile.tile IS 'Index of the tile in its level.';
COMMENT ON COLUMN log_tile.hashes IS '1 to 256 hashes of 32 bytes.';

CREATE TABLE log_head (
    id        boolean PRIMARY KEY DEFAULT true CHECK (id),
    size      bigint  NOT NULL,
    root      bytea   NOT NULL,
    folded_at timestamptz NOT NULL
);
INSERT INTO log_head (size, root, folded_at)
VALUES (0, decode('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'hex'), 'epoch');
COMMENT ON TABLE log_head IS 'How far the log is folded; one row. Its lock makes its holder the one writer.';
COMMENT ON COLUMN log_head.id IS 'Always true.';
COMMENT ON COLUMN log_head.size IS 'Leaves in the tree.';
COMMENT ON COLUMN log_head.root IS 'Root hash of the tree of that size (RFC 9162 2.1.1).';
COMMENT ON COLUMN log_head.folded_at IS 'When leaves were last added.';
