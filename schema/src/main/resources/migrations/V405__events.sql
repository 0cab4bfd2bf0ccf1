-- Events of communities, and of people elsewhere whom somebody here follows.
CREATE TABLE matter_event (
    status_id bigint PRIMARY KEY REFERENCES matter (status_id) ON DELETE CASCADE,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz,
    capacity integer CHECK (capacity BETWEEN 1 AND 100000),
    link text NOT NULL DEFAULT ''
);
CREATE INDEX matter_event_starts_idx ON matter_event (starts_at);
COMMENT ON TABLE matter_event IS 'What events say besides what every matter says.';
COMMENT ON COLUMN matter_event.status_id IS 'Which.';
COMMENT ON COLUMN matter_event.starts_at IS 'When it begins.';
COMMENT ON COLUMN matter_event.ends_at IS 'When it ends, where that is known.';
COMMENT ON COLUMN matter_event.capacity IS 'For how many there is room; null for everybody.';
COMMENT ON COLUMN matter_event.link IS 'Where one takes part online; empty for nowhere.';

CREATE TABLE matter_event_proposal (
    status_id bigint NOT NULL REFERENCES matter_event (status_id) ON DELETE CASCADE,
    proposal_id bigint NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
    by_account_id bigint REFERENCES account (id) ON DELETE SET NULL,
    linked_at timestamptz NOT NULL,
    PRIMARY KEY (status_id, proposal_id)
);
CREATE INDEX matter_event_proposal_idx ON matter_event_proposal (proposal_id);
COMMENT ON TABLE matter_event_proposal IS 'Proposals that arose at an event.';
COMMENT ON COLUMN matter_event_proposal.status_id IS 'The event.';
COMMENT ON COLUMN matter_event_proposal.proposal_id IS 'The proposal.';
COMMENT ON COLUMN matter_event_proposal.by_account_id IS 'Who said so: an author of the proposal, or who made the event.';
COMMENT ON COLUMN matter_event_proposal.linked_at IS 'When.';
