-- Finds matters by words, as long as lists have them.
CREATE INDEX matter_words_idx ON matter
    USING gin (to_tsvector('simple', search_form(title || ' ' || body || ' ' || coalesce(place, '')))) WHERE listed;
