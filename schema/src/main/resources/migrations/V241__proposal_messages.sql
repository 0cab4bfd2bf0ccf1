-- What the clerk or a notification told one account about a proposal, so that it is told once.
CREATE TABLE proposal_message (
    proposal_id bigint  NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
    account_id  bigint  NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    about       text    NOT NULL CHECK (about IN ('amended', 'closed', 'frozen', 'merged')),
    version     integer NOT NULL,
    status_id   bigint REFERENCES status (id) ON DELETE SET NULL,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (proposal_id, account_id, about, version)
);
CREATE INDEX proposal_message_status ON proposal_message (status_id) WHERE status_id IS NOT NULL;
COMMENT ON TABLE proposal_message IS 'What somebody was told about a proposal: each thing once.';
COMMENT ON COLUMN proposal_message.proposal_id IS 'Which proposal.';
COMMENT ON COLUMN proposal_message.account_id IS 'Who was told.';
COMMENT ON COLUMN proposal_message.about IS 'amended: asked whether the support stays; closed: a support came too late; frozen: a change came too late; merged: asked to support the other.';
COMMENT ON COLUMN proposal_message.version IS 'Of the proposal''s text then.';
COMMENT ON COLUMN proposal_message.status_id IS 'The message, for accounts elsewhere: a favourite of one about an amendment is the answer "stay".';
COMMENT ON COLUMN proposal_message.created_at IS 'When.';
