-- What the civic core needs beside its first tables.

CREATE TABLE resident (
    community_id bigint NOT NULL REFERENCES community ON DELETE CASCADE,
    account_id   bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    locality     text,
    method       text NOT NULL,
    checked_by   bigint REFERENCES account ON DELETE SET NULL,
    checked_at   timestamptz NOT NULL,
    PRIMARY KEY (community_id, account_id)
);
COMMENT ON TABLE resident IS 'Members whom a community knows to live where it stands; their supports count as verified local.';
COMMENT ON COLUMN resident.community_id IS 'Which community.';
COMMENT ON COLUMN resident.account_id IS 'Who; a local account.';
COMMENT ON COLUMN resident.locality IS 'The smallest area that was verified; null for the community''s own.';
COMMENT ON COLUMN resident.method IS 'How it was checked, such as desk or letter. Never the address itself.';
COMMENT ON COLUMN resident.checked_by IS 'The moderator who checked.';
COMMENT ON COLUMN resident.checked_at IS 'When.';

ALTER TABLE proposal ADD COLUMN record_sent_at timestamptz;
COMMENT ON COLUMN proposal.record_sent_at IS 'When followers'' servers were last sent the record.';
ALTER TABLE proposal_track ADD COLUMN reminded_at timestamptz;
COMMENT ON COLUMN proposal_track.reminded_at IS 'When the body was last reminded in public that its target has passed.';
CREATE INDEX support_withdrawn ON support (withdrawn_at) WHERE withdrawn_at IS NOT NULL;
CREATE INDEX support_named ON support (proposal_id) WHERE named AND withdrawn_at IS NULL;
CREATE INDEX proposal_done ON proposal (done_claimed_at) WHERE state = 'done';
CREATE INDEX proposal_track_waiting ON proposal_track (answer_due) WHERE answered_at IS NULL AND answer_due IS NOT NULL;
