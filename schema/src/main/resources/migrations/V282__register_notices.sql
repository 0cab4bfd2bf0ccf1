-- An actor is told once that it stands in a register.

ALTER TABLE body ADD COLUMN told_at timestamptz;
COMMENT ON COLUMN body.told_at IS 'When the account of its handle was told that it stands here; null until then and for another handle.';
