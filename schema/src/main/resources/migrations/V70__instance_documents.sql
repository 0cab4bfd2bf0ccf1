-- What the instance says of itself, who comes in by invitation, and on which days people were here.

CREATE TABLE instance_rule (
    id           bigint PRIMARY KEY,
    position     integer NOT NULL,
    text         text NOT NULL,
    hint         text NOT NULL DEFAULT '',
    translations jsonb NOT NULL DEFAULT '{}',
    created_at   timestamptz NOT NULL,
    removed_at   timestamptz
);
COMMENT ON TABLE instance_rule IS 'What the instance asks of its people. A removed rule stays for the reports that name it.';
COMMENT ON COLUMN instance_rule.position IS 'Order on the page, from 1.';
COMMENT ON COLUMN instance_rule.text IS 'The rule, in a sentence; plain text.';
COMMENT ON COLUMN instance_rule.hint IS 'What it means, for those who ask; plain text.';
COMMENT ON COLUMN instance_rule.translations IS 'By language: {"cy": {"text": "…", "hint": "…"}}.';
COMMENT ON COLUMN instance_rule.removed_at IS 'Null while it is in force.';

CREATE TABLE instance_document (
    id           bigint PRIMARY KEY,
    kind         text NOT NULL CHECK (kind IN ('description', 'privacy-policy', 'terms-of-service')),
    source       text NOT NULL,
    content      text NOT NULL,
    effective_on date NOT NULL,
    published_at timestamptz NOT NULL
);
CREATE INDEX instance_document_kind ON instance_document (kind, effective_on DESC, id DESC);
COMMENT ON TABLE instance_document IS 'The instance''s longer texts. A new version is a new row; the latest row whose day has come is in force.';
COMMENT ON COLUMN instance_document.source IS 'As written: Markdown.';
COMMENT ON COLUMN instance_document.content IS 'As shown: clean HTML.';
COMMENT ON COLUMN instance_document.effective_on IS 'First day on which it holds (UTC).';

CREATE TABLE invite (
    id         bigint PRIMARY KEY,
    code       text NOT NULL UNIQUE,
    created_by bigint REFERENCES users ON DELETE SET NULL,
    most_uses  integer CHECK (most_uses > 0),
    uses       integer NOT NULL DEFAULT 0,
    expires_at timestamptz,
    revoked_at timestamptz,
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE invite IS 'Lets somebody join where registrations are closed or need approval.';
COMMENT ON COLUMN invite.code IS 'What stands in the link.';
COMMENT ON COLUMN invite.created_by IS 'Null for one made by the operator''s command.';
COMMENT ON COLUMN invite.most_uses IS 'Null for as many as like.';

ALTER TABLE users ADD COLUMN invite_id bigint REFERENCES invite ON DELETE SET NULL;
COMMENT ON COLUMN users.invite_id IS 'The invitation they came by.';

CREATE TABLE visit (
    user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE,
    day     date NOT NULL,
    address text NOT NULL CHECK (address::inet IS NOT NULL),
    PRIMARY KEY (day, user_id, address)
);
CREATE INDEX visit_user ON visit (user_id, day DESC);
COMMENT ON TABLE visit IS 'On which days who was here, and from where: for counting the active, and for moderators. Kept for a year.';
COMMENT ON COLUMN visit.day IS 'UTC.';
COMMENT ON COLUMN visit.address IS 'The network address of the request.';
COMMENT ON COLUMN instance_document.id IS 'In time order.';
COMMENT ON COLUMN instance_document.kind IS 'Which text.';
COMMENT ON COLUMN instance_document.published_at IS 'When it was written here.';
COMMENT ON COLUMN instance_rule.created_at IS 'When.';
COMMENT ON COLUMN instance_rule.id IS 'Its id in the client API.';
COMMENT ON COLUMN invite.created_at IS 'When.';
COMMENT ON COLUMN invite.expires_at IS 'Null for never.';
COMMENT ON COLUMN invite.id IS 'In time order.';
COMMENT ON COLUMN invite.revoked_at IS 'Taken back.';
COMMENT ON COLUMN invite.uses IS 'How many came by it.';
COMMENT ON COLUMN visit.user_id IS 'Who.';
