CREATE TABLE emoji (
    domain     text NOT NULL,
    shortcode  text NOT NULL,
    file_key   text,
    remote_url text,
    category   text,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (domain, shortcode),
    CHECK ((file_key IS NULL) <> (remote_url IS NULL))
);
COMMENT ON TABLE emoji IS 'Small pictures that stand for a :word: in texts, ours and those of other servers.';
COMMENT ON COLUMN emoji.domain IS 'Handle domain of those who use it; empty for ours.';
COMMENT ON COLUMN emoji.shortcode IS 'The word, without colons.';
COMMENT ON COLUMN emoji.file_key IS 'Name of our file in the media storage.';
COMMENT ON COLUMN emoji.remote_url IS 'Where another server keeps it.';
COMMENT ON COLUMN emoji.category IS 'Heading in the picker, for ours.';
COMMENT ON COLUMN emoji.updated_at IS 'When it was added or last seen changed.';
