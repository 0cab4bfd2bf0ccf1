ALTER TABLE account ADD COLUMN badges jsonb NOT NULL DEFAULT '[]';
COMMENT ON COLUMN account.badges IS 'What attesters say of it and its owner shows: {"claim", "names", "issuer", "page", "since", "until", "credential"}, written from attestation.';

CREATE TABLE claim (
    community_id bigint NOT NULL REFERENCES community (account_id) ON DELETE CASCADE,
    word         text NOT NULL CHECK (word ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
    names        jsonb NOT NULL,
    months       int NOT NULL CHECK (months BETWEEN 1 AND 60),
    checks       boolean NOT NULL,
    since        timestamptz NOT NULL,
    PRIMARY KEY (community_id, word)
);
COMMENT ON TABLE claim IS 'What may be attested of somebody in a community.';
COMMENT ON COLUMN claim.community_id IS 'Whose moderators named it.';
COMMENT ON COLUMN claim.word IS 'Its name in addresses and forms.';
COMMENT ON COLUMN claim.names IS 'How people read it, by language tag.';
COMMENT ON COLUMN claim.months IS 'For how long it is attested at most.';
COMMENT ON COLUMN claim.checks IS 'Whether those of whom it is attested may mark answers of others as checked.';
COMMENT ON COLUMN claim.since IS 'When it was named.';

CREATE TABLE claim_attester (
    community_id bigint NOT NULL,
    word         text NOT NULL,
    body_id      bigint NOT NULL REFERENCES body (id) ON DELETE CASCADE,
    PRIMARY KEY (community_id, word, body_id),
    FOREIGN KEY (community_id, word) REFERENCES claim (community_id, word) ON DELETE CASCADE
);
CREATE INDEX claim_attester_body ON claim_attester (body_id);
COMMENT ON TABLE claim_attester IS 'Which bodies of the register may attest a claim.';
COMMENT ON COLUMN claim_attester.community_id IS 'The community of the claim.';
COMMENT ON COLUMN claim_attester.word IS 'The claim.';
COMMENT ON COLUMN claim_attester.body_id IS 'The body.';

CREATE TABLE attestation (
    id                 bigint PRIMARY KEY,
    community_id       bigint REFERENCES community (account_id) ON DELETE CASCADE,
    claim              text NOT NULL,
    names              jsonb NOT NULL,
    issuer_account_id  bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    subject_account_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    credential         text NOT NULL UNIQUE,
    issued_at          timestamptz NOT NULL,
    until              date NOT NULL,
    accepted_at        timestamptz,
    shown              boolean NOT NULL,
    revoked_at         timestamptz,
    checked_at         timestamptz
);
CREATE UNIQUE INDEX attestation_live ON attestation (issuer_account_id, subject_account_id, community_id, claim)
    WHERE community_id IS NOT NULL AND revoked_at IS NULL;
CREATE INDEX attestation_subject ON attestation (subject_account_id);
CREATE INDEX attestation_until ON attestation (until) WHERE shown;
CREATE INDEX attestation_checked ON attestation (checked_at) WHERE community_id IS NULL;
COMMENT ON TABLE attestation IS 'What an attester says of somebody until a day. Only the two know of it, unless who it is about shows it.';
COMMENT ON COLUMN attestation.id IS 'Time-ordered id.';
COMMENT ON COLUMN attestation.community_id IS 'By whose list of claims; null for a credential that stands on another server.';
COMMENT ON COLUMN attestation.claim IS 'The word of the claim.';
COMMENT ON COLUMN attestation.names IS 'How people read it, by language tag, as it was when it was attested.';
COMMENT ON COLUMN attestation.issuer_account_id IS 'Who says it.';
COMMENT ON COLUMN attestation.subject_account_id IS 'Of whom.';
COMMENT ON COLUMN attestation.credential IS 'Address of the signed document, which cannot be guessed.';
COMMENT ON COLUMN attestation.issued_at IS 'Since when.';
COMMENT ON COLUMN attestation.until IS 'The last day on which it holds, UTC.';
COMMENT ON COLUMN attestation.accepted_at IS 'When who it is about agreed; before, nobody else learns of it. Null for who lives on another server and has not shown it.';
COMMENT ON COLUMN attestation.shown IS 'Whether it stands on the profile.';
COMMENT ON COLUMN attestation.revoked_at IS 'When the attester took it back.';
COMMENT ON COLUMN attestation.checked_at IS 'When a credential of another server was last read there and held.';

CREATE TABLE check_code (
    id             bigint PRIMARY KEY,
    attestation_id bigint NOT NULL REFERENCES attestation (id) ON DELETE CASCADE,
    hash           bytea NOT NULL UNIQUE,
    made_at        timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL,
    used_at        timestamptz
);
CREATE INDEX check_code_attestation ON check_code (attestation_id);
COMMENT ON TABLE check_code IS 'Codes by which somebody shows once that something is attested of them.';
COMMENT ON COLUMN check_code.id IS 'Time-ordered id.';
COMMENT ON COLUMN check_code.attestation_id IS 'What it shows.';
COMMENT ON COLUMN check_code.hash IS 'SHA-256 of the code, which is kept nowhere.';
COMMENT ON COLUMN check_code.made_at IS 'When.';
COMMENT ON COLUMN check_code.expires_at IS 'Until when it can be used.';
COMMENT ON COLUMN check_code.used_at IS 'When it was used.';

CREATE TABLE check_log (
    id                 bigint PRIMARY KEY,
    subject_account_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    checker_account_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    names              jsonb NOT NULL,
    outcome            text NOT NULL,
    until              date,
    at                 timestamptz NOT NULL
);
CREATE INDEX check_log_subject ON check_log (subject_account_id, id);
CREATE INDEX check_log_checker ON check_log (checker_account_id, id);
CREATE INDEX check_log_at ON check_log (at);
COMMENT ON TABLE check_log IS 'Who checked a code of whom, and what it said: for these two. Kept for a year.';
COMMENT ON COLUMN check_log.id IS 'Time-ordered id.';
COMMENT ON COLUMN check_log.subject_account_id IS 'Whose code it was.';
COMMENT ON COLUMN check_log.checker_account_id IS 'Who checked it.';
COMMENT ON COLUMN check_log.names IS 'What is attested, by language tag.';
COMMENT ON COLUMN check_log.outcome IS 'Word of CheckOutcome; only whose code it was is told more than yes or no.';
COMMENT ON COLUMN check_log.until IS 'The last day on which the attestation held; null where the answer was no.';
COMMENT ON COLUMN check_log.at IS 'When.';
