-- Lists of proposals read as many rows as they show, however much a town has proposed: each proposal stands on a shelf for each
-- matter that it is listed by, and each shelf has an index for each order.

ALTER TABLE proposal ADD COLUMN listed boolean NOT NULL GENERATED ALWAYS AS (state NOT IN ('hidden', 'removed')) STORED;
COMMENT ON COLUMN proposal.listed IS 'Whether everybody may read it.';

CREATE FUNCTION proposal_shelf(community bigint, matter text) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT ('x' || left(md5(community || ' ' || matter), 16))::bit(64)::bigint
$$;
COMMENT ON FUNCTION proposal_shelf(bigint, text) IS 'The shelf of a matter in a community: all, or a word such as category and what it is.';

CREATE FUNCTION proposal_draw(id bigint) RETURNS integer
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT ('x' || left(md5(id::text), 8))::bit(32)::integer
$$;
COMMENT ON FUNCTION proposal_draw(bigint) IS 'A place on a circle that nobody chose; each reader begins elsewhere on it each day.';

CREATE FUNCTION proposal_rising(rank double precision, created_at timestamptz) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT ln(1 + rank) + extract(epoch FROM created_at)::float8 / 259200
$$;
COMMENT ON FUNCTION proposal_rising(double precision, timestamptz) IS 'What is three days younger rises as high with e times less support; it never has to be reckoned again because time passes.';

CREATE TABLE proposal_listing (
    shelf       bigint           NOT NULL,
    proposal_id bigint           NOT NULL,
    draw        integer          NOT NULL,
    rank        double precision NOT NULL,
    rising      double precision NOT NULL,
    due         date,
    PRIMARY KEY (shelf, proposal_id)
) WITH (fillfactor = 90);
CREATE INDEX proposal_listing_draw ON proposal_listing (shelf, draw, proposal_id);
CREATE INDEX proposal_listing_rank ON proposal_listing (shelf, rank, proposal_id);
CREATE INDEX proposal_listing_rising ON proposal_listing (shelf, rising, proposal_id);
CREATE INDEX proposal_listing_due ON proposal_listing (shelf, due, proposal_id) WHERE due IS NOT NULL;
COMMENT ON TABLE proposal_listing IS 'Where proposals stand in lists; kept by triggers, as indexes would be.';
COMMENT ON COLUMN proposal_listing.shelf IS 'As proposal_shelf makes it.';
COMMENT ON COLUMN proposal_listing.proposal_id IS 'The proposal.';
COMMENT ON COLUMN proposal_listing.draw IS 'Its place in the fair order: proposal_draw.';
COMMENT ON COLUMN proposal_listing.rank IS 'proposal_rank.rank when the lists were last brought up to date.';
COMMENT ON COLUMN proposal_listing.rising IS 'proposal_rising of that.';
COMMENT ON COLUMN proposal_listing.due IS 'The first day by which a body should have answered that has not; null where none is asked.';

ALTER TABLE proposal_rank ADD COLUMN shelves bigint[] NOT NULL DEFAULT '{}', ADD COLUMN due date;
ALTER TABLE proposal_rank SET (fillfactor = 70);
COMMENT ON COLUMN proposal_rank.shelves IS 'Where it stands in proposal_listing.';
COMMENT ON COLUMN proposal_rank.due IS 'As in proposal_listing.';
DROP INDEX proposal_rank_all; -- lists are read from proposal_listing
DROP INDEX proposal_rank_community;

