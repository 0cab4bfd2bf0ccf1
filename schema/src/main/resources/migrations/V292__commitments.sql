-- What a body said would be there by which day.
CREATE TABLE commitment (
    response_id bigint PRIMARY KEY REFERENCES official_response (id) ON DELETE CASCADE,
    proposal_id bigint NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
    body_id bigint NOT NULL REFERENCES body (id) ON DELETE CASCADE,
    due date NOT NULL,
    measure text NOT NULL,
    late_at timestamptz,
    works boolean,
    works_said_at timestamptz,
    kept_at timestamptz
);
CREATE INDEX commitment_proposal ON commitment (proposal_id, response_id);
CREATE INDEX commitment_body ON commitment (body_id, due);
CREATE INDEX commitment_open ON commitment (due) WHERE late_at IS NULL AND kept_at IS NULL;
COMMENT ON TABLE commitment IS 'A dated promise in an answer, as its last version says it, and what became of it.';
COMMENT ON COLUMN commitment.response_id IS 'The answer.';
COMMENT ON COLUMN commitment.proposal_id IS 'About which proposal.';
COMMENT ON COLUMN commitment.body_id IS 'Whose promise.';
COMMENT ON COLUMN commitment.due IS 'By which day.';
COMMENT ON COLUMN commitment.measure IS 'What will be there then.';
COMMENT ON COLUMN commitment.late_at IS 'When the day had passed and nobody had said that it is there.';
COMMENT ON COLUMN commitment.works IS 'What the author says of it.';
COMMENT ON COLUMN commitment.works_said_at IS 'When.';
COMMENT ON COLUMN commitment.kept_at IS 'When the body said that it is done, or the author that it works.';
