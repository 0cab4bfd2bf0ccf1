-- A support's standing in three words instead of two flags, and what makes it checkable.
ALTER TABLE support
    ADD COLUMN counting text NOT NULL DEFAULT 'counted' CHECK (counting IN ('counted', 'held', 'invalid')),
    ADD COLUMN why      text,
    ADD COLUMN review   text CHECK (review IN ('released', 'invalidated')),
    ADD COLUMN salt     bytea,
    ADD COLUMN commitment bytea;
UPDATE support SET counting = CASE WHEN refused_at IS NOT NULL THEN 'invalid' WHEN held THEN 'held' ELSE 'counted' END,
    why = CASE WHEN refused_at IS NOT NULL THEN 'sham-server' WHEN held THEN 'pace' END,
    review = CASE WHEN refused_at IS NOT NULL THEN 'invalidated' END,
    salt = uuid_send(gen_random_uuid());
UPDATE support s SET commitment = sha256(s.salt || convert_to(p.record_uri || E'\n' || a.uri, 'UTF8'))
FROM proposal p, account a WHERE p.id = s.proposal_id AND a.id = s.account_id;
ALTER TABLE support ALTER COLUMN commitment SET NOT NULL, ALTER COLUMN counting DROP DEFAULT;
DROP INDEX support_refused;
DROP INDEX support_source;
ALTER TABLE support DROP COLUMN held, DROP COLUMN refused_at;
ALTER TABLE support ALTER COLUMN account_id DROP NOT NULL;
ALTER TABLE support DROP CONSTRAINT support_account_id_fkey,
    ADD CONSTRAINT support_account_id_fkey FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE SET NULL;
ALTER TABLE support DROP CONSTRAINT support_counted_in_check,
    ADD CONSTRAINT support_counted_in_check
        CHECK (counted_in IN ('verified-local', 'members', 'known', 'network', 'in-person'));
COMMENT ON COLUMN support.commitment IS 'SHA-256 of the salt, the proposal''s record, a line feed and the supporter: what its log entries call it.';
CREATE INDEX support_review ON support (proposal_id, account_id) WHERE review IS NOT NULL;
CREATE INDEX support_not_counted ON support (proposal_id, counting, id) WHERE counting <> 'counted' AND withdrawn_at IS NULL;
CREATE INDEX support_young ON support (created_at) WHERE counting = 'held' AND why = 'young' AND withdrawn_at IS NULL;
COMMENT ON COLUMN support.account_id IS 'Who; null once the account is gone: the support stays, the link to a person does not.';
COMMENT ON COLUMN support.counting IS 'counted; held until moderators looked; invalid, which is not counted.';
COMMENT ON COLUMN support.why IS 'Why it is held or invalid: young, pace, cap; or a word of Refusal; or suspended, banned, automated, official, server.';
COMMENT ON COLUMN support.review IS 'What moderators decided about it in the open; no rule changes that again.';
COMMENT ON COLUMN support.salt IS '16 random bytes in the commitment of its log entries; null once erased, when nobody can tell any more whose it was.';

-- What is counted from one source, kept by the one who folds the log.
CREATE TABLE support_source (
    proposal_id bigint  NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
    source      text    NOT NULL,
    counted     integer NOT NULL,
    PRIMARY KEY (proposal_id, source)
);
COMMENT ON TABLE support_source IS 'How many of a source are counted for a proposal. Never published: a source of few is nearly a name.';
COMMENT ON COLUMN support_source.proposal_id IS 'Which proposal.';
COMMENT ON COLUMN support_source.source IS 'Registrable domain; empty for accounts here.';
COMMENT ON COLUMN support_source.counted IS 'Counted supports, as far as the log is folded.';

