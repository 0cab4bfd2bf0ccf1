-- What became of activities that were taken in and changed nothing, for operators.

CREATE TABLE dropped_activity (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    activity_uri text,
    sender_uri   text NOT NULL,
    type         text NOT NULL,
    reason       text NOT NULL,
    detail       text NOT NULL,
    dropped_at   timestamptz NOT NULL
);
COMMENT ON TABLE dropped_activity IS 'Activities that were answered with 202 and changed nothing: the newest thousand of each reason, for a month.';
COMMENT ON COLUMN dropped_activity.id IS 'In the order of dropping.';
COMMENT ON COLUMN dropped_activity.activity_uri IS 'Its id; null for reactions and the like, which are nobody''s business.';
COMMENT ON COLUMN dropped_activity.sender_uri IS 'The actor; of reactions and the like only the server.';
COMMENT ON COLUMN dropped_activity.type IS 'Its word on the wire, empty where it could not be read.';
COMMENT ON COLUMN dropped_activity.reason IS 'One of the words of DropReason.';
COMMENT ON COLUMN dropped_activity.detail IS 'A sentence, or empty.';
COMMENT ON COLUMN dropped_activity.dropped_at IS 'When.';

-- What waits by itself is looked through when its sender takes something back.
CREATE INDEX inbox_activity_alone ON inbox_activity (sender_uri) WHERE alone;
