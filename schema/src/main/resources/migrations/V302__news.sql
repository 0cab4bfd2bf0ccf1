-- What supporters and followers hear of, once each, by the way they chose.
CREATE TABLE news_occasion (
    id         bigint PRIMARY KEY,
    word       text   NOT NULL UNIQUE,
    kind       text   NOT NULL,
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE news_occasion IS 'Something of which everybody who backs or follows a proposal hears once.';
COMMENT ON COLUMN news_occasion.id IS 'Time-ordered id.';
COMMENT ON COLUMN news_occasion.word IS 'What it is, so that it is told once; several proposals may share one.';
COMMENT ON COLUMN news_occasion.kind IS 'acknowledged, answered, commitment-due, done or disputed.';
COMMENT ON COLUMN news_occasion.created_at IS 'When.';

CREATE TABLE news_told (
    occasion_id bigint NOT NULL REFERENCES news_occasion (id) ON DELETE CASCADE,
    account_id  bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    PRIMARY KEY (occasion_id, account_id)
);
CREATE INDEX news_told_account ON news_told (account_id);
COMMENT ON TABLE news_told IS 'Who has heard; forgotten after some weeks.';
COMMENT ON COLUMN news_told.occasion_id IS 'Of what.';
COMMENT ON COLUMN news_told.account_id IS 'Who.';

CREATE TABLE news_choice (
    account_id bigint PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    way        text NOT NULL CHECK (way IN ('notification', 'push', 'mail', 'none'))
);
COMMENT ON TABLE news_choice IS 'How members want to hear of the proposals that they back or follow; push where there is no row.';
COMMENT ON COLUMN news_choice.account_id IS 'Who.';
COMMENT ON COLUMN news_choice.way IS 'notification: in the list only; push: in the list, and their apps are woken; mail: by mail only; none.';

CREATE TABLE proposal_notice (
    status_id   bigint PRIMARY KEY REFERENCES status (id) ON DELETE CASCADE,
    proposal_id bigint NOT NULL REFERENCES proposal (id) ON DELETE CASCADE
);
CREATE INDEX proposal_notice_proposal ON proposal_notice (proposal_id);
COMMENT ON TABLE proposal_notice IS 'Posts of the clerk that stand for a proposal below its author''s own post elsewhere: a favourite of one is a support.';
COMMENT ON COLUMN proposal_notice.status_id IS 'The post.';
COMMENT ON COLUMN proposal_notice.proposal_id IS 'The proposal.';
