-- Decisions of communities: what is decided, the ballots, and what public bodies answer to each variant.
CREATE TABLE matter_decision (
    status_id bigint PRIMARY KEY REFERENCES matter (status_id) ON DELETE CASCADE,
    method text NOT NULL CHECK (method IN ('choice', 'approval', 'score', 'schulze', 'runoff', 'consent')),
    variants text[] NOT NULL CHECK (cardinality(variants) BETWEEN 1 AND 10),
    experience text[] NOT NULL DEFAULT '{}' CHECK (cardinality(experience) <= 8),
    experienced_only boolean NOT NULL DEFAULT false,
    secret boolean NOT NULL DEFAULT false,
    quorum integer CHECK (quorum BETWEEN 1 AND 1000000),
    closes_at timestamptz NOT NULL,
    withdrawn integer[] NOT NULL DEFAULT '{}',
    counted_at timestamptz
);
CREATE INDEX matter_decision_due_idx ON matter_decision (closes_at) WHERE counted_at IS NULL;
COMMENT ON TABLE matter_decision IS 'What decisions say besides what every matter says.';
COMMENT ON COLUMN matter_decision.status_id IS 'Which.';
COMMENT ON COLUMN matter_decision.method IS 'How ballots are filled in and counted.';
COMMENT ON COLUMN matter_decision.variants IS 'What can be chosen, in the order of the page; ballots name them by their place from 0.';
COMMENT ON COLUMN matter_decision.experience IS 'Groups of experience to which voters may say that they belong; results are told for each.';
COMMENT ON COLUMN matter_decision.experienced_only IS 'Only who says to belong to one of the groups takes part.';
COMMENT ON COLUMN matter_decision.secret IS 'Nothing is told of the ballots before the end, not even how many there are.';
COMMENT ON COLUMN matter_decision.quorum IS 'How many ballots it needs; null for any number.';
COMMENT ON COLUMN matter_decision.closes_at IS 'When it ends.';
COMMENT ON COLUMN matter_decision.withdrawn IS 'Variants that its author took out, by their place from 0: ballots are counted as if these did not stand there.';
COMMENT ON COLUMN matter_decision.counted_at IS 'When it was counted: from then on no ballot has a name.';

CREATE TABLE matter_ballot (
    receipt text PRIMARY KEY CHECK (receipt ~ '^[0-9a-f]{32}$'),
    status_id bigint NOT NULL REFERENCES matter_decision (status_id) ON DELETE CASCADE,
    account_id bigint REFERENCES account (id) ON DELETE CASCADE,
    answers integer[] NOT NULL,
    experience integer,
    UNIQUE (status_id, account_id)
);
COMMENT ON TABLE matter_ballot IS 'Ballots. They have no time, and no name once they are counted; in the order of their receipts they are shuffled.';
COMMENT ON COLUMN matter_ballot.receipt IS '128 random bits by which voters find their own among those that are published.';
COMMENT ON COLUMN matter_ballot.status_id IS 'Of which decision.';
COMMENT ON COLUMN matter_ballot.account_id IS 'Whose it is while it can be changed; null from the count on.';
COMMENT ON COLUMN matter_ballot.answers IS 'For each variant in its order: picked or not, points, place or 0, or agreed (1), standing aside (0), objecting (-1).';
COMMENT ON COLUMN matter_ballot.experience IS 'The group of experience that the voter named, from 0; never published with the ballot.';

CREATE TABLE matter_variant_answer (
    reply_status_id bigint NOT NULL REFERENCES status (id) ON DELETE CASCADE,
    status_id bigint NOT NULL REFERENCES matter_decision (status_id) ON DELETE CASCADE,
    variant integer NOT NULL,
    PRIMARY KEY (reply_status_id, variant)
);
CREATE INDEX matter_variant_answer_idx ON matter_variant_answer (status_id);
COMMENT ON TABLE matter_variant_answer IS 'What public bodies answer to single variants of decisions.';
COMMENT ON COLUMN matter_variant_answer.reply_status_id IS 'The reply that says it.';
COMMENT ON COLUMN matter_variant_answer.status_id IS 'The decision.';
COMMENT ON COLUMN matter_variant_answer.variant IS 'Which variant, from 0.';

