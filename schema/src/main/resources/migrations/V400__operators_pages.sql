-- What operators set in the browser.
CREATE TABLE setting_value (
    key text PRIMARY KEY,
    value text NOT NULL,
    set_by_account_id bigint REFERENCES account (id) ON DELETE SET NULL,
    set_at timestamptz NOT NULL
);
COMMENT ON TABLE setting_value IS 'Settings that were set in the browser; they win over file, environment and command line.';
COMMENT ON COLUMN setting_value.key IS 'As in folkmoot.toml.';
COMMENT ON COLUMN setting_value.value IS 'As it would stand in a variable of the environment.';
COMMENT ON COLUMN setting_value.set_by_account_id IS 'Who set it; null when they are gone.';
COMMENT ON COLUMN setting_value.set_at IS 'When.';

CREATE TABLE first_step (
    step text PRIMARY KEY,
    done boolean NOT NULL,
    at timestamptz NOT NULL
);
COMMENT ON TABLE first_step IS 'What an operator has done, or left for later, of the first steps of a new instance.';
COMMENT ON COLUMN first_step.step IS 'Its word in the address of its page.';
COMMENT ON COLUMN first_step.done IS 'False: left for later.';
COMMENT ON COLUMN first_step.at IS 'When.';

CREATE TABLE health_sample (
    at timestamptz PRIMARY KEY,
    statements bigint NOT NULL,
    jobs integer NOT NULL,
    inbox integer NOT NULL,
    deliveries integer NOT NULL,
    database_bytes bigint NOT NULL
);
COMMENT ON TABLE health_sample IS 'How the instance did every few minutes, for the drawings that operators see; forgotten after two days.';
COMMENT ON COLUMN health_sample.at IS 'When it was counted.';
COMMENT ON COLUMN health_sample.statements IS 'Statements sent to the database since the sample before, by the node that counted.';
COMMENT ON COLUMN health_sample.jobs IS 'Jobs that waited.';
COMMENT ON COLUMN health_sample.inbox IS 'Activities of other servers that waited.';
COMMENT ON COLUMN health_sample.deliveries IS 'Deliveries that waited.';
COMMENT ON COLUMN health_sample.database_bytes IS 'Size of the database.';
