-- Places that people mark.
CREATE TABLE matter_place (
    status_id bigint PRIMARY KEY REFERENCES matter (status_id) ON DELETE CASCADE,
    sort text NOT NULL,
    hours text NOT NULL DEFAULT '',
    building boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE matter_place IS 'What places say besides what every matter says.';
COMMENT ON COLUMN matter_place.status_id IS 'Which.';
COMMENT ON COLUMN matter_place.sort IS 'What for: a word of PlaceSort, which says by what it is marked.';
COMMENT ON COLUMN matter_place.hours IS 'When it is open, in words.';
COMMENT ON COLUMN matter_place.building IS 'A public body added a building of its own.';

CREATE TABLE matter_place_mark (
    status_id bigint NOT NULL REFERENCES matter_place (status_id) ON DELETE CASCADE,
    account_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    mark text NOT NULL,
    value integer NOT NULL CHECK (value BETWEEN 1 AND 5),
    marked_at timestamptz NOT NULL,
    PRIMARY KEY (status_id, account_id, mark)
);
COMMENT ON TABLE matter_place_mark IS 'How people found a place; shown as means alone.';
COMMENT ON COLUMN matter_place_mark.status_id IS 'Which place.';
COMMENT ON COLUMN matter_place_mark.account_id IS 'Who.';
COMMENT ON COLUMN matter_place_mark.mark IS 'Of what, a word of the sort of the place.';
COMMENT ON COLUMN matter_place_mark.value IS '1 for bad to 5 for good.';
COMMENT ON COLUMN matter_place_mark.marked_at IS 'When.';
