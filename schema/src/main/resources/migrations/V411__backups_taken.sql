CREATE TABLE backup_taken (
    ended_at timestamptz PRIMARY KEY,
    folder text NOT NULL,
    database_bytes bigint NOT NULL,
    media_files bigint NOT NULL
);
COMMENT ON TABLE backup_taken IS 'Backups of this database that were completed, for the page that says when the last one was. A restored one does not know of its own.';
COMMENT ON COLUMN backup_taken.ended_at IS 'Everything acknowledged before is in it.';
COMMENT ON COLUMN backup_taken.folder IS 'Where it was written.';
COMMENT ON COLUMN backup_taken.database_bytes IS 'Size of the database in it.';
COMMENT ON COLUMN backup_taken.media_files IS 'Files of pictures, films and sounds that it names.';
