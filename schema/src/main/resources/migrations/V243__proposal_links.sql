-- A link needs the other side to agree.
ALTER TABLE proposal_link DROP CONSTRAINT proposal_link_kind_check;
ALTER TABLE proposal_link ADD CONSTRAINT proposal_link_kind_check
    CHECK (kind IN ('duplicate-of', 'related-to', 'opposes', 'supersedes', 'follows-from'));
ALTER TABLE proposal_link ADD COLUMN agreed_by bigint REFERENCES account (id), ADD COLUMN agreed_at timestamptz;
CREATE INDEX proposal_link_other ON proposal_link (other_id);
COMMENT ON COLUMN proposal_link.agreed_by IS 'Who agreed for the other side: an author of it or a moderator of its community; null for a suggestion.';
COMMENT ON COLUMN proposal_link.agreed_at IS 'When; null for a suggestion, which pages do not show.';
