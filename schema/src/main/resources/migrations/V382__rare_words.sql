-- In a large town every word stands in many proposals; pairs of neighbouring words of a title do not, and a whole title hardly twice.

CREATE FUNCTION proposal_keys(title text, rest text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT words
        || ARRAY(SELECT DISTINCT least(a, b) || '+' || greatest(a, b)
                 FROM generate_subscripts(short, 1) n, LATERAL (VALUES (short[n], short[n + 1]), (short[n], short[n + 2])) AS pairs (a, b)
                 WHERE b IS NOT NULL)
        || ('=' || md5(array_to_string(short, ' ')))
    FROM (SELECT proposal_words(title || ' ' || rest) AS words, proposal_words(title) AS short OFFSET 0) AS both_texts
$$;
COMMENT ON FUNCTION proposal_keys(text, text) IS 'By what a text is found again: its first words, the pairs of neighbours (next and next but one) of its title, and the title as a whole.';

CREATE OR REPLACE FUNCTION keep_proposal_words() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM proposal_word
        WHERE community_id = OLD.community_id AND proposal_id = OLD.id
          AND word = ANY (proposal_keys(OLD.title, OLD.ask || ' ' || OLD.problem));
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO proposal_word (community_id, word, proposal_id)
        SELECT NEW.community_id, unnest(proposal_keys(NEW.title, NEW.ask || ' ' || NEW.problem)), NEW.id
        ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON COLUMN proposal_word.word IS 'One of its keys, as proposal_keys makes them.';

CREATE FUNCTION fill_proposal_words() RETURNS void
LANGUAGE sql AS $$
    TRUNCATE proposal_word;
    INSERT INTO proposal_word (community_id, word, proposal_id)
    SELECT community_id, unnest(proposal_keys(title, ask || ' ' || problem)), id FROM proposal ON CONFLICT DO NOTHING
$$;
COMMENT ON FUNCTION fill_proposal_words() IS 'Writes the keys of all proposals anew.';
SELECT fill_proposal_words();
