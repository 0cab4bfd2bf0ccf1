-- What else shows that an account is a body's, since when it holds or does not, and who looks like a body without being it.

ALTER TABLE recognition DROP CONSTRAINT recognition_method_check;
ALTER TABLE recognition
    ADD CONSTRAINT recognition_method_check CHECK (method IN ('rel-me', 'register-domain', 'dns-txt')),
    ADD COLUMN since timestamptz,
    ADD COLUMN dnssec boolean;
UPDATE recognition SET since = checked_at;
ALTER TABLE recognition ALTER COLUMN since SET NOT NULL;
COMMENT ON COLUMN recognition.since IS 'Since when it holds, or no longer does.';
COMMENT ON COLUMN recognition.dnssec IS 'Whether the resolver vouched for the record (DNSSEC); null where that is not known.';

CREATE TABLE look_alike (
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    body_id    bigint NOT NULL REFERENCES body ON DELETE CASCADE,
    found_at   timestamptz NOT NULL,
    PRIMARY KEY (account_id, body_id)
);
COMMENT ON TABLE look_alike IS 'Accounts that were found to look like a body that they do not speak for; moderators were told once of each.';
COMMENT ON COLUMN look_alike.account_id IS 'Who.';
COMMENT ON COLUMN look_alike.body_id IS 'Like which entry of a register.';
COMMENT ON COLUMN look_alike.found_at IS 'When it was noticed.';
CREATE INDEX look_alike_body ON look_alike (body_id, found_at DESC);
