-- How a body answers, counted by a job so that its page costs the same however much it is asked.

CREATE TABLE body_statistic (
    body_id              bigint NOT NULL REFERENCES body ON DELETE CASCADE,
    year                 integer NOT NULL,
    category             text NOT NULL,
    received             integer NOT NULL,
    acknowledged         integer NOT NULL,
    acknowledged_in_time integer NOT NULL,
    answered             integer NOT NULL,
    answered_in_time     integer NOT NULL,
    overdue              integer NOT NULL,
    reopened             integer NOT NULL,
    waits                integer[] NOT NULL,
    counted_at           timestamptz NOT NULL,
    PRIMARY KEY (body_id, year, category)
);
COMMENT ON TABLE body_statistic IS 'What a body was asked and how it answered, by the year in which it was asked and by category.';
COMMENT ON COLUMN body_statistic.body_id IS 'Which entry of a register.';
COMMENT ON COLUMN body_statistic.year IS 'In which it was asked, where the community is.';
COMMENT ON COLUMN body_statistic.category IS 'Slug of the proposals'' category; empty for none.';
COMMENT ON COLUMN body_statistic.received IS 'Proposals that it was asked about.';
COMMENT ON COLUMN body_statistic.acknowledged IS 'Those to which it reacted.';
COMMENT ON COLUMN body_statistic.acknowledged_in_time IS 'Those by the day on which that was due.';
COMMENT ON COLUMN body_statistic.answered IS 'Those that it answered.';
COMMENT ON COLUMN body_statistic.answered_in_time IS 'Those by the day on which that was due.';
COMMENT ON COLUMN body_statistic.overdue IS 'Those whose answer was due and had not come when it was counted.';
COMMENT ON COLUMN body_statistic.reopened IS 'Those that it said were done and citizens disputed.';
COMMENT ON COLUMN body_statistic.waits IS 'How many were answered after no working day, after one, after two and so on.';
COMMENT ON COLUMN body_statistic.counted_at IS 'When it was counted.';
CREATE INDEX official_response_body ON official_response (body_id, created_at DESC);
