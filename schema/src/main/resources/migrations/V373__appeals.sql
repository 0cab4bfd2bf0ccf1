-- What somebody says against a decision of the moderators, and who looked at it again.

CREATE TABLE appeal (
    id         bigint PRIMARY KEY,
    warning_id bigint NOT NULL UNIQUE REFERENCES account_warning ON DELETE CASCADE,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    text       text NOT NULL,
    created_at timestamptz NOT NULL,
    decided_at timestamptz,
    decided_by bigint REFERENCES account ON DELETE SET NULL,
    granted    boolean,
    answer     text NOT NULL DEFAULT ''
);
COMMENT ON TABLE appeal IS 'One for each decision at most. Whoever decided first does not decide it.';
COMMENT ON COLUMN appeal.id IS 'In time order.';
COMMENT ON COLUMN appeal.warning_id IS 'The decision.';
COMMENT ON COLUMN appeal.account_id IS 'Whom it concerns, and who appeals.';
COMMENT ON COLUMN appeal.text IS 'What they say.';
COMMENT ON COLUMN appeal.created_at IS 'When.';
COMMENT ON COLUMN appeal.decided_at IS 'When it was decided; null while it waits.';
COMMENT ON COLUMN appeal.decided_by IS 'The moderator who did.';
COMMENT ON COLUMN appeal.granted IS 'Whether the first decision was taken back.';
COMMENT ON COLUMN appeal.answer IS 'What they were told.';
CREATE INDEX appeal_waiting ON appeal (id) WHERE decided_at IS NULL;
CREATE INDEX appeal_account ON appeal (account_id);
