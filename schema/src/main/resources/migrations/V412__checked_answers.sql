ALTER TABLE matter_help ADD COLUMN attested text NOT NULL DEFAULT '';
COMMENT ON COLUMN matter_help.attested IS 'Word of the claim that must be attested of who answers; empty for none.';

CREATE TABLE checked_answer (
    status_id    bigint NOT NULL REFERENCES status (id) ON DELETE CASCADE,
    account_id   bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    community_id bigint NOT NULL REFERENCES community (account_id) ON DELETE CASCADE,
    claim        text NOT NULL,
    checked_at   timestamptz NOT NULL,
    review       date NOT NULL,
    PRIMARY KEY (status_id, account_id)
);
CREATE INDEX checked_answer_account ON checked_answer (account_id);
CREATE INDEX checked_answer_community ON checked_answer (community_id);
COMMENT ON TABLE checked_answer IS 'Answers that somebody of whom a claim is attested marked as checked.';
COMMENT ON COLUMN checked_answer.status_id IS 'The answer.';
COMMENT ON COLUMN checked_answer.account_id IS 'Who checked it.';
COMMENT ON COLUMN checked_answer.community_id IS 'In whose discussion it stands.';
COMMENT ON COLUMN checked_answer.claim IS 'As what: the word of the claim.';
COMMENT ON COLUMN checked_answer.checked_at IS 'When.';
COMMENT ON COLUMN checked_answer.review IS 'The day by which somebody should look again.';

