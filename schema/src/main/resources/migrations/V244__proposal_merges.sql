-- One proposal goes into another where the authors of both want it.
CREATE TABLE proposal_merge (
    id           bigint PRIMARY KEY,
    retired_id   bigint NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
    surviving_id bigint NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
    offered_by   bigint NOT NULL REFERENCES account (id),
    offered_at   timestamptz NOT NULL,
    answered_by  bigint REFERENCES account (id),
    answered_at  timestamptz,
    accepted     boolean,
    CHECK (retired_id <> surviving_id),
    CHECK ((answered_at IS NULL) = (accepted IS NULL))
);
CREATE UNIQUE INDEX proposal_merge_open ON proposal_merge (least(retired_id, surviving_id), greatest(retired_id, surviving_id)) WHERE answered_at IS NULL;
CREATE UNIQUE INDEX proposal_merge_retired ON proposal_merge (retired_id) WHERE accepted;
CREATE INDEX proposal_merge_surviving ON proposal_merge (surviving_id);
COMMENT ON TABLE proposal_merge IS 'Offers of an author to merge two proposals, and what the other author answered. Supports are never moved by it.';
COMMENT ON COLUMN proposal_merge.id IS 'Time-ordered id.';
COMMENT ON COLUMN proposal_merge.retired_id IS 'Which becomes merged-into; its address stays.';
COMMENT ON COLUMN proposal_merge.surviving_id IS 'Into which.';
COMMENT ON COLUMN proposal_merge.offered_by IS 'An author of one of them.';
COMMENT ON COLUMN proposal_merge.offered_at IS 'When.';
COMMENT ON COLUMN proposal_merge.answered_by IS 'An author of the other; or who took the offer back.';
COMMENT ON COLUMN proposal_merge.answered_at IS 'When.';
COMMENT ON COLUMN proposal_merge.accepted IS 'Whether the answer was yes; null while there is none.';
