CREATE TABLE webhook (
    id              bigint PRIMARY KEY,
    community_id    bigint REFERENCES community (account_id) ON DELETE CASCADE,
    url             text NOT NULL,
    kinds           text[] NOT NULL,
    secret          bytea NOT NULL,
    former_secret   bytea,
    former_until    timestamptz,
    by_account_id   bigint REFERENCES account (id) ON DELETE SET NULL,
    created_at      timestamptz NOT NULL,
    last_taken_at   timestamptz,
    failing_since   timestamptz,
    failure         text,
    disabled_at     timestamptz,
    CHECK ((former_secret IS NULL) = (former_until IS NULL))
);
CREATE INDEX webhook_community ON webhook (community_id);
COMMENT ON TABLE webhook IS 'Addresses that are told of what happens to proposals (Standard Webhooks).';
COMMENT ON COLUMN webhook.id IS 'Time-ordered id.';
COMMENT ON COLUMN webhook.community_id IS 'Of which community; null for all of the instance.';
COMMENT ON COLUMN webhook.url IS 'Where messages are sent.';
COMMENT ON COLUMN webhook.kinds IS 'Of what it is told, words of WebhookKind.';
COMMENT ON COLUMN webhook.secret IS 'With which messages are signed, 32 bytes. Shown once.';
COMMENT ON COLUMN webhook.former_secret IS 'The one before, with which they are signed, too, for a day.';
COMMENT ON COLUMN webhook.former_until IS 'Until when.';
COMMENT ON COLUMN webhook.by_account_id IS 'Who registered it.';
COMMENT ON COLUMN webhook.created_at IS 'When.';
COMMENT ON COLUMN webhook.last_taken_at IS 'When it last took a message.';
COMMENT ON COLUMN webhook.failing_since IS 'Since when it takes none; null while it does.';
COMMENT ON COLUMN webhook.failure IS 'Why it took the last one not.';
COMMENT ON COLUMN webhook.disabled_at IS 'When it was no longer told, by somebody or after five days of failures.';
