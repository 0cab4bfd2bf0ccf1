-- Files of our own: uploaded, made smaller, kept in a folder or an object store. Files of others: fetched once and kept for a while.

ALTER TABLE media_attachment
    ADD COLUMN state          text NOT NULL DEFAULT 'ready' CHECK (state IN ('processing', 'ready', 'failed')),
    ADD COLUMN file_key       text,
    ADD COLUMN preview_key    text,
    ADD COLUMN preview_width  integer,
    ADD COLUMN preview_height integer,
    ADD COLUMN focus_x        double precision CHECK (focus_x BETWEEN -1 AND 1),
    ADD COLUMN focus_y        double precision CHECK (focus_y BETWEEN -1 AND 1),
    ADD COLUMN duration       double precision,
    ADD COLUMN frame_rate     text,
    ADD COLUMN bitrate        integer,
    ADD COLUMN loose_since    timestamptz;
COMMENT ON COLUMN media_attachment.state IS 'Whether a local file can be shown yet; ready for remote ones.';
COMMENT ON COLUMN media_attachment.file_key IS 'Name of our file in the media storage; null for remote files.';
COMMENT ON COLUMN media_attachment.preview_key IS 'Name of the small picture in the media storage.';
COMMENT ON COLUMN media_attachment.preview_width IS 'Pixels.';
COMMENT ON COLUMN media_attachment.preview_height IS 'Pixels.';
COMMENT ON COLUMN media_attachment.focus_x IS 'What must stay in view, from -1 (left) to 1.';
COMMENT ON COLUMN media_attachment.focus_y IS 'What must stay in view, from -1 (bottom) to 1.';
COMMENT ON COLUMN media_attachment.duration IS 'Seconds, of film and sound.';
COMMENT ON COLUMN media_attachment.frame_rate IS 'Of film, as a fraction such as 30/1.';
COMMENT ON COLUMN media_attachment.bitrate IS 'Bits in a second, of film and sound.';
COMMENT ON COLUMN media_attachment.loose_since IS 'Since when no status shows it; a day later it is removed. Null while one does.';
CREATE INDEX media_attachment_loose ON media_attachment (loose_since) WHERE loose_since IS NOT NULL;

CREATE TABLE media_secret (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    secret   bytea NOT NULL
);
COMMENT ON TABLE media_secret IS 'What signs the addresses of remote files that we pass on; one row.';
COMMENT ON COLUMN media_secret.only_row IS 'Always true: there is one row.';
COMMENT ON COLUMN media_secret.secret IS 'Key of an HMAC with SHA-256.';

CREATE TABLE remote_file (
    url_hash   bytea PRIMARY KEY,
    file_key   text,
    media_type text,
    size       bigint NOT NULL DEFAULT 0,
    fetched_at timestamptz NOT NULL
);
COMMENT ON TABLE remote_file IS 'A file of another server, kept for a while so that readers need not ask that server.';
COMMENT ON COLUMN remote_file.url_hash IS 'SHA-256 of its address.';
COMMENT ON COLUMN remote_file.file_key IS 'Its name in the media storage; null when it could not be had.';
COMMENT ON COLUMN remote_file.media_type IS 'MIME type, by its content.';
COMMENT ON COLUMN remote_file.size IS 'Bytes.';
COMMENT ON COLUMN remote_file.fetched_at IS 'When it was asked for.';
CREATE INDEX remote_file_fetched ON remote_file (fetched_at);
