-- Bodies without an actor answer behind links that are mailed to them.
CREATE TABLE body_link (
    token_hash  bytea PRIMARY KEY,
    purpose     text   NOT NULL CHECK (purpose IN ('answer', 'confirm')),
    proposal_id bigint NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
    body_id     bigint NOT NULL REFERENCES body (id) ON DELETE CASCADE,
    answer_id   bigint,
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    used_at     timestamptz
);
CREATE INDEX body_link_body ON body_link (body_id, proposal_id);
CREATE INDEX body_link_proposal ON body_link (proposal_id);
CREATE INDEX body_link_expiry ON body_link (expires_at);
COMMENT ON TABLE body_link IS 'Links that work once, mailed to the address of a body.';
COMMENT ON COLUMN body_link.token_hash IS 'SHA-256 of the secret in the link.';
COMMENT ON COLUMN body_link.purpose IS 'answer: to write one; confirm: to publish what was written, or not.';
COMMENT ON COLUMN body_link.proposal_id IS 'Which proposal.';
COMMENT ON COLUMN body_link.body_id IS 'Which body.';
COMMENT ON COLUMN body_link.answer_id IS 'What is confirmed.';
COMMENT ON COLUMN body_link.created_at IS 'When it was made.';
COMMENT ON COLUMN body_link.expires_at IS 'Until when it works.';
COMMENT ON COLUMN body_link.used_at IS 'When it was used.';

CREATE TABLE mailed_answer (
    id          bigint PRIMARY KEY,
    proposal_id bigint NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
    body_id     bigint NOT NULL REFERENCES body (id) ON DELETE CASCADE,
    position    text,
    reason      text,
    text        text   NOT NULL,
    state       text   NOT NULL CHECK (state IN ('waiting', 'published', 'refused')),
    created_at  timestamptz NOT NULL,
    settled_at  timestamptz,
    status_id   bigint REFERENCES status (id) ON DELETE SET NULL
);
CREATE INDEX mailed_answer_proposal ON mailed_answer (proposal_id);
CREATE INDEX mailed_answer_body ON mailed_answer (body_id);
CREATE INDEX mailed_answer_status ON mailed_answer (status_id) WHERE status_id IS NOT NULL;
COMMENT ON TABLE mailed_answer IS 'What was written behind a mailed link; published once the address of the body has confirmed it.';
COMMENT ON COLUMN mailed_answer.id IS 'Time-ordered id.';
COMMENT ON COLUMN mailed_answer.proposal_id IS 'Which proposal.';
COMMENT ON COLUMN mailed_answer.body_id IS 'Which body.';
COMMENT ON COLUMN mailed_answer.position IS 'State of the track that it says; null for none.';
COMMENT ON COLUMN mailed_answer.reason IS 'Why it goes back, where it does.';
COMMENT ON COLUMN mailed_answer.text IS 'Plain text.';
COMMENT ON COLUMN mailed_answer.state IS 'waiting: for the address to confirm it; published; refused: it was not the body.';
COMMENT ON COLUMN mailed_answer.created_at IS 'When it was written.';
COMMENT ON COLUMN mailed_answer.settled_at IS 'When it was published or refused.';
COMMENT ON COLUMN mailed_answer.status_id IS 'The post that it became.';
