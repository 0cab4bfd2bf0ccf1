-- Citizens are asked whether what a body says is so; each answers once.
CREATE TABLE citizen_question (
    proposal_id bigint NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
    about text NOT NULL CHECK (about IN ('done', 'commitment')),
    subject bigint NOT NULL,
    account_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    author boolean NOT NULL,
    status_id bigint REFERENCES status (id) ON DELETE SET NULL,
    asked_at timestamptz,
    agrees boolean,
    answered_at timestamptz,
    PRIMARY KEY (proposal_id, about, subject, account_id)
);
CREATE UNIQUE INDEX citizen_question_status ON citizen_question (status_id) WHERE status_id IS NOT NULL;
INSERT INTO citizen_question (proposal_id, about, subject, account_id, author, agrees, answered_at)
SELECT c.proposal_id, 'done', (extract(epoch FROM p.done_claimed_at) * 1000)::bigint, c.account_id, c.account_id = p.author_account_id, c.agrees, c.created_at
FROM confirmation c JOIN proposal p ON p.id = c.proposal_id WHERE p.done_claimed_at IS NOT NULL AND c.created_at >= p.done_claimed_at;
DROP TABLE confirmation;
COMMENT ON TABLE citizen_question IS 'Who is asked whether what a body says is so. Who was drawn is never shown.';
COMMENT ON COLUMN citizen_question.proposal_id IS 'About which proposal.';
COMMENT ON COLUMN citizen_question.about IS 'done: whether it is done; commitment: whether what was promised works.';
COMMENT ON COLUMN citizen_question.subject IS 'Of done, when it was claimed, in milliseconds since 1970; of commitment, the id of the answer.';
COMMENT ON COLUMN citizen_question.account_id IS 'Who is asked.';
COMMENT ON COLUMN citizen_question.author IS 'Asked as the author, not drawn by lot.';
COMMENT ON COLUMN citizen_question.status_id IS 'The clerk''s message that asks.';
COMMENT ON COLUMN citizen_question.asked_at IS 'When it was sent; who may answer may do so before.';
COMMENT ON COLUMN citizen_question.agrees IS 'What they said; null as long as they have not.';
COMMENT ON COLUMN citizen_question.answered_at IS 'When.';
