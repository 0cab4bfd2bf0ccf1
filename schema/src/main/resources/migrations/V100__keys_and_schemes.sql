-- What a key may be used for, and how the requests to a host are signed.

ALTER TABLE account_key ADD COLUMN proves boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN account_key.proves IS 'Listed in assertionMethod, so that it may make proofs over documents (FEP-521a).';
UPDATE account_key SET proves = true WHERE algorithm = 'ED25519';

CREATE TABLE signature_scheme (
    host text PRIMARY KEY,
    scheme text NOT NULL CHECK (scheme IN ('RFC_9421')),
    believed_at timestamptz NOT NULL
);
COMMENT ON TABLE signature_scheme IS 'Hosts that believe requests only when they are signed in another way than the usual one.';
COMMENT ON COLUMN signature_scheme.host IS 'Host with its port when that is not the usual one.';
COMMENT ON COLUMN signature_scheme.scheme IS 'The scheme that it believed.';
COMMENT ON COLUMN signature_scheme.believed_at IS 'When it last did; after 30 days the usual scheme is tried first again.';
