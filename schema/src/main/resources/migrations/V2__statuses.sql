-- What people say, and what others do with it.

CREATE TABLE status (
    id                     bigint PRIMARY KEY,
    account_id             bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    uri                    text NOT NULL UNIQUE,
    url                    text,
    in_reply_to_id         bigint,
    in_reply_to_account_id bigint,
    in_reply_to_uri        text,
    reblog_of_id           bigint REFERENCES status ON DELETE CASCADE,
    reblog_account_id      bigint,
    community_id           bigint REFERENCES account,
    visibility             text NOT NULL CHECK (visibility IN ('public', 'unlisted', 'private', 'direct')),
    object_type            text NOT NULL DEFAULT 'Note',
    content                text NOT NULL DEFAULT '',
    spoiler_text           text NOT NULL DEFAULT '',
    sensitive              boolean NOT NULL DEFAULT false,
    language               text,
    source_text            text,
    application_id         bigint REFERENCES oauth_application ON DELETE SET NULL,
    local                  boolean NOT NULL,
    edited_at              timestamptz,
    deleted_at             timestamptz,
    created_at             timestamptz NOT NULL
);
COMMENT ON TABLE status IS 'A post, local or remote, or a reblog of one (reblog_of_id set, no content of its own).';
COMMENT ON COLUMN status.id IS 'Time-ordered id by the time of publication.';
COMMENT ON COLUMN status.account_id IS 'Author, or who reblogged.';
COMMENT ON COLUMN status.uri IS 'ActivityPub id of the object, or of the Announce.';
COMMENT ON COLUMN status.url IS 'Page for people.';
COMMENT ON COLUMN status.in_reply_to_id IS 'Parent, where we have it. No foreign key: a deleted parent stays named.';
COMMENT ON COLUMN status.in_reply_to_account_id IS 'Author of the parent.';
COMMENT ON COLUMN status.in_reply_to_uri IS 'Parent''s id on the wire, also when we do not have it yet.';
COMMENT ON COLUMN status.reblog_of_id IS 'What is reblogged.';
COMMENT ON COLUMN status.reblog_account_id IS 'Author of what is reblogged; saves a join in every home page.';
COMMENT ON COLUMN status.community_id IS 'The community (Group account) it was posted to.';
COMMENT ON COLUMN status.visibility IS 'Who may see it.';
COMMENT ON COLUMN status.object_type IS 'Type word on the wire: Note, Article, Page, Question …';
COMMENT ON COLUMN status.content IS 'Clean HTML.';
COMMENT ON COLUMN status.spoiler_text IS 'Content warning, plain text.';
COMMENT ON COLUMN status.sensitive IS 'Hide media until asked.';
COMMENT ON COLUMN status.language IS 'BCP 47; null when unknown.';
COMMENT ON COLUMN status.source_text IS 'What a local author typed.';
COMMENT ON COLUMN status.application_id IS 'The client it was posted with.';
COMMENT ON COLUMN status.local IS 'Made here.';
COMMENT ON COLUMN status.edited_at IS 'Last edit.';
COMMENT ON COLUMN status.deleted_at IS 'When removed; the row stays as a tombstone without text.';
COMMENT ON COLUMN status.created_at IS 'When published.';
CREATE INDEX status_author ON status (account_id, id DESC) INCLUDE (reblog_account_id, visibility) WHERE deleted_at IS NULL;
CREATE INDEX status_boost ON status (account_id, reblog_of_id) WHERE reblog_of_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX status_reblogs ON status (reblog_of_id) WHERE reblog_of_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX status_replies ON status (in_reply_to_id, id) WHERE in_reply_to_id IS NOT NULL;
CREATE INDEX status_orphans ON status (in_reply_to_uri) WHERE in_reply_to_id IS NULL AND in_reply_to_uri IS NOT NULL;
CREATE INDEX status_public ON status (id DESC) WHERE visibility = 'public' AND reblog_of_id IS NULL AND deleted_at IS NULL;
CREATE INDEX status_public_local ON status (id DESC) WHERE visibility = 'public' AND reblog_of_id IS NULL AND deleted_at IS NULL AND local;
CREATE INDEX status_community ON status (community_id, id DESC) WHERE community_id IS NOT NULL AND deleted_at IS NULL;

