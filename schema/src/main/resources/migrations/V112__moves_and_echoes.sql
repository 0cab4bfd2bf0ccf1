CREATE TABLE account_move (
    account_id bigint PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    target_uri text NOT NULL,
    moved_at timestamptz NOT NULL
);
COMMENT ON TABLE account_move IS 'When an account last moved: for seven days it does not move again.';
COMMENT ON COLUMN account_move.account_id IS 'Who moved.';
COMMENT ON COLUMN account_move.target_uri IS 'Where to.';
COMMENT ON COLUMN account_move.moved_at IS 'When.';

CREATE TABLE favourite_echo (
    account_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    status_id bigint NOT NULL REFERENCES status (id) ON DELETE CASCADE,
    uri text NOT NULL,
    PRIMARY KEY (account_id, status_id, uri)
);
CREATE INDEX favourite_echo_uri ON favourite_echo (uri);
COMMENT ON TABLE favourite_echo IS 'Further Likes of what an account favourited already, so that the Undo of one does not take back another that came first.';
COMMENT ON COLUMN favourite_echo.account_id IS 'Who.';
COMMENT ON COLUMN favourite_echo.status_id IS 'What.';
COMMENT ON COLUMN favourite_echo.uri IS 'Id of the Like activity.';
