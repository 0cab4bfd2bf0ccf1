-- Communities, public bodies, proposals and what becomes of them.

CREATE TABLE community (
    account_id         bigint PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    clerk_account_id   bigint NOT NULL REFERENCES account,
    guidelines         text NOT NULL DEFAULT '',
    language           text NOT NULL DEFAULT 'en',
    locality           text,
    threshold_count    integer NOT NULL CHECK (threshold_count > 0),
    threshold_columns  text[] NOT NULL,
    template           text NOT NULL DEFAULT 'general',
    created_by_user_id bigint REFERENCES users ON DELETE SET NULL,
    created_at         timestamptz NOT NULL
);
COMMENT ON TABLE community IS 'A community of this instance. Its Group account is its public face; following it is joining it.';
COMMENT ON COLUMN community.account_id IS 'The Group account; also the community''s id.';
COMMENT ON COLUMN community.clerk_account_id IS 'The Service account that publishes proposals from elsewhere and posts notices.';
COMMENT ON COLUMN community.guidelines IS 'House rules, plain text, one a line.';
COMMENT ON COLUMN community.language IS 'Main language, BCP 47.';
COMMENT ON COLUMN community.locality IS 'Area it stands for, such as gss:E09000014; null for none.';
COMMENT ON COLUMN community.threshold_count IS 'Supports that send a proposal to its bodies.';
COMMENT ON COLUMN community.threshold_columns IS 'Which columns count towards it: verified-local, members, known, network.';
COMMENT ON COLUMN community.template IS 'Template it was made from.';
COMMENT ON COLUMN community.created_by_user_id IS 'Who made it; null from the command line.';
COMMENT ON COLUMN community.created_at IS 'When.';

CREATE TABLE community_moderator (
    community_id bigint NOT NULL REFERENCES community ON DELETE CASCADE,
    account_id   bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    since        timestamptz NOT NULL,
    PRIMARY KEY (community_id, account_id)
);
COMMENT ON TABLE community_moderator IS 'Who moderates a community; public. Never an official actor.';
COMMENT ON COLUMN community_moderator.community_id IS 'Which community.';
COMMENT ON COLUMN community_moderator.account_id IS 'Who.';
COMMENT ON COLUMN community_moderator.since IS 'Since when.';

CREATE TABLE community_category (
    community_id bigint NOT NULL REFERENCES community ON DELETE CASCADE,
    slug         text NOT NULL,
    names        jsonb NOT NULL,
    position     integer NOT NULL,
    PRIMARY KEY (community_id, slug)
);
COMMENT ON TABLE community_category IS 'What a community''s proposals can be about.';
COMMENT ON COLUMN community_category.community_id IS 'Which community.';
COMMENT ON COLUMN community_category.slug IS 'Stable name in addresses.';
COMMENT ON COLUMN community_category.names IS 'Name by language tag.';
COMMENT ON COLUMN community_category.position IS 'Order on the page.';

CREATE TABLE community_locality (
    community_id bigint NOT NULL REFERENCES community ON DELETE CASCADE,
    code         text NOT NULL,
    name         text NOT NULL,
    parent_code  text,
    PRIMARY KEY (community_id, code)
);
COMMENT ON TABLE community_locality IS 'Areas a community''s proposals can concern.';
COMMENT ON COLUMN community_locality.community_id IS 'Which community.';
COMMENT ON COLUMN community_locality.code IS 'Such as gss:E05000001, geonames:2643743.';
COMMENT ON COLUMN community_locality.name IS 'As people say it.';
COMMENT ON COLUMN community_locality.parent_code IS 'The area it lies in.';

