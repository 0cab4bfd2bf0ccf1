-- What a link in a status leads to, as a client shows it below the text.

CREATE TABLE preview_card (
    id                bigint PRIMARY KEY,
    url               text NOT NULL UNIQUE,
    title             text NOT NULL DEFAULT '',
    description       text NOT NULL DEFAULT '',
    type              text NOT NULL CHECK (type IN ('link', 'photo', 'video', 'rich')),
    language          text,
    author_name       text NOT NULL DEFAULT '',
    author_url        text NOT NULL DEFAULT '',
    author_account_id bigint REFERENCES account ON DELETE SET NULL,
    provider_name     text NOT NULL DEFAULT '',
    provider_url      text NOT NULL DEFAULT '',
    html              text NOT NULL DEFAULT '',
    width             integer NOT NULL DEFAULT 0,
    height            integer NOT NULL DEFAULT 0,
    image_url         text,
    image_description text NOT NULL DEFAULT '',
    embed_url         text NOT NULL DEFAULT '',
    published_at      timestamptz,
    fetched_at        timestamptz NOT NULL
);
COMMENT ON TABLE preview_card IS 'One page on the web that statuses link to; one row for each address.';
COMMENT ON COLUMN preview_card.id IS 'Time-ordered id.';
COMMENT ON COLUMN preview_card.url IS 'Address of the page.';
COMMENT ON COLUMN preview_card.title IS 'Plain text; empty where the page could not be read, which shows no card.';
COMMENT ON COLUMN preview_card.description IS 'Plain text.';
COMMENT ON COLUMN preview_card.type IS 'How a client shows it.';
COMMENT ON COLUMN preview_card.language IS 'BCP 47.';
COMMENT ON COLUMN preview_card.author_name IS 'Who wrote the page.';
COMMENT ON COLUMN preview_card.author_url IS 'Page of the author.';
COMMENT ON COLUMN preview_card.author_account_id IS 'The account that the page names as its author (fediverse:creator).';
COMMENT ON COLUMN preview_card.provider_name IS 'Name of the site.';
COMMENT ON COLUMN preview_card.provider_url IS 'Address of the site.';
COMMENT ON COLUMN preview_card.html IS 'One sanitised iframe, or empty.';
COMMENT ON COLUMN preview_card.width IS 'Pixels of the frame or picture; 0 when unknown.';
COMMENT ON COLUMN preview_card.height IS 'Pixels of the frame or picture; 0 when unknown.';
COMMENT ON COLUMN preview_card.image_url IS 'Picture on its own server; clients get it through us.';
COMMENT ON COLUMN preview_card.image_description IS 'Text for people who cannot see the picture.';
COMMENT ON COLUMN preview_card.embed_url IS 'Address of what a photo shows.';
COMMENT ON COLUMN preview_card.published_at IS 'When the page says that it was published.';
COMMENT ON COLUMN preview_card.fetched_at IS 'When it was read.';

CREATE TABLE status_card (
    status_id bigint PRIMARY KEY REFERENCES status ON DELETE CASCADE,
    card_id   bigint NOT NULL REFERENCES preview_card ON DELETE CASCADE
);
COMMENT ON TABLE status_card IS 'Which card a status shows.';
COMMENT ON COLUMN status_card.status_id IS 'The status.';
COMMENT ON COLUMN status_card.card_id IS 'The card of its first link that has one.';
CREATE INDEX status_card_card ON status_card (card_id, status_id DESC);
