-- What bodies promised, beside how they answered.
ALTER TABLE body_statistic
    ADD COLUMN promised integer NOT NULL DEFAULT 0,
    ADD COLUMN promises_kept integer NOT NULL DEFAULT 0,
    ADD COLUMN promises_late integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN body_statistic.promised IS 'Commitments with a day.';
COMMENT ON COLUMN body_statistic.promises_kept IS 'Those that were kept before their day had passed.';
COMMENT ON COLUMN body_statistic.promises_late IS 'Those whose day passed before anybody said that they are kept.';
