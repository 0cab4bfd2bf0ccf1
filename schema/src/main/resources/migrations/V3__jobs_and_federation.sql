-- Work for later, what came in, what goes out.

CREATE TABLE job (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       text NOT NULL,
    arguments  jsonb NOT NULL,
    run_at     timestamptz NOT NULL,
    attempts   integer NOT NULL DEFAULT 0,
    last_error text
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
COMMENT ON TABLE job IS 'Work to do, enqueued in the transaction that made it necessary; deleted when done.';
COMMENT ON COLUMN job.id IS 'Order of arrival.';
COMMENT ON COLUMN job.kind IS 'Name of the JobKind.';
COMMENT ON COLUMN job.arguments IS 'Its arguments record as JSON.';
COMMENT ON COLUMN job.run_at IS 'Not before; a claim moves it to the end of the lease.';
COMMENT ON COLUMN job.attempts IS 'How often it was claimed.';
COMMENT ON COLUMN job.last_error IS 'Why the last attempt failed.';
CREATE INDEX job_run_at ON job (run_at, id);

CREATE TABLE job_parked (
    id         bigint PRIMARY KEY,
    kind       text NOT NULL,
    arguments  jsonb NOT NULL,
    attempts   integer NOT NULL,
    last_error text,
    parked_at  timestamptz NOT NULL
);
COMMENT ON TABLE job_parked IS 'Jobs that failed at every attempt, kept for the operator.';
COMMENT ON COLUMN job_parked.id IS 'The job''s id.';
COMMENT ON COLUMN job_parked.kind IS 'Name of the JobKind.';
COMMENT ON COLUMN job_parked.arguments IS 'Its arguments.';
COMMENT ON COLUMN job_parked.attempts IS 'How often it was tried.';
COMMENT ON COLUMN job_parked.last_error IS 'Why it failed last.';
COMMENT ON COLUMN job_parked.parked_at IS 'When it was given up.';

CREATE TABLE periodic_job (
    name   text PRIMARY KEY,
    run_at timestamptz NOT NULL
);
COMMENT ON TABLE periodic_job IS 'When each recurring duty is next due; one row serves all nodes.';
COMMENT ON COLUMN periodic_job.name IS 'Name of the duty.';
COMMENT ON COLUMN periodic_job.run_at IS 'Next due.';

CREATE TABLE instance (
    domain        text PRIMARY KEY,
    software      text,
    version       text,
    group_aware   boolean NOT NULL DEFAULT false,
    first_seen_at timestamptz NOT NULL,
    nodeinfo_at   timestamptz
);
COMMENT ON TABLE instance IS 'Another server we have met.';
COMMENT ON COLUMN instance.domain IS 'Host of its ids.';
COMMENT ON COLUMN instance.software IS 'NodeInfo software.name.';
COMMENT ON COLUMN instance.version IS 'NodeInfo software.version.';
COMMENT ON COLUMN instance.group_aware IS 'Understands announced activities (FEP-1b12).';
COMMENT ON COLUMN instance.first_seen_at IS 'When we first met it; supports are weighed by it.';
COMMENT ON COLUMN instance.nodeinfo_at IS 'When NodeInfo was last read.';

CREATE TABLE domain_block (
    domain     text PRIMARY KEY,
    reason     text NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE domain_block IS 'Servers we take nothing from and send nothing to; covers sub-domains.';
COMMENT ON COLUMN domain_block.domain IS 'ASCII lower case.';
COMMENT ON COLUMN domain_block.reason IS 'Shown to operators.';
COMMENT ON COLUMN domain_block.created_at IS 'Since when.';

CREATE TABLE inbox_seen (
    id_hash     uuid PRIMARY KEY,
    received_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE inbox_seen IS 'Activities already taken in; a second delivery is a no-op.';
COMMENT ON COLUMN inbox_seen.id_hash IS 'First half of SHA-256 of the activity id.';
COMMENT ON COLUMN inbox_seen.received_at IS 'When; forgotten after 30 days at the earliest.';

CREATE TABLE inbox_activity (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sender_uri  text NOT NULL,
    activity_uri text NOT NULL,
    payload     bytea NOT NULL,
    attempts    integer NOT NULL DEFAULT 0,
    run_at      timestamptz NOT NULL DEFAULT now(),
    received_at timestamptz NOT NULL DEFAULT now()
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
COMMENT ON TABLE inbox_activity IS 'Activities whose signature held, stored before their 202, deleted when processed.';
COMMENT ON COLUMN inbox_activity.id IS 'Order of arrival.';
COMMENT ON COLUMN inbox_activity.sender_uri IS 'The actor whose key signed the request.';
COMMENT ON COLUMN inbox_activity.activity_uri IS 'Id of the activity.';
COMMENT ON COLUMN inbox_activity.payload IS 'The body as received.';
COMMENT ON COLUMN inbox_activity.attempts IS 'How often processing was tried.';
COMMENT ON COLUMN inbox_activity.run_at IS 'Not before.';
COMMENT ON COLUMN inbox_activity.received_at IS 'When it came.';
CREATE INDEX inbox_activity_run_at ON inbox_activity (run_at, id);

CREATE TABLE inbox_parked (
    id           bigint PRIMARY KEY,
    sender_uri   text NOT NULL,
    activity_uri text NOT NULL,
    payload      bytea NOT NULL,
    error        text NOT NULL,
    parked_at    timestamptz NOT NULL
);
COMMENT ON TABLE inbox_parked IS 'Activities that could not be processed, kept for the operator.';
COMMENT ON COLUMN inbox_parked.id IS 'Its id in inbox_activity.';
COMMENT ON COLUMN inbox_parked.sender_uri IS 'The actor whose key signed the request.';
COMMENT ON COLUMN inbox_parked.activity_uri IS 'Id of the activity.';
COMMENT ON COLUMN inbox_parked.payload IS 'The body as received.';
COMMENT ON COLUMN inbox_parked.error IS 'Why it was given up.';
COMMENT ON COLUMN inbox_parked.parked_at IS 'When.';

CREATE TABLE delivery_body (
    id         bigint PRIMARY KEY,
    sender_id  bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    body       bytea NOT NULL,
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE delivery_body IS 'An outgoing activity, serialised once for all its recipients.';
COMMENT ON COLUMN delivery_body.id IS 'Time-ordered id.';
COMMENT ON COLUMN delivery_body.sender_id IS 'Whose key signs it.';
COMMENT ON COLUMN delivery_body.body IS 'JSON as sent.';
COMMENT ON COLUMN delivery_body.created_at IS 'When it was made.';

CREATE TABLE delivery_host (
    host         text PRIMARY KEY,
    next_at      timestamptz NOT NULL,
    failures     integer NOT NULL DEFAULT 0,
    failing_days integer NOT NULL DEFAULT 0,
    failing_on   date,
    suspended_at timestamptz,
    last_error   text,
    last_success timestamptz
) WITH (fillfactor = 50);
COMMENT ON TABLE delivery_host IS 'One row for each host we deliver to: turn, health, back-off.';
COMMENT ON COLUMN delivery_host.host IS 'Host and port of the inbox.';
COMMENT ON COLUMN delivery_host.next_at IS 'Its next turn; a claim moves it to the end of the lease.';
COMMENT ON COLUMN delivery_host.failures IS 'Failures in a row.';
COMMENT ON COLUMN delivery_host.failing_days IS 'Days with failures and no success since the last success.';
COMMENT ON COLUMN delivery_host.failing_on IS 'The last such day.';
COMMENT ON COLUMN delivery_host.suspended_at IS 'Since when it is taken for dead and only probed.';
COMMENT ON COLUMN delivery_host.last_error IS 'Why the last attempt failed.';
COMMENT ON COLUMN delivery_host.last_success IS 'When it last took something.';
CREATE INDEX delivery_host_next ON delivery_host (next_at);

CREATE TABLE delivery (
    id         bigint PRIMARY KEY,
    body_id    bigint NOT NULL REFERENCES delivery_body ON DELETE CASCADE,
    host       text NOT NULL,
    inbox_url  text NOT NULL,
    attempts   integer NOT NULL DEFAULT 0,
    run_at     timestamptz NOT NULL
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
COMMENT ON TABLE delivery IS 'One activity to one inbox; deleted when taken or given up.';
COMMENT ON COLUMN delivery.id IS 'Order within the host.';
COMMENT ON COLUMN delivery.body_id IS 'What is sent.';
COMMENT ON COLUMN delivery.host IS 'Host and port of the inbox.';
COMMENT ON COLUMN delivery.inbox_url IS 'Where to.';
COMMENT ON COLUMN delivery.attempts IS 'How often it was tried.';
COMMENT ON COLUMN delivery.run_at IS 'Not before.';
CREATE INDEX delivery_host_order ON delivery (host, id);
CREATE INDEX delivery_body_use ON delivery (body_id);
