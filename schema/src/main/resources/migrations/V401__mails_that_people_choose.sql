-- What members are told of by which way, and who follows by mail without an account.
CREATE TABLE notification_choice (
    account_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    kind text NOT NULL,
    page boolean NOT NULL,
    mail text NOT NULL CHECK (mail IN ('never', 'once', 'daily')),
    push boolean NOT NULL,
    PRIMARY KEY (account_id, kind)
);
CREATE INDEX notification_choice_daily ON notification_choice (account_id) WHERE mail = 'daily';
COMMENT ON TABLE notification_choice IS 'By which ways members hear of a kind of notification, where they chose.';
COMMENT ON COLUMN notification_choice.account_id IS 'Whose.';
COMMENT ON COLUMN notification_choice.kind IS 'Word of the NotificationType.';
COMMENT ON COLUMN notification_choice.page IS 'Among those that the pages show.';
COMMENT ON COLUMN notification_choice.mail IS 'Never, at once, or all of a day together.';
COMMENT ON COLUMN notification_choice.push IS 'Whether apps that asked for the kind are woken.';

CREATE TABLE notification_letter (
    account_id bigint PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    told_until timestamptz NOT NULL
);
COMMENT ON TABLE notification_letter IS 'Until when members were told by their daily mail.';
COMMENT ON COLUMN notification_letter.account_id IS 'Who.';
COMMENT ON COLUMN notification_letter.told_until IS 'Notifications from then on stand in the next.';

CREATE TABLE weekly_digest (
    account_id bigint PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    told_until timestamptz NOT NULL
);
COMMENT ON TABLE weekly_digest IS 'Members who chose the weekly mail.';
COMMENT ON COLUMN weekly_digest.account_id IS 'Who.';
COMMENT ON COLUMN weekly_digest.told_until IS 'What happened from then on stands in the next.';

CREATE TABLE mail_secret (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    secret bytea NOT NULL
);
COMMENT ON TABLE mail_secret IS 'The key that links in mails by which they stop are signed with.';
COMMENT ON COLUMN mail_secret.only_row IS 'Always true: there is one row.';
COMMENT ON COLUMN mail_secret.secret IS 'Key of an HMAC with SHA-256.';

CREATE TABLE mail_follow (
    id bigint PRIMARY KEY,
    email text NOT NULL,
    community_id bigint REFERENCES community (account_id) ON DELETE CASCADE,
    proposal_id bigint REFERENCES proposal (id) ON DELETE CASCADE,
    language text NOT NULL,
    confirm_hash bytea,
    asked_at timestamptz NOT NULL,
    confirmed_at timestamptz,
    told_until timestamptz NOT NULL,
    CHECK ((community_id IS NULL) <> (proposal_id IS NULL))
);
CREATE UNIQUE INDEX mail_follow_once ON mail_follow (lower(email), coalesce(community_id, 0), coalesce(proposal_id, 0));
CREATE INDEX mail_follow_proposal ON mail_follow (proposal_id, id) WHERE confirmed_at IS NOT NULL;
CREATE INDEX mail_follow_community ON mail_follow (told_until) WHERE confirmed_at IS NOT NULL AND community_id IS NOT NULL;
CREATE INDEX mail_follow_confirm ON mail_follow (confirm_hash) WHERE confirm_hash IS NOT NULL;
CREATE INDEX mail_follow_asked ON mail_follow (asked_at) WHERE confirmed_at IS NULL;
COMMENT ON TABLE mail_follow IS 'Who follows a proposal or a community by mail. Addresses are shown to nobody.';
COMMENT ON COLUMN mail_follow.id IS 'Time-ordered id.';
COMMENT ON COLUMN mail_follow.email IS 'Where to.';
COMMENT ON COLUMN mail_follow.community_id IS 'The community; null for a proposal.';
COMMENT ON COLUMN mail_follow.proposal_id IS 'The proposal; null for a community.';
COMMENT ON COLUMN mail_follow.language IS 'In which they asked.';
COMMENT ON COLUMN mail_follow.confirm_hash IS 'SHA-256 of the secret of the mailed link; null once it was used.';
COMMENT ON COLUMN mail_follow.asked_at IS 'When; forgotten after two days without a confirmation.';
COMMENT ON COLUMN mail_follow.confirmed_at IS 'Since when mails go there.';
COMMENT ON COLUMN mail_follow.told_until IS 'Of a community: what happened from then on stands in the next mail.';

CREATE TABLE mail_follow_told (
    follow_id bigint NOT NULL REFERENCES mail_follow (id) ON DELETE CASCADE,
    occasion text NOT NULL,
    told_at timestamptz NOT NULL,
    PRIMARY KEY (follow_id, occasion)
);
COMMENT ON TABLE mail_follow_told IS 'Of which occasions they heard, so that each is told once; forgotten after two months.';
COMMENT ON COLUMN mail_follow_told.follow_id IS 'Who.';
COMMENT ON COLUMN mail_follow_told.occasion IS 'The word of the occasion.';
COMMENT ON COLUMN mail_follow_told.told_at IS 'When.';
CREATE INDEX mail_follow_told_at ON mail_follow_told (told_at);
