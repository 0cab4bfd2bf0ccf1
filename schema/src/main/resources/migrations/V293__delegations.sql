-- An office may answer on behalf of a body.
CREATE TABLE delegation (
    id bigint PRIMARY KEY,
    community_id bigint NOT NULL REFERENCES community (account_id) ON DELETE CASCADE,
    body_id bigint NOT NULL REFERENCES body (id) ON DELETE CASCADE,
    office_id bigint NOT NULL REFERENCES body (id) ON DELETE CASCADE,
    by_body boolean NOT NULL,
    by_account_id bigint REFERENCES account (id) ON DELETE SET NULL,
    created_at timestamptz NOT NULL,
    ended_at timestamptz,
    CHECK (body_id <> office_id)
);
CREATE UNIQUE INDEX delegation_live ON delegation (body_id, office_id) WHERE ended_at IS NULL;
CREATE INDEX delegation_community ON delegation (community_id, id);
CREATE INDEX delegation_office ON delegation (office_id) WHERE ended_at IS NULL;
COMMENT ON TABLE delegation IS 'That an office answers on behalf of a body; entered by the community or by the body, never by the office.';
COMMENT ON COLUMN delegation.id IS 'Time-ordered id.';
COMMENT ON COLUMN delegation.community_id IS 'In whose register both stand.';
COMMENT ON COLUMN delegation.body_id IS 'On whose behalf.';
COMMENT ON COLUMN delegation.office_id IS 'Who answers.';
COMMENT ON COLUMN delegation.by_body IS 'Whether the body itself said so; else a moderator entered it.';
COMMENT ON COLUMN delegation.by_account_id IS 'By which account.';
COMMENT ON COLUMN delegation.created_at IS 'Since when.';
COMMENT ON COLUMN delegation.ended_at IS 'Until when. Answers given before stay.';

ALTER TABLE official_response ADD COLUMN delegation_id bigint REFERENCES delegation (id);
COMMENT ON COLUMN official_response.delegation_id IS 'By which delegation an office answered on behalf of the body.';
