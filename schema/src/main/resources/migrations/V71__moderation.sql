-- What moderators decide about accounts, other servers and those who would join.

ALTER TABLE domain_block RENAME COLUMN reason TO private_comment;
ALTER TABLE domain_block
    ADD COLUMN id             bigint,
    ADD COLUMN severity       text NOT NULL DEFAULT 'suspend' CHECK (severity IN ('noop', 'silence', 'suspend')),
    ADD COLUMN reject_media   boolean NOT NULL DEFAULT false,
    ADD COLUMN reject_reports boolean NOT NULL DEFAULT false,
    ADD COLUMN public_comment text NOT NULL DEFAULT '',
    ADD COLUMN obfuscate      boolean NOT NULL DEFAULT false;
UPDATE domain_block SET id = (extract(epoch FROM created_at) * 1000)::bigint * 65536 + numbered.n
    FROM (SELECT domain AS name, row_number() OVER (ORDER BY domain) AS n FROM domain_block) AS numbered
    WHERE numbered.name = domain;
ALTER TABLE domain_block ALTER COLUMN id SET NOT NULL;
CREATE UNIQUE INDEX domain_block_id ON domain_block (id);
COMMENT ON COLUMN domain_block.severity IS 'suspend: nothing to do with it; silence: shown only to those who follow; noop: only what the other columns say.';
COMMENT ON COLUMN domain_block.reject_media IS 'Its pictures and sounds are not fetched.';
COMMENT ON COLUMN domain_block.reject_reports IS 'Its reports are ignored.';
COMMENT ON COLUMN domain_block.private_comment IS 'For moderators.';
COMMENT ON COLUMN domain_block.public_comment IS 'Shown in the public list.';
COMMENT ON COLUMN domain_block.obfuscate IS 'The public list shows only parts of the name.';

CREATE TABLE domain_allow (
    id         bigint PRIMARY KEY,
    domain     text NOT NULL UNIQUE,
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE domain_allow IS 'The servers to talk with where federation.allow-list-only is set.';

CREATE TABLE email_domain_block (
    id                  bigint PRIMARY KEY,
    domain              text NOT NULL UNIQUE,
    allow_with_approval boolean NOT NULL DEFAULT false,
    created_at          timestamptz NOT NULL
);
COMMENT ON TABLE email_domain_block IS 'Providers of addresses with which nobody may join.';
COMMENT ON COLUMN email_domain_block.allow_with_approval IS 'They may ask to join, and a moderator decides.';

CREATE TABLE email_domain_attempt (
    email_domain_block_id bigint NOT NULL REFERENCES email_domain_block ON DELETE CASCADE,
    day                   date NOT NULL,
    attempts              integer NOT NULL,
    PRIMARY KEY (email_domain_block_id, day)
);
COMMENT ON TABLE email_domain_attempt IS 'How often somebody tried to join with a blocked provider''s address, by day (UTC).';

CREATE TABLE canonical_email_block (
    id         bigint PRIMARY KEY,
    hash       text NOT NULL UNIQUE,
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE canonical_email_block IS 'Single addresses with which nobody may join.';
COMMENT ON COLUMN canonical_email_block.hash IS 'SHA-256 in hex of the address in its plainest form.';

CREATE TABLE ip_block (
    id         bigint PRIMARY KEY,
    network    text NOT NULL UNIQUE CHECK (network::cidr IS NOT NULL),
    severity   text NOT NULL CHECK (severity IN ('sign_up_requires_approval', 'sign_up_block', 'no_access')),
    comment    text NOT NULL DEFAULT '',
    expires_at timestamptz,
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE ip_block IS 'Networks that may not join, or not even look.';
COMMENT ON COLUMN ip_block.network IS 'In CIDR notation.';
COMMENT ON COLUMN ip_block.severity IS 'sign_up_requires_approval: they may ask; sign_up_block: they may not; no_access: not even look.';
COMMENT ON COLUMN ip_block.expires_at IS 'Null for never.';

ALTER TABLE account ADD COLUMN sensitized_at timestamptz;
COMMENT ON COLUMN account.sensitized_at IS 'Since when all their pictures are hidden behind a warning.';

CREATE TABLE account_warning (
    id         bigint PRIMARY KEY,
    target_id  bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    by_id      bigint REFERENCES account ON DELETE SET NULL,
    action     text NOT NULL CHECK (action IN ('none', 'disable', 'mark_statuses_as_sensitive', 'delete_statuses', 'sensitive', 'silence', 'suspend')),
    text       text NOT NULL DEFAULT '',
    report_id  bigint,
    created_at timestamptz NOT NULL
);
CREATE INDEX account_warning_target ON account_warning (target_id, id DESC);
COMMENT ON TABLE account_warning IS 'What moderators did about an account, in the client API''s words.';
COMMENT ON COLUMN account_warning.text IS 'What they told them.';

CREATE TABLE moderation_act (
    id         bigint PRIMARY KEY,
    by_id      bigint REFERENCES account ON DELETE SET NULL,
    action     text NOT NULL,
    target     text NOT NULL,
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE moderation_act IS 'Who used which power on what, in order.';
COMMENT ON COLUMN moderation_act.action IS 'Such as approve, suspend, block-domain.';
COMMENT ON COLUMN moderation_act.target IS 'A handle, a domain, a network or a report.';
COMMENT ON COLUMN account_warning.action IS 'The client API''s word.';
COMMENT ON COLUMN account_warning.by_id IS 'The moderator.';
COMMENT ON COLUMN account_warning.created_at IS 'When.';
COMMENT ON COLUMN account_warning.id IS 'Its id in the client API.';
COMMENT ON COLUMN account_warning.report_id IS 'The report that led to it.';
COMMENT ON COLUMN account_warning.target_id IS 'Whom it concerns.';
COMMENT ON COLUMN canonical_email_block.created_at IS 'When.';
COMMENT ON COLUMN canonical_email_block.id IS 'Its id in the client API.';
COMMENT ON COLUMN domain_allow.created_at IS 'When.';
COMMENT ON COLUMN domain_allow.domain IS 'In lower case.';
COMMENT ON COLUMN domain_allow.id IS 'Its id in the client API.';
COMMENT ON COLUMN domain_block.id IS 'Its id in the client API.';
COMMENT ON COLUMN email_domain_attempt.attempts IS 'How many.';
COMMENT ON COLUMN email_domain_attempt.day IS 'UTC.';
COMMENT ON COLUMN email_domain_attempt.email_domain_block_id IS 'The provider.';
COMMENT ON COLUMN email_domain_block.created_at IS 'When.';
COMMENT ON COLUMN email_domain_block.domain IS 'In lower case; those below it are meant too.';
COMMENT ON COLUMN email_domain_block.id IS 'Its id in the client API.';
COMMENT ON COLUMN ip_block.id IS 'Its id in the client API.';
COMMENT ON COLUMN ip_block.comment IS 'For moderators.';
COMMENT ON COLUMN ip_block.created_at IS 'When.';
COMMENT ON COLUMN moderation_act.id IS 'In time order.';
COMMENT ON COLUMN moderation_act.by_id IS 'The moderator; null for the operator''s command.';
COMMENT ON COLUMN moderation_act.created_at IS 'When.';
