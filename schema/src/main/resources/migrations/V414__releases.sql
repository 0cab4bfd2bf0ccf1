CREATE TABLE matter_release (
    status_id bigint PRIMARY KEY REFERENCES matter (status_id) ON DELETE CASCADE,
    licence text NOT NULL,
    opens_at timestamptz NOT NULL
);
COMMENT ON TABLE matter_release IS 'Files that a public body gives a community before everybody else.';
COMMENT ON COLUMN matter_release.status_id IS 'Its post.';
COMMENT ON COLUMN matter_release.licence IS 'Under which they may be taken along (SPDX).';
COMMENT ON COLUMN matter_release.opens_at IS 'From when on everybody can have them.';

CREATE TABLE release_file (
    id bigint PRIMARY KEY,
    status_id bigint NOT NULL REFERENCES matter_release (status_id) ON DELETE CASCADE,
    name text NOT NULL,
    bytes integer NOT NULL,
    sha256 bytea NOT NULL,
    content bytea,
    added_at timestamptz NOT NULL,
    UNIQUE (status_id, name)
);
ALTER TABLE release_file ALTER COLUMN content SET STORAGE EXTERNAL;
COMMENT ON TABLE release_file IS 'The files of a release.';
COMMENT ON COLUMN release_file.id IS 'Time-ordered id.';
COMMENT ON COLUMN release_file.status_id IS 'Of which release.';
COMMENT ON COLUMN release_file.name IS 'As it is saved, with the ending that says what it is.';
COMMENT ON COLUMN release_file.bytes IS 'Its size.';
COMMENT ON COLUMN release_file.sha256 IS 'Its digest, which stands in the community''s log.';
COMMENT ON COLUMN release_file.content IS 'What is in it; null once the body took the release back.';
COMMENT ON COLUMN release_file.added_at IS 'When it was added.';
