-- Hashtags that people follow and feature, private conversations, and how far somebody has read.

CREATE TABLE followed_tag (
    id         bigint PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    tag_id     bigint NOT NULL REFERENCES tag ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    UNIQUE (account_id, tag_id)
);
COMMENT ON TABLE followed_tag IS 'Hashtags whose public statuses appear in somebody''s home.';
COMMENT ON COLUMN followed_tag.id IS 'Time-ordered id; cursor of the list.';
COMMENT ON COLUMN followed_tag.account_id IS 'Who follows.';
COMMENT ON COLUMN followed_tag.tag_id IS 'What.';
COMMENT ON COLUMN followed_tag.created_at IS 'Since when.';
CREATE INDEX followed_tag_tag ON followed_tag (tag_id);

CREATE TABLE featured_tag (
    id         bigint PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    tag_id     bigint NOT NULL REFERENCES tag ON DELETE CASCADE,
    name       text NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (account_id, tag_id)
);
COMMENT ON TABLE featured_tag IS 'Hashtags on a profile.';
COMMENT ON COLUMN featured_tag.id IS 'Time-ordered id.';
COMMENT ON COLUMN featured_tag.account_id IS 'Whose profile.';
COMMENT ON COLUMN featured_tag.tag_id IS 'Which hashtag.';
COMMENT ON COLUMN featured_tag.name IS 'As the owner typed it.';
COMMENT ON COLUMN featured_tag.created_at IS 'Since when.';
CREATE INDEX featured_tag_tag ON featured_tag (tag_id);

CREATE TABLE conversation (
    id              bigint PRIMARY KEY,
    account_id      bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    conversation_id bigint NOT NULL,
    participants    bigint[] NOT NULL,
    last_status_id  bigint NOT NULL,
    unread          boolean NOT NULL,
    UNIQUE (account_id, conversation_id, participants)
);
COMMENT ON TABLE conversation IS 'A thread of direct statuses as one of those who take part sees it.';
COMMENT ON COLUMN conversation.id IS 'Time-ordered id.';
COMMENT ON COLUMN conversation.account_id IS 'Who sees it.';
COMMENT ON COLUMN conversation.conversation_id IS 'status.conversation_id of the thread.';
COMMENT ON COLUMN conversation.participants IS 'The others, in ascending order.';
COMMENT ON COLUMN conversation.last_status_id IS 'Its newest status; cursor of the list.';
COMMENT ON COLUMN conversation.unread IS 'Whether something came since it was read.';
CREATE INDEX conversation_list ON conversation (account_id, last_status_id DESC);
CREATE INDEX conversation_last ON conversation (last_status_id);

CREATE TABLE marker (
    account_id   bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    timeline     text NOT NULL CHECK (timeline IN ('home', 'notifications')),
    last_read_id bigint NOT NULL,
    version      integer NOT NULL,
    updated_at   timestamptz NOT NULL,
    PRIMARY KEY (account_id, timeline)
);
COMMENT ON TABLE marker IS 'How far somebody has read, shared by all their clients.';
COMMENT ON COLUMN marker.account_id IS 'Who.';
COMMENT ON COLUMN marker.timeline IS 'Of what.';
COMMENT ON COLUMN marker.last_read_id IS 'The newest status or notification read.';
COMMENT ON COLUMN marker.version IS 'Counts the changes.';
COMMENT ON COLUMN marker.updated_at IS 'Last change.';
