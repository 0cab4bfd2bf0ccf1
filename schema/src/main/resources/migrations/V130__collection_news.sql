-- Members of a collection hear of each of its changes.
DROP INDEX notification_once;
CREATE UNIQUE INDEX notification_once ON notification (account_id, type, from_account_id, coalesce(status_id, 0), coalesce(subject_id, 0))
    WHERE type NOT IN ('update', 'quoted_update', 'collection_update');