CREATE TABLE proposal_rank_changed (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    proposal_id bigint NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
COMMENT ON TABLE proposal_rank_changed IS 'Those whose place in lists by support is to be brought up to date. Only added to and taken from, so that nobody waits.';
COMMENT ON COLUMN proposal_rank_changed.id IS 'In which order.';
COMMENT ON COLUMN proposal_rank_changed.proposal_id IS 'The proposal; once or several times.';

CREATE FUNCTION proposal_shelves(p proposal) RETURNS bigint[]
LANGUAGE sql STABLE AS $$
    SELECT coalesce(array_agg(DISTINCT proposal_shelf(p.community_id, matter)), '{}')
    FROM (
        SELECT unnest(ARRAY['all', 'state ' || p.state, 'category ' || p.category, 'locality ' || p.locality,
                            'life_event ' || p.life_event, 'language ' || p.language]) AS matter
        UNION ALL
        SELECT 'interaction ' || e.interaction FROM life_event e WHERE e.slug = p.life_event
        UNION ALL
        SELECT 'body ' || t.body_id FROM proposal_track t WHERE t.proposal_id = p.id
    ) AS matters
    WHERE p.listed AND matter IS NOT NULL
$$;
COMMENT ON FUNCTION proposal_shelves(proposal) IS 'On which shelves a proposal belongs.';

CREATE FUNCTION proposal_due(id bigint) RETURNS date
LANGUAGE sql STABLE AS $$
    SELECT min(answer_due) FROM proposal_track t WHERE t.proposal_id = id AND t.answered_at IS NULL
$$;
COMMENT ON FUNCTION proposal_due(bigint) IS 'The first day by which a body should have answered that has not.';

CREATE FUNCTION shelve_proposal(wanted bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    p      proposal;
    before proposal_rank;
    now_on bigint[];
    now_due date;
BEGIN
    SELECT * INTO p FROM proposal WHERE id = wanted;
    IF NOT FOUND THEN
        RETURN; -- it goes, and its row of proposal_rank with it
    END IF;
    INSERT INTO proposal_rank (proposal_id, community_id, rank) VALUES (p.id, p.community_id, 0) ON CONFLICT DO NOTHING;
    SELECT * INTO before FROM proposal_rank WHERE proposal_id = p.id FOR NO KEY UPDATE;
    now_on := proposal_shelves(p);
    now_due := proposal_due(p.id);
    IF before.due IS DISTINCT FROM now_due THEN
        UPDATE proposal_listing SET due = now_due
        WHERE shelf = ANY (before.shelves) AND shelf = ANY (now_on) AND proposal_id = p.id;
    END IF;
    DELETE FROM proposal_listing
    WHERE shelf = ANY (before.shelves) AND shelf <> ALL (now_on) AND proposal_id = p.id;
    INSERT INTO proposal_listing (shelf, proposal_id, draw, rank, rising, due)
    SELECT shelf, p.id, proposal_draw(p.id), before.rank, proposal_rising(before.rank, p.created_at), now_due
    FROM unnest(now_on) AS shelf WHERE shelf <> ALL (before.shelves)
    ON CONFLICT DO NOTHING;
    IF before.shelves <> now_on OR before.due IS DISTINCT FROM now_due OR before.community_id <> p.community_id THEN
        UPDATE proposal_rank SET shelves = now_on, due = now_due, community_id = p.community_id WHERE proposal_id = p.id;
    END IF;
END
$$;
COMMENT ON FUNCTION shelve_proposal(bigint) IS 'Puts a proposal where it belongs in proposal_listing, and takes it from where it does not.';

CREATE FUNCTION keep_proposal_shelves() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM shelve_proposal(NEW.id);
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION keep_proposal_shelves() IS 'A proposal is new, or what it is listed by changed.';
CREATE TRIGGER proposal_shelves AFTER INSERT OR UPDATE OF community_id, state, category, locality, life_event, language ON proposal
    FOR EACH ROW EXECUTE FUNCTION keep_proposal_shelves();

CREATE FUNCTION keep_track_shelves() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM shelve_proposal(CASE TG_OP WHEN 'DELETE' THEN OLD.proposal_id ELSE NEW.proposal_id END);
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION keep_track_shelves() IS 'A proposal addresses another body, or one has answered.';
CREATE TRIGGER proposal_track_shelves AFTER INSERT OR DELETE OR UPDATE OF body_id, answer_due, answered_at ON proposal_track
    FOR EACH ROW EXECUTE FUNCTION keep_track_shelves();

CREATE FUNCTION clear_proposal_shelves() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM proposal_listing WHERE shelf = ANY (OLD.shelves) AND proposal_id = OLD.proposal_id;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION clear_proposal_shelves() IS 'A proposal is gone.';
CREATE TRIGGER proposal_rank_gone AFTER DELETE ON proposal_rank
    FOR EACH ROW EXECUTE FUNCTION clear_proposal_shelves();

CREATE FUNCTION fill_proposal_lists() RETURNS void
LANGUAGE sql AS $$
    INSERT INTO proposal_rank (proposal_id, community_id, rank)
    SELECT id, community_id, 0 FROM proposal ON CONFLICT DO NOTHING;
    UPDATE proposal_rank r SET shelves = proposal_shelves(p), due = proposal_due(p.id), community_id = p.community_id
    FROM proposal p WHERE p.id = r.proposal_id;
    TRUNCATE proposal_listing;
    INSERT INTO proposal_listing (shelf, proposal_id, draw, rank, rising, due)
    SELECT shelf, p.id, proposal_draw(p.id), r.rank, proposal_rising(r.rank, p.created_at), r.due
    FROM proposal p JOIN proposal_rank r ON r.proposal_id = p.id, unnest(r.shelves) AS shelf;
$$;
COMMENT ON FUNCTION fill_proposal_lists() IS 'Writes proposal_listing anew from what is known of all proposals.';
SELECT fill_proposal_lists();
