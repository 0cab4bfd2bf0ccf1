-- How accounts stand to each other, what they choose to see, what they are told, and what they report.

ALTER TABLE follow ADD COLUMN languages text[];
COMMENT ON COLUMN follow.languages IS 'Only posts in these languages (BCP 47) appear in the follower''s home; null for all.';

CREATE TABLE block (
    id         bigint PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    target_id  bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    uri        text,
    created_at timestamptz NOT NULL,
    UNIQUE (account_id, target_id)
);
COMMENT ON TABLE block IS 'One account wants nothing to do with another; each is hidden from the other.';
COMMENT ON COLUMN block.id IS 'Time-ordered id; cursor of the list.';
COMMENT ON COLUMN block.account_id IS 'Who blocks.';
COMMENT ON COLUMN block.target_id IS 'Who is blocked.';
COMMENT ON COLUMN block.uri IS 'Id of the Block activity.';
COMMENT ON COLUMN block.created_at IS 'Since when.';
CREATE INDEX block_target ON block (target_id);
CREATE INDEX block_uri ON block (uri) WHERE uri IS NOT NULL;

CREATE TABLE mute (
    id            bigint PRIMARY KEY,
    account_id    bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    target_id     bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    notifications boolean NOT NULL DEFAULT true,
    expires_at    timestamptz,
    created_at    timestamptz NOT NULL,
    UNIQUE (account_id, target_id)
);
COMMENT ON TABLE mute IS 'One account does not want to read another; the other does not notice.';
COMMENT ON COLUMN mute.id IS 'Time-ordered id; cursor of the list.';
COMMENT ON COLUMN mute.account_id IS 'Who mutes.';
COMMENT ON COLUMN mute.target_id IS 'Who is muted.';
COMMENT ON COLUMN mute.notifications IS 'Whether notifications are muted too.';
COMMENT ON COLUMN mute.expires_at IS 'Until when; null for good.';
COMMENT ON COLUMN mute.created_at IS 'Since when.';
CREATE INDEX mute_target ON mute (target_id);
CREATE INDEX mute_expiry ON mute (expires_at) WHERE expires_at IS NOT NULL;

CREATE TABLE account_domain_block (
    id         bigint PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    domain     text NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (account_id, domain)
);
COMMENT ON TABLE account_domain_block IS 'A person hides everybody of another server from themselves.';
COMMENT ON COLUMN account_domain_block.id IS 'Time-ordered id; cursor of the list.';
COMMENT ON COLUMN account_domain_block.account_id IS 'Who.';
COMMENT ON COLUMN account_domain_block.domain IS 'ASCII lower case.';
COMMENT ON COLUMN account_domain_block.created_at IS 'Since when.';

CREATE TABLE severance (
    id              bigint PRIMARY KEY,
    account_id      bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    type            text NOT NULL CHECK (type IN ('domain_block', 'user_domain_block', 'account_suspension')),
    target_name     text NOT NULL,
    followers_count integer NOT NULL,
    following_count integer NOT NULL,
    created_at      timestamptz NOT NULL
);
COMMENT ON TABLE severance IS 'Follows of a local account that ended because somebody was shut out.';
COMMENT ON COLUMN severance.id IS 'Time-ordered id.';
COMMENT ON COLUMN severance.account_id IS 'Whose follows ended.';
COMMENT ON COLUMN severance.type IS 'What ended them.';
COMMENT ON COLUMN severance.target_name IS 'The domain, or the handle of the account, that was shut out.';
COMMENT ON COLUMN severance.followers_count IS 'How many followed the account.';
COMMENT ON COLUMN severance.following_count IS 'How many the account followed.';
COMMENT ON COLUMN severance.created_at IS 'When.';
CREATE INDEX severance_account ON severance (account_id);

CREATE TABLE account_note (
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    target_id  bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    comment    text NOT NULL,
    PRIMARY KEY (account_id, target_id)
);
COMMENT ON TABLE account_note IS 'What somebody wrote down for themselves about another account; nobody else sees it.';
COMMENT ON COLUMN account_note.account_id IS 'Who wrote it.';
COMMENT ON COLUMN account_note.target_id IS 'About whom.';
COMMENT ON COLUMN account_note.comment IS 'Plain text, never empty.';

