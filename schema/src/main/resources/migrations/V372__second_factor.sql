-- What somebody is asked for besides the password, where they are signed in, and changes of address.

CREATE TABLE second_factor (
    user_id      bigint PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    secret       bytea NOT NULL,
    created_at   timestamptz NOT NULL,
    confirmed_at timestamptz,
    last_step    bigint NOT NULL DEFAULT 0
);
COMMENT ON TABLE second_factor IS 'A secret that a program on somebody''s telephone has, too: it makes the codes that are asked for at signing in (RFC 6238).';
COMMENT ON COLUMN second_factor.user_id IS 'Whose.';
COMMENT ON COLUMN second_factor.secret IS '160 random bits. Codes are made of it, so it cannot be kept as a hash.';
COMMENT ON COLUMN second_factor.created_at IS 'When it was shown.';
COMMENT ON COLUMN second_factor.confirmed_at IS 'Since when codes are asked for; null until a first one was typed.';
COMMENT ON COLUMN second_factor.last_step IS 'The half minute of the last code that was taken: no code is taken twice, nor an earlier one.';

CREATE TABLE recovery_code (
    user_id   bigint NOT NULL REFERENCES users ON DELETE CASCADE,
    code_hash bytea NOT NULL,
    used_at   timestamptz,
    PRIMARY KEY (user_id, code_hash)
);
COMMENT ON TABLE recovery_code IS 'Codes on paper, for whoever has lost the telephone. Each works once.';
COMMENT ON COLUMN recovery_code.user_id IS 'Whose.';
COMMENT ON COLUMN recovery_code.code_hash IS 'SHA-256 of the code, which has 80 random bits.';
COMMENT ON COLUMN recovery_code.used_at IS 'When it was used.';

ALTER TABLE session
    ADD COLUMN last_used_at timestamptz,
    ADD COLUMN program      text NOT NULL DEFAULT '';
COMMENT ON COLUMN session.last_used_at IS 'When the browser came last, to an hour.';
COMMENT ON COLUMN session.program IS 'What the browser called itself when it signed in.';

ALTER TABLE oauth_token ADD COLUMN last_used_on date;
COMMENT ON COLUMN oauth_token.last_used_on IS 'On which day it was used last (UTC).';

ALTER TABLE user_link DROP CONSTRAINT user_link_purpose_check;
ALTER TABLE user_link ADD CONSTRAINT user_link_purpose_check
    CHECK (purpose IN ('confirm-email', 'reset-password', 'create-admin', 'change-email', 'second-step', 'appeal'));

CREATE TABLE email_change (
    user_id  bigint PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    email    text NOT NULL,
    asked_at timestamptz NOT NULL
);
COMMENT ON TABLE email_change IS 'Addresses that somebody wants to be reached at, until they have shown that it is theirs.';
COMMENT ON COLUMN email_change.user_id IS 'Whose.';
COMMENT ON COLUMN email_change.email IS 'The new address.';
COMMENT ON COLUMN email_change.asked_at IS 'When.';
