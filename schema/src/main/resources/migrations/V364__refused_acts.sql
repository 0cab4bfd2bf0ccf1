CREATE TABLE refused_act (
    id bigint PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    body_id bigint NOT NULL REFERENCES body (id) ON DELETE CASCADE,
    community_id bigint NOT NULL REFERENCES community (account_id) ON DELETE CASCADE,
    proposal_id bigint REFERENCES proposal (id) ON DELETE CASCADE,
    act text NOT NULL,
    door text NOT NULL CHECK (door IN ('wire', 'app')),
    times integer NOT NULL DEFAULT 1,
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX refused_act_once ON refused_act (account_id, community_id, proposal_id, act, door) NULLS NOT DISTINCT;
CREATE INDEX refused_act_community ON refused_act (community_id, last_at);
CREATE INDEX refused_act_proposal ON refused_act (proposal_id);
CREATE INDEX refused_act_body ON refused_act (body_id);
COMMENT ON TABLE refused_act IS 'What accounts that speak for public bodies tried to do to proposals and communities, and were refused. Moderators read it.';
COMMENT ON COLUMN refused_act.id IS 'Time-ordered id.';
COMMENT ON COLUMN refused_act.account_id IS 'Who tried.';
COMMENT ON COLUMN refused_act.body_id IS 'For which body the account spoke at that time.';
COMMENT ON COLUMN refused_act.community_id IS 'In whose matters.';
COMMENT ON COLUMN refused_act.proposal_id IS 'On which proposal; null for the community itself.';
COMMENT ON COLUMN refused_act.act IS 'A word of what was tried: support, vote, link, pin ...';
COMMENT ON COLUMN refused_act.door IS 'wire: by an activity that other servers could see; app: by an app or a page here.';
COMMENT ON COLUMN refused_act.times IS 'How often.';
COMMENT ON COLUMN refused_act.first_at IS 'When first.';
COMMENT ON COLUMN refused_act.last_at IS 'When last.';
