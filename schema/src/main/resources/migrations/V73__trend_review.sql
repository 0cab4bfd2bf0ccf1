-- What moderators decide about hashtags, and about the sites whose pages people link to.

ALTER TABLE tag
    ADD COLUMN display_name text,
    ADD COLUMN usable       boolean NOT NULL DEFAULT true,
    ADD COLUMN listable     boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN tag.display_name IS 'How it is written, where that differs from the name in capitals only.';
COMMENT ON COLUMN tag.usable IS 'Whether new posts can be found by it.';
COMMENT ON COLUMN tag.listable IS 'Whether searches and suggestions show it.';

CREATE TABLE trend_publisher (
    id          bigint PRIMARY KEY,
    domain      text NOT NULL UNIQUE,
    trendable   boolean,
    reviewed_at timestamptz,
    created_at  timestamptz NOT NULL
);
COMMENT ON TABLE trend_publisher IS 'Sites whose pages people link to: what moderators decided about all their pages at once.';
COMMENT ON COLUMN trend_publisher.id IS 'Its id in the client API.';
COMMENT ON COLUMN trend_publisher.domain IS 'Host name, in lower case, without www.';
COMMENT ON COLUMN trend_publisher.trendable IS 'Null while nobody has decided.';
COMMENT ON COLUMN trend_publisher.reviewed_at IS 'When somebody did.';
COMMENT ON COLUMN trend_publisher.created_at IS 'When a page of it first trended.';
