-- What many people speak of just now.

CREATE TABLE trend (
    kind        text NOT NULL CHECK (kind IN ('tag', 'status', 'link')),
    subject_id  bigint NOT NULL,
    score       double precision NOT NULL,
    review      text CHECK (review IN ('approved', 'rejected')),
    reviewed_at timestamptz,
    updated_at  timestamptz NOT NULL,
    PRIMARY KEY (kind, subject_id)
);
COMMENT ON TABLE trend IS 'Hashtags, statuses and links in recent use, written by a job; review is the moderators''.';
COMMENT ON COLUMN trend.kind IS 'What it is.';
COMMENT ON COLUMN trend.subject_id IS 'tag.id, status.id or preview_card.id.';
COMMENT ON COLUMN trend.score IS 'Recent use with decay; larger is shown first.';
COMMENT ON COLUMN trend.review IS 'What moderators decided; null while nobody has looked.';
COMMENT ON COLUMN trend.reviewed_at IS 'When they decided.';
COMMENT ON COLUMN trend.updated_at IS 'When the score was computed.';
CREATE INDEX trend_top ON trend (kind, score DESC);
