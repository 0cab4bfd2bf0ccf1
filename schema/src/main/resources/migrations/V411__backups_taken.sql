-- Backups of this database that were completed, for the page that says when the last one was; a restored database does not know of its own.
CREATE TABLE backup_taken (
    ended_at timestamptz PRIMARY KEY,
    folder text NOT NULL,
    database_bytes bigint NOT NULL,
    media_files bigint NOT NULL
);
