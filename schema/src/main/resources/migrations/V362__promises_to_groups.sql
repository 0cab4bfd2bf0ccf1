ALTER TABLE desk_answer ADD COLUMN due date, ADD COLUMN measure text,
    ADD CONSTRAINT desk_answer_promise CHECK ((due IS NULL) = (measure IS NULL));
COMMENT ON COLUMN desk_answer.due IS 'Of a commitment: by which day.';
COMMENT ON COLUMN desk_answer.measure IS 'Of a commitment: what will be there then.';

ALTER TABLE answer_group ADD COLUMN due date, ADD COLUMN measure text,
    ADD CONSTRAINT answer_group_promise CHECK ((due IS NULL) = (measure IS NULL));
COMMENT ON COLUMN answer_group.due IS 'Of a commitment: by which day.';
COMMENT ON COLUMN answer_group.measure IS 'Of a commitment: what will be there then.';
