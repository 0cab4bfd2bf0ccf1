-- Whoever has signed up is nobody's business before they have proven their address and were let in.

ALTER TABLE account ADD COLUMN waiting boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN account.waiting IS 'Its user has yet to confirm their address or to be let in; only moderators see it.';

UPDATE account a SET waiting = true
FROM users u
WHERE u.account_id = a.id AND (u.confirmed_at IS NULL OR u.approved_at IS NULL);
