-- A link needs both sides to agree.
ALTER TABLE proposal_link DROP CONSTRAINT proposal_link_kind_check;
ALTER TABLE proposal_link ADD CONSTRAINT proposal_link_kind_check
    CHECK (kind IN ('duplicate-of', 'related-to', 'opposes', 'supersedes', 'follows-from'));
ALTER TABLE proposal_link
    ADD COLUMN agreed_from bigint REFERENCES account (id),
    ADD COLUMN agreed_to bigint REFERENCES account (id),
    ADD COLUMN agreed_at timestamptz;
CREATE INDEX proposal_link_other ON proposal_link (other_id);
COMMENT ON COLUMN proposal_link.agreed_from IS 'Who agreed for the first: an author of it or a moderator of its community.';
COMMENT ON COLUMN proposal_link.agreed_to IS 'Who agreed for the other.';
COMMENT ON COLUMN proposal_link.agreed_at IS 'When both had agreed; null for a suggestion, which only they see.';