CREATE TABLE endorsement (
    id         bigint PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    target_id  bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    UNIQUE (account_id, target_id)
);
COMMENT ON TABLE endorsement IS 'An account shows another on its profile.';
COMMENT ON COLUMN endorsement.id IS 'Time-ordered id; cursor of the list.';
COMMENT ON COLUMN endorsement.account_id IS 'Whose profile.';
COMMENT ON COLUMN endorsement.target_id IS 'Who is shown.';
COMMENT ON COLUMN endorsement.created_at IS 'When.';

CREATE TABLE suggestion_dismissal (
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    target_id  bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    PRIMARY KEY (account_id, target_id)
);
COMMENT ON TABLE suggestion_dismissal IS 'Accounts that somebody does not want to be suggested.';
COMMENT ON COLUMN suggestion_dismissal.account_id IS 'Who.';
COMMENT ON COLUMN suggestion_dismissal.target_id IS 'Whom not.';

CREATE TABLE account_list (
    id             bigint PRIMARY KEY,
    account_id     bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    title          text NOT NULL,
    replies_policy text NOT NULL CHECK (replies_policy IN ('list', 'followed', 'none')),
    exclusive      boolean NOT NULL DEFAULT false,
    created_at     timestamptz NOT NULL
);
COMMENT ON TABLE account_list IS 'A timeline of some of those whom somebody follows.';
COMMENT ON COLUMN account_list.id IS 'Time-ordered id.';
COMMENT ON COLUMN account_list.account_id IS 'Whose list.';
COMMENT ON COLUMN account_list.title IS 'Plain text.';
COMMENT ON COLUMN account_list.replies_policy IS 'Replies to whom are shown: members of the list, anybody followed, nobody.';
COMMENT ON COLUMN account_list.exclusive IS 'Whether its members leave the owner''s home.';
COMMENT ON COLUMN account_list.created_at IS 'When made.';
CREATE INDEX account_list_account ON account_list (account_id);

CREATE TABLE account_list_member (
    id         bigint PRIMARY KEY,
    list_id    bigint NOT NULL REFERENCES account_list ON DELETE CASCADE,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    UNIQUE (list_id, account_id)
);
COMMENT ON TABLE account_list_member IS 'Who is on a list.';
COMMENT ON COLUMN account_list_member.id IS 'Time-ordered id; cursor of the members.';
COMMENT ON COLUMN account_list_member.list_id IS 'Which list.';
COMMENT ON COLUMN account_list_member.account_id IS 'Who.';
CREATE INDEX account_list_member_account ON account_list_member (account_id);

