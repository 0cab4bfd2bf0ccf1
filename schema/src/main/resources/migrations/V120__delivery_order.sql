-- What must stay in order on its way to one host, and what operators see of hosts.

ALTER TABLE delivery_body ADD COLUMN lane bigint;
COMMENT ON COLUMN delivery_body.lane IS 'Activities of the same number keep their order on the way to a host; those of different numbers may overtake each other. Empty: nothing overtakes it, and it overtakes nothing.';

ALTER TABLE delivery_host ADD COLUMN last_failure timestamptz;
COMMENT ON COLUMN delivery_host.last_failure IS 'When the last attempt failed.';
COMMENT ON COLUMN delivery_host.suspended_at IS 'Since when it is taken for dead: nothing is kept for it, and its NodeInfo is asked for once a week.';
