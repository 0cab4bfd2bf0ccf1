CREATE TABLE desk_arrival (
    account_id  bigint NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    proposal_id bigint NOT NULL REFERENCES proposal(id) ON DELETE CASCADE,
    PRIMARY KEY (account_id, proposal_id)
);
COMMENT ON TABLE desk_arrival IS 'Proposals that address an account here and are not on its desk yet; kept by a trigger of proposal_track.';
COMMENT ON COLUMN desk_arrival.account_id IS 'Whose desk.';
COMMENT ON COLUMN desk_arrival.proposal_id IS 'Which proposal.';
CREATE INDEX desk_arrival_proposal ON desk_arrival (proposal_id);

CREATE TABLE desk_case (
    account_id  bigint NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    proposal_id bigint NOT NULL REFERENCES proposal(id) ON DELETE CASCADE,
    group_id    bigint NOT NULL,
    assigned_to bigint REFERENCES users(id) ON DELETE SET NULL,
    PRIMARY KEY (account_id, proposal_id)
);
COMMENT ON TABLE desk_case IS 'What lies on the desk of an account that proposals address, wherever they are at home.';
COMMENT ON COLUMN desk_case.account_id IS 'Whose desk.';
COMMENT ON COLUMN desk_case.proposal_id IS 'Which proposal.';
COMMENT ON COLUMN desk_case.group_id IS 'The first of the proposals that ask for nearly the same.';
COMMENT ON COLUMN desk_case.assigned_to IS 'Which member of the team looks after it.';
CREATE INDEX desk_case_group ON desk_case (account_id, group_id);
CREATE INDEX desk_case_proposal ON desk_case (proposal_id);
CREATE INDEX desk_case_assigned ON desk_case (assigned_to) WHERE assigned_to IS NOT NULL;

CREATE FUNCTION keep_desk_arrivals() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO desk_arrival (account_id, proposal_id)
    SELECT a.id, NEW.proposal_id FROM account a
    WHERE a.id = NEW.body_account_id AND a.domain IS NULL
      AND NOT EXISTS (SELECT FROM desk_case c WHERE c.account_id = a.id AND c.proposal_id = NEW.proposal_id)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION keep_desk_arrivals() IS 'Puts a proposal that addresses an account here before its desk.';

CREATE TRIGGER desk_arrivals AFTER INSERT OR UPDATE OF body_account_id ON proposal_track
    FOR EACH ROW WHEN (NEW.body_account_id IS NOT NULL) EXECUTE FUNCTION keep_desk_arrivals();

INSERT INTO desk_arrival (account_id, proposal_id)
SELECT DISTINCT t.body_account_id, t.proposal_id FROM proposal_track t JOIN account a ON a.id = t.body_account_id AND a.domain IS NULL;

CREATE TABLE desk_note (
    id         bigint PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    group_id   bigint NOT NULL,
    user_id    bigint REFERENCES users(id) ON DELETE SET NULL,
    text       text NOT NULL,
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE desk_note IS 'What members of a team tell each other about a group of proposals. Nobody else reads it.';
COMMENT ON COLUMN desk_note.id IS 'Time-ordered id.';
COMMENT ON COLUMN desk_note.account_id IS 'On whose desk.';
COMMENT ON COLUMN desk_note.group_id IS 'About which group.';
COMMENT ON COLUMN desk_note.user_id IS 'Who wrote it; null for a user that is gone.';
COMMENT ON COLUMN desk_note.text IS 'Plain text.';
COMMENT ON COLUMN desk_note.created_at IS 'When.';
CREATE INDEX desk_note_group ON desk_note (account_id, group_id, id);
CREATE INDEX desk_note_user ON desk_note (user_id);

CREATE TABLE desk_template (
    id         bigint PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    name       text NOT NULL,
    text       text NOT NULL,
    UNIQUE (account_id, name)
);
COMMENT ON TABLE desk_template IS 'Texts that a team begins answers with.';
COMMENT ON COLUMN desk_template.id IS 'Time-ordered id.';
COMMENT ON COLUMN desk_template.account_id IS 'On whose desk.';
COMMENT ON COLUMN desk_template.name IS 'For its members.';
COMMENT ON COLUMN desk_template.text IS 'Plain text with fields such as {title}.';

CREATE TABLE desk_answer (
    id          bigint PRIMARY KEY,
    account_id  bigint NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    group_id    bigint NOT NULL,
    drafted_by  bigint REFERENCES users(id) ON DELETE SET NULL,
    released_by bigint REFERENCES users(id) ON DELETE SET NULL,
    position    text,
    text        text NOT NULL,
    drafted_at  timestamptz NOT NULL,
    released_at timestamptz
);
COMMENT ON TABLE desk_answer IS 'Answers that were prepared on a desk for a group of proposals, and those that were given.';
COMMENT ON COLUMN desk_answer.id IS 'Time-ordered id.';
COMMENT ON COLUMN desk_answer.account_id IS 'Whose answer.';
COMMENT ON COLUMN desk_answer.group_id IS 'To which group.';
COMMENT ON COLUMN desk_answer.drafted_by IS 'Who wrote it last; null for a user that is gone.';
COMMENT ON COLUMN desk_answer.released_by IS 'Who released it.';
COMMENT ON COLUMN desk_answer.position IS 'The word of the track''s state that it says; null for a comment.';
COMMENT ON COLUMN desk_answer.text IS 'Plain text, with fields filled in for each proposal.';
COMMENT ON COLUMN desk_answer.drafted_at IS 'When it was written last.';
COMMENT ON COLUMN desk_answer.released_at IS 'When it was given; null for a draft.';
CREATE INDEX desk_answer_group ON desk_answer (account_id, group_id, id);
CREATE INDEX desk_answer_drafted_by ON desk_answer (drafted_by);
CREATE INDEX desk_answer_released_by ON desk_answer (released_by);

CREATE TABLE desk_answer_case (
    answer_id   bigint NOT NULL REFERENCES desk_answer(id) ON DELETE CASCADE,
    proposal_id bigint NOT NULL REFERENCES proposal(id) ON DELETE CASCADE,
    status_id   bigint REFERENCES status(id) ON DELETE SET NULL,
    problem     text,
    done_at     timestamptz,
    PRIMARY KEY (answer_id, proposal_id)
);
COMMENT ON TABLE desk_answer_case IS 'To which proposals an answer is, or will be, posted.';
COMMENT ON COLUMN desk_answer_case.answer_id IS 'Which answer.';
COMMENT ON COLUMN desk_answer_case.proposal_id IS 'To which proposal.';
COMMENT ON COLUMN desk_answer_case.status_id IS 'The post that carries it.';
COMMENT ON COLUMN desk_answer_case.problem IS 'Why it was not posted.';
COMMENT ON COLUMN desk_answer_case.done_at IS 'When it was posted, or refused.';
CREATE INDEX desk_answer_case_proposal ON desk_answer_case (proposal_id);
CREATE INDEX desk_answer_case_status ON desk_answer_case (status_id);
