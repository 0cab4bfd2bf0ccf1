-- Ids that are gone: by whom, and whether what they name was ever here.

ALTER TABLE tombstone ADD COLUMN heard boolean NOT NULL DEFAULT false;
ALTER TABLE tombstone ADD COLUMN host text;
ALTER TABLE tombstone ADD COLUMN with_account boolean NOT NULL DEFAULT false;

UPDATE tombstone t SET
    heard = NOT EXISTS (SELECT 1 FROM status s WHERE s.uri = t.uri),
    host = (SELECT substring(a.uri FROM '^[a-z]+://([^/]+)') FROM account a WHERE a.id = t.account_id);
DELETE FROM tombstone WHERE account_id IS NULL;

ALTER TABLE tombstone ALTER COLUMN account_id SET NOT NULL;
ALTER TABLE tombstone DROP CONSTRAINT tombstone_pkey;
ALTER TABLE tombstone ADD PRIMARY KEY (uri, account_id);

COMMENT ON TABLE tombstone IS 'Ids that are gone for good: answered 410 when ours, refused when a late Create of the same account names them.';
COMMENT ON COLUMN tombstone.account_id IS 'Whose it was, and who alone is refused it. No foreign key: outlives the account.';
COMMENT ON COLUMN tombstone.heard IS 'It was never here: its owner said that it is gone, which is remembered for a day.';
COMMENT ON COLUMN tombstone.host IS 'The server of which that was heard; so many of each are remembered. Null otherwise.';
COMMENT ON COLUMN tombstone.with_account IS 'It went with all that its author wrote, and may come again when the author does.';

CREATE INDEX tombstone_heard ON tombstone (host, deleted_at) WHERE heard;
CREATE INDEX tombstone_with_account ON tombstone (account_id) WHERE with_account;
