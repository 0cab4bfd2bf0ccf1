-- Words are compared in one form: lower case, without accents, with one shape for letters that are typed in several.

CREATE FUNCTION search_form(words text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT translate(
        regexp_replace(normalize(lower(words), NFKD), '[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200c\u200d]', '', 'g'),
        E'\u0142\u00f8\u0111\u0131\u0671\u0649\u06cc\u06d2\u0643\u06a9\u0629\u06c1\u06be\u06d5\u06c0',
        E'lodi\u0627\u064a\u064a\u064a\u0643\u0643\u0647\u0647\u0647\u0647\u0647')
$$;
COMMENT ON FUNCTION search_form(text) IS 'The form in which words are searched: Polish, Welsh, Urdu, Arabic and the like.';

DROP INDEX status_words;
CREATE INDEX status_words ON status USING gin (to_tsvector('simple', search_form(spoiler_text || ' ' || content)))
    WHERE reblog_of_id IS NULL AND deleted_at IS NULL;
CREATE INDEX tag_search_form ON tag (search_form(name) text_pattern_ops);
DROP INDEX account_search;
CREATE INDEX account_name_search_form ON account USING gin (search_form(username || ' ' || display_name) gin_trgm_ops);
