-- Keys that a device keeps, by which members sign in (WebAuthn).
CREATE TABLE passkey (
    id bigint PRIMARY KEY,
    user_id bigint NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    credential_id bytea NOT NULL UNIQUE,
    credential bytea NOT NULL,
    sign_count bigint NOT NULL,
    name text NOT NULL,
    created_at timestamptz NOT NULL,
    used_at timestamptz
);
CREATE INDEX passkey_user ON passkey (user_id);
COMMENT ON TABLE passkey IS 'Passkeys of members.';
COMMENT ON COLUMN passkey.id IS 'Time-ordered id.';
COMMENT ON COLUMN passkey.user_id IS 'Whose.';
COMMENT ON COLUMN passkey.credential_id IS 'How the device calls it.';
COMMENT ON COLUMN passkey.credential IS 'Its public key with what belongs to it: attested credential data (WebAuthn 6.5.1).';
COMMENT ON COLUMN passkey.sign_count IS 'How often it signed, as it said last; 0 where it does not count.';
COMMENT ON COLUMN passkey.name IS 'As its owner calls it.';
COMMENT ON COLUMN passkey.created_at IS 'Since when.';
COMMENT ON COLUMN passkey.used_at IS 'When somebody signed in with it last.';

CREATE TABLE passkey_challenge (
    token_hash bytea PRIMARY KEY,
    challenge bytea NOT NULL,
    user_id bigint REFERENCES users (id) ON DELETE CASCADE,
    expires_at timestamptz NOT NULL
);
CREATE INDEX passkey_challenge_expires ON passkey_challenge (expires_at);
COMMENT ON TABLE passkey_challenge IS 'What a device was asked to sign; each once and for minutes.';
COMMENT ON COLUMN passkey_challenge.token_hash IS 'SHA-256 of the secret in the form.';
COMMENT ON COLUMN passkey_challenge.challenge IS '32 random bytes.';
COMMENT ON COLUMN passkey_challenge.user_id IS 'Who adds a passkey or shows one as second factor; null for who signs in with nothing else.';
COMMENT ON COLUMN passkey_challenge.expires_at IS 'Until when.';
