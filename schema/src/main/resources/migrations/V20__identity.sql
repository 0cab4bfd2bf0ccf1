-- Who this instance is: every address it ever gave out begins with it.

CREATE TABLE identity (
    only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    origin     text NOT NULL,
    domain     text NOT NULL,
    settled_at timestamptz NOT NULL
);
COMMENT ON TABLE identity IS 'The address under which this instance is known; one row.';
COMMENT ON COLUMN identity.only_row IS 'Always true: there is one row.';
COMMENT ON COLUMN identity.origin IS 'Scheme, host and port of every address of ours.';
COMMENT ON COLUMN identity.domain IS 'Domain of our handles.';
COMMENT ON COLUMN identity.settled_at IS 'When it was first used or last moved.';
