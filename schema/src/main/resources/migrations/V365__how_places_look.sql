-- How the instance and its communities show themselves on pages, as far as their accounts do not say it.

CREATE TABLE place_look (
    place_id bigint PRIMARY KEY,
    name text NOT NULL DEFAULT '',
    accent text NOT NULL,
    welcome text NOT NULL DEFAULT '',
    crest_file text,
    cover_file text,
    changed_by_account_id bigint,
    changed_at timestamptz NOT NULL
);
COMMENT ON TABLE place_look IS 'How a place looks on pages: the instance, or a community.';
COMMENT ON COLUMN place_look.place_id IS 'The community''s Group account; 0 for the instance.';
COMMENT ON COLUMN place_look.name IS 'The instance''s name where it was set in the browser; empty for a community, whose account has it.';
COMMENT ON COLUMN place_look.accent IS 'Colour of buttons and links, one of the palette.';
COMMENT ON COLUMN place_look.welcome IS 'What it says to who comes, plain text.';
COMMENT ON COLUMN place_look.crest_file IS 'The instance''s picture in the storage; a community has its account''s.';
COMMENT ON COLUMN place_look.cover_file IS 'The instance''s wide picture in the storage; a community has its account''s.';
COMMENT ON COLUMN place_look.changed_by_account_id IS 'Who set it last.';
COMMENT ON COLUMN place_look.changed_at IS 'When.';
