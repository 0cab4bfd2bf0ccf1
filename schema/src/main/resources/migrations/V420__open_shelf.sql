-- What nobody can do anything about any more takes no place in the mixed lists: a shelf of those that are on their way or were answered.

CREATE OR REPLACE FUNCTION proposal_shelves(p proposal) RETURNS bigint[]
LANGUAGE sql STABLE AS $$
    SELECT coalesce(array_agg(DISTINCT proposal_shelf(p.community_id, matter)), '{}')
    FROM (
        SELECT unnest(ARRAY['all', 'state ' || p.state, 'category ' || p.category, 'locality ' || p.locality,
                            'life_event ' || p.life_event, 'language ' || p.language,
                            CASE WHEN p.state NOT IN ('returned', 'merged-into', 'withdrawn', 'closed-unsupported', 'archived')
                                 THEN 'open' END]) AS matter
        UNION ALL
        SELECT 'interaction ' || e.interaction FROM life_event e WHERE e.slug = p.life_event
        UNION ALL
        SELECT 'body ' || t.body_id FROM proposal_track t WHERE t.proposal_id = p.id
    ) AS matters
    WHERE p.listed AND matter IS NOT NULL
$$;

SELECT shelve_proposal(id) FROM proposal;
