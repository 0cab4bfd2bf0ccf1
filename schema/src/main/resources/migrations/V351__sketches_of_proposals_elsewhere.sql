-- Near-duplicates between servers: what others tell of their proposals, as sketches.
CREATE TABLE sketch_elsewhere (
    record_uri text PRIMARY KEY,
    url text NOT NULL,
    host text NOT NULL,
    title text NOT NULL,
    language text NOT NULL,
    sketch bytea NOT NULL,
    bands integer[] NOT NULL,
    seen_at timestamptz NOT NULL
);
CREATE INDEX sketch_elsewhere_bands ON sketch_elsewhere USING gin (bands);
CREATE INDEX sketch_elsewhere_host ON sketch_elsewhere (host, seen_at);
COMMENT ON TABLE sketch_elsewhere IS 'Proposals that are published on other servers, as sketches that drafts here are compared with.';
COMMENT ON COLUMN sketch_elsewhere.record_uri IS 'The record, on the server that told it.';
COMMENT ON COLUMN sketch_elsewhere.url IS 'Its page there.';
COMMENT ON COLUMN sketch_elsewhere.host IS 'That server, with its port where it has an unusual one.';
COMMENT ON COLUMN sketch_elsewhere.title IS 'Its title, as published.';
COMMENT ON COLUMN sketch_elsewhere.language IS 'BCP 47.';
COMMENT ON COLUMN sketch_elsewhere.sketch IS '128 numbers of four bytes.';
COMMENT ON COLUMN sketch_elsewhere.bands IS 'What it is found by: 64 numbers, each made from two of the sketch.';
COMMENT ON COLUMN sketch_elsewhere.seen_at IS 'When the server last told it.';

CREATE TABLE sketch_source (
    url text PRIMARY KEY,
    after_id bigint NOT NULL,
    began_at timestamptz NOT NULL
);
COMMENT ON TABLE sketch_source IS 'How far the sketches of other servers were read.';
COMMENT ON COLUMN sketch_source.url IS 'The server''s origin.';
COMMENT ON COLUMN sketch_source.after_id IS 'The last id that was read; 0 to begin anew.';
COMMENT ON COLUMN sketch_source.began_at IS 'When reading last began at the first.';
