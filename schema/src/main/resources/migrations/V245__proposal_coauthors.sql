-- Who writes a proposal together with its author.
CREATE TABLE proposal_coauthor (
    proposal_id bigint NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
    account_id  bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    invited_at  timestamptz NOT NULL,
    accepted_at timestamptz,
    PRIMARY KEY (proposal_id, account_id)
);
CREATE INDEX proposal_coauthor_account ON proposal_coauthor (account_id);
COMMENT ON TABLE proposal_coauthor IS 'Co-authors of proposals at home here, and who was asked to be one.';
COMMENT ON COLUMN proposal_coauthor.proposal_id IS 'Which proposal.';
COMMENT ON COLUMN proposal_coauthor.account_id IS 'Who.';
COMMENT ON COLUMN proposal_coauthor.invited_at IS 'When the author asked.';
COMMENT ON COLUMN proposal_coauthor.accepted_at IS 'When the account said yes; until then it is nobody here.';