CREATE TABLE status_stats (
    status_id        bigint PRIMARY KEY REFERENCES status ON DELETE CASCADE,
    replies_count    integer NOT NULL DEFAULT 0,
    reblogs_count    integer NOT NULL DEFAULT 0,
    favourites_count integer NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
COMMENT ON TABLE status_stats IS 'Counters of a status; a row appears with the first count.';
COMMENT ON COLUMN status_stats.status_id IS 'Whose counters.';
COMMENT ON COLUMN status_stats.replies_count IS 'Direct replies known here.';
COMMENT ON COLUMN status_stats.reblogs_count IS 'Reblogs known here.';
COMMENT ON COLUMN status_stats.favourites_count IS 'Favourites known here.';

CREATE TABLE status_mention (
    status_id  bigint NOT NULL REFERENCES status ON DELETE CASCADE,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    PRIMARY KEY (status_id, account_id)
);
COMMENT ON TABLE status_mention IS 'Who is mentioned; they may see the status.';
COMMENT ON COLUMN status_mention.status_id IS 'Where.';
COMMENT ON COLUMN status_mention.account_id IS 'Who.';
CREATE INDEX status_mention_account ON status_mention (account_id, status_id DESC);

CREATE TABLE tag (
    id         bigint PRIMARY KEY,
    name       text NOT NULL UNIQUE,
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE tag IS 'A hashtag.';
COMMENT ON COLUMN tag.id IS 'Time-ordered id.';
COMMENT ON COLUMN tag.name IS 'Without #, lower case, NFKC.';
COMMENT ON COLUMN tag.created_at IS 'First use seen.';
CREATE INDEX tag_search ON tag USING gin (name gin_trgm_ops);

CREATE TABLE status_tag (
    status_id bigint NOT NULL REFERENCES status ON DELETE CASCADE,
    tag_id    bigint NOT NULL REFERENCES tag ON DELETE CASCADE,
    PRIMARY KEY (tag_id, status_id)
);
COMMENT ON TABLE status_tag IS 'Hashtags of a status.';
COMMENT ON COLUMN status_tag.status_id IS 'Which status.';
COMMENT ON COLUMN status_tag.tag_id IS 'Which hashtag.';
CREATE INDEX status_tag_status ON status_tag (status_id);

CREATE TABLE media_attachment (
    id          bigint PRIMARY KEY,
    status_id   bigint REFERENCES status ON DELETE CASCADE,
    account_id  bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    position    integer NOT NULL DEFAULT 0,
    kind        text NOT NULL CHECK (kind IN ('image', 'gifv', 'video', 'audio', 'unknown')),
    remote_url  text,
    media_type  text,
    description text,
    blurhash    text,
    width       integer,
    height      integer,
    created_at  timestamptz NOT NULL
);
COMMENT ON TABLE media_attachment IS 'A picture, film or sound of a status. Remote files are linked, never embedded directly.';
COMMENT ON COLUMN media_attachment.id IS 'Time-ordered id.';
COMMENT ON COLUMN media_attachment.status_id IS 'The status that shows it.';
COMMENT ON COLUMN media_attachment.account_id IS 'Who published it.';
COMMENT ON COLUMN media_attachment.position IS 'Order within the status.';
COMMENT ON COLUMN media_attachment.kind IS 'How a client shows it.';
COMMENT ON COLUMN media_attachment.remote_url IS 'Where the original is.';
COMMENT ON COLUMN media_attachment.media_type IS 'MIME type.';
COMMENT ON COLUMN media_attachment.description IS 'Text for people who cannot see it.';
COMMENT ON COLUMN media_attachment.blurhash IS 'Blurred preview.';
COMMENT ON COLUMN media_attachment.width IS 'Pixels.';
COMMENT ON COLUMN media_attachment.height IS 'Pixels.';
COMMENT ON COLUMN media_attachment.created_at IS 'When first seen.';
CREATE INDEX media_attachment_status ON media_attachment (status_id, position);

CREATE TABLE status_idempotency (
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    key        text NOT NULL,
    status_id  bigint NOT NULL REFERENCES status ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, key)
);
COMMENT ON TABLE status_idempotency IS 'Idempotency-Key of POST /api/v1/statuses; kept one hour.';
COMMENT ON COLUMN status_idempotency.account_id IS 'Whose key.';
COMMENT ON COLUMN status_idempotency.key IS 'As sent.';
COMMENT ON COLUMN status_idempotency.status_id IS 'What the first request made.';
COMMENT ON COLUMN status_idempotency.created_at IS 'When; older than an hour may be used again.';

CREATE TABLE tombstone (
    uri         text PRIMARY KEY,
    account_id  bigint,
    former_type text,
    deleted_at  timestamptz NOT NULL
);
COMMENT ON TABLE tombstone IS 'Ids that are gone for good: answered 410 when ours, refused when a late Create names them.';
COMMENT ON COLUMN tombstone.uri IS 'The id.';
COMMENT ON COLUMN tombstone.account_id IS 'Who deleted it. No foreign key: outlives the account.';
COMMENT ON COLUMN tombstone.former_type IS 'What it was.';
COMMENT ON COLUMN tombstone.deleted_at IS 'When.';

CREATE TABLE favourite (
    id         bigint PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    status_id  bigint NOT NULL REFERENCES status ON DELETE CASCADE,
    uri        text,
    created_at timestamptz NOT NULL,
    UNIQUE (account_id, status_id)
);
COMMENT ON TABLE favourite IS 'One account''s "I like this" on one status; on a proposal it is also the support.';
COMMENT ON COLUMN favourite.id IS 'Time-ordered id; cursor of the favourites list.';
COMMENT ON COLUMN favourite.account_id IS 'Who.';
COMMENT ON COLUMN favourite.status_id IS 'What.';
COMMENT ON COLUMN favourite.uri IS 'Id of the Like activity.';
COMMENT ON COLUMN favourite.created_at IS 'When.';
CREATE INDEX favourite_status ON favourite (status_id, id DESC);
CREATE INDEX favourite_uri ON favourite (uri) WHERE uri IS NOT NULL;

CREATE TABLE notification (
    id              bigint PRIMARY KEY,
    account_id      bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    type            text NOT NULL,
    from_account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    status_id       bigint REFERENCES status ON DELETE CASCADE,
    created_at      timestamptz NOT NULL
);
COMMENT ON TABLE notification IS 'Something a local account should hear of.';
COMMENT ON COLUMN notification.id IS 'Time-ordered id.';
COMMENT ON COLUMN notification.account_id IS 'Who hears.';
COMMENT ON COLUMN notification.type IS 'The client API''s word: mention, status, reblog, follow, follow_request, favourite, update …';
COMMENT ON COLUMN notification.from_account_id IS 'Who caused it.';
COMMENT ON COLUMN notification.status_id IS 'About which status.';
COMMENT ON COLUMN notification.created_at IS 'When.';
CREATE INDEX notification_account ON notification (account_id, id DESC);
CREATE UNIQUE INDEX notification_once ON notification (account_id, type, from_account_id, coalesce(status_id, 0)) WHERE type <> 'update';
