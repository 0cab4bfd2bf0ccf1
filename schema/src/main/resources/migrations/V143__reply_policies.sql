-- Who may answer a post of another server, as its author says, and answers that nobody allowed (GoToSocial).

CREATE TABLE reply_policy (
    status_id bigint PRIMARY KEY REFERENCES status ON DELETE CASCADE,
    automatic text[] NOT NULL,
    manual    text[] NOT NULL
);
COMMENT ON TABLE reply_policy IS 'Who may answer a status of another server. A status without a row: everybody.';
COMMENT ON COLUMN reply_policy.status_id IS 'Which status.';
COMMENT ON COLUMN reply_policy.automatic IS 'public, followers, following, unsupported_policy: who may at once.';
COMMENT ON COLUMN reply_policy.manual IS 'The same words: who may after the author agreed.';

CREATE TABLE reply_approval (
    status_id bigint PRIMARY KEY REFERENCES status ON DELETE CASCADE,
    approved  boolean NOT NULL
);
COMMENT ON TABLE reply_approval IS 'Answers from other servers that need the leave of the author of what they answer.';
COMMENT ON COLUMN reply_approval.status_id IS 'The answer.';
COMMENT ON COLUMN reply_approval.approved IS 'Whether an authorization was read from the server of that author; without one it is not shown below what it answers.';
