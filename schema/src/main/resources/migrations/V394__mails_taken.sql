-- Answers that came by mail, so that each is posted once.
CREATE TABLE mail_taken (
    account_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    message_hash bytea NOT NULL,
    taken_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, message_hash)
);
CREATE INDEX mail_taken_at ON mail_taken (taken_at);
COMMENT ON TABLE mail_taken IS 'Answers that came by mail and were posted; forgotten after sixty days.';
COMMENT ON COLUMN mail_taken.account_id IS 'Who wrote.';
COMMENT ON COLUMN mail_taken.message_hash IS 'SHA-256 of the Message-ID.';
COMMENT ON COLUMN mail_taken.taken_at IS 'When.';
