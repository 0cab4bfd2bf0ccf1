-- What a reader keeps and silences, and what an author puts on top of a profile.

ALTER TABLE status ADD COLUMN conversation_id bigint;
COMMENT ON COLUMN status.conversation_id IS 'Id of the first status of its thread, as far as that is known here; null for a reblog.';
WITH RECURSIVE thread (id, root) AS (
    SELECT id, id FROM status
    WHERE reblog_of_id IS NULL AND (in_reply_to_id IS NULL OR in_reply_to_id NOT IN (SELECT id FROM status))
    UNION ALL
    SELECT s.id, thread.root FROM thread JOIN status s ON s.in_reply_to_id = thread.id
)
UPDATE status SET conversation_id = thread.root FROM thread WHERE status.id = thread.id;
CREATE INDEX status_conversation ON status (conversation_id) WHERE conversation_id <> id;

CREATE TABLE bookmark (
    id         bigint PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    status_id  bigint NOT NULL REFERENCES status ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    UNIQUE (account_id, status_id)
);
COMMENT ON TABLE bookmark IS 'A status that somebody here wants to find again; nobody else learns of it.';
COMMENT ON COLUMN bookmark.id IS 'Time-ordered id; cursor of the bookmarks list.';
COMMENT ON COLUMN bookmark.account_id IS 'Whose.';
COMMENT ON COLUMN bookmark.status_id IS 'What.';
COMMENT ON COLUMN bookmark.created_at IS 'When.';
CREATE INDEX bookmark_list ON bookmark (account_id, id DESC);
CREATE INDEX bookmark_status ON bookmark (status_id);

CREATE TABLE pin (
    id         bigint PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    status_id  bigint NOT NULL REFERENCES status ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    UNIQUE (account_id, status_id)
);
COMMENT ON TABLE pin IS 'A status that its author shows on top of the profile: the actor''s featured collection.';
COMMENT ON COLUMN pin.id IS 'Time-ordered id; the newest pin comes first.';
COMMENT ON COLUMN pin.account_id IS 'The author.';
COMMENT ON COLUMN pin.status_id IS 'What.';
COMMENT ON COLUMN pin.created_at IS 'When.';
CREATE INDEX pin_status ON pin (status_id);

CREATE TABLE muted_conversation (
    account_id      bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    conversation_id bigint NOT NULL,
    created_at      timestamptz NOT NULL,
    PRIMARY KEY (account_id, conversation_id)
);
COMMENT ON TABLE muted_conversation IS 'Threads of which somebody here wants no notifications.';
COMMENT ON COLUMN muted_conversation.account_id IS 'Who.';
COMMENT ON COLUMN muted_conversation.conversation_id IS 'status.conversation_id of the thread. No foreign key: its first status may be gone.';
COMMENT ON COLUMN muted_conversation.created_at IS 'Since when.';
