CREATE TABLE gesture_policy (
    status_id bigint NOT NULL REFERENCES status (id) ON DELETE CASCADE,
    gesture text NOT NULL CHECK (gesture IN ('Like', 'Announce')),
    automatic text[] NOT NULL,
    manual text[] NOT NULL,
    PRIMARY KEY (status_id, gesture)
);
COMMENT ON TABLE gesture_policy IS 'Who may like or boost a status from elsewhere, where its author does not let everybody (interactionPolicy).';
COMMENT ON COLUMN gesture_policy.status_id IS 'Which status.';
COMMENT ON COLUMN gesture_policy.gesture IS 'Like or Announce.';
COMMENT ON COLUMN gesture_policy.automatic IS 'Actors and collections of those who may at once.';
COMMENT ON COLUMN gesture_policy.manual IS 'Actors and collections of those who have to ask.';