-- Opinion rounds: short statements, what people say of them, and what shows in that.
CREATE TABLE matter_round (
    status_id bigint PRIMARY KEY REFERENCES matter (status_id) ON DELETE CASCADE,
    first_statements text[] NOT NULL CHECK (cardinality(first_statements) BETWEEN 1 AND 12),
    each integer NOT NULL CHECK (each BETWEEN 0 AND 10),
    checked boolean NOT NULL DEFAULT false,
    closes_at timestamptz NOT NULL,
    seed bigint NOT NULL,
    changed boolean NOT NULL DEFAULT false,
    result jsonb,
    ended_at timestamptz
);
CREATE INDEX matter_round_open_idx ON matter_round (closes_at) WHERE ended_at IS NULL;
COMMENT ON TABLE matter_round IS 'What opinion rounds say besides what every matter says.';
COMMENT ON COLUMN matter_round.status_id IS 'Which.';
COMMENT ON COLUMN matter_round.first_statements IS 'With which it begins.';
COMMENT ON COLUMN matter_round.each IS 'How many statements each person may add.';
COMMENT ON COLUMN matter_round.checked IS 'Whether moderators look at added statements before they are shown.';
COMMENT ON COLUMN matter_round.closes_at IS 'When it ends.';
COMMENT ON COLUMN matter_round.seed IS 'For what is drawn by lot when groups are looked for: the same answers come to the same groups.';
COMMENT ON COLUMN matter_round.changed IS 'Whether somebody answered, or a statement changed, since the result was found.';
COMMENT ON COLUMN matter_round.result IS 'Groups and bridges, as they were found last.';
COMMENT ON COLUMN matter_round.ended_at IS 'When it was ended: from then on no answers have names.';

CREATE TABLE opinion_statement (
    id bigint PRIMARY KEY,
    status_id bigint NOT NULL REFERENCES matter_round (status_id) ON DELETE CASCADE,
    account_id bigint REFERENCES account (id) ON DELETE SET NULL,
    text text NOT NULL,
    state text NOT NULL CHECK (state IN ('waiting', 'shown', 'out'))
);
CREATE INDEX opinion_statement_idx ON opinion_statement (status_id, id);
COMMENT ON TABLE opinion_statement IS 'Statements of opinion rounds.';
COMMENT ON COLUMN opinion_statement.id IS 'Time-ordered id.';
COMMENT ON COLUMN opinion_statement.status_id IS 'Of which round.';
COMMENT ON COLUMN opinion_statement.account_id IS 'Who added it, while the round is open; shown to nobody.';
COMMENT ON COLUMN opinion_statement.text IS 'Plain text.';
COMMENT ON COLUMN opinion_statement.state IS 'Waiting for moderators, shown, or taken out by them.';

CREATE TABLE opinion_voter (
    id bigint PRIMARY KEY,
    status_id bigint NOT NULL REFERENCES matter_round (status_id) ON DELETE CASCADE,
    account_id bigint REFERENCES account (id) ON DELETE CASCADE,
    UNIQUE (status_id, account_id)
);
COMMENT ON TABLE opinion_voter IS 'Who answers in opinion rounds.';
COMMENT ON COLUMN opinion_voter.id IS 'Random.';
COMMENT ON COLUMN opinion_voter.status_id IS 'In which round.';
COMMENT ON COLUMN opinion_voter.account_id IS 'Who, while the round is open; null afterwards.';

CREATE TABLE opinion_answer (
    statement_id bigint NOT NULL REFERENCES opinion_statement (id) ON DELETE CASCADE,
    voter_id bigint NOT NULL REFERENCES opinion_voter (id) ON DELETE CASCADE,
    answer integer NOT NULL CHECK (answer BETWEEN -1 AND 1),
    PRIMARY KEY (statement_id, voter_id)
);
CREATE INDEX opinion_answer_voter_idx ON opinion_answer (voter_id);
COMMENT ON TABLE opinion_answer IS 'What people say of statements.';
COMMENT ON COLUMN opinion_answer.statement_id IS 'Of which statement.';
COMMENT ON COLUMN opinion_answer.voter_id IS 'Who.';
COMMENT ON COLUMN opinion_answer.answer IS '1 agrees, 0 passes, -1 disagrees.';
