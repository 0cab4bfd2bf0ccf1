-- A post is boosted once by an account, also when the account asks several times at once. Of old doubles the first stays.

CREATE TEMP TABLE doubled ON COMMIT DROP AS
SELECT id, account_id, reblog_of_id, uri FROM (
    SELECT id, account_id, reblog_of_id, uri, row_number() OVER (PARTITION BY account_id, reblog_of_id ORDER BY id) AS place
    FROM status WHERE reblog_of_id IS NOT NULL AND deleted_at IS NULL) boost
WHERE place > 1;

INSERT INTO tombstone (uri, account_id, former_type, deleted_at)
SELECT uri, account_id, 'Announce', now() FROM doubled ON CONFLICT DO NOTHING;
UPDATE status SET deleted_at = now() WHERE id IN (SELECT id FROM doubled);
UPDATE status_stats s SET reblogs_count = (
    SELECT count(*) FROM status b WHERE b.reblog_of_id = s.status_id AND b.deleted_at IS NULL)
WHERE s.status_id IN (SELECT reblog_of_id FROM doubled);
UPDATE account_stats s SET statuses_count = greatest(0, s.statuses_count - d.boosts)
FROM (SELECT account_id, count(*)::integer AS boosts FROM doubled GROUP BY account_id) d
WHERE s.account_id = d.account_id;

DROP INDEX status_boost;
CREATE UNIQUE INDEX status_boost ON status (account_id, reblog_of_id) WHERE reblog_of_id IS NOT NULL AND deleted_at IS NULL;
