-- A body asks the author something: its clock waits, once.
CREATE TABLE track_pause (
    proposal_id bigint NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
    body_id bigint NOT NULL REFERENCES body (id) ON DELETE CASCADE,
    paused_at timestamptz NOT NULL,
    until date NOT NULL,
    ack_due date,
    answer_due date,
    ended_at timestamptz,
    PRIMARY KEY (proposal_id, body_id)
);
CREATE INDEX track_pause_open ON track_pause (until) WHERE ended_at IS NULL;
COMMENT ON TABLE track_pause IS 'Since when a body waits for a word of the author; a body has one pause in a proposal.';
COMMENT ON COLUMN track_pause.proposal_id IS 'Which proposal.';
COMMENT ON COLUMN track_pause.body_id IS 'Whose clock.';
COMMENT ON COLUMN track_pause.paused_at IS 'When it asked.';
COMMENT ON COLUMN track_pause.until IS 'The last day on which it waits.';
COMMENT ON COLUMN track_pause.ack_due IS 'Day by which it should have acknowledged before the pause.';
COMMENT ON COLUMN track_pause.answer_due IS 'Day by which it should have answered before the pause.';
COMMENT ON COLUMN track_pause.ended_at IS 'When the author replied, the body went on, or the time was over.';

-- A body says that another is responsible.
CREATE TABLE track_hop (
    id bigint PRIMARY KEY,
    proposal_id bigint NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
    from_body_id bigint REFERENCES body (id) ON DELETE CASCADE,
    to_body_id bigint NOT NULL REFERENCES body (id) ON DELETE CASCADE,
    number integer NOT NULL,
    waits boolean NOT NULL,
    by_account_id bigint REFERENCES account (id) ON DELETE SET NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX track_hop_proposal ON track_hop (proposal_id, id);
COMMENT ON TABLE track_hop IS 'Which body passed a proposal on to which. Only ever added.';
COMMENT ON COLUMN track_hop.id IS 'Time-ordered id.';
COMMENT ON COLUMN track_hop.proposal_id IS 'Which proposal.';
COMMENT ON COLUMN track_hop.from_body_id IS 'Who says that it is not responsible; null where a moderator chose a body.';
COMMENT ON COLUMN track_hop.to_body_id IS 'Who is.';
COMMENT ON COLUMN track_hop.number IS 'The how manieth body in a row that passes it on; 0 for a moderator.';
COMMENT ON COLUMN track_hop.waits IS 'A moderator has to decide, so it was not sent there.';
COMMENT ON COLUMN track_hop.by_account_id IS 'Who said so.';
COMMENT ON COLUMN track_hop.created_at IS 'When.';

ALTER TABLE official_response_version ADD COLUMN joint text;
COMMENT ON COLUMN official_response_version.joint IS 'Of a joint answer: id of the answer of another body that this one joins.';
