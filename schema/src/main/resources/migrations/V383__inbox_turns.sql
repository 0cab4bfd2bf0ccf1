-- Whose activities are being worked on is said once for a sender, not in each of their rows: a claim writes one short row, and nothing
-- is read of what others have under way.

CREATE TABLE inbox_turn (
    sender_uri text PRIMARY KEY,
    until      timestamptz NOT NULL,
    working    boolean     NOT NULL
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
COMMENT ON TABLE inbox_turn IS 'Senders whose activities are being worked on, or come again later with all that follow.';
COMMENT ON COLUMN inbox_turn.sender_uri IS 'As in inbox_activity.';
COMMENT ON COLUMN inbox_turn.until IS 'Nobody else takes them up before.';
COMMENT ON COLUMN inbox_turn.working IS 'Somebody is at it; when that ends by itself, it was killed over it.';

DROP INDEX inbox_activity_run_at;
DROP INDEX inbox_activity_sender;
CREATE INDEX inbox_activity_sender ON inbox_activity (sender_uri, id) WHERE NOT alone;
CREATE INDEX inbox_activity_due ON inbox_activity (run_at, id) WHERE alone;
COMMENT ON COLUMN inbox_activity.run_at IS 'Of one that waits by itself: not before.';
COMMENT ON COLUMN inbox_activity.attempts IS 'How often it was tried and failed.';
