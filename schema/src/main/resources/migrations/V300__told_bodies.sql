-- Bodies are told of proposals, and a clock begins when they were.
ALTER TABLE delivery_body ADD COLUMN watched boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN delivery_body.watched IS 'Whether somebody here wants to hear what became of its deliveries.';

ALTER TABLE proposal_track ADD COLUMN sent_at timestamptz;
ALTER TABLE proposal_track ADD COLUMN told_by text CHECK (told_by IN ('actor', 'mail'));
ALTER TABLE proposal_track ADD COLUMN problem text
    CHECK (problem IN ('unknown', 'unreachable', 'refused', 'bounced', 'many'));
ALTER TABLE proposal_track ADD COLUMN reminded_step integer NOT NULL DEFAULT 0;
UPDATE proposal_track SET sent_at = asked_at, told_by = 'actor' WHERE asked_at IS NOT NULL AND body_id IS NOT NULL;
COMMENT ON COLUMN proposal_track.asked_at IS 'When the body was told, and its clock started.';
COMMENT ON COLUMN proposal_track.sent_at IS 'When the proposal was sent to the body: from then on its text stays.';
COMMENT ON COLUMN proposal_track.told_by IS 'How it was told: its actor''s inbox took it, or a mail server took a mail to it.';
COMMENT ON COLUMN proposal_track.problem IS 'Why it could not be told, or cannot be reached any more: unknown (no actor seen and no address), unreachable (its server does not answer), refused (its server does not take it), bounced (the mail came back), many (waits for the next digest).';
COMMENT ON COLUMN proposal_track.reminded_step IS 'Of how much it was reminded: 1 half of the time, 2 four fifths, 3 all of it, then one for each ten working days.';

CREATE INDEX proposal_track_untold ON proposal_track (sent_at) WHERE asked_at IS NULL AND sent_at IS NOT NULL;

CREATE TABLE body_notice (
    id          bigint PRIMARY KEY,
    proposal_id bigint  NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
    body_id     bigint  NOT NULL REFERENCES body (id) ON DELETE CASCADE,
    supports    integer NOT NULL,
    early       boolean NOT NULL,
    state       text    NOT NULL CHECK (state IN ('waiting', 'sent', 'told', 'settled')),
    problem     text,
    way         text CHECK (way IN ('actor', 'mail')),
    status_id   bigint REFERENCES status (id) ON DELETE SET NULL,
    receipt     text,
    delivery_id bigint,
    inbox_url   text,
    next_at     timestamptz NOT NULL,
    created_at  timestamptz NOT NULL,
    told_at     timestamptz,
    UNIQUE (proposal_id, body_id)
);
CREATE INDEX body_notice_due ON body_notice (next_at, id) WHERE state = 'waiting';
CREATE INDEX body_notice_sent ON body_notice (next_at) WHERE state = 'sent';
CREATE INDEX body_notice_told ON body_notice (id) WHERE state = 'told';
CREATE INDEX body_notice_delivery ON body_notice (delivery_id) WHERE delivery_id IS NOT NULL;
CREATE INDEX body_notice_receipt ON body_notice (receipt) WHERE receipt IS NOT NULL;
CREATE INDEX body_notice_status ON body_notice (status_id) WHERE status_id IS NOT NULL;
CREATE INDEX body_notice_body ON body_notice (body_id);
COMMENT ON TABLE body_notice IS 'That a body has to be told of a proposal, and how far that is.';
COMMENT ON COLUMN body_notice.id IS 'Time-ordered id.';
COMMENT ON COLUMN body_notice.proposal_id IS 'Which proposal.';
COMMENT ON COLUMN body_notice.body_id IS 'Which body.';
COMMENT ON COLUMN body_notice.supports IS 'How many backed it when it was sent.';
COMMENT ON COLUMN body_notice.early IS 'Whether a moderator sent it before the threshold.';
COMMENT ON COLUMN body_notice.state IS 'waiting: to be tried; sent: under way; told: taken, which its clock does not show yet; settled: its clock shows it.';
COMMENT ON COLUMN body_notice.problem IS 'As in proposal_track.';
COMMENT ON COLUMN body_notice.way IS 'How it was tried last.';
COMMENT ON COLUMN body_notice.status_id IS 'The post that tells it, where it is told by one of its own.';
COMMENT ON COLUMN body_notice.receipt IS 'Stands in the head of the mail that tells it, and in what comes back of it.';
COMMENT ON COLUMN body_notice.delivery_id IS 'The activity that tells it, in delivery_body while it is under way.';
COMMENT ON COLUMN body_notice.inbox_url IS 'Where that goes.';
COMMENT ON COLUMN body_notice.next_at IS 'When it is tried next; of what is under way, when it is looked after.';
COMMENT ON COLUMN body_notice.created_at IS 'When the proposal was sent.';
COMMENT ON COLUMN body_notice.told_at IS 'When the body was told.';

CREATE TABLE body_message (
    id          bigint PRIMARY KEY,
    recipient   text    NOT NULL,
    kind        text    NOT NULL CHECK (kind IN ('asked', 'daily', 'weekly')),
    day         date    NOT NULL,
    items       integer NOT NULL,
    created_at  timestamptz NOT NULL
);
CREATE INDEX body_message_recipient ON body_message (recipient, day);
COMMENT ON TABLE body_message IS 'Messages to bodies, so that none gets too many.';
COMMENT ON COLUMN body_message.id IS 'Time-ordered id.';
COMMENT ON COLUMN body_message.recipient IS 'The account or the address that got it: several entries of registers may share one.';
COMMENT ON COLUMN body_message.kind IS 'asked: of one proposal; daily: all that is new or due; weekly: where everything stands.';
COMMENT ON COLUMN body_message.day IS 'On which day.';
COMMENT ON COLUMN body_message.items IS 'How many proposals it names or counts.';
COMMENT ON COLUMN body_message.created_at IS 'When.';
