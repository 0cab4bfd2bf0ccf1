-- Finding statuses by their words. The "simple" configuration serves every language and leaves out HTML tags.
CREATE INDEX status_words ON status USING gin (to_tsvector('simple', content)) WHERE reblog_of_id IS NULL AND deleted_at IS NULL;
