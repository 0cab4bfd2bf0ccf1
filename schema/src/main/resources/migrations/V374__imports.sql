-- Lists that somebody brings along from another server.

CREATE TABLE data_import (
    id          bigint PRIMARY KEY,
    account_id  bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    kind        text NOT NULL CHECK (kind IN ('follows', 'blocks', 'mutes', 'domain-blocks', 'lists', 'bookmarks')),
    created_at  timestamptz NOT NULL,
    finished_at timestamptz
);
COMMENT ON TABLE data_import IS 'Files of the kind that Mastodon writes, as they are taken in.';
COMMENT ON COLUMN data_import.id IS 'In time order.';
COMMENT ON COLUMN data_import.account_id IS 'Whose.';
COMMENT ON COLUMN data_import.kind IS 'What stands in it.';
COMMENT ON COLUMN data_import.created_at IS 'When it was sent.';
COMMENT ON COLUMN data_import.finished_at IS 'When the last line was done.';
CREATE INDEX data_import_account ON data_import (account_id, id DESC);

CREATE TABLE data_import_line (
    import_id bigint NOT NULL REFERENCES data_import ON DELETE CASCADE,
    line      integer NOT NULL,
    cells     text[] NOT NULL,
    done_at   timestamptz,
    problem   text,
    PRIMARY KEY (import_id, line)
);
COMMENT ON TABLE data_import_line IS 'Lines of such a file. They are forgotten a week after it is done.';
COMMENT ON COLUMN data_import_line.import_id IS 'Of which.';
COMMENT ON COLUMN data_import_line.line IS 'Its number, from 1.';
COMMENT ON COLUMN data_import_line.cells IS 'What it says, in the order of its kind.';
COMMENT ON COLUMN data_import_line.done_at IS 'When it was taken in, or refused.';
COMMENT ON COLUMN data_import_line.problem IS 'Why it was refused; null where it was not.';
CREATE INDEX data_import_line_waiting ON data_import_line (import_id, line) WHERE done_at IS NULL;
