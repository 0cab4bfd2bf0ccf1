-- Proposals that are not published: kept by their authors, or waiting for a look. They have no post, no record and no count.
CREATE TABLE proposal_draft (
    id bigint PRIMARY KEY,
    community_id bigint NOT NULL REFERENCES community (account_id) ON DELETE CASCADE,
    author_account_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    state text NOT NULL CHECK (state IN ('draft', 'checking', 'returned', 'published')),
    title text NOT NULL DEFAULT '',
    ask text NOT NULL DEFAULT '',
    problem text NOT NULL DEFAULT '',
    category text,
    locality text,
    life_event text,
    bodies text[] NOT NULL DEFAULT '{}',
    language text NOT NULL,
    different_because text,
    follows_id bigint REFERENCES proposal (id) ON DELETE SET NULL,
    status_id bigint UNIQUE REFERENCES status (id) ON DELETE CASCADE,
    request_key text,
    waits_until timestamptz,
    reason text,
    note text NOT NULL DEFAULT '',
    published_id bigint REFERENCES proposal (id) ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    UNIQUE (author_account_id, request_key)
);
CREATE INDEX proposal_draft_by ON proposal_draft (author_account_id, id DESC);
CREATE INDEX proposal_draft_waiting ON proposal_draft (community_id, waits_until) WHERE state = 'checking';
CREATE INDEX proposal_draft_due ON proposal_draft (waits_until) WHERE state = 'checking';
COMMENT ON TABLE proposal_draft IS 'Proposals that are not published: kept by their authors, or waiting for a look. No post, no record, no count, no entry of the log.';
COMMENT ON COLUMN proposal_draft.id IS 'Time-ordered id; the proposal gets another one when it is published.';
COMMENT ON COLUMN proposal_draft.community_id IS 'In which community of ours.';
COMMENT ON COLUMN proposal_draft.author_account_id IS 'Who writes it, here or elsewhere.';
COMMENT ON COLUMN proposal_draft.state IS 'Draft: seen by its authors alone. Checking: waits for the moderators, who see it, too. Returned: they sent it back. Published: it became a proposal, its text is no longer here.';
COMMENT ON COLUMN proposal_draft.title IS 'As far as it was written.';
COMMENT ON COLUMN proposal_draft.ask IS 'What should happen.';
COMMENT ON COLUMN proposal_draft.problem IS 'Why.';
COMMENT ON COLUMN proposal_draft.category IS 'Slug of the community''s category.';
COMMENT ON COLUMN proposal_draft.locality IS 'Area code.';
COMMENT ON COLUMN proposal_draft.life_event IS 'Slug of a life event.';
COMMENT ON COLUMN proposal_draft.bodies IS 'Slugs of the register.';
COMMENT ON COLUMN proposal_draft.language IS 'BCP 47.';
COMMENT ON COLUMN proposal_draft.different_because IS 'The author''s answer to "this looks like …".';
COMMENT ON COLUMN proposal_draft.follows_id IS 'Proposal from which it follows.';
COMMENT ON COLUMN proposal_draft.status_id IS 'Post that is meant as this proposal, by its author, here or elsewhere.';
COMMENT ON COLUMN proposal_draft.request_key IS 'Key of the request that made it: what is sent twice is kept once.';
COMMENT ON COLUMN proposal_draft.waits_until IS 'While it is checked: when it is published if nobody looked.';
COMMENT ON COLUMN proposal_draft.reason IS 'Why it was sent back, a word of Reason.';
COMMENT ON COLUMN proposal_draft.note IS 'What the moderator said about that.';
COMMENT ON COLUMN proposal_draft.published_id IS 'The proposal that it became.';
COMMENT ON COLUMN proposal_draft.created_at IS 'When it was begun.';
COMMENT ON COLUMN proposal_draft.changed_at IS 'When its text was last changed.';

CREATE TABLE proposal_draft_author (
    draft_id bigint NOT NULL REFERENCES proposal_draft (id) ON DELETE CASCADE,
    account_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    invited_at timestamptz NOT NULL,
    accepted_at timestamptz,
    PRIMARY KEY (draft_id, account_id)
);
CREATE INDEX proposal_draft_author_account ON proposal_draft_author (account_id);
COMMENT ON TABLE proposal_draft_author IS 'Who writes a draft together with its author, and who was asked to.';
COMMENT ON COLUMN proposal_draft_author.draft_id IS 'Which draft.';
COMMENT ON COLUMN proposal_draft_author.account_id IS 'Who.';
COMMENT ON COLUMN proposal_draft_author.invited_at IS 'When the author asked.';
COMMENT ON COLUMN proposal_draft_author.accepted_at IS 'When the account said yes; until then it sees nothing of it.';

ALTER TABLE community
    ADD COLUMN first_items integer NOT NULL DEFAULT 0 CHECK (first_items BETWEEN 0 AND 10),
    ADD COLUMN first_items_days integer NOT NULL DEFAULT 14 CHECK (first_items_days BETWEEN 1 AND 14);
COMMENT ON COLUMN community.first_items IS 'How many proposals of somebody new wait for a look before they are published; 0 for none.';
COMMENT ON COLUMN community.first_items_days IS 'After how many days they are published if nobody looked.';
