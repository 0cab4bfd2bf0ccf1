-- What people say of themselves and how they want to be shown.

ALTER TABLE account
    ADD COLUMN avatar_description  text NOT NULL DEFAULT '',
    ADD COLUMN header_description  text NOT NULL DEFAULT '',
    ADD COLUMN hide_collections    boolean NOT NULL DEFAULT false,
    ADD COLUMN show_media          boolean NOT NULL DEFAULT true,
    ADD COLUMN show_media_replies  boolean NOT NULL DEFAULT true,
    ADD COLUMN show_featured       boolean NOT NULL DEFAULT true,
    ADD COLUMN attribution_domains text[] NOT NULL DEFAULT '{}',
    ADD COLUMN memorial            boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN account.avatar_description IS 'Text for people who cannot see the picture.';
COMMENT ON COLUMN account.header_description IS 'Text for people who cannot see the banner.';
COMMENT ON COLUMN account.hide_collections IS 'Who follows and is followed is nobody''s business.';
COMMENT ON COLUMN account.show_media IS 'Whether the profile has a page of media.';
COMMENT ON COLUMN account.show_media_replies IS 'Whether media of replies stand on it.';
COMMENT ON COLUMN account.show_featured IS 'Whether the profile has a page of what its owner points to.';
COMMENT ON COLUMN account.attribution_domains IS 'Sites whose articles may name this account as their author.';
COMMENT ON COLUMN account.memorial IS 'Its owner has died.';
COMMENT ON COLUMN account.fields IS 'Profile fields: [{"name","value" (clean HTML),"source" (as a local owner typed it),"verifiedAt"}].';

ALTER TABLE users
    ADD COLUMN default_quote_policy text NOT NULL DEFAULT 'public' CHECK (default_quote_policy IN ('public', 'followers', 'nobody'));
COMMENT ON COLUMN users.default_quote_policy IS 'Who may quote new posts: public, followers or nobody.';
