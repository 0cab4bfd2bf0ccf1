-- A register is one community's: its entries can be corrected and retired, and the community's log says so.

ALTER TABLE body ADD COLUMN retired_at timestamptz;
COMMENT ON COLUMN body.retired_at IS 'When it was taken out of the register; then nobody speaks for it.';

ALTER TABLE community_act ALTER COLUMN account_id DROP NOT NULL;
COMMENT ON COLUMN community_act.account_id IS 'The moderator; null for the operator''s command.';
COMMENT ON TABLE community_act IS 'What moderators did in a community, and how its register of public bodies changed: its public log.';
