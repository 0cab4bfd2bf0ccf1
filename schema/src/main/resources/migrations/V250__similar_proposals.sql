-- Near-duplicates are looked for among proposals that share words, the rarest first. What is read for it is bounded, however
-- much a town has proposed: of each word the newest proposals, in the order of an index.

CREATE FUNCTION proposal_words(content text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(word ORDER BY place), '{}')
    FROM (
        SELECT left(piece, 5) AS word, min(place) AS place
        FROM regexp_split_to_table(search_form(left(content, 3000)), '[^[:alnum:]]+') WITH ORDINALITY AS pieces (piece, place)
        WHERE (length(piece) > 2 OR piece ~ '^[0-9]+$')
          AND piece <> ALL ('{the,and,for,that,with,not,but,are,was,can,you,our,their,they,this,from,have,has,would,should,there,when,who,why,what,which,one,all,please,people,into,than,then,them,its,your,does}')
        GROUP BY 1
        ORDER BY 2
        LIMIT 32
    ) AS first
$$;
COMMENT ON FUNCTION proposal_words(text) IS 'The first 32 words by which a text is compared with others: in their search form, cut to five letters, none twice.';

CREATE TABLE proposal_word (
    community_id bigint NOT NULL,
    word         text   NOT NULL,
    proposal_id  bigint NOT NULL,
    PRIMARY KEY (community_id, word, proposal_id)
);
COMMENT ON TABLE proposal_word IS 'Which proposals have a word; kept by a trigger of proposal, as an index would be.';
COMMENT ON COLUMN proposal_word.community_id IS 'The community of the proposal.';
COMMENT ON COLUMN proposal_word.word IS 'One of its words, as proposal_words makes them.';
COMMENT ON COLUMN proposal_word.proposal_id IS 'The proposal.';

CREATE FUNCTION keep_proposal_words() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM proposal_word
        WHERE community_id = OLD.community_id AND proposal_id = OLD.id
          AND word = ANY (proposal_words(OLD.title || ' ' || OLD.ask || ' ' || OLD.problem));
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO proposal_word (community_id, word, proposal_id)
        SELECT NEW.community_id, unnest(proposal_words(NEW.title || ' ' || NEW.ask || ' ' || NEW.problem)), NEW.id
        ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION keep_proposal_words() IS 'Writes the words of a proposal when its text is new, changes or goes.';

CREATE TRIGGER proposal_words AFTER INSERT OR DELETE OR UPDATE OF community_id, title, ask, problem ON proposal
    FOR EACH ROW EXECUTE FUNCTION keep_proposal_words();

INSERT INTO proposal_word (community_id, word, proposal_id)
SELECT community_id, unnest(proposal_words(title || ' ' || ask || ' ' || problem)), id FROM proposal;

-- The newest of the same matter.
CREATE INDEX proposal_category ON proposal (community_id, category, id DESC) WHERE category IS NOT NULL;
CREATE INDEX proposal_life_event ON proposal (community_id, life_event, id DESC) WHERE life_event IS NOT NULL;
DROP INDEX proposal_title; -- nothing reads it any more
DROP INDEX proposal_track_body;
CREATE INDEX proposal_track_body ON proposal_track (body_id, proposal_id DESC);
