-- Statuses that quote others, and who may (FEP-044f).

CREATE TABLE quote (
    status_id         bigint PRIMARY KEY REFERENCES status ON DELETE CASCADE,
    account_id        bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    quoted_id         bigint REFERENCES status ON DELETE SET NULL,
    quoted_uri        text NOT NULL,
    quoted_account_id bigint,
    state             text NOT NULL CHECK (state IN ('pending', 'accepted', 'rejected', 'revoked', 'unauthorized')),
    request_uri       text,
    stamp_uri         text,
    created_at        timestamptz NOT NULL
);
COMMENT ON TABLE quote IS 'A status shows another one within itself.';
COMMENT ON COLUMN quote.status_id IS 'The status that quotes.';
COMMENT ON COLUMN quote.account_id IS 'Who quotes.';
COMMENT ON COLUMN quote.quoted_id IS 'What is quoted, where we have it.';
COMMENT ON COLUMN quote.quoted_uri IS 'Id on the wire of what is quoted.';
COMMENT ON COLUMN quote.quoted_account_id IS 'Author of what is quoted.';
COMMENT ON COLUMN quote.state IS 'Whether the quoted author allows it.';
COMMENT ON COLUMN quote.request_uri IS 'Id of the QuoteRequest.';
COMMENT ON COLUMN quote.stamp_uri IS 'Id of the QuoteAuthorization, ours or another server''s.';
COMMENT ON COLUMN quote.created_at IS 'When.';
CREATE INDEX quote_quoted ON quote (quoted_id, status_id DESC);
CREATE INDEX quote_stamp ON quote (stamp_uri) WHERE stamp_uri IS NOT NULL;
CREATE INDEX quote_request ON quote (request_uri) WHERE request_uri IS NOT NULL;
CREATE INDEX quote_quoted_uri ON quote (quoted_uri) WHERE quoted_id IS NULL;

CREATE TABLE quote_policy (
    status_id bigint PRIMARY KEY REFERENCES status ON DELETE CASCADE,
    automatic text[] NOT NULL,
    manual    text[] NOT NULL
);
COMMENT ON TABLE quote_policy IS 'Who may quote a status. A local status without a row: everybody if it is open, else nobody.';
COMMENT ON COLUMN quote_policy.status_id IS 'Which status.';
COMMENT ON COLUMN quote_policy.automatic IS 'public, followers, following, unsupported_policy: who may at once.';
COMMENT ON COLUMN quote_policy.manual IS 'The same words: who may after the author agreed.';
