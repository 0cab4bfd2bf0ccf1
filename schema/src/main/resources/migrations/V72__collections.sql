-- Accounts that somebody recommends together.

CREATE TABLE account_collection (
    id           bigint PRIMARY KEY,
    account_id   bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    name         text NOT NULL,
    description  text NOT NULL DEFAULT '',
    language     text,
    sensitive    boolean NOT NULL DEFAULT false,
    discoverable boolean NOT NULL DEFAULT false,
    tag          text,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL
);
CREATE INDEX account_collection_owner ON account_collection (account_id, id DESC);
COMMENT ON TABLE account_collection IS 'A list of accounts that its owner recommends to others (client API, Collection).';
COMMENT ON COLUMN account_collection.id IS 'Its id in the client API.';
COMMENT ON COLUMN account_collection.account_id IS 'Whose it is.';
COMMENT ON COLUMN account_collection.name IS 'Plain text, at most 40 characters.';
COMMENT ON COLUMN account_collection.description IS 'Plain text.';
COMMENT ON COLUMN account_collection.language IS 'Of the name and description, BCP 47.';
COMMENT ON COLUMN account_collection.sensitive IS 'Shown behind a warning.';
COMMENT ON COLUMN account_collection.discoverable IS 'Shown to others on the owner''s profile.';
COMMENT ON COLUMN account_collection.tag IS 'A hashtag it is about.';
COMMENT ON COLUMN account_collection.created_at IS 'When.';
COMMENT ON COLUMN account_collection.updated_at IS 'When it was last changed.';

CREATE TABLE account_collection_item (
    id            bigint PRIMARY KEY,
    collection_id bigint NOT NULL REFERENCES account_collection ON DELETE CASCADE,
    account_id    bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    state         text NOT NULL CHECK (state IN ('pending', 'accepted', 'rejected', 'revoked')),
    created_at    timestamptz NOT NULL,
    UNIQUE (collection_id, account_id)
);
CREATE INDEX account_collection_item_account ON account_collection_item (account_id, id DESC);
COMMENT ON TABLE account_collection_item IS 'An account in a collection.';
COMMENT ON COLUMN account_collection_item.id IS 'Its id in the client API.';
COMMENT ON COLUMN account_collection_item.collection_id IS 'The collection.';
COMMENT ON COLUMN account_collection_item.account_id IS 'Who is recommended.';
COMMENT ON COLUMN account_collection_item.state IS 'revoked: the account does not want to be in it, and cannot be added again.';
COMMENT ON COLUMN account_collection_item.created_at IS 'When.';
