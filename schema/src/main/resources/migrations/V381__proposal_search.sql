-- Finding proposals by their words without reading all that have them. Proposals are numbered as they come; an era is a thousand of
-- them, an age 32 eras. A word is kept together with its era and with its age, so that one entry of the index names no more than
-- these: the newest are looked through era by era, and what is rare age by age.

CREATE SEQUENCE proposal_place;
COMMENT ON SEQUENCE proposal_place IS 'Numbers proposals as they come here.';

CREATE TABLE proposal_search (
    proposal_id bigint   PRIMARY KEY REFERENCES proposal (id) ON DELETE CASCADE,
    place       bigint   NOT NULL UNIQUE DEFAULT nextval('proposal_place'),
    words       text[]   NOT NULL
);
COMMENT ON TABLE proposal_search IS 'Which words proposals have; kept by a trigger, as an index would be.';
COMMENT ON COLUMN proposal_search.proposal_id IS 'The proposal.';
COMMENT ON COLUMN proposal_search.place IS 'The how manieth here.';
COMMENT ON COLUMN proposal_search.words IS 'As proposal_search_words makes them.';

CREATE FUNCTION proposal_search_words(place bigint, community bigint, content text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT array_agg(period || ' ' || word)
    FROM (SELECT left(w, 60) FROM unnest(tsvector_to_array(to_tsvector('simple', search_form(content)))) w
          UNION SELECT '*' || community) AS words (word),
         unnest(ARRAY['e' || (place >> 10), 'a' || (place >> 15)]) AS period
$$;
COMMENT ON FUNCTION proposal_search_words(bigint, bigint, text) IS 'Each word of a proposal, and its community, once with the era and once with the age of its place.';

CREATE FUNCTION keep_proposal_search() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    number bigint;
BEGIN
    SELECT place INTO number FROM proposal_search WHERE proposal_id = NEW.id;
    number := coalesce(number, nextval('proposal_place'));
    INSERT INTO proposal_search (proposal_id, place, words)
    VALUES (NEW.id, number,
            proposal_search_words(number, NEW.community_id, NEW.title || ' ' || NEW.ask || ' ' || NEW.problem))
    ON CONFLICT (proposal_id) DO UPDATE SET words = excluded.words;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION keep_proposal_search() IS 'Writes the words of a proposal when its text is new or changes.';
CREATE TRIGGER proposal_search AFTER INSERT OR UPDATE OF community_id, title, ask, problem ON proposal
    FOR EACH ROW EXECUTE FUNCTION keep_proposal_search();

CREATE FUNCTION fill_proposal_search() RETURNS void
LANGUAGE sql AS $$
    INSERT INTO proposal_search (proposal_id, place, words)
    SELECT id, place, proposal_search_words(place, community_id, title || ' ' || ask || ' ' || problem)
    FROM (SELECT p.*, nextval('proposal_place') AS place FROM (SELECT * FROM proposal ORDER BY id) p
          WHERE NOT EXISTS (SELECT 1 FROM proposal_search s WHERE s.proposal_id = p.id)) numbered
$$;
COMMENT ON FUNCTION fill_proposal_search() IS 'Writes the words of those proposals that have none yet.';
SELECT fill_proposal_search();
-- What came last waits in a short list that each search reads: many are sorted in at once, which is cheaper for who writes.
CREATE INDEX proposal_search_words ON proposal_search USING gin (array_to_tsvector(words)) WITH (gin_pending_list_limit = 128);
