-- What a register's entry says besides: how a body is reached, when its offices work, what it came from.

ALTER TABLE body
    ADD COLUMN mail           text,
    ADD COLUMN form           text,
    ADD COLUMN parent_id      bigint REFERENCES body ON DELETE SET NULL,
    ADD COLUMN predecessor_id bigint REFERENCES body ON DELETE SET NULL,
    ADD COLUMN successor_id   bigint REFERENCES body ON DELETE SET NULL,
    ADD COLUMN holidays       date[] NOT NULL DEFAULT '{}',
    ADD COLUMN working_week   text[] NOT NULL DEFAULT '{mon,tue,wed,thu,fri}' CHECK (cardinality(working_week) > 0),
    ADD COLUMN categories     text[] NOT NULL DEFAULT '{}',
    ADD COLUMN life_events    text[] NOT NULL DEFAULT '{}',
    ADD COLUMN codes          jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN tried_at       timestamptz,
    ADD COLUMN reached        boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN body.mail IS 'Address to which it is written where it has no actor.';
COMMENT ON COLUMN body.form IS 'Page with its own form for enquiries.';
COMMENT ON COLUMN body.parent_id IS 'Entry of the body that it belongs to.';
COMMENT ON COLUMN body.predecessor_id IS 'Entry of the body that it came from.';
COMMENT ON COLUMN body.successor_id IS 'Entry into which this one was merged.';
COMMENT ON COLUMN body.holidays IS 'Days on which it does not work; empty for those of the instance''s calendar.';
COMMENT ON COLUMN body.working_week IS 'Days of the week on which it works: mon … sun.';
COMMENT ON COLUMN body.categories IS 'Slugs of the community''s categories that it is responsible for.';
COMMENT ON COLUMN body.life_events IS 'Slugs of life events that it has a part in.';
COMMENT ON COLUMN body.codes IS 'Its codes elsewhere: gss, wikidata.';
COMMENT ON COLUMN body.tried_at IS 'When its handle was last looked up.';
COMMENT ON COLUMN body.reached IS 'Whether that look-up found its account.';
CREATE INDEX body_parent ON body (parent_id) WHERE parent_id IS NOT NULL;
