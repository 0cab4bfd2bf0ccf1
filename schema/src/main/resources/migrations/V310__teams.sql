CREATE TABLE team (
    account_id bigint PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
    user_id bigint NOT NULL UNIQUE REFERENCES users(id) ON DELETE CASCADE,
    two_person boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE team IS 'Accounts as which several people act, each with their own sign-in. Nobody signs in as the account itself.';
COMMENT ON COLUMN team.account_id IS 'As whom they act.';
COMMENT ON COLUMN team.user_id IS 'The user of that account: its settings; no password opens it.';
COMMENT ON COLUMN team.two_person IS 'Whether an official answer needs a second person.';
COMMENT ON COLUMN team.created_at IS 'Since when it is a team.';

CREATE TABLE team_member (
    id bigint PRIMARY KEY,
    team_id bigint NOT NULL REFERENCES team(account_id) ON DELETE CASCADE,
    user_id bigint NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    role text NOT NULL,
    added_by bigint REFERENCES users(id) ON DELETE SET NULL,
    added_at timestamptz NOT NULL,
    left_at timestamptz
);
COMMENT ON TABLE team_member IS 'Who acts, or acted, as a team. A change of role is a new row.';
COMMENT ON COLUMN team_member.id IS 'Time-ordered id.';
COMMENT ON COLUMN team_member.team_id IS 'Which team.';
COMMENT ON COLUMN team_member.user_id IS 'Who; never a team.';
COMMENT ON COLUMN team_member.role IS 'drafter, responder, publisher or manager.';
COMMENT ON COLUMN team_member.added_by IS 'Which manager said so; null for the operator.';
COMMENT ON COLUMN team_member.added_at IS 'Since when.';
COMMENT ON COLUMN team_member.left_at IS 'Until when; null while it holds.';
CREATE UNIQUE INDEX team_member_now ON team_member (team_id, user_id) WHERE left_at IS NULL;
CREATE INDEX team_member_user ON team_member (user_id) WHERE left_at IS NULL;

CREATE TABLE team_act (
    id bigint PRIMARY KEY,
    team_id bigint NOT NULL REFERENCES team(account_id) ON DELETE CASCADE,
    user_id bigint REFERENCES users(id) ON DELETE SET NULL,
    at timestamptz NOT NULL,
    method text NOT NULL,
    path text NOT NULL
);
COMMENT ON TABLE team_act IS 'What members did, or tried, as their team: for the team alone.';
COMMENT ON COLUMN team_act.id IS 'Time-ordered id.';
COMMENT ON COLUMN team_act.team_id IS 'As which team.';
COMMENT ON COLUMN team_act.user_id IS 'Who; null for a user that is gone.';
COMMENT ON COLUMN team_act.at IS 'When.';
COMMENT ON COLUMN team_act.method IS 'The HTTP method.';
COMMENT ON COLUMN team_act.path IS 'To which address, without its query.';
CREATE INDEX team_act_team ON team_act (team_id, id DESC);
CREATE INDEX team_act_user ON team_act (user_id);

ALTER TABLE oauth_token ADD COLUMN member_id bigint REFERENCES users(id) ON DELETE CASCADE;
COMMENT ON COLUMN oauth_token.member_id IS 'Who acts by it, where it acts as a team.';
CREATE INDEX oauth_token_member ON oauth_token (member_id) WHERE member_id IS NOT NULL;
ALTER TABLE oauth_code ADD COLUMN member_id bigint REFERENCES users(id) ON DELETE CASCADE;
COMMENT ON COLUMN oauth_code.member_id IS 'Who consented, where the token will act as a team.';
ALTER TABLE session ADD COLUMN acting_as bigint REFERENCES users(id) ON DELETE CASCADE;
COMMENT ON COLUMN session.acting_as IS 'The user of the team as which this browser acts at present.';
CREATE INDEX session_acting_as ON session (acting_as) WHERE acting_as IS NOT NULL;
