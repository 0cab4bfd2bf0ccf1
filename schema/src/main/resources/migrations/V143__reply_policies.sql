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

CREATE TABLE unapproved_reply (
    status_id bigint PRIMARY KEY REFERENCES status ON DELETE CASCADE
);
COMMENT ON TABLE unapproved_reply IS 'Answers from other servers that the author of what they answer did not allow: not shown below it.';
COMMENT ON COLUMN unapproved_reply.status_id IS 'The answer.';
