-- A community's posts of a kind: offers, needs, events, places, and what is added to them.
CREATE TABLE matter (
    status_id bigint PRIMARY KEY REFERENCES status (id) ON DELETE CASCADE,
    community_id bigint REFERENCES community (account_id) ON DELETE CASCADE,
    author_account_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    kind text NOT NULL,
    title text NOT NULL,
    body text NOT NULL DEFAULT '',
    language text NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'taken', 'done', 'expired', 'closed')),
    place text,
    latitude double precision,
    longitude double precision,
    ends_at timestamptz,
    first_name text NOT NULL DEFAULT '',
    meeting text NOT NULL DEFAULT '',
    listed boolean NOT NULL DEFAULT true,
    state_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX matter_community_idx ON matter (community_id, kind, status_id DESC) WHERE listed;
CREATE INDEX matter_all_idx ON matter (community_id, status_id DESC) WHERE listed;
CREATE INDEX matter_author_idx ON matter (author_account_id, community_id) WHERE state = 'open';
CREATE INDEX matter_ends_idx ON matter (ends_at) WHERE state IN ('open', 'taken') AND ends_at IS NOT NULL;
CREATE INDEX matter_over_idx ON matter (state_at) WHERE listed AND state IN ('done', 'expired', 'closed');
CREATE INDEX matter_placed_idx ON matter (community_id, status_id DESC) WHERE listed AND latitude IS NOT NULL;
COMMENT ON TABLE matter IS 'Posts of a kind: what each has, whatever its kind. The rest is in the table of the kind.';
COMMENT ON COLUMN matter.status_id IS 'The post that it is.';
COMMENT ON COLUMN matter.community_id IS 'The community of ours in which it is; null where its home is another server. A moderator hides it by taking its post out of the community.';
COMMENT ON COLUMN matter.author_account_id IS 'Whose it is, here or elsewhere.';
COMMENT ON COLUMN matter.kind IS 'Word of the kind: offer, need, event, place.';
COMMENT ON COLUMN matter.title IS 'Plain text.';
COMMENT ON COLUMN matter.body IS 'What else it says, plain text.';
COMMENT ON COLUMN matter.language IS 'BCP 47.';
COMMENT ON COLUMN matter.state IS 'Where it stands in its life.';
COMMENT ON COLUMN matter.place IS 'Area or place, in words.';
COMMENT ON COLUMN matter.latitude IS 'Degrees north, where its kind says where exactly it is.';
COMMENT ON COLUMN matter.longitude IS 'Degrees east.';
COMMENT ON COLUMN matter.ends_at IS 'When it is over by itself.';
COMMENT ON COLUMN matter.first_name IS 'How its author wants to be called by whom they agree with; shown to nobody else, forgotten 30 days after it is over.';
COMMENT ON COLUMN matter.meeting IS 'Where they meet; as first_name.';
COMMENT ON COLUMN matter.listed IS 'Whether lists, searches and feeds have it; no longer 30 days after it is over.';
COMMENT ON COLUMN matter.state_at IS 'Since when it stands there.';
COMMENT ON COLUMN matter.created_at IS 'When it was made.';

CREATE TABLE matter_answer (
    id bigint PRIMARY KEY,
    status_id bigint NOT NULL REFERENCES matter (status_id) ON DELETE CASCADE,
    account_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    state text NOT NULL CHECK (state IN ('asked', 'agreed', 'declined', 'withdrawn')),
    first_name text NOT NULL DEFAULT '',
    note text NOT NULL DEFAULT '',
    uri text UNIQUE,
    thanked boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    UNIQUE (status_id, account_id)
);
CREATE INDEX matter_answer_account_idx ON matter_answer (account_id, id DESC);
COMMENT ON TABLE matter_answer IS 'Who answers a matter: asks for an offer, helps with a need, comes to an event. Shown to the two alone, and to others as a number.';
COMMENT ON COLUMN matter_answer.id IS 'Time-ordered id.';
COMMENT ON COLUMN matter_answer.status_id IS 'Which matter.';
COMMENT ON COLUMN matter_answer.account_id IS 'Who, here or elsewhere.';
COMMENT ON COLUMN matter_answer.state IS 'Asked: the author has not said anything. Agreed: both want it. Declined by the author, withdrawn by who answered.';
COMMENT ON COLUMN matter_answer.first_name IS 'How they want to be called; for the author alone, forgotten 30 days after it is over.';
COMMENT ON COLUMN matter_answer.note IS 'What they say to the author; as first_name.';
COMMENT ON COLUMN matter_answer.uri IS 'Id of the Join by which they come to an event.';
COMMENT ON COLUMN matter_answer.thanked IS 'Whether they said thank you.';
COMMENT ON COLUMN matter_answer.created_at IS 'When they first answered.';
COMMENT ON COLUMN matter_answer.changed_at IS 'Since when it stands there.';

CREATE TABLE community_kinds (
    community_id bigint PRIMARY KEY REFERENCES community (account_id) ON DELETE CASCADE,
    kinds text[] NOT NULL,
    changed_at timestamptz NOT NULL
);
COMMENT ON TABLE community_kinds IS 'Which kinds of matters a community wants, where its moderators chose; otherwise its template says so.';
COMMENT ON COLUMN community_kinds.community_id IS 'The community.';
COMMENT ON COLUMN community_kinds.kinds IS 'Words of the kinds.';
COMMENT ON COLUMN community_kinds.changed_at IS 'When they chose.';

CREATE TABLE matter_objection (
    community_id bigint NOT NULL REFERENCES community (account_id) ON DELETE CASCADE,
    author_account_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    initials text NOT NULL,
    objected_at timestamptz NOT NULL,
    PRIMARY KEY (community_id, author_account_id, initials)
);
COMMENT ON TABLE matter_objection IS 'Somebody for whom another posted did not want that: nothing is posted for these initials by that account again. What was posted is not kept.';
COMMENT ON COLUMN matter_objection.community_id IS 'Where.';
COMMENT ON COLUMN matter_objection.author_account_id IS 'Who had posted for them.';
COMMENT ON COLUMN matter_objection.initials IS 'Of whom.';
COMMENT ON COLUMN matter_objection.objected_at IS 'When.';
