CREATE TABLE arrived_proposal (
    proposal_id  bigint PRIMARY KEY REFERENCES proposal ON DELETE CASCADE,
    community_id bigint NOT NULL REFERENCES community (account_id) ON DELETE CASCADE,
    source       text NOT NULL,
    source_id    text NOT NULL,
    url          text,
    author       text NOT NULL,
    supports     bigint,
    state        text NOT NULL,
    place        text,
    history      jsonb NOT NULL,
    answers      jsonb NOT NULL,
    comments     jsonb NOT NULL,
    arrived_at   timestamptz NOT NULL,
    UNIQUE (community_id, source, source_id)
);
COMMENT ON TABLE arrived_proposal IS 'What proposals that moved in from another platform had there. Nothing of it is counted here.';
COMMENT ON COLUMN arrived_proposal.proposal_id IS 'The proposal that it became.';
COMMENT ON COLUMN arrived_proposal.community_id IS 'The community that it came into.';
COMMENT ON COLUMN arrived_proposal.source IS 'Where it was: a host, or a name that the operator gave.';
COMMENT ON COLUMN arrived_proposal.source_id IS 'Its id there: it comes once.';
COMMENT ON COLUMN arrived_proposal.url IS 'Its page there.';
COMMENT ON COLUMN arrived_proposal.author IS 'The name of its author there, unclaimed; empty where it had none.';
COMMENT ON COLUMN arrived_proposal.supports IS 'How many had supported it there; null where they were not counted.';
COMMENT ON COLUMN arrived_proposal.state IS 'Its state there, in the words of its source.';
COMMENT ON COLUMN arrived_proposal.place IS 'Where it is about, as text.';
COMMENT ON COLUMN arrived_proposal.history IS 'What happened to it there: [{"at", "by", "text", "url"}], oldest first.';
COMMENT ON COLUMN arrived_proposal.answers IS 'What bodies answered there, in the same form.';
COMMENT ON COLUMN arrived_proposal.comments IS 'What people wrote about it there, in the same form.';
COMMENT ON COLUMN arrived_proposal.arrived_at IS 'When it came.';