CREATE TABLE status_filter (
    id         bigint PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    title      text NOT NULL,
    contexts   text[] NOT NULL,
    action     text NOT NULL CHECK (action IN ('warn', 'hide', 'blur')),
    expires_at timestamptz,
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE status_filter IS 'What somebody does not want to read.';
COMMENT ON COLUMN status_filter.id IS 'Time-ordered id.';
COMMENT ON COLUMN status_filter.account_id IS 'Whose filter.';
COMMENT ON COLUMN status_filter.title IS 'Plain text.';
COMMENT ON COLUMN status_filter.contexts IS 'Where it counts: home, notifications, public, thread, account.';
COMMENT ON COLUMN status_filter.action IS 'warn collapses, hide leaves out, blur hides media.';
COMMENT ON COLUMN status_filter.expires_at IS 'Until when; null for good.';
COMMENT ON COLUMN status_filter.created_at IS 'When made.';
CREATE INDEX status_filter_account ON status_filter (account_id);

CREATE TABLE status_filter_keyword (
    id         bigint PRIMARY KEY,
    filter_id  bigint NOT NULL REFERENCES status_filter ON DELETE CASCADE,
    keyword    text NOT NULL,
    whole_word boolean NOT NULL
);
COMMENT ON TABLE status_filter_keyword IS 'Words that a filter looks for.';
COMMENT ON COLUMN status_filter_keyword.id IS 'Time-ordered id.';
COMMENT ON COLUMN status_filter_keyword.filter_id IS 'Which filter.';
COMMENT ON COLUMN status_filter_keyword.keyword IS 'As typed.';
COMMENT ON COLUMN status_filter_keyword.whole_word IS 'Whether it counts only between word boundaries.';
CREATE INDEX status_filter_keyword_filter ON status_filter_keyword (filter_id);

CREATE TABLE status_filter_status (
    id        bigint PRIMARY KEY,
    filter_id bigint NOT NULL REFERENCES status_filter ON DELETE CASCADE,
    status_id bigint NOT NULL REFERENCES status ON DELETE CASCADE,
    UNIQUE (filter_id, status_id)
);
COMMENT ON TABLE status_filter_status IS 'Single statuses that a filter catches.';
COMMENT ON COLUMN status_filter_status.id IS 'Time-ordered id.';
COMMENT ON COLUMN status_filter_status.filter_id IS 'Which filter.';
COMMENT ON COLUMN status_filter_status.status_id IS 'Which status.';

ALTER TABLE notification ADD COLUMN subject_id bigint;
ALTER TABLE notification ADD COLUMN group_key text;
ALTER TABLE notification ADD COLUMN filtered boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN notification.subject_id IS 'The severance, the report or the warning it is about, by its type. No foreign key.';
COMMENT ON COLUMN notification.group_key IS 'Which others it is shown together with; null when it stands alone.';
COMMENT ON COLUMN notification.filtered IS 'Held back by the receiver''s policy: part of a notification request.';
DROP INDEX notification_once;
CREATE UNIQUE INDEX notification_once ON notification (account_id, type, from_account_id, coalesce(status_id, 0), coalesce(subject_id, 0)) WHERE type NOT IN ('update', 'quoted_update');
CREATE INDEX notification_group ON notification (account_id, group_key, id DESC) WHERE group_key IS NOT NULL;
CREATE INDEX notification_filtered ON notification (account_id, from_account_id) WHERE filtered;
CREATE INDEX notification_from ON notification (from_account_id);
CREATE INDEX notification_status ON notification (status_id) WHERE status_id IS NOT NULL;

CREATE TABLE notification_policy (
    account_id          bigint PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    not_following       text NOT NULL DEFAULT 'accept' CHECK (not_following IN ('accept', 'filter', 'drop')),
    not_followers       text NOT NULL DEFAULT 'accept' CHECK (not_followers IN ('accept', 'filter', 'drop')),
    new_accounts        text NOT NULL DEFAULT 'accept' CHECK (new_accounts IN ('accept', 'filter', 'drop')),
    private_mentions    text NOT NULL DEFAULT 'filter' CHECK (private_mentions IN ('accept', 'filter', 'drop')),
    limited_accounts    text NOT NULL DEFAULT 'filter' CHECK (limited_accounts IN ('accept', 'filter', 'drop')),
    bots                text NOT NULL DEFAULT 'accept' CHECK (bots IN ('accept', 'filter', 'drop'))
);
COMMENT ON TABLE notification_policy IS 'What somebody wants to be notified of; without a row the defaults hold.';
COMMENT ON COLUMN notification_policy.account_id IS 'Whose policy.';
COMMENT ON COLUMN notification_policy.not_following IS 'From accounts they do not follow.';
COMMENT ON COLUMN notification_policy.not_followers IS 'From accounts that do not follow them, or for less than three days.';
COMMENT ON COLUMN notification_policy.new_accounts IS 'From accounts younger than thirty days.';
COMMENT ON COLUMN notification_policy.private_mentions IS 'Direct mentions that nobody asked for.';
COMMENT ON COLUMN notification_policy.limited_accounts IS 'From accounts that moderators limited.';
COMMENT ON COLUMN notification_policy.bots IS 'From programs.';

CREATE TABLE notification_request (
    id              bigint PRIMARY KEY,
    account_id      bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    from_account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    last_status_id  bigint REFERENCES status ON DELETE SET NULL,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    UNIQUE (account_id, from_account_id)
);
COMMENT ON TABLE notification_request IS 'Notifications of one sender that a policy held back, to be accepted or dismissed together.';
COMMENT ON COLUMN notification_request.id IS 'Time-ordered id.';
COMMENT ON COLUMN notification_request.account_id IS 'Who was to be notified.';
COMMENT ON COLUMN notification_request.from_account_id IS 'The sender.';
COMMENT ON COLUMN notification_request.last_status_id IS 'The newest status among them.';
COMMENT ON COLUMN notification_request.created_at IS 'When the first was held back.';
COMMENT ON COLUMN notification_request.updated_at IS 'When the last was.';

CREATE TABLE notification_permission (
    account_id      bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    from_account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    PRIMARY KEY (account_id, from_account_id)
);
COMMENT ON TABLE notification_permission IS 'Senders whose request was accepted: the policy no longer holds them back.';
COMMENT ON COLUMN notification_permission.account_id IS 'Who accepted.';
COMMENT ON COLUMN notification_permission.from_account_id IS 'The sender.';

CREATE TABLE announcement (
    id           bigint PRIMARY KEY,
    text         text NOT NULL,
    starts_at    timestamptz,
    ends_at      timestamptz,
    all_day      boolean NOT NULL DEFAULT false,
    published_at timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL
);
COMMENT ON TABLE announcement IS 'What the operators tell all members.';
COMMENT ON COLUMN announcement.id IS 'Time-ordered id.';
COMMENT ON COLUMN announcement.text IS 'As typed, plain text.';
COMMENT ON COLUMN announcement.starts_at IS 'When what it is about begins.';
COMMENT ON COLUMN announcement.ends_at IS 'When it ends; no longer shown afterwards.';
COMMENT ON COLUMN announcement.all_day IS 'Whether only the dates count.';
COMMENT ON COLUMN announcement.published_at IS 'Since when it is shown.';
COMMENT ON COLUMN announcement.updated_at IS 'Last change.';

CREATE TABLE announcement_dismissal (
    announcement_id bigint NOT NULL REFERENCES announcement ON DELETE CASCADE,
    account_id      bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    PRIMARY KEY (announcement_id, account_id)
);
COMMENT ON TABLE announcement_dismissal IS 'Who has read an announcement.';
COMMENT ON COLUMN announcement_dismissal.announcement_id IS 'Which.';
COMMENT ON COLUMN announcement_dismissal.account_id IS 'Who.';

CREATE TABLE announcement_reaction (
    announcement_id bigint NOT NULL REFERENCES announcement ON DELETE CASCADE,
    account_id      bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    name            text NOT NULL,
    created_at      timestamptz NOT NULL,
    PRIMARY KEY (announcement_id, account_id, name)
);
COMMENT ON TABLE announcement_reaction IS 'An emoji that somebody put under an announcement.';
COMMENT ON COLUMN announcement_reaction.announcement_id IS 'Which announcement.';
COMMENT ON COLUMN announcement_reaction.account_id IS 'Who.';
COMMENT ON COLUMN announcement_reaction.name IS 'The emoji, or the shortcode of one of ours.';
COMMENT ON COLUMN announcement_reaction.created_at IS 'When; the oldest kind comes first.';

CREATE TABLE report (
    id                         bigint PRIMARY KEY,
    account_id                 bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    target_account_id          bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    category                   text NOT NULL CHECK (category IN ('spam', 'legal', 'violation', 'other')),
    comment                    text NOT NULL DEFAULT '',
    forwarded                  boolean NOT NULL DEFAULT false,
    rule_ids                   bigint[] NOT NULL DEFAULT '{}',
    uri                        text,
    assigned_account_id        bigint REFERENCES account ON DELETE SET NULL,
    action_taken_at            timestamptz,
    action_taken_by_account_id bigint REFERENCES account ON DELETE SET NULL,
    created_at                 timestamptz NOT NULL,
    updated_at                 timestamptz NOT NULL
);
COMMENT ON TABLE report IS 'Somebody asks the moderators to look at an account.';
COMMENT ON COLUMN report.id IS 'Time-ordered id.';
COMMENT ON COLUMN report.account_id IS 'Who reports; for a report from elsewhere the instance actor that sent it.';
COMMENT ON COLUMN report.target_account_id IS 'Who is reported.';
COMMENT ON COLUMN report.category IS 'What it is about.';
COMMENT ON COLUMN report.comment IS 'Plain text.';
COMMENT ON COLUMN report.forwarded IS 'Whether a copy went to the server of the reported account.';
COMMENT ON COLUMN report.rule_ids IS 'The rules that were broken.';
COMMENT ON COLUMN report.uri IS 'Id of the Flag activity, where it came from elsewhere or was forwarded.';
COMMENT ON COLUMN report.assigned_account_id IS 'The moderator who looks at it.';
COMMENT ON COLUMN report.action_taken_at IS 'When it was settled; null while open.';
COMMENT ON COLUMN report.action_taken_by_account_id IS 'Who settled it.';
COMMENT ON COLUMN report.created_at IS 'When it was made.';
COMMENT ON COLUMN report.updated_at IS 'Last change.';
CREATE INDEX report_target ON report (target_account_id, id DESC);
CREATE INDEX report_account ON report (account_id, id DESC);
CREATE INDEX report_open ON report (id DESC) WHERE action_taken_at IS NULL;
CREATE UNIQUE INDEX report_uri ON report (uri) WHERE uri IS NOT NULL;

CREATE TABLE report_status (
    report_id bigint NOT NULL REFERENCES report ON DELETE CASCADE,
    status_id bigint NOT NULL REFERENCES status ON DELETE CASCADE,
    PRIMARY KEY (report_id, status_id)
);
COMMENT ON TABLE report_status IS 'The statuses a report is about.';
COMMENT ON COLUMN report_status.report_id IS 'Which report.';
COMMENT ON COLUMN report_status.status_id IS 'Which status.';
CREATE INDEX report_status_status ON report_status (status_id);

CREATE TABLE push_key (
    id          boolean PRIMARY KEY DEFAULT true CHECK (id),
    private_key bytea NOT NULL,
    public_key  bytea NOT NULL,
    created_at  timestamptz NOT NULL
);
COMMENT ON TABLE push_key IS 'The P-256 key by which push services know this server (RFC 8292); one row, made once.';
COMMENT ON COLUMN push_key.id IS 'Always true.';
COMMENT ON COLUMN push_key.private_key IS 'PKCS#8.';
COMMENT ON COLUMN push_key.public_key IS 'The uncompressed point, 65 bytes.';
COMMENT ON COLUMN push_key.created_at IS 'When made.';

CREATE TABLE push_subscription (
    id         bigint PRIMARY KEY,
    token_id   bigint NOT NULL UNIQUE REFERENCES oauth_token ON DELETE CASCADE,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    endpoint   text NOT NULL,
    p256dh     bytea NOT NULL,
    auth       bytea NOT NULL,
    standard   boolean NOT NULL,
    alerts     text[] NOT NULL,
    policy     text NOT NULL CHECK (policy IN ('all', 'followed', 'follower', 'none')),
    access_token bytea NOT NULL,
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE push_subscription IS 'Where an app wants to be woken up; one for each access token.';
COMMENT ON COLUMN push_subscription.id IS 'Time-ordered id.';
COMMENT ON COLUMN push_subscription.token_id IS 'The token it was made with; ends with it.';
COMMENT ON COLUMN push_subscription.account_id IS 'Whose notifications.';
COMMENT ON COLUMN push_subscription.endpoint IS 'Address at the push service.';
COMMENT ON COLUMN push_subscription.p256dh IS 'The app''s public key, an uncompressed P-256 point.';
COMMENT ON COLUMN push_subscription.auth IS 'The app''s authentication secret, 16 bytes.';
COMMENT ON COLUMN push_subscription.standard IS 'RFC 8291 (aes128gcm) instead of the draft before it (aesgcm).';
COMMENT ON COLUMN push_subscription.alerts IS 'Types of notifications that are sent.';
COMMENT ON COLUMN push_subscription.policy IS 'Whose notifications are sent.';
COMMENT ON COLUMN push_subscription.access_token IS 'The secret of the token, as the payload must carry it, encrypted with the push key.';
COMMENT ON COLUMN push_subscription.created_at IS 'When.';
CREATE INDEX push_subscription_account ON push_subscription (account_id);