CREATE TABLE life_event (
    slug        text PRIMARY KEY,
    interaction text NOT NULL CHECK (interaction IN ('regulatory', 'discretionary', 'proactive')),
    names       jsonb NOT NULL,
    bodies      text[] NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE life_event IS 'Situations in a life at which the state ought to be there.';
COMMENT ON COLUMN life_event.slug IS 'Stable name.';
COMMENT ON COLUMN life_event.interaction IS 'Must, may, or ought to be offered.';
COMMENT ON COLUMN life_event.names IS 'Name by language tag.';
COMMENT ON COLUMN life_event.bodies IS 'Slugs of bodies usually involved.';

CREATE TABLE body (
    id               bigint PRIMARY KEY,
    community_id     bigint NOT NULL REFERENCES community ON DELETE CASCADE,
    slug             text NOT NULL,
    name             text NOT NULL,
    names            jsonb NOT NULL DEFAULT '{}',
    kind             text NOT NULL DEFAULT 'national',
    domain           text NOT NULL,
    handle           text,
    account_id       bigint REFERENCES account ON DELETE SET NULL,
    remit            text[] NOT NULL DEFAULT '{}',
    area             text,
    languages        text[] NOT NULL DEFAULT '{}',
    ack_target_days  integer NOT NULL DEFAULT 5 CHECK (ack_target_days > 0),
    answer_target_days integer NOT NULL DEFAULT 20 CHECK (answer_target_days > 0),
    valid_from       date NOT NULL,
    valid_until      date,
    created_at       timestamptz NOT NULL,
    UNIQUE (community_id, slug)
);
COMMENT ON TABLE body IS 'A community''s own register of public bodies it recognises. Gives no power to anybody.';
COMMENT ON COLUMN body.id IS 'Time-ordered id.';
COMMENT ON COLUMN body.community_id IS 'Whose register.';
COMMENT ON COLUMN body.slug IS 'Stable name in addresses.';
COMMENT ON COLUMN body.name IS 'Name in the community''s language.';
COMMENT ON COLUMN body.names IS 'Name by language tag.';
COMMENT ON COLUMN body.kind IS 'national, local, health, police …';
COMMENT ON COLUMN body.domain IS 'Its official DNS domain; actors on it or under it are recognised at level 2.';
COMMENT ON COLUMN body.handle IS 'user@domain of its actor, where it has one.';
COMMENT ON COLUMN body.account_id IS 'That actor''s account once seen: an ordinary account.';
COMMENT ON COLUMN body.remit IS 'What it is responsible for.';
COMMENT ON COLUMN body.area IS 'Where.';
COMMENT ON COLUMN body.languages IS 'Languages it answers in.';
COMMENT ON COLUMN body.ack_target_days IS 'Working days in which it should acknowledge.';
COMMENT ON COLUMN body.answer_target_days IS 'Working days in which it should answer.';
COMMENT ON COLUMN body.valid_from IS 'First day it exists.';
COMMENT ON COLUMN body.valid_until IS 'Last day it exists.';
COMMENT ON COLUMN body.created_at IS 'When registered.';
CREATE INDEX body_account ON body (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX body_domain ON body (domain);

CREATE TABLE recognition (
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    body_id    bigint NOT NULL REFERENCES body ON DELETE CASCADE,
    method     text NOT NULL CHECK (method IN ('rel-me', 'register-domain')),
    level      integer NOT NULL CHECK (level BETWEEN 1 AND 4),
    holds      boolean NOT NULL,
    evidence   text NOT NULL,
    checked_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, body_id, method)
);
COMMENT ON TABLE recognition IS 'Why an account is taken for a body''s official actor: the evidence, not a grant.';
COMMENT ON COLUMN recognition.account_id IS 'Which account.';
COMMENT ON COLUMN recognition.body_id IS 'Which body.';
COMMENT ON COLUMN recognition.method IS 'What was checked.';
COMMENT ON COLUMN recognition.level IS 'Step of the ladder this evidence reaches.';
COMMENT ON COLUMN recognition.holds IS 'Whether the last check succeeded.';
COMMENT ON COLUMN recognition.evidence IS 'What was found, for people: a page address, a domain.';
COMMENT ON COLUMN recognition.checked_at IS 'When it was last checked.';

CREATE TABLE proposal (
    id                   bigint PRIMARY KEY REFERENCES status ON DELETE CASCADE,
    community_id         bigint NOT NULL REFERENCES account,
    author_account_id    bigint NOT NULL REFERENCES account,
    local                boolean NOT NULL,
    title                text NOT NULL,
    ask                  text NOT NULL DEFAULT '',
    problem              text NOT NULL DEFAULT '',
    category             text,
    locality             text,
    life_event           text,
    language             text NOT NULL,
    state                text NOT NULL,
    answer               text,
    original_uri         text UNIQUE,
    record_uri           text NOT NULL,
    record_read_at       timestamptz,
    different_because    text,
    version              integer NOT NULL DEFAULT 1,
    threshold_count      integer NOT NULL,
    threshold_columns    text[] NOT NULL DEFAULT '{}',
    threshold_reached_at timestamptz,
    done_claimed_at      timestamptz,
    state_changed_at     timestamptz NOT NULL,
    created_at           timestamptz NOT NULL
);
COMMENT ON TABLE proposal IS 'A request for one change to a public service. Has a status; adds what a status cannot say. Rows of proposals at home elsewhere mirror their record.';
COMMENT ON COLUMN proposal.id IS 'The id of its status.';
COMMENT ON COLUMN proposal.community_id IS 'The community''s Group account, ours or remote.';
COMMENT ON COLUMN proposal.author_account_id IS 'Who proposes; the status may be the clerk''s.';
COMMENT ON COLUMN proposal.local IS 'At home here: we count and move its state.';
COMMENT ON COLUMN proposal.title IS '10 to 120 characters.';
COMMENT ON COLUMN proposal.ask IS 'What should happen, up to 300 characters.';
COMMENT ON COLUMN proposal.problem IS 'Why, up to 2,000 characters.';
COMMENT ON COLUMN proposal.category IS 'Slug of the community''s category.';
COMMENT ON COLUMN proposal.locality IS 'Area code.';
COMMENT ON COLUMN proposal.life_event IS 'Slug of a life event.';
COMMENT ON COLUMN proposal.language IS 'BCP 47.';
COMMENT ON COLUMN proposal.state IS 'Civic state, only moved by the community.';
COMMENT ON COLUMN proposal.answer IS 'Kind of answer once answered.';
COMMENT ON COLUMN proposal.original_uri IS 'Post elsewhere that the clerk published for its author.';
COMMENT ON COLUMN proposal.record_uri IS 'The civic record, owned by the community.';
COMMENT ON COLUMN proposal.record_read_at IS 'When a remote record was last read; null at home.';
COMMENT ON COLUMN proposal.different_because IS 'The author''s answer to "this looks like …".';
COMMENT ON COLUMN proposal.version IS 'Goes up with each amendment.';
COMMENT ON COLUMN proposal.threshold_count IS 'The community''s rule when it was published.';
COMMENT ON COLUMN proposal.threshold_columns IS 'Columns that count, as published.';
COMMENT ON COLUMN proposal.threshold_reached_at IS 'When crossed; read once, never un-crossed.';
COMMENT ON COLUMN proposal.done_claimed_at IS 'When the bodies claimed it done; starts the 28 days of confirmation.';
COMMENT ON COLUMN proposal.state_changed_at IS 'Last change of state.';
COMMENT ON COLUMN proposal.created_at IS 'When published.';
CREATE INDEX proposal_community ON proposal (community_id, id DESC);
CREATE INDEX proposal_state ON proposal (community_id, state, id DESC);
CREATE INDEX proposal_author ON proposal (author_account_id, id DESC);
CREATE INDEX proposal_title ON proposal USING gin (lower(title) gin_trgm_ops);

CREATE TABLE proposal_tally (
    proposal_id bigint NOT NULL REFERENCES proposal ON DELETE CASCADE,
    counted_in  text NOT NULL CHECK (counted_in IN ('verified-local', 'members', 'known', 'network')),
    count       integer NOT NULL DEFAULT 0,
    held        integer NOT NULL DEFAULT 0,
    PRIMARY KEY (proposal_id, counted_in)
) WITH (fillfactor = 50);
COMMENT ON TABLE proposal_tally IS 'The four columns of a proposal.';
COMMENT ON COLUMN proposal_tally.proposal_id IS 'Which proposal.';
COMMENT ON COLUMN proposal_tally.counted_in IS 'The column.';
COMMENT ON COLUMN proposal_tally.count IS 'Live supports counted.';
COMMENT ON COLUMN proposal_tally.held IS 'Live supports held for review.';

CREATE TABLE support (
    id           bigint PRIMARY KEY,
    proposal_id  bigint NOT NULL REFERENCES proposal ON DELETE CASCADE,
    account_id   bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    counted_in   text NOT NULL CHECK (counted_in IN ('verified-local', 'members', 'known', 'network')),
    source       text NOT NULL,
    held         boolean NOT NULL DEFAULT false,
    named        boolean NOT NULL DEFAULT false,
    version      integer NOT NULL,
    created_at   timestamptz NOT NULL,
    withdrawn_at timestamptz
);
COMMENT ON TABLE support IS 'An account backs a proposal. Kept at the proposal''s home only; never listed but for those who chose to be named.';
COMMENT ON COLUMN support.id IS 'Time-ordered id.';
COMMENT ON COLUMN support.proposal_id IS 'Which proposal.';
COMMENT ON COLUMN support.account_id IS 'Who.';
COMMENT ON COLUMN support.counted_in IS 'The column it is counted in.';
COMMENT ON COLUMN support.source IS 'Registrable domain the supporter comes from; empty for local accounts.';
COMMENT ON COLUMN support.held IS 'Over its source''s cap or part of a burst: shown as held, not counted.';
COMMENT ON COLUMN support.named IS 'The supporter chose to be named.';
COMMENT ON COLUMN support.version IS 'Version of the text that was supported.';
COMMENT ON COLUMN support.created_at IS 'When.';
COMMENT ON COLUMN support.withdrawn_at IS 'When taken back.';
CREATE UNIQUE INDEX support_live ON support (proposal_id, account_id) WHERE withdrawn_at IS NULL;
CREATE INDEX support_account ON support (account_id, id DESC);
CREATE INDEX support_source ON support (proposal_id, source) WHERE withdrawn_at IS NULL;

CREATE TABLE proposal_track (
    proposal_id      bigint NOT NULL REFERENCES proposal ON DELETE CASCADE,
    position         integer NOT NULL,
    body_id          bigint REFERENCES body ON DELETE SET NULL,
    body_name        text NOT NULL,
    body_account_id  bigint REFERENCES account ON DELETE SET NULL,
    body_uri         text,
    state            text NOT NULL,
    asked_at         timestamptz,
    ack_due          date,
    answer_due       date,
    acknowledged_at  timestamptz,
    answered_at      timestamptz,
    response_status_id bigint REFERENCES status ON DELETE SET NULL,
    response_uri     text,
    PRIMARY KEY (proposal_id, position)
);
COMMENT ON TABLE proposal_track IS 'How far one addressed body has come with a proposal. A body moves only its own track, by replying.';
COMMENT ON COLUMN proposal_track.proposal_id IS 'Which proposal.';
COMMENT ON COLUMN proposal_track.position IS 'Order in which the author named the bodies.';
COMMENT ON COLUMN proposal_track.body_id IS 'Entry of our register; null for proposals at home elsewhere.';
COMMENT ON COLUMN proposal_track.body_name IS 'Name as addressed.';
COMMENT ON COLUMN proposal_track.body_account_id IS 'The body''s actor, where known here.';
COMMENT ON COLUMN proposal_track.body_uri IS 'Its id on the wire.';
COMMENT ON COLUMN proposal_track.state IS 'not-asked, asked, acknowledged, under-review, accepted, accepted-in-part, declined, already-done, not-ours, planned, in-progress, done.';
COMMENT ON COLUMN proposal_track.asked_at IS 'When the clock started.';
COMMENT ON COLUMN proposal_track.ack_due IS 'Day by which it should acknowledge.';
COMMENT ON COLUMN proposal_track.answer_due IS 'Day by which it should answer.';
COMMENT ON COLUMN proposal_track.acknowledged_at IS 'When it first reacted.';
COMMENT ON COLUMN proposal_track.answered_at IS 'When it answered.';
COMMENT ON COLUMN proposal_track.response_status_id IS 'Its latest official response.';
COMMENT ON COLUMN proposal_track.response_uri IS 'That response''s id on the wire.';
CREATE INDEX proposal_track_body ON proposal_track (body_id);
CREATE INDEX proposal_track_account ON proposal_track (body_account_id);

CREATE TABLE official_response (
    status_id   bigint PRIMARY KEY REFERENCES status ON DELETE CASCADE,
    proposal_id bigint NOT NULL REFERENCES proposal ON DELETE CASCADE,
    body_id     bigint REFERENCES body ON DELETE SET NULL,
    account_id  bigint NOT NULL REFERENCES account,
    position    text NOT NULL,
    level       integer NOT NULL,
    created_at  timestamptz NOT NULL
);
COMMENT ON TABLE official_response IS 'A reply by a recognised official actor whom the proposal addresses.';
COMMENT ON COLUMN official_response.status_id IS 'The reply.';
COMMENT ON COLUMN official_response.proposal_id IS 'To which proposal.';
COMMENT ON COLUMN official_response.body_id IS 'For which body.';
COMMENT ON COLUMN official_response.account_id IS 'Who wrote it.';
COMMENT ON COLUMN official_response.position IS 'The track state it set, or "note" when it set none.';
COMMENT ON COLUMN official_response.level IS 'Level of recognition at that time.';
COMMENT ON COLUMN official_response.created_at IS 'When.';
CREATE INDEX official_response_proposal ON official_response (proposal_id, created_at);

CREATE TABLE proposal_event (
    id               bigint PRIMARY KEY,
    proposal_id      bigint NOT NULL REFERENCES proposal ON DELETE CASCADE,
    kind             text NOT NULL,
    from_state       text,
    to_state         text,
    body_id          bigint REFERENCES body ON DELETE SET NULL,
    actor_account_id bigint REFERENCES account,
    reason           text,
    note             text NOT NULL DEFAULT '',
    created_at       timestamptz NOT NULL
);
COMMENT ON TABLE proposal_event IS 'What happened to a proposal; only ever added to.';
COMMENT ON COLUMN proposal_event.id IS 'Time-ordered id.';
COMMENT ON COLUMN proposal_event.proposal_id IS 'Which proposal.';
COMMENT ON COLUMN proposal_event.kind IS 'published, state, track, threshold, response, amended, withdrawn, confirmed, disputed, link.';
COMMENT ON COLUMN proposal_event.from_state IS 'Before.';
COMMENT ON COLUMN proposal_event.to_state IS 'After.';
COMMENT ON COLUMN proposal_event.body_id IS 'Whose track, for track events.';
COMMENT ON COLUMN proposal_event.actor_account_id IS 'Who caused it; null for a rule.';
COMMENT ON COLUMN proposal_event.reason IS 'Reason code.';
COMMENT ON COLUMN proposal_event.note IS 'Text in the proposal''s language.';
COMMENT ON COLUMN proposal_event.created_at IS 'When.';
CREATE INDEX proposal_event_proposal ON proposal_event (proposal_id, id);

CREATE TABLE proposal_follow (
    proposal_id bigint NOT NULL REFERENCES proposal ON DELETE CASCADE,
    account_id  bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (proposal_id, account_id)
);
COMMENT ON TABLE proposal_follow IS 'Wants news of a proposal; never counted as support.';
COMMENT ON COLUMN proposal_follow.proposal_id IS 'Which proposal.';
COMMENT ON COLUMN proposal_follow.account_id IS 'Who.';
COMMENT ON COLUMN proposal_follow.created_at IS 'Since when.';

CREATE TABLE proposal_link (
    proposal_id bigint NOT NULL REFERENCES proposal ON DELETE CASCADE,
    other_id    bigint NOT NULL REFERENCES proposal ON DELETE CASCADE,
    kind        text NOT NULL CHECK (kind IN ('duplicate-of', 'related-to', 'opposes', 'supersedes')),
    account_id  bigint NOT NULL REFERENCES account,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (proposal_id, other_id, kind)
);
COMMENT ON TABLE proposal_link IS 'How proposals relate. Supports are never moved along a link.';
COMMENT ON COLUMN proposal_link.proposal_id IS 'From.';
COMMENT ON COLUMN proposal_link.other_id IS 'To.';
COMMENT ON COLUMN proposal_link.kind IS 'The relation.';
COMMENT ON COLUMN proposal_link.account_id IS 'Who said so.';
COMMENT ON COLUMN proposal_link.created_at IS 'When.';

CREATE TABLE confirmation (
    proposal_id bigint NOT NULL REFERENCES proposal ON DELETE CASCADE,
    account_id  bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    agrees      boolean NOT NULL,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (proposal_id, account_id)
);
COMMENT ON TABLE confirmation IS 'A citizen says whether what was claimed done is done.';
COMMENT ON COLUMN confirmation.proposal_id IS 'Which proposal.';
COMMENT ON COLUMN confirmation.account_id IS 'Who; the author or a supporter who was asked.';
COMMENT ON COLUMN confirmation.agrees IS 'Whether it is done.';
COMMENT ON COLUMN confirmation.created_at IS 'When.';
