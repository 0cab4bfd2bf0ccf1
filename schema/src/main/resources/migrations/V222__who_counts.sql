CREATE TABLE community_server (
    community_id bigint      NOT NULL REFERENCES community (account_id) ON DELETE CASCADE,
    domain       text        NOT NULL,
    effect       text        NOT NULL CHECK (effect IN ('excluded', 'known')),
    reason       text        NOT NULL,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (community_id, domain)
);
COMMENT ON TABLE community_server IS 'What a community says of a server whose people support its proposals. Public.';
COMMENT ON COLUMN community_server.community_id IS 'Which community.';
COMMENT ON COLUMN community_server.domain IS 'Registrable domain.';
COMMENT ON COLUMN community_server.effect IS 'excluded: supports from there do not count. known: they count as from an instance known before, without a cap.';
COMMENT ON COLUMN community_server.reason IS 'For everybody to read.';
COMMENT ON COLUMN community_server.created_at IS 'Since when.';

ALTER TABLE community ADD COLUMN threshold_least jsonb NOT NULL DEFAULT '{}', ADD COLUMN threshold_servers integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN community.threshold_least IS 'The least that single columns must have, by column.';
COMMENT ON COLUMN community.threshold_servers IS 'From how many servers supports must come at least, this one among them.';
ALTER TABLE proposal ADD COLUMN threshold_least jsonb NOT NULL DEFAULT '{}', ADD COLUMN threshold_servers integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN proposal.threshold_least IS 'As published: the least that single columns must have, by column.';
COMMENT ON COLUMN proposal.threshold_servers IS 'As published: from how many servers supports must come at least.';
CREATE INDEX support_from ON support (source, id) WHERE source <> '' AND withdrawn_at IS NULL;
