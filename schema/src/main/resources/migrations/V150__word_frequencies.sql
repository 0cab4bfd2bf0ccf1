-- Tells the planner how common words are, so that it reads a common word newest first and a rare one by the index.
CREATE STATISTICS status_word_frequencies ON (to_tsvector('simple', search_form(spoiler_text || ' ' || content))) FROM status;
COMMENT ON STATISTICS status_word_frequencies IS 'How common words are in statuses.';
