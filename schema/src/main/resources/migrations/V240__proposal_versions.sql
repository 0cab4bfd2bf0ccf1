-- What people were asked to support, word for word, from the first version on.
CREATE TABLE proposal_version (
    proposal_id bigint  NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
    version     integer NOT NULL,
    correction  integer NOT NULL DEFAULT 0,
    title       text    NOT NULL,
    ask         text    NOT NULL,
    problem     text    NOT NULL,
    category    text,
    locality    text,
    bodies      text[]  NOT NULL,
    language    text    NOT NULL,
    account_id  bigint REFERENCES account (id),
    base        boolean NOT NULL,
    salt        bytea   NOT NULL CHECK (octet_length(salt) = 16),
    digest      bytea   NOT NULL CHECK (octet_length(digest) = 32),
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (proposal_id, version, correction)
);
COMMENT ON TABLE proposal_version IS 'Every text of a proposal at home here that ever stood. Only ever added.';
COMMENT ON COLUMN proposal_version.proposal_id IS 'Which proposal.';
COMMENT ON COLUMN proposal_version.version IS 'Which version, from 1. Supports are for one.';
COMMENT ON COLUMN proposal_version.correction IS 'How often it was corrected, or written anew before anybody supported it; the greatest is the text of the version.';
COMMENT ON COLUMN proposal_version.title IS 'As in proposal.';
COMMENT ON COLUMN proposal_version.ask IS 'As in proposal.';
COMMENT ON COLUMN proposal_version.problem IS 'As in proposal.';
COMMENT ON COLUMN proposal_version.category IS 'As in proposal.';
COMMENT ON COLUMN proposal_version.locality IS 'As in proposal.';
COMMENT ON COLUMN proposal_version.bodies IS 'Slugs of the bodies it addresses, in the order given; the name of one that is in no register.';
COMMENT ON COLUMN proposal_version.language IS 'As in proposal.';
COMMENT ON COLUMN proposal_version.account_id IS 'Who wrote it: the author or a co-author.';
COMMENT ON COLUMN proposal_version.base IS 'Not a correction: what later corrections of the version are compared with, and from when their time runs.';
COMMENT ON COLUMN proposal_version.salt IS '16 random bytes.';
COMMENT ON COLUMN proposal_version.digest IS 'SHA-256 of the salt and the canonical JSON (RFC 8785) of ask, bodies, category, language, locality, problem, title.';
COMMENT ON COLUMN proposal_version.created_at IS 'When it was written.';

-- What stands now becomes the first text that is known of it.
INSERT INTO proposal_version
SELECT p.id, p.version, 0, p.title, p.ask, p.problem, p.category, p.locality, t.bodies, p.language, p.author_account_id, true, s.salt,
       sha256(s.salt || convert_to('{"ask":' || to_json(p.ask)::text
           || ',"bodies":[' || coalesce((SELECT string_agg(to_json(b)::text, ',' ORDER BY n) FROM unnest(t.bodies) WITH ORDINALITY u (b, n)), '')
           || '],"category":' || coalesce(to_json(p.category)::text, 'null')
           || ',"language":' || to_json(p.language)::text
           || ',"locality":' || coalesce(to_json(p.locality)::text, 'null')
           || ',"problem":' || to_json(p.problem)::text
           || ',"title":' || to_json(p.title)::text || '}', 'UTF8')),
       coalesce((SELECT max(e.created_at) FROM proposal_event e WHERE e.proposal_id = p.id AND e.kind = 'amended'), p.created_at)
FROM proposal p
CROSS JOIN LATERAL (SELECT decode(replace(gen_random_uuid()::text, '-', ''), 'hex') AS salt WHERE p.id IS NOT NULL) s
CROSS JOIN LATERAL (SELECT coalesce(array_agg(coalesce(b.slug, k.body_name) ORDER BY k.position), '{}') AS bodies
                    FROM proposal_track k LEFT JOIN body b ON b.id = k.body_id WHERE k.proposal_id = p.id) t
WHERE p.local
ON CONFLICT DO NOTHING;

COMMENT ON COLUMN proposal_event.kind IS 'published, state, track, threshold, sent, response, amended, corrected, edited, withdrawn, resubmitted, restored, confirmed, disputed, link, unlinked, merge, co-author, overdue, released, refused, invalidated, reinstated.';
COMMENT ON COLUMN proposal_event.to_state IS 'After; for released, refused, invalidated and reinstated, how many supports; for amended, corrected and edited, which version; for link and unlinked, the kind and the other proposal; for merge and co-author, what was done.';
