-- What statuses said before, and what will be said later.

CREATE TABLE status_edit (
    id           bigint PRIMARY KEY,
    status_id    bigint NOT NULL REFERENCES status ON DELETE CASCADE,
    content      text NOT NULL,
    spoiler_text text NOT NULL,
    sensitive    boolean NOT NULL,
    poll_options text[],
    media_ids    bigint[] NOT NULL DEFAULT '{}',
    created_at   timestamptz NOT NULL
);
COMMENT ON TABLE status_edit IS 'A former version of a status that was edited; the present one stands in status.';
COMMENT ON COLUMN status_edit.id IS 'Time-ordered id.';
COMMENT ON COLUMN status_edit.status_id IS 'Of which status.';
COMMENT ON COLUMN status_edit.content IS 'Clean HTML, as it was.';
COMMENT ON COLUMN status_edit.spoiler_text IS 'Content warning, as it was.';
COMMENT ON COLUMN status_edit.sensitive IS 'Whether media were hidden.';
COMMENT ON COLUMN status_edit.poll_options IS 'What could be chosen; null without a poll.';
COMMENT ON COLUMN status_edit.media_ids IS 'Attachments in order; those that are gone since are not shown.';
COMMENT ON COLUMN status_edit.created_at IS 'Since when this version stood.';
CREATE INDEX status_edit_status ON status_edit (status_id, id);

CREATE TABLE scheduled_status (
    id           bigint PRIMARY KEY,
    account_id   bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    scheduled_at timestamptz NOT NULL,
    params       jsonb NOT NULL,
    created_at   timestamptz NOT NULL
);
COMMENT ON TABLE scheduled_status IS 'A post that waits for its time.';
COMMENT ON COLUMN scheduled_status.id IS 'Time-ordered id.';
COMMENT ON COLUMN scheduled_status.account_id IS 'Whose.';
COMMENT ON COLUMN scheduled_status.scheduled_at IS 'When it is posted.';
COMMENT ON COLUMN scheduled_status.params IS 'What is posted: the parameters of POST /api/v1/statuses.';
COMMENT ON COLUMN scheduled_status.created_at IS 'When it was written.';
CREATE INDEX scheduled_status_account ON scheduled_status (account_id, id DESC);
CREATE INDEX scheduled_status_due ON scheduled_status (scheduled_at);
