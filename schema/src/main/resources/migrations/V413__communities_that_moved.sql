CREATE TABLE community_origin (
    community_id bigint PRIMARY KEY REFERENCES community (account_id) ON DELETE CASCADE,
    group_uri text NOT NULL,
    log text NOT NULL,
    log_size bigint NOT NULL,
    log_root bytea NOT NULL,
    settled_at timestamptz NOT NULL
);
COMMENT ON TABLE community_origin IS 'Where a community was before it moved to this instance.';
COMMENT ON COLUMN community_origin.community_id IS 'The community here.';
COMMENT ON COLUMN community_origin.group_uri IS 'The id of its Group there.';
COMMENT ON COLUMN community_origin.log IS 'Origin of the log in which it was counted there, as it stands in that log''s signed notes.';
COMMENT ON COLUMN community_origin.log_size IS 'Leaves of that log when it left; ours goes on from there.';
COMMENT ON COLUMN community_origin.log_root IS 'Root hash of the tree of that size (RFC 9162 2.1.1).';
COMMENT ON COLUMN community_origin.settled_at IS 'When it was last brought here.';