CREATE TABLE proposal_rank (
    proposal_id  bigint PRIMARY KEY REFERENCES proposal (id) ON DELETE CASCADE,
    community_id bigint           NOT NULL,
    rank         double precision NOT NULL
);
CREATE INDEX proposal_rank_community ON proposal_rank (community_id, rank DESC, proposal_id DESC);
CREATE INDEX proposal_rank_all ON proposal_rank (rank DESC, proposal_id DESC);
COMMENT ON TABLE proposal_rank IS 'The order of lists by support, in which one server weighs less the more it sends. Never printed.';
COMMENT ON COLUMN proposal_rank.proposal_id IS 'Which proposal.';
COMMENT ON COLUMN proposal_rank.community_id IS 'Its community.';
COMMENT ON COLUMN proposal_rank.rank IS 'Sum over the sources of the square root of what is counted from each.';

CREATE TABLE tally_new (
    proposal_id bigint    NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
    version     integer   NOT NULL,
    counted     integer[] NOT NULL,
    held        integer[] NOT NULL,
    invalid     integer[] NOT NULL,
    PRIMARY KEY (proposal_id, version)
) WITH (fillfactor = 50);
INSERT INTO tally_new (proposal_id, version, counted, held, invalid)
SELECT p.id, p.version,
       array[max(t.count) FILTER (WHERE t.counted_in = 'verified-local'), max(t.count) FILTER (WHERE t.counted_in = 'members'),
             max(t.count) FILTER (WHERE t.counted_in = 'known'), max(t.count) FILTER (WHERE t.counted_in = 'network'), 0],
       '{0,0,0,0,0}', '{0,0,0,0,0}'
FROM proposal p JOIN proposal_tally t ON t.proposal_id = p.id WHERE NOT p.local GROUP BY p.id;
DROP TABLE proposal_tally;
ALTER TABLE tally_new RENAME TO proposal_tally;
ALTER TABLE proposal_tally RENAME CONSTRAINT tally_new_pkey TO proposal_tally_pkey;
ALTER TABLE proposal_tally RENAME CONSTRAINT tally_new_proposal_id_fkey TO proposal_tally_proposal_id_fkey;
COMMENT ON TABLE proposal_tally IS 'The columns of each version of a proposal, as far as the log is folded: one row a proposal until its text changes.';
COMMENT ON COLUMN proposal_tally.proposal_id IS 'Which proposal.';
COMMENT ON COLUMN proposal_tally.version IS 'The text that was supported.';
COMMENT ON COLUMN proposal_tally.counted IS 'Counted supports: verified-local, members, known, network, in-person.';
COMMENT ON COLUMN proposal_tally.held IS 'Held for review, in the same order.';
COMMENT ON COLUMN proposal_tally.invalid IS 'Not counted, in the same order.';
INSERT INTO proposal_rank (proposal_id, community_id, rank)
SELECT p.id, p.community_id, sqrt(coalesce((SELECT sum(n) FROM proposal_tally t, unnest(t.counted) n WHERE t.proposal_id = p.id), 0))
FROM proposal p;

ALTER TABLE log_pending ADD COLUMN source text;
COMMENT ON COLUMN log_pending.source IS 'Of a support: where it comes from.';

-- What was counted before there was a log: so that the columns are the sum of its entries.
INSERT INTO log_pending (entry, proposal_id, support_id, to_version, to_column, to_count, source)
SELECT convert_to('{"act":"given","at":' || to_json(to_char(date_trunc('hour', s.created_at AT TIME ZONE 'UTC'), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
           || ',"column":' || to_json(s.counted_in) || ',"count":' || to_json(s.counting) || ',"kind":"support","proposal":'
           || to_json(p.record_uri) || ',"support":"'
           || encode(s.commitment, 'hex') || '","version":' || s.version
           || CASE WHEN s.why IS NULL THEN '' ELSE ',"why":' || to_json(s.why) END || '}', 'UTF8'),
       s.proposal_id, s.id, s.version, s.counted_in, s.counting, s.source
FROM support s JOIN proposal p ON p.id = s.proposal_id
WHERE s.withdrawn_at IS NULL AND p.local ORDER BY s.id;

ALTER TABLE users ADD COLUMN unseen boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN users.unseen IS 'Signed up by themselves, and nobody let them in or invited them.';
