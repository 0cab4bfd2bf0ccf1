-- The present shape of the database, written by make generate. For reading only.

-- An actor we have a row for, local (domain is null) or remote. Departments are ordinary rows.
CREATE TABLE account (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- preferredUsername as the actor writes it; local ones are [a-z0-9_].
    username text NOT NULL,
    -- Handle domain in ASCII lower case; null for local accounts.
    domain text,
    -- ActivityPub id.
    uri text NOT NULL,
    -- Page for people.
    url text,
    -- Type on the wire.
    actor_type text NOT NULL,
    -- Plain text.
    display_name text NOT NULL DEFAULT ''::text,
    -- Clean HTML.
    note text NOT NULL DEFAULT ''::text,
    -- Plain text a local owner typed; empty for remote accounts.
    note_source text NOT NULL DEFAULT ''::text,
    -- Profile fields: [{"name","value" (clean HTML),"source" (as a local owner typed it),"verifiedAt"}].
    fields jsonb NOT NULL DEFAULT '[]'::jsonb,
    -- Picture; null shows the default one.
    avatar_url text,
    -- Banner; null shows the default one.
    header_url text,
    -- Where activities for this actor go.
    inbox_url text NOT NULL,
    -- One inbox for all actors of its host, where there is one.
    shared_inbox_url text,
    -- Outbox collection.
    outbox_url text,
    -- Followers collection; names the audience "followers".
    followers_url text,
    -- Following collection.
    following_url text,
    -- Collection of pinned posts.
    featured_url text,
    -- Approves followers by hand.
    locked boolean NOT NULL DEFAULT false,
    -- May be listed in directories.
    discoverable boolean NOT NULL DEFAULT true,
    -- Public posts may be searched by anybody (FEP-5feb).
    indexable boolean NOT NULL DEFAULT false,
    -- Other ids the owner claims; counts only when reciprocal.
    also_known_as text[] NOT NULL DEFAULT '{}'::text[],
    -- Where the owner has gone.
    moved_to_uri text,
    -- user@domain as confirmed by WebFinger (FEP-2c59); null for local accounts.
    handle text,
    -- Since when hidden from public timelines.
    silenced_at timestamp with time zone,
    -- Since when shut out.
    suspended_at timestamp with time zone,
    -- When the owner deleted it; the id is never used again.
    deleted_at timestamp with time zone,
    -- When the owner joined, as far as known.
    created_at timestamp with time zone NOT NULL,
    -- Last change of the profile.
    updated_at timestamp with time zone NOT NULL,
    -- Last time a remote actor document was read; null for local accounts.
    fetched_at timestamp with time zone,
    -- When this server first heard of it; supports are weighed by it.
    first_seen_at timestamp with time zone NOT NULL DEFAULT now(),
    -- Text for people who cannot see the picture.
    avatar_description text NOT NULL DEFAULT ''::text,
    -- Text for people who cannot see the banner.
    header_description text NOT NULL DEFAULT ''::text,
    -- Who follows and is followed is nobody's business.
    hide_collections boolean NOT NULL DEFAULT false,
    -- Whether the profile has a page of media.
    show_media boolean NOT NULL DEFAULT true,
    -- Whether media of replies stand on it.
    show_media_replies boolean NOT NULL DEFAULT true,
    -- Whether the profile has a page of what its owner points to.
    show_featured boolean NOT NULL DEFAULT true,
    -- Sites whose articles may name this account as their author.
    attribution_domains text[] NOT NULL DEFAULT '{}'::text[],
    -- Its owner has died.
    memorial boolean NOT NULL DEFAULT false,
    -- Since when all their pictures are hidden behind a warning.
    sensitized_at timestamp with time zone,
    -- Its user has yet to confirm their address or to be let in; only moderators see it.
    waiting boolean NOT NULL DEFAULT false,
    -- What attesters say of it and its owner shows: {"claim", "names", "issuer", "page", "since", "until", "credential"}, written from attestation.
    badges jsonb NOT NULL DEFAULT '[]'::jsonb,
    CONSTRAINT account_pkey PRIMARY KEY (id),
    CONSTRAINT account_uri_key UNIQUE (uri),
    CONSTRAINT account_actor_type_check CHECK ((actor_type = ANY (ARRAY['Person'::text, 'Group'::text, 'Organization'::text, 'Service'::text, 'Application'::text])))
) WITH (fillfactor=80);
CREATE INDEX account_domain ON public.account USING btree (domain, first_seen_at) WHERE (domain IS NOT NULL);
CREATE INDEX account_domain_reversed ON public.account USING btree (reverse(domain) text_pattern_ops, first_seen_at) WHERE (domain IS NOT NULL);
CREATE INDEX account_indexable ON public.account USING btree (id) WHERE indexable;
CREATE INDEX account_local_name_search_form ON public.account USING gin (search_form(((username || ' '::text) || display_name)) gin_trgm_ops) WHERE (domain IS NULL);
CREATE INDEX account_name_search_form ON public.account USING gin (search_form(((username || ' '::text) || display_name)) gin_trgm_ops);
CREATE UNIQUE INDEX account_local_username ON public.account USING btree (lower(username)) WHERE (domain IS NULL);
CREATE UNIQUE INDEX account_remote_handle ON public.account USING btree (lower(username), domain, ((actor_type = 'Group'::text))) WHERE ((domain IS NOT NULL) AND (deleted_at IS NULL));

-- A list of accounts that its owner recommends to others (client API, Collection).
CREATE TABLE account_collection (
    -- Its id in the client API.
    id bigint NOT NULL,
    -- Whose it is.
    account_id bigint NOT NULL,
    -- Plain text, at most 40 characters.
    name text NOT NULL,
    -- Plain text.
    description text NOT NULL DEFAULT ''::text,
    -- Of the name and description, BCP 47.
    language text,
    -- Shown behind a warning.
    sensitive boolean NOT NULL DEFAULT false,
    -- Shown to others on the owner's profile.
    discoverable boolean NOT NULL DEFAULT false,
    -- A hashtag it is about.
    tag text,
    -- When.
    created_at timestamp with time zone NOT NULL,
    -- When it was last changed.
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT account_collection_pkey PRIMARY KEY (id),
    CONSTRAINT account_collection_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX account_collection_owner ON public.account_collection USING btree (account_id, id DESC);

-- An account in a collection.
CREATE TABLE account_collection_item (
    -- Its id in the client API.
    id bigint NOT NULL,
    -- The collection.
    collection_id bigint NOT NULL,
    -- Who is recommended.
    account_id bigint NOT NULL,
    -- revoked: the account does not want to be in it, and cannot be added again.
    state text NOT NULL,
    -- When.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT account_collection_item_pkey PRIMARY KEY (id),
    CONSTRAINT account_collection_item_collection_id_account_id_key UNIQUE (collection_id, account_id),
    CONSTRAINT account_collection_item_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'accepted'::text, 'rejected'::text, 'revoked'::text]))),
    CONSTRAINT account_collection_item_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT account_collection_item_collection_id_fkey FOREIGN KEY (collection_id) REFERENCES account_collection(id) ON DELETE CASCADE
);
CREATE INDEX account_collection_item_account ON public.account_collection_item USING btree (account_id, id DESC);

-- A person hides everybody of another server from themselves.
CREATE TABLE account_domain_block (
    -- Time-ordered id; cursor of the list.
    id bigint NOT NULL,
    -- Who.
    account_id bigint NOT NULL,
    -- ASCII lower case.
    domain text NOT NULL,
    -- Since when.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT account_domain_block_pkey PRIMARY KEY (id),
    CONSTRAINT account_domain_block_account_id_domain_key UNIQUE (account_id, domain),
    CONSTRAINT account_domain_block_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);

-- Keys by which an actor signs. Local actors have an RSA-2048 and an Ed25519 key.
CREATE TABLE account_key (
    -- Key id on the wire, such as https://host/users/alice#main-key.
    key_uri text NOT NULL,
    -- Whose key.
    account_id bigint NOT NULL,
    -- RSA (RSASSA-PKCS1-v1_5 with SHA-256) or ED25519.
    algorithm text NOT NULL,
    -- X.509 SubjectPublicKeyInfo for RSA, 32 raw bytes for Ed25519.
    public_key bytea NOT NULL,
    -- PKCS#8 for RSA, 32 raw bytes for Ed25519; null for remote actors.
    private_key bytea,
    -- When made or first read.
    created_at timestamp with time zone NOT NULL,
    -- Listed in assertionMethod, so that it may make proofs over documents (FEP-521a).
    proves boolean NOT NULL DEFAULT false,
    CONSTRAINT account_key_pkey PRIMARY KEY (key_uri),
    CONSTRAINT account_key_algorithm_check CHECK ((algorithm = ANY (ARRAY['RSA'::text, 'ED25519'::text]))),
    CONSTRAINT account_key_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX account_key_account ON public.account_key USING btree (account_id);

-- A timeline of some of those whom somebody follows.
CREATE TABLE account_list (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Whose list.
    account_id bigint NOT NULL,
    -- Plain text.
    title text NOT NULL,
    -- Replies to whom are shown: members of the list, anybody followed, nobody.
    replies_policy text NOT NULL,
    -- Whether its members leave the owner's home.
    exclusive boolean NOT NULL DEFAULT false,
    -- When made.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT account_list_pkey PRIMARY KEY (id),
    CONSTRAINT account_list_replies_policy_check CHECK ((replies_policy = ANY (ARRAY['list'::text, 'followed'::text, 'none'::text]))),
    CONSTRAINT account_list_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX account_list_account ON public.account_list USING btree (account_id);

-- Who is on a list.
CREATE TABLE account_list_member (
    -- Time-ordered id; cursor of the members.
    id bigint NOT NULL,
    -- Which list.
    list_id bigint NOT NULL,
    -- Who.
    account_id bigint NOT NULL,
    CONSTRAINT account_list_member_pkey PRIMARY KEY (id),
    CONSTRAINT account_list_member_list_id_account_id_key UNIQUE (list_id, account_id),
    CONSTRAINT account_list_member_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT account_list_member_list_id_fkey FOREIGN KEY (list_id) REFERENCES account_list(id) ON DELETE CASCADE
);
CREATE INDEX account_list_member_account ON public.account_list_member USING btree (account_id);

-- When an account last moved: for seven days it does not move again.
CREATE TABLE account_move (
    -- Who moved.
    account_id bigint NOT NULL,
    -- Where to.
    target_uri text NOT NULL,
    -- When.
    moved_at timestamp with time zone NOT NULL,
    CONSTRAINT account_move_pkey PRIMARY KEY (account_id),
    CONSTRAINT account_move_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);

-- What somebody wrote down for themselves about another account; nobody else sees it.
CREATE TABLE account_note (
    -- Who wrote it.
    account_id bigint NOT NULL,
    -- About whom.
    target_id bigint NOT NULL,
    -- Plain text, never empty.
    comment text NOT NULL,
    CONSTRAINT account_note_pkey PRIMARY KEY (account_id, target_id),
    CONSTRAINT account_note_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT account_note_target_id_fkey FOREIGN KEY (target_id) REFERENCES account(id) ON DELETE CASCADE
);

-- Counters of an account, apart from the wide row because they change often.
CREATE TABLE account_stats (
    -- Whose counters.
    account_id bigint NOT NULL,
    -- Accepted followers known here.
    followers_count integer NOT NULL DEFAULT 0,
    -- Accepted follows known here.
    following_count integer NOT NULL DEFAULT 0,
    -- Statuses known here, reblogs included, deleted ones not.
    statuses_count integer NOT NULL DEFAULT 0,
    -- Newest status; orders authors when a home is built from the database.
    last_status_id bigint,
    -- When the newest status was made.
    last_status_at timestamp with time zone,
    CONSTRAINT account_stats_pkey PRIMARY KEY (account_id),
    CONSTRAINT account_stats_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) WITH (fillfactor=50);

-- What moderators did about an account, in the client API's words.
CREATE TABLE account_warning (
    -- Its id in the client API.
    id bigint NOT NULL,
    -- Whom it concerns.
    target_id bigint NOT NULL,
    -- The moderator.
    by_id bigint,
    -- The client API's word.
    action text NOT NULL,
    -- What they told them.
    text text NOT NULL DEFAULT ''::text,
    -- The report that led to it.
    report_id bigint,
    -- When.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT account_warning_pkey PRIMARY KEY (id),
    CONSTRAINT account_warning_action_check CHECK ((action = ANY (ARRAY['none'::text, 'disable'::text, 'mark_statuses_as_sensitive'::text, 'delete_statuses'::text, 'sensitive'::text, 'silence'::text, 'suspend'::text]))),
    CONSTRAINT account_warning_by_id_fkey FOREIGN KEY (by_id) REFERENCES account(id) ON DELETE SET NULL,
    CONSTRAINT account_warning_target_id_fkey FOREIGN KEY (target_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX account_warning_target ON public.account_warning USING btree (target_id, id DESC);

-- What the operators tell all members.
CREATE TABLE announcement (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- As typed, plain text.
    text text NOT NULL,
    -- When what it is about begins.
    starts_at timestamp with time zone,
    -- When it ends; no longer shown afterwards.
    ends_at timestamp with time zone,
    -- Whether only the dates count.
    all_day boolean NOT NULL DEFAULT false,
    -- Since when it is shown.
    published_at timestamp with time zone NOT NULL,
    -- Last change.
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT announcement_pkey PRIMARY KEY (id)
);

-- Who has read an announcement.
CREATE TABLE announcement_dismissal (
    -- Which.
    announcement_id bigint NOT NULL,
    -- Who.
    account_id bigint NOT NULL,
    CONSTRAINT announcement_dismissal_pkey PRIMARY KEY (announcement_id, account_id),
    CONSTRAINT announcement_dismissal_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT announcement_dismissal_announcement_id_fkey FOREIGN KEY (announcement_id) REFERENCES announcement(id) ON DELETE CASCADE
);

-- An emoji that somebody put under an announcement.
CREATE TABLE announcement_reaction (
    -- Which announcement.
    announcement_id bigint NOT NULL,
    -- Who.
    account_id bigint NOT NULL,
    -- The emoji, or the shortcode of one of ours.
    name text NOT NULL,
    -- When; the oldest kind comes first.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT announcement_reaction_pkey PRIMARY KEY (announcement_id, account_id, name),
    CONSTRAINT announcement_reaction_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT announcement_reaction_announcement_id_fkey FOREIGN KEY (announcement_id) REFERENCES announcement(id) ON DELETE CASCADE
);

-- What a body answered to many proposals at once, whole.
CREATE TABLE answer_group (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- In whose name.
    by_account_id bigint NOT NULL,
    -- Plain text.
    text text NOT NULL,
    -- BCP 47.
    language text NOT NULL,
    -- When.
    created_at timestamp with time zone NOT NULL,
    -- The word of the track's state that it says; null for a comment, and where that was not kept.
    position text,
    -- Of a commitment: by which day.
    due date,
    -- Of a commitment: what will be there then.
    measure text,
    CONSTRAINT answer_group_pkey PRIMARY KEY (id),
    CONSTRAINT answer_group_promise CHECK (((due IS NULL) = (measure IS NULL))),
    CONSTRAINT answer_group_by_account_id_fkey FOREIGN KEY (by_account_id) REFERENCES account(id)
);

-- One for each decision at most. Whoever decided first does not decide it.
CREATE TABLE appeal (
    -- In time order.
    id bigint NOT NULL,
    -- The decision.
    warning_id bigint NOT NULL,
    -- Whom it concerns, and who appeals.
    account_id bigint NOT NULL,
    -- What they say.
    text text NOT NULL,
    -- When.
    created_at timestamp with time zone NOT NULL,
    -- When it was decided; null while it waits.
    decided_at timestamp with time zone,
    -- The moderator who did.
    decided_by bigint,
    -- Whether the first decision was taken back.
    granted boolean,
    -- What they were told.
    answer text NOT NULL DEFAULT ''::text,
    CONSTRAINT appeal_pkey PRIMARY KEY (id),
    CONSTRAINT appeal_warning_id_key UNIQUE (warning_id),
    CONSTRAINT appeal_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT appeal_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES account(id) ON DELETE SET NULL,
    CONSTRAINT appeal_warning_id_fkey FOREIGN KEY (warning_id) REFERENCES account_warning(id) ON DELETE CASCADE
);
CREATE INDEX appeal_account ON public.appeal USING btree (account_id);
CREATE INDEX appeal_waiting ON public.appeal USING btree (id) WHERE (decided_at IS NULL);

-- What proposals that moved in from another platform had there. Nothing of it is counted here.
CREATE TABLE arrived_proposal (
    -- The proposal that it became.
    proposal_id bigint NOT NULL,
    -- The community that it came into.
    community_id bigint NOT NULL,
    -- Where it was: a host, or a name that the operator gave.
    source text NOT NULL,
    -- Its id there: it comes once.
    source_id text NOT NULL,
    -- Its page there.
    url text,
    -- The name of its author there, unclaimed; empty where it had none.
    author text NOT NULL,
    -- How many had supported it there; null where they were not counted.
    supports bigint,
    -- Its state there, in the words of its source.
    state text NOT NULL,
    -- Where it is about, as text.
    place text,
    -- What happened to it there: [{"at", "by", "text", "url"}], oldest first.
    history jsonb NOT NULL,
    -- What bodies answered there, in the same form.
    answers jsonb NOT NULL,
    -- What people wrote about it there, in the same form.
    comments jsonb NOT NULL,
    -- When it came.
    arrived_at timestamp with time zone NOT NULL,
    CONSTRAINT arrived_proposal_pkey PRIMARY KEY (proposal_id),
    CONSTRAINT arrived_proposal_community_id_source_source_id_key UNIQUE (community_id, source, source_id),
    CONSTRAINT arrived_proposal_community_id_fkey FOREIGN KEY (community_id) REFERENCES community(account_id) ON DELETE CASCADE,
    CONSTRAINT arrived_proposal_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE
);

-- What an attester says of somebody until a day. Only the two know of it, unless who it is about shows it.
CREATE TABLE attestation (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- By whose list of claims; null for a credential that stands on another server.
    community_id bigint,
    -- The word of the claim.
    claim text NOT NULL,
    -- How people read it, by language tag, as it was when it was attested.
    names jsonb NOT NULL,
    -- Who says it.
    issuer_account_id bigint NOT NULL,
    -- Of whom.
    subject_account_id bigint NOT NULL,
    -- Address of the signed document, which cannot be guessed.
    credential text NOT NULL,
    -- Since when.
    issued_at timestamp with time zone NOT NULL,
    -- The last day on which it holds, UTC.
    until date NOT NULL,
    -- When who it is about agreed; before, nobody else learns of it. Null for who lives on another server and has not shown it.
    accepted_at timestamp with time zone,
    -- Whether it stands on the profile.
    shown boolean NOT NULL,
    -- When the attester took it back.
    revoked_at timestamp with time zone,
    -- When a credential of another server was last read there and held.
    checked_at timestamp with time zone,
    CONSTRAINT attestation_pkey PRIMARY KEY (id),
    CONSTRAINT attestation_credential_key UNIQUE (credential),
    CONSTRAINT attestation_community_id_fkey FOREIGN KEY (community_id) REFERENCES community(account_id) ON DELETE CASCADE,
    CONSTRAINT attestation_issuer_account_id_fkey FOREIGN KEY (issuer_account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT attestation_subject_account_id_fkey FOREIGN KEY (subject_account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX attestation_checked ON public.attestation USING btree (checked_at) WHERE (community_id IS NULL);
CREATE INDEX attestation_subject ON public.attestation USING btree (subject_account_id);
CREATE INDEX attestation_until ON public.attestation USING btree (until) WHERE shown;
CREATE UNIQUE INDEX attestation_live ON public.attestation USING btree (issuer_account_id, subject_account_id, community_id, claim) WHERE ((community_id IS NOT NULL) AND (revoked_at IS NULL));

-- Backups of this database that were completed, for the page that says when the last one was. A restored one does not know of its own.
CREATE TABLE backup_taken (
    -- Everything acknowledged before is in it.
    ended_at timestamp with time zone NOT NULL,
    -- Where it was written.
    folder text NOT NULL,
    -- Size of the database in it.
    database_bytes bigint NOT NULL,
    -- Files of pictures, films and sounds that it names.
    media_files bigint NOT NULL,
    CONSTRAINT backup_taken_pkey PRIMARY KEY (ended_at)
);

-- One account wants nothing to do with another; each is hidden from the other.
CREATE TABLE block (
    -- Time-ordered id; cursor of the list.
    id bigint NOT NULL,
    -- Who blocks.
    account_id bigint NOT NULL,
    -- Who is blocked.
    target_id bigint NOT NULL,
    -- Id of the Block activity.
    uri text,
    -- Since when.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT block_pkey PRIMARY KEY (id),
    CONSTRAINT block_account_id_target_id_key UNIQUE (account_id, target_id),
    CONSTRAINT block_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT block_target_id_fkey FOREIGN KEY (target_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX block_target ON public.block USING btree (target_id);
CREATE INDEX block_uri ON public.block USING btree (uri) WHERE (uri IS NOT NULL);

-- A community's own register of public bodies it recognises. Gives no power to anybody.
CREATE TABLE body (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Whose register.
    community_id bigint NOT NULL,
    -- Stable name in addresses.
    slug text NOT NULL,
    -- Name in the community's language.
    name text NOT NULL,
    -- Name by language tag.
    names jsonb NOT NULL DEFAULT '{}'::jsonb,
    -- national, local, health, police …
    kind text NOT NULL DEFAULT 'national'::text,
    -- Its official DNS domain; actors on it or under it are recognised at level 2.
    domain text NOT NULL,
    -- user@domain of its actor, where it has one.
    handle text,
    -- That actor's account once seen: an ordinary account.
    account_id bigint,
    -- What it is responsible for.
    remit text[] NOT NULL DEFAULT '{}'::text[],
    -- Where.
    area text,
    -- Languages it answers in.
    languages text[] NOT NULL DEFAULT '{}'::text[],
    -- Working days in which it should acknowledge.
    ack_target_days integer NOT NULL DEFAULT 5,
    -- Working days in which it should answer.
    answer_target_days integer NOT NULL DEFAULT 20,
    -- First day it exists.
    valid_from date NOT NULL,
    -- Last day it exists.
    valid_until date,
    -- When registered.
    created_at timestamp with time zone NOT NULL,
    -- When it was taken out of the register; then nobody speaks for it.
    retired_at timestamp with time zone,
    -- Address to which it is written where it has no actor.
    mail text,
    -- Page with its own form for enquiries.
    form text,
    -- Entry of the body that it belongs to.
    parent_id bigint,
    -- Entry of the body that it came from.
    predecessor_id bigint,
    -- Entry into which this one was merged.
    successor_id bigint,
    -- Days on which it does not work; empty for those of the instance's calendar.
    holidays date[] NOT NULL DEFAULT '{}'::date[],
    -- Days of the week on which it works: mon … sun.
    working_week text[] NOT NULL DEFAULT '{mon,tue,wed,thu,fri}'::text[],
    -- Slugs of the community's categories that it is responsible for.
    categories text[] NOT NULL DEFAULT '{}'::text[],
    -- Slugs of life events that it has a part in.
    life_events text[] NOT NULL DEFAULT '{}'::text[],
    -- Its codes elsewhere: gss, wikidata.
    codes jsonb NOT NULL DEFAULT '{}'::jsonb,
    -- When its handle was last looked up.
    tried_at timestamp with time zone,
    -- Whether that look-up found its account.
    reached boolean NOT NULL DEFAULT false,
    -- When the account of its handle was told that it stands here; null until then and for another handle.
    told_at timestamp with time zone,
    CONSTRAINT body_pkey PRIMARY KEY (id),
    CONSTRAINT body_community_id_slug_key UNIQUE (community_id, slug),
    CONSTRAINT body_ack_target_days_check CHECK ((ack_target_days > 0)),
    CONSTRAINT body_answer_target_days_check CHECK ((answer_target_days > 0)),
    CONSTRAINT body_working_week_check CHECK ((cardinality(working_week) > 0)),
    CONSTRAINT body_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE SET NULL,
    CONSTRAINT body_community_id_fkey FOREIGN KEY (community_id) REFERENCES community(account_id) ON DELETE CASCADE,
    CONSTRAINT body_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES body(id) ON DELETE SET NULL,
    CONSTRAINT body_predecessor_id_fkey FOREIGN KEY (predecessor_id) REFERENCES body(id) ON DELETE SET NULL,
    CONSTRAINT body_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES body(id) ON DELETE SET NULL
);
CREATE INDEX body_account ON public.body USING btree (account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX body_domain ON public.body USING btree (domain);
CREATE INDEX body_parent ON public.body USING btree (parent_id) WHERE (parent_id IS NOT NULL);

-- Links that work once, mailed to the address of a body.
CREATE TABLE body_link (
    -- SHA-256 of the secret in the link.
    token_hash bytea NOT NULL,
    -- answer: to write one; confirm: to publish what was written, or not.
    purpose text NOT NULL,
    -- Which proposal.
    proposal_id bigint NOT NULL,
    -- Which body.
    body_id bigint NOT NULL,
    -- What is confirmed.
    answer_id bigint,
    -- When it was made.
    created_at timestamp with time zone NOT NULL,
    -- Until when it works.
    expires_at timestamp with time zone NOT NULL,
    -- When it was used.
    used_at timestamp with time zone,
    CONSTRAINT body_link_pkey PRIMARY KEY (token_hash),
    CONSTRAINT body_link_purpose_check CHECK ((purpose = ANY (ARRAY['answer'::text, 'confirm'::text]))),
    CONSTRAINT body_link_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id) ON DELETE CASCADE,
    CONSTRAINT body_link_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE
);
CREATE INDEX body_link_body ON public.body_link USING btree (body_id, proposal_id);
CREATE INDEX body_link_expiry ON public.body_link USING btree (expires_at);
CREATE INDEX body_link_proposal ON public.body_link USING btree (proposal_id);

-- Messages to bodies, so that none gets too many.
CREATE TABLE body_message (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- The account or the address that got it: several entries of registers may share one.
    recipient text NOT NULL,
    -- asked: of one proposal; daily: all that is new or due; weekly: where everything stands.
    kind text NOT NULL,
    -- On which day.
    day date NOT NULL,
    -- How many proposals it names or counts.
    items integer NOT NULL,
    -- When.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT body_message_pkey PRIMARY KEY (id),
    CONSTRAINT body_message_kind_check CHECK ((kind = ANY (ARRAY['asked'::text, 'daily'::text, 'weekly'::text])))
);
CREATE INDEX body_message_recipient ON public.body_message USING btree (recipient, day);

-- That a body has to be told of a proposal, and how far that is.
CREATE TABLE body_notice (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Which proposal.
    proposal_id bigint NOT NULL,
    -- Which body.
    body_id bigint NOT NULL,
    -- How many backed it when it was sent.
    supports integer NOT NULL,
    -- Whether a moderator sent it before the threshold.
    early boolean NOT NULL,
    -- waiting: to be tried; sent: under way; told: taken, which its clock does not show yet; settled: its clock shows it.
    state text NOT NULL,
    -- As in proposal_track.
    problem text,
    -- How it was tried last.
    way text,
    -- The post that tells it, where it is told by one of its own.
    status_id bigint,
    -- Stands in the head of the mail that tells it, and in what comes back of it.
    receipt text,
    -- The activity that tells it, in delivery_body while it is under way.
    delivery_id bigint,
    -- Where that goes.
    inbox_url text,
    -- When it is tried next; of what is under way, when it is looked after.
    next_at timestamp with time zone NOT NULL,
    -- When the proposal was sent.
    created_at timestamp with time zone NOT NULL,
    -- When the body was told.
    told_at timestamp with time zone,
    CONSTRAINT body_notice_pkey PRIMARY KEY (id),
    CONSTRAINT body_notice_proposal_id_body_id_key UNIQUE (proposal_id, body_id),
    CONSTRAINT body_notice_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'told'::text, 'settled'::text]))),
    CONSTRAINT body_notice_way_check CHECK ((way = ANY (ARRAY['actor'::text, 'mail'::text]))),
    CONSTRAINT body_notice_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id) ON DELETE CASCADE,
    CONSTRAINT body_notice_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE,
    CONSTRAINT body_notice_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE SET NULL
);
CREATE INDEX body_notice_body ON public.body_notice USING btree (body_id);
CREATE INDEX body_notice_delivery ON public.body_notice USING btree (delivery_id) WHERE (delivery_id IS NOT NULL);
CREATE INDEX body_notice_due ON public.body_notice USING btree (next_at, id) WHERE (state = 'waiting'::text);
CREATE INDEX body_notice_receipt ON public.body_notice USING btree (receipt) WHERE (receipt IS NOT NULL);
CREATE INDEX body_notice_sent ON public.body_notice USING btree (next_at) WHERE (state = 'sent'::text);
CREATE INDEX body_notice_status ON public.body_notice USING btree (status_id) WHERE (status_id IS NOT NULL);
CREATE INDEX body_notice_told ON public.body_notice USING btree (id) WHERE (state = 'told'::text);

-- What a body was asked and how it answered, by the year in which it was asked and by category.
CREATE TABLE body_statistic (
    -- Which entry of a register.
    body_id bigint NOT NULL,
    -- In which it was asked, where the community is.
    year integer NOT NULL,
    -- Slug of the proposals' category; empty for none.
    category text NOT NULL,
    -- Proposals that it was asked about.
    received integer NOT NULL,
    -- Those to which it reacted.
    acknowledged integer NOT NULL,
    -- Those by the day on which that was due.
    acknowledged_in_time integer NOT NULL,
    -- Those that it answered.
    answered integer NOT NULL,
    -- Those by the day on which that was due.
    answered_in_time integer NOT NULL,
    -- Those whose answer was due and had not come when it was counted.
    overdue integer NOT NULL,
    -- Those that it said were done and citizens disputed.
    reopened integer NOT NULL,
    -- How many were answered after no working day, after one, after two and so on.
    waits integer[] NOT NULL,
    -- When it was counted.
    counted_at timestamp with time zone NOT NULL,
    -- Commitments with a day.
    promised integer NOT NULL DEFAULT 0,
    -- Those that were kept before their day had passed.
    promises_kept integer NOT NULL DEFAULT 0,
    -- Those whose day passed before anybody said that they are kept.
    promises_late integer NOT NULL DEFAULT 0,
    CONSTRAINT body_statistic_pkey PRIMARY KEY (body_id, year, category),
    CONSTRAINT body_statistic_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id) ON DELETE CASCADE
);

-- A status that somebody here wants to find again; nobody else learns of it.
CREATE TABLE bookmark (
    -- Time-ordered id; cursor of the bookmarks list.
    id bigint NOT NULL,
    -- Whose.
    account_id bigint NOT NULL,
    -- What.
    status_id bigint NOT NULL,
    -- When.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT bookmark_pkey PRIMARY KEY (id),
    CONSTRAINT bookmark_account_id_status_id_key UNIQUE (account_id, status_id),
    CONSTRAINT bookmark_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT bookmark_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);
CREATE INDEX bookmark_list ON public.bookmark USING btree (account_id, id DESC);
CREATE INDEX bookmark_status ON public.bookmark USING btree (status_id);

-- Single addresses with which nobody may join.
CREATE TABLE canonical_email_block (
    -- Its id in the client API.
    id bigint NOT NULL,
    -- SHA-256 in hex of the address in its plainest form.
    hash text NOT NULL,
    -- When.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT canonical_email_block_pkey PRIMARY KEY (id),
    CONSTRAINT canonical_email_block_hash_key UNIQUE (hash)
);

-- Codes by which somebody shows once that something is attested of them.
CREATE TABLE check_code (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- What it shows.
    attestation_id bigint NOT NULL,
    -- SHA-256 of the code, which is kept nowhere.
    hash bytea NOT NULL,
    -- When.
    made_at timestamp with time zone NOT NULL,
    -- Until when it can be used.
    expires_at timestamp with time zone NOT NULL,
    -- When it was used.
    used_at timestamp with time zone,
    CONSTRAINT check_code_pkey PRIMARY KEY (id),
    CONSTRAINT check_code_hash_key UNIQUE (hash),
    CONSTRAINT check_code_attestation_id_fkey FOREIGN KEY (attestation_id) REFERENCES attestation(id) ON DELETE CASCADE
);
CREATE INDEX check_code_attestation ON public.check_code USING btree (attestation_id);

-- Who checked a code of whom, and what it said: for these two. Kept for a year.
CREATE TABLE check_log (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Whose code it was.
    subject_account_id bigint NOT NULL,
    -- Who checked it.
    checker_account_id bigint NOT NULL,
    -- What is attested, by language tag.
    names jsonb NOT NULL,
    -- Word of CheckOutcome; only whose code it was is told more than yes or no.
    outcome text NOT NULL,
    -- The last day on which the attestation held; null where the answer was no.
    until date,
    -- When.
    at timestamp with time zone NOT NULL,
    CONSTRAINT check_log_pkey PRIMARY KEY (id),
    CONSTRAINT check_log_checker_account_id_fkey FOREIGN KEY (checker_account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT check_log_subject_account_id_fkey FOREIGN KEY (subject_account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX check_log_at ON public.check_log USING btree (at);
CREATE INDEX check_log_checker ON public.check_log USING btree (checker_account_id, id);
CREATE INDEX check_log_subject ON public.check_log USING btree (subject_account_id, id);

-- Answers that somebody of whom a claim is attested marked as checked.
CREATE TABLE checked_answer (
    -- The answer.
    status_id bigint NOT NULL,
    -- Who checked it.
    account_id bigint NOT NULL,
    -- In whose discussion it stands.
    community_id bigint NOT NULL,
    -- As what: the word of the claim.
    claim text NOT NULL,
    -- When.
    checked_at timestamp with time zone NOT NULL,
    -- The day by which somebody should look again.
    review date NOT NULL,
    CONSTRAINT checked_answer_pkey PRIMARY KEY (status_id, account_id),
    CONSTRAINT checked_answer_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT checked_answer_community_id_fkey FOREIGN KEY (community_id) REFERENCES community(account_id) ON DELETE CASCADE,
    CONSTRAINT checked_answer_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);
CREATE INDEX checked_answer_account ON public.checked_answer USING btree (account_id);
CREATE INDEX checked_answer_community ON public.checked_answer USING btree (community_id);

-- Who is asked whether what a body says is so. Who was drawn is never shown.
CREATE TABLE citizen_question (
    -- About which proposal.
    proposal_id bigint NOT NULL,
    -- done: whether it is done; commitment: whether what was promised works.
    about text NOT NULL,
    -- Of done, when it was claimed, in milliseconds since 1970; of commitment, the id of the answer.
    subject bigint NOT NULL,
    -- Who is asked.
    account_id bigint NOT NULL,
    -- Asked as the author, not drawn by lot.
    author boolean NOT NULL,
    -- The clerk's message that asks.
    status_id bigint,
    -- When it was sent; who may answer may do so before.
    asked_at timestamp with time zone,
    -- What they said; null as long as they have not.
    agrees boolean,
    -- When.
    answered_at timestamp with time zone,
    CONSTRAINT citizen_question_pkey PRIMARY KEY (proposal_id, about, subject, account_id),
    CONSTRAINT citizen_question_about_check CHECK ((about = ANY (ARRAY['done'::text, 'commitment'::text]))),
    CONSTRAINT citizen_question_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT citizen_question_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE,
    CONSTRAINT citizen_question_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE SET NULL
);
CREATE UNIQUE INDEX citizen_question_status ON public.citizen_question USING btree (status_id) WHERE (status_id IS NOT NULL);

-- What may be attested of somebody in a community.
CREATE TABLE claim (
    -- Whose moderators named it.
    community_id bigint NOT NULL,
    -- Its name in addresses and forms.
    word text NOT NULL,
    -- How people read it, by language tag.
    names jsonb NOT NULL,
    -- For how long it is attested at most.
    months integer NOT NULL,
    -- Whether those of whom it is attested may mark answers of others as checked.
    checks boolean NOT NULL,
    -- When it was named.
    since timestamp with time zone NOT NULL,
    CONSTRAINT claim_pkey PRIMARY KEY (community_id, word),
    CONSTRAINT claim_months_check CHECK (((months >= 1) AND (months <= 60))),
    CONSTRAINT claim_word_check CHECK ((word ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'::text)),
    CONSTRAINT claim_community_id_fkey FOREIGN KEY (community_id) REFERENCES community(account_id) ON DELETE CASCADE
);

-- Which bodies of the register may attest a claim.
CREATE TABLE claim_attester (
    -- The community of the claim.
    community_id bigint NOT NULL,
    -- The claim.
    word text NOT NULL,
    -- The body.
    body_id bigint NOT NULL,
    CONSTRAINT claim_attester_pkey PRIMARY KEY (community_id, word, body_id),
    CONSTRAINT claim_attester_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id) ON DELETE CASCADE,
    CONSTRAINT claim_attester_community_id_word_fkey FOREIGN KEY (community_id, word) REFERENCES claim(community_id, word) ON DELETE CASCADE
);
CREATE INDEX claim_attester_body ON public.claim_attester USING btree (body_id);

-- A dated promise in an answer, as its last version says it, and what became of it.
CREATE TABLE commitment (
    -- The answer.
    response_id bigint NOT NULL,
    -- About which proposal.
    proposal_id bigint NOT NULL,
    -- Whose promise.
    body_id bigint NOT NULL,
    -- By which day.
    due date NOT NULL,
    -- What will be there then.
    measure text NOT NULL,
    -- When the day had passed and nobody had said that it is there.
    late_at timestamp with time zone,
    -- What the author says of it.
    works boolean,
    -- When.
    works_said_at timestamp with time zone,
    -- When the body said that it is done, or the author that it works.
    kept_at timestamp with time zone,
    CONSTRAINT commitment_pkey PRIMARY KEY (response_id),
    CONSTRAINT commitment_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id) ON DELETE CASCADE,
    CONSTRAINT commitment_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE,
    CONSTRAINT commitment_response_id_fkey FOREIGN KEY (response_id) REFERENCES official_response(id) ON DELETE CASCADE
);
CREATE INDEX commitment_body ON public.commitment USING btree (body_id, due);
CREATE INDEX commitment_open ON public.commitment USING btree (due) WHERE ((late_at IS NULL) AND (kept_at IS NULL));
CREATE INDEX commitment_proposal ON public.commitment USING btree (proposal_id, response_id);

-- A community of this instance. Its Group account is its public face; following it is joining it.
CREATE TABLE community (
    -- The Group account; also the community's id.
    account_id bigint NOT NULL,
    -- The Service account that publishes proposals from elsewhere and posts notices.
    clerk_account_id bigint NOT NULL,
    -- House rules, plain text, one a line.
    guidelines text NOT NULL DEFAULT ''::text,
    -- Main language, BCP 47.
    language text NOT NULL DEFAULT 'en'::text,
    -- Area it stands for, such as gss:E09000014; null for none.
    locality text,
    -- Supports that send a proposal to its bodies.
    threshold_count integer NOT NULL,
    -- Which columns count towards it: verified-local, members, known, network.
    threshold_columns text[] NOT NULL,
    -- Template it was made from.
    template text NOT NULL DEFAULT 'general'::text,
    -- Who made it; null from the command line.
    created_by_user_id bigint,
    -- When.
    created_at timestamp with time zone NOT NULL,
    -- The least that single columns must have, by column.
    threshold_least jsonb NOT NULL DEFAULT '{}'::jsonb,
    -- From how many servers supports must come at least, this one among them.
    threshold_servers integer NOT NULL DEFAULT 0,
    -- How many proposals of somebody new wait for a look before they are published; 0 for none.
    first_items integer NOT NULL DEFAULT 0,
    -- After how many days they are published if nobody looked.
    first_items_days integer NOT NULL DEFAULT 14,
    -- Under which licence its data may be taken along (SPDX); null as long as its moderators chose none.
    data_licence text,
    CONSTRAINT community_pkey PRIMARY KEY (account_id),
    CONSTRAINT community_data_licence_check CHECK ((data_licence = ANY (ARRAY['CC0-1.0'::text, 'CC-BY-4.0'::text, 'CC-BY-SA-4.0'::text, 'ODbL-1.0'::text, 'OGL-UK-3.0'::text]))),
    CONSTRAINT community_first_items_check CHECK (((first_items >= 0) AND (first_items <= 10))),
    CONSTRAINT community_first_items_days_check CHECK (((first_items_days >= 1) AND (first_items_days <= 14))),
    CONSTRAINT community_threshold_count_check CHECK ((threshold_count > 0)),
    CONSTRAINT community_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT community_clerk_account_id_fkey FOREIGN KEY (clerk_account_id) REFERENCES account(id),
    CONSTRAINT community_created_by_user_id_fkey FOREIGN KEY (created_by_user_id) REFERENCES users(id) ON DELETE SET NULL
);

-- What moderators did in a community, and how its register of public bodies changed: its public log.
CREATE TABLE community_act (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Which community.
    community_id bigint NOT NULL,
    -- The moderator; null for the operator's command.
    account_id bigint,
    -- A word of CommunityLog.Act.
    act text NOT NULL,
    -- Id of the post or actor.
    object_uri text NOT NULL,
    -- Why, plain text.
    reason text NOT NULL DEFAULT ''::text,
    -- When.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT community_act_pkey PRIMARY KEY (id),
    CONSTRAINT community_act_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT community_act_community_id_fkey FOREIGN KEY (community_id) REFERENCES community(account_id) ON DELETE CASCADE
);
CREATE INDEX community_act_community ON public.community_act USING btree (community_id, id DESC);
CREATE INDEX community_act_object ON public.community_act USING btree (object_uri);

-- Posts of members elsewhere that a community passed on, for its outbox.
CREATE TABLE community_announce (
    -- The post.
    status_id bigint NOT NULL,
    -- Which community.
    community_id bigint NOT NULL,
    -- The Create as it came in, byte for byte.
    activity bytea NOT NULL,
    CONSTRAINT community_announce_pkey PRIMARY KEY (status_id),
    CONSTRAINT community_announce_community_id_fkey FOREIGN KEY (community_id) REFERENCES community(account_id) ON DELETE CASCADE,
    CONSTRAINT community_announce_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);
CREATE INDEX community_announce_community ON public.community_announce USING btree (community_id, status_id DESC);

-- Who may not post in a community.
CREATE TABLE community_ban (
    -- Which community, of ours or elsewhere.
    community_id bigint NOT NULL,
    -- Who.
    account_id bigint NOT NULL,
    -- The moderator; of a community elsewhere, that community.
    by_account_id bigint NOT NULL,
    -- Id of the Block activity.
    uri text NOT NULL,
    -- Why, plain text.
    reason text NOT NULL DEFAULT ''::text,
    -- When it ends; null for good.
    until timestamp with time zone,
    -- Since when.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT community_ban_pkey PRIMARY KEY (community_id, account_id),
    CONSTRAINT community_ban_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT community_ban_by_account_id_fkey FOREIGN KEY (by_account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT community_ban_community_id_fkey FOREIGN KEY (community_id) REFERENCES account(id) ON DELETE CASCADE
);

-- Bans of actors whom nobody here has met; each becomes a ban when its actor is first read. Bounded for each community.
CREATE TABLE community_ban_stranger (
    -- Which community, of ours or elsewhere.
    community_id bigint NOT NULL,
    -- Id of the actor.
    actor_uri text NOT NULL,
    -- The moderator; of a community elsewhere, that community.
    by_account_id bigint NOT NULL,
    -- Id of the Block activity.
    uri text NOT NULL,
    -- Why, plain text.
    reason text NOT NULL DEFAULT ''::text,
    -- When it ends; null for good.
    until timestamp with time zone,
    -- Since when.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT community_ban_stranger_pkey PRIMARY KEY (community_id, actor_uri),
    CONSTRAINT community_ban_stranger_by_account_id_fkey FOREIGN KEY (by_account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT community_ban_stranger_community_id_fkey FOREIGN KEY (community_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX community_ban_stranger_actor ON public.community_ban_stranger USING btree (actor_uri);
CREATE INDEX community_ban_stranger_age ON public.community_ban_stranger USING btree (community_id, created_at);

-- What a community's proposals can be about.
CREATE TABLE community_category (
    -- Which community.
    community_id bigint NOT NULL,
    -- Stable name in addresses.
    slug text NOT NULL,
    -- Name by language tag.
    names jsonb NOT NULL,
    -- Order on the page.
    position integer NOT NULL,
    CONSTRAINT community_category_pkey PRIMARY KEY (community_id, slug),
    CONSTRAINT community_category_community_id_fkey FOREIGN KEY (community_id) REFERENCES community(account_id) ON DELETE CASCADE
);

-- Which kinds of matters a community wants, where its moderators chose; otherwise its template says so.
CREATE TABLE community_kinds (
    -- The community.
    community_id bigint NOT NULL,
    -- Words of the kinds.
    kinds text[] NOT NULL,
    -- When they chose.
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT community_kinds_pkey PRIMARY KEY (community_id),
    CONSTRAINT community_kinds_community_id_fkey FOREIGN KEY (community_id) REFERENCES community(account_id) ON DELETE CASCADE
);

-- Areas a community's proposals can concern.
CREATE TABLE community_locality (
    -- Which community.
    community_id bigint NOT NULL,
    -- Such as gss:E05000001, geonames:2643743.
    code text NOT NULL,
    -- As people say it.
    name text NOT NULL,
    -- The area it lies in.
    parent_code text,
    -- First day on which the code is in use; null for since ever.
    valid_from date,
    -- Last day on which the code is in use; null for until further notice.
    valid_until date,
    -- Code of the area that it became part of when it ended.
    successor text,
    CONSTRAINT community_locality_pkey PRIMARY KEY (community_id, code),
    CONSTRAINT community_locality_valid CHECK (((valid_from IS NULL) OR (valid_until IS NULL) OR (valid_from <= valid_until))),
    CONSTRAINT community_locality_community_id_fkey FOREIGN KEY (community_id) REFERENCES community(account_id) ON DELETE CASCADE
);

-- Posts in a community that take no more answers.
CREATE TABLE community_lock (
    -- The post; nothing below it is taken either.
    status_id bigint NOT NULL,
    -- Which community, of ours or elsewhere.
    community_id bigint NOT NULL,
    -- The moderator; of a community elsewhere, that community.
    by_account_id bigint NOT NULL,
    -- Id of the Lock activity.
    uri text NOT NULL,
    -- Why, plain text.
    reason text NOT NULL DEFAULT ''::text,
    -- Since when.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT community_lock_pkey PRIMARY KEY (status_id),
    CONSTRAINT community_lock_by_account_id_fkey FOREIGN KEY (by_account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT community_lock_community_id_fkey FOREIGN KEY (community_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT community_lock_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);

-- Who moderates a community; public. Never an official actor.
CREATE TABLE community_moderator (
    -- Which community.
    community_id bigint NOT NULL,
    -- Who.
    account_id bigint NOT NULL,
    -- Since when.
    since timestamp with time zone NOT NULL,
    CONSTRAINT community_moderator_pkey PRIMARY KEY (community_id, account_id),
    CONSTRAINT community_moderator_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT community_moderator_community_id_fkey FOREIGN KEY (community_id) REFERENCES community(account_id) ON DELETE CASCADE
);

-- Where a community was before it moved to this instance.
CREATE TABLE community_origin (
    -- The community here.
    community_id bigint NOT NULL,
    -- The id of its Group there.
    group_uri text NOT NULL,
    -- Origin of the log in which it was counted there, as it stands in that log's signed notes.
    log text NOT NULL,
    -- Leaves of that log when it left; ours goes on from there.
    log_size bigint NOT NULL,
    -- Root hash of the tree of that size (RFC 9162 2.1.1).
    log_root bytea NOT NULL,
    -- When it was last brought here.
    settled_at timestamp with time zone NOT NULL,
    CONSTRAINT community_origin_pkey PRIMARY KEY (community_id),
    CONSTRAINT community_origin_community_id_fkey FOREIGN KEY (community_id) REFERENCES community(account_id) ON DELETE CASCADE
);

-- What a community says of a server whose people support its proposals. Public.
CREATE TABLE community_server (
    -- Which community.
    community_id bigint NOT NULL,
    -- Registrable domain.
    domain text NOT NULL,
    -- excluded: supports from there do not count. known: they count as from an instance known before, without a cap.
    effect text NOT NULL,
    -- For everybody to read.
    reason text NOT NULL,
    -- Since when.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT community_server_pkey PRIMARY KEY (community_id, domain),
    CONSTRAINT community_server_effect_check CHECK ((effect = ANY (ARRAY['excluded'::text, 'known'::text]))),
    CONSTRAINT community_server_community_id_fkey FOREIGN KEY (community_id) REFERENCES community(account_id) ON DELETE CASCADE
);

-- Who enters what was signed on paper; moderators may do so without being here.
CREATE TABLE community_volunteer (
    -- Which community.
    community_id bigint NOT NULL,
    -- Who.
    account_id bigint NOT NULL,
    -- When they were appointed.
    since timestamp with time zone NOT NULL,
    CONSTRAINT community_volunteer_pkey PRIMARY KEY (community_id, account_id),
    CONSTRAINT community_volunteer_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT community_volunteer_community_id_fkey FOREIGN KEY (community_id) REFERENCES community(account_id) ON DELETE CASCADE
);
CREATE INDEX community_volunteer_account ON public.community_volunteer USING btree (account_id);

-- A thread of direct statuses as one of those who take part sees it.
CREATE TABLE conversation (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Who sees it.
    account_id bigint NOT NULL,
    -- status.conversation_id of the thread.
    conversation_id bigint NOT NULL,
    -- The others, in ascending order.
    participants bigint[] NOT NULL,
    -- Its newest status; cursor of the list.
    last_status_id bigint NOT NULL,
    -- Whether something came since it was read.
    unread boolean NOT NULL,
    CONSTRAINT conversation_pkey PRIMARY KEY (id),
    CONSTRAINT conversation_account_id_conversation_id_participants_key UNIQUE (account_id, conversation_id, participants),
    CONSTRAINT conversation_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX conversation_last ON public.conversation USING btree (last_status_id);
CREATE INDEX conversation_list ON public.conversation USING btree (account_id, last_status_id DESC);

-- Collections of other servers that were walked, so that none is walked too often.
CREATE TABLE crawl (
    -- The collection, or the post whose thread it is.
    uri text NOT NULL,
    -- When last.
    begun_at timestamp with time zone NOT NULL,
    CONSTRAINT crawl_pkey PRIMARY KEY (uri)
);

-- Files of the kind that Mastodon writes, as they are taken in.
CREATE TABLE data_import (
    -- In time order.
    id bigint NOT NULL,
    -- Whose.
    account_id bigint NOT NULL,
    -- What stands in it.
    kind text NOT NULL,
    -- When it was sent.
    created_at timestamp with time zone NOT NULL,
    -- When the last line was done.
    finished_at timestamp with time zone,
    CONSTRAINT data_import_pkey PRIMARY KEY (id),
    CONSTRAINT data_import_kind_check CHECK ((kind = ANY (ARRAY['follows'::text, 'blocks'::text, 'mutes'::text, 'domain-blocks'::text, 'lists'::text, 'bookmarks'::text]))),
    CONSTRAINT data_import_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX data_import_account ON public.data_import USING btree (account_id, id DESC);

-- Lines of such a file. They are forgotten a week after it is done.
CREATE TABLE data_import_line (
    -- Of which.
    import_id bigint NOT NULL,
    -- Its number, from 1.
    line integer NOT NULL,
    -- What it says, in the order of its kind.
    cells text[] NOT NULL,
    -- When it was taken in, or refused.
    done_at timestamp with time zone,
    -- Why it was refused; null where it was not.
    problem text,
    CONSTRAINT data_import_line_pkey PRIMARY KEY (import_id, line),
    CONSTRAINT data_import_line_import_id_fkey FOREIGN KEY (import_id) REFERENCES data_import(id) ON DELETE CASCADE
);
CREATE INDEX data_import_line_waiting ON public.data_import_line USING btree (import_id, line) WHERE (done_at IS NULL);

-- That an office answers on behalf of a body; entered by the community or by the body, never by the office.
CREATE TABLE delegation (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- In whose register both stand.
    community_id bigint NOT NULL,
    -- On whose behalf.
    body_id bigint NOT NULL,
    -- Who answers.
    office_id bigint NOT NULL,
    -- Whether the body itself said so; else a moderator entered it.
    by_body boolean NOT NULL,
    -- By which account.
    by_account_id bigint,
    -- Since when.
    created_at timestamp with time zone NOT NULL,
    -- Until when. Answers given before stay.
    ended_at timestamp with time zone,
    CONSTRAINT delegation_pkey PRIMARY KEY (id),
    CONSTRAINT delegation_check CHECK ((body_id <> office_id)),
    CONSTRAINT delegation_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id) ON DELETE CASCADE,
    CONSTRAINT delegation_by_account_id_fkey FOREIGN KEY (by_account_id) REFERENCES account(id) ON DELETE SET NULL,
    CONSTRAINT delegation_community_id_fkey FOREIGN KEY (community_id) REFERENCES community(account_id) ON DELETE CASCADE,
    CONSTRAINT delegation_office_id_fkey FOREIGN KEY (office_id) REFERENCES body(id) ON DELETE CASCADE
);
CREATE INDEX delegation_community ON public.delegation USING btree (community_id, id);
CREATE INDEX delegation_office ON public.delegation USING btree (office_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX delegation_live ON public.delegation USING btree (body_id, office_id) WHERE (ended_at IS NULL);

-- One activity to one inbox; deleted when taken or given up.
CREATE TABLE delivery (
    -- Order within the host.
    id bigint NOT NULL,
    -- What is sent.
    body_id bigint NOT NULL,
    -- Host and port of the inbox.
    host text NOT NULL,
    -- Where to.
    inbox_url text NOT NULL,
    -- How often it was tried.
    attempts integer NOT NULL DEFAULT 0,
    -- Not before.
    run_at timestamp with time zone NOT NULL,
    CONSTRAINT delivery_pkey PRIMARY KEY (id),
    CONSTRAINT delivery_body_id_fkey FOREIGN KEY (body_id) REFERENCES delivery_body(id) ON DELETE CASCADE
) WITH (fillfactor=70, autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=5000, autovacuum_vacuum_cost_delay=0);
CREATE INDEX delivery_body_use ON public.delivery USING btree (body_id);
CREATE INDEX delivery_host_order ON public.delivery USING btree (host, id);

-- An outgoing activity, serialised once for all its recipients.
CREATE TABLE delivery_body (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Whose key signs it.
    sender_id bigint NOT NULL,
    -- JSON as sent.
    body bytea NOT NULL,
    -- When it was made.
    created_at timestamp with time zone NOT NULL,
    -- Activities of the same number keep their order on the way to a host; those of different numbers may overtake each other. Empty: nothing overtakes it, and it overtakes nothing.
    lane bigint,
    -- Whether it goes to followers of its sender and is not public: each host is then told a digest of the followers that it has.
    followers_only boolean NOT NULL DEFAULT false,
    -- Whether somebody here wants to hear what became of its deliveries.
    watched boolean NOT NULL DEFAULT false,
    CONSTRAINT delivery_body_pkey PRIMARY KEY (id),
    CONSTRAINT delivery_body_sender_id_fkey FOREIGN KEY (sender_id) REFERENCES account(id) ON DELETE CASCADE
);

-- One row for each host we deliver to: turn, health, back-off.
CREATE TABLE delivery_host (
    -- Host and port of the inbox.
    host text NOT NULL,
    -- Its next turn; a claim moves it to the end of the lease.
    next_at timestamp with time zone NOT NULL,
    -- Failures in a row.
    failures integer NOT NULL DEFAULT 0,
    -- Days with failures and no success since the last success.
    failing_days integer NOT NULL DEFAULT 0,
    -- The last such day.
    failing_on date,
    -- Since when it is taken for dead: nothing is kept for it, and its NodeInfo is asked for once a week.
    suspended_at timestamp with time zone,
    -- Why the last attempt failed.
    last_error text,
    -- When it last took something.
    last_success timestamp with time zone,
    -- When the last attempt failed.
    last_failure timestamp with time zone,
    CONSTRAINT delivery_host_pkey PRIMARY KEY (host)
) WITH (fillfactor=50);
CREATE INDEX delivery_host_next ON public.delivery_host USING btree (next_at);

-- Answers that were prepared on a desk for a group of proposals, and those that were given.
CREATE TABLE desk_answer (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Whose answer.
    account_id bigint NOT NULL,
    -- To which group.
    group_id bigint NOT NULL,
    -- Who wrote it last; null for a user that is gone.
    drafted_by bigint,
    -- Who released it.
    released_by bigint,
    -- The word of the track's state that it says; null for a comment.
    position text,
    -- Plain text, with fields filled in for each proposal.
    text text NOT NULL,
    -- When it was written last.
    drafted_at timestamp with time zone NOT NULL,
    -- When it was given; null for a draft.
    released_at timestamp with time zone,
    -- Of a commitment: by which day.
    due date,
    -- Of a commitment: what will be there then.
    measure text,
    CONSTRAINT desk_answer_pkey PRIMARY KEY (id),
    CONSTRAINT desk_answer_promise CHECK (((due IS NULL) = (measure IS NULL))),
    CONSTRAINT desk_answer_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT desk_answer_drafted_by_fkey FOREIGN KEY (drafted_by) REFERENCES users(id) ON DELETE SET NULL,
    CONSTRAINT desk_answer_released_by_fkey FOREIGN KEY (released_by) REFERENCES users(id) ON DELETE SET NULL
);
CREATE INDEX desk_answer_drafted_by ON public.desk_answer USING btree (drafted_by);
CREATE INDEX desk_answer_group ON public.desk_answer USING btree (account_id, group_id, id);
CREATE INDEX desk_answer_released_by ON public.desk_answer USING btree (released_by);

-- To which proposals an answer is, or will be, posted.
CREATE TABLE desk_answer_case (
    -- Which answer.
    answer_id bigint NOT NULL,
    -- To which proposal.
    proposal_id bigint NOT NULL,
    -- The post that carries it.
    status_id bigint,
    -- Why it was not posted.
    problem text,
    -- When it was posted, or refused.
    done_at timestamp with time zone,
    CONSTRAINT desk_answer_case_pkey PRIMARY KEY (answer_id, proposal_id),
    CONSTRAINT desk_answer_case_answer_id_fkey FOREIGN KEY (answer_id) REFERENCES desk_answer(id) ON DELETE CASCADE,
    CONSTRAINT desk_answer_case_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE,
    CONSTRAINT desk_answer_case_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE SET NULL
);
CREATE INDEX desk_answer_case_proposal ON public.desk_answer_case USING btree (proposal_id);
CREATE INDEX desk_answer_case_status ON public.desk_answer_case USING btree (status_id);

-- Proposals that address an account here and are not on its desk yet; kept by a trigger of proposal_track.
CREATE TABLE desk_arrival (
    -- Whose desk.
    account_id bigint NOT NULL,
    -- Which proposal.
    proposal_id bigint NOT NULL,
    CONSTRAINT desk_arrival_pkey PRIMARY KEY (account_id, proposal_id),
    CONSTRAINT desk_arrival_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT desk_arrival_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE
);
CREATE INDEX desk_arrival_proposal ON public.desk_arrival USING btree (proposal_id);

-- What lies on the desk of an account that proposals address, wherever they are at home.
CREATE TABLE desk_case (
    -- Whose desk.
    account_id bigint NOT NULL,
    -- Which proposal.
    proposal_id bigint NOT NULL,
    -- The first of the proposals that ask for nearly the same.
    group_id bigint NOT NULL,
    -- Which member of the team looks after it.
    assigned_to bigint,
    CONSTRAINT desk_case_pkey PRIMARY KEY (account_id, proposal_id),
    CONSTRAINT desk_case_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT desk_case_assigned_to_fkey FOREIGN KEY (assigned_to) REFERENCES users(id) ON DELETE SET NULL,
    CONSTRAINT desk_case_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE
);
CREATE INDEX desk_case_assigned ON public.desk_case USING btree (assigned_to) WHERE (assigned_to IS NOT NULL);
CREATE INDEX desk_case_group ON public.desk_case USING btree (account_id, group_id);
CREATE INDEX desk_case_proposal ON public.desk_case USING btree (proposal_id);

-- What members of a team tell each other about a group of proposals. Nobody else reads it.
CREATE TABLE desk_note (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- On whose desk.
    account_id bigint NOT NULL,
    -- About which group.
    group_id bigint NOT NULL,
    -- Who wrote it; null for a user that is gone.
    user_id bigint,
    -- Plain text.
    text text NOT NULL,
    -- When.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT desk_note_pkey PRIMARY KEY (id),
    CONSTRAINT desk_note_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT desk_note_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL
);
CREATE INDEX desk_note_group ON public.desk_note USING btree (account_id, group_id, id);
CREATE INDEX desk_note_user ON public.desk_note USING btree (user_id);

-- Texts that a team begins answers with.
CREATE TABLE desk_template (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- On whose desk.
    account_id bigint NOT NULL,
    -- For its members.
    name text NOT NULL,
    -- Plain text with fields such as {title}.
    text text NOT NULL,
    CONSTRAINT desk_template_pkey PRIMARY KEY (id),
    CONSTRAINT desk_template_account_id_name_key UNIQUE (account_id, name),
    CONSTRAINT desk_template_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);

-- Votes down from servers that have them. Kept apart: never opposition to a proposal.
CREATE TABLE dislike (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Who.
    account_id bigint NOT NULL,
    -- What.
    status_id bigint NOT NULL,
    -- Id of the Dislike activity.
    uri text NOT NULL,
    -- When.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT dislike_pkey PRIMARY KEY (id),
    CONSTRAINT dislike_account_id_status_id_key UNIQUE (account_id, status_id),
    CONSTRAINT dislike_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT dislike_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);
CREATE INDEX dislike_status ON public.dislike USING btree (status_id);
CREATE UNIQUE INDEX dislike_uri ON public.dislike USING btree (uri);

-- The servers to talk with where federation.allow-list-only is set.
CREATE TABLE domain_allow (
    -- Its id in the client API.
    id bigint NOT NULL,
    -- In lower case.
    domain text NOT NULL,
    -- When.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT domain_allow_pkey PRIMARY KEY (id),
    CONSTRAINT domain_allow_domain_key UNIQUE (domain)
);

-- Servers we take nothing from and send nothing to; covers sub-domains.
CREATE TABLE domain_block (
    -- ASCII lower case.
    domain text NOT NULL,
    -- For moderators.
    private_comment text NOT NULL DEFAULT ''::text,
    -- Since when.
    created_at timestamp with time zone NOT NULL,
    -- Its id in the client API.
    id bigint NOT NULL,
    -- suspend: nothing to do with it; silence: shown only to those who follow; noop: only what the other columns say.
    severity text NOT NULL DEFAULT 'suspend'::text,
    -- Its pictures and sounds are not fetched.
    reject_media boolean NOT NULL DEFAULT false,
    -- Its reports are ignored.
    reject_reports boolean NOT NULL DEFAULT false,
    -- Shown in the public list.
    public_comment text NOT NULL DEFAULT ''::text,
    -- The public list shows only parts of the name.
    obfuscate boolean NOT NULL DEFAULT false,
    CONSTRAINT domain_block_pkey PRIMARY KEY (domain),
    CONSTRAINT domain_block_severity_check CHECK ((severity = ANY (ARRAY['noop'::text, 'silence'::text, 'suspend'::text])))
);
CREATE UNIQUE INDEX domain_block_id ON public.domain_block USING btree (id);

-- Activities that were answered with 202 and changed nothing: the newest thousand of each reason, for a month.
CREATE TABLE dropped_activity (
    -- In the order of dropping.
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    -- Its id; null for reactions and the like, which are nobody's business.
    activity_uri text,
    -- The actor; of reactions and the like only the server.
    sender_uri text NOT NULL,
    -- Its word on the wire, empty where it could not be read.
    type text NOT NULL,
    -- One of the words of DropReason.
    reason text NOT NULL,
    -- A sentence, or empty.
    detail text NOT NULL,
    -- When.
    dropped_at timestamp with time zone NOT NULL,
    CONSTRAINT dropped_activity_pkey PRIMARY KEY (id)
);

-- Addresses that somebody wants to be reached at, until they have shown that it is theirs.
CREATE TABLE email_change (
    -- Whose.
    user_id bigint NOT NULL,
    -- The new address.
    email text NOT NULL,
    -- When.
    asked_at timestamp with time zone NOT NULL,
    CONSTRAINT email_change_pkey PRIMARY KEY (user_id),
    CONSTRAINT email_change_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

-- How often somebody tried to join with a blocked provider's address, by day (UTC).
CREATE TABLE email_domain_attempt (
    -- The provider.
    email_domain_block_id bigint NOT NULL,
    -- UTC.
    day date NOT NULL,
    -- How many.
    attempts integer NOT NULL,
    CONSTRAINT email_domain_attempt_pkey PRIMARY KEY (email_domain_block_id, day),
    CONSTRAINT email_domain_attempt_email_domain_block_id_fkey FOREIGN KEY (email_domain_block_id) REFERENCES email_domain_block(id) ON DELETE CASCADE
);

-- Providers of addresses with which nobody may join.
CREATE TABLE email_domain_block (
    -- Its id in the client API.
    id bigint NOT NULL,
    -- In lower case; those below it are meant too.
    domain text NOT NULL,
    -- They may ask to join, and a moderator decides.
    allow_with_approval boolean NOT NULL DEFAULT false,
    -- When.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT email_domain_block_pkey PRIMARY KEY (id),
    CONSTRAINT email_domain_block_domain_key UNIQUE (domain)
);

-- Small pictures that stand for a :word: in texts, ours and those of other servers.
CREATE TABLE emoji (
    -- Handle domain of those who use it; empty for ours.
    domain text NOT NULL,
    -- The word, without colons.
    shortcode text NOT NULL,
    -- Name of our file in the media storage.
    file_key text,
    -- Where another server keeps it.
    remote_url text,
    -- Heading in the picker, for ours.
    category text,
    -- When it was added or last seen changed.
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT emoji_pkey PRIMARY KEY (domain, shortcode),
    CONSTRAINT emoji_check CHECK (((file_key IS NULL) <> (remote_url IS NULL)))
);

-- An account shows another on its profile.
CREATE TABLE endorsement (
    -- Time-ordered id; cursor of the list.
    id bigint NOT NULL,
    -- Whose profile.
    account_id bigint NOT NULL,
    -- Who is shown.
    target_id bigint NOT NULL,
    -- When.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT endorsement_pkey PRIMARY KEY (id),
    CONSTRAINT endorsement_account_id_target_id_key UNIQUE (account_id, target_id),
    CONSTRAINT endorsement_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT endorsement_target_id_fkey FOREIGN KEY (target_id) REFERENCES account(id) ON DELETE CASCADE
);

-- One account's "I like this" on one status; on a proposal it is also the support.
CREATE TABLE favourite (
    -- Time-ordered id; cursor of the favourites list.
    id bigint NOT NULL,
    -- Who.
    account_id bigint NOT NULL,
    -- What.
    status_id bigint NOT NULL,
    -- Id of the Like activity.
    uri text,
    -- When.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT favourite_pkey PRIMARY KEY (id),
    CONSTRAINT favourite_account_id_status_id_key UNIQUE (account_id, status_id),
    CONSTRAINT favourite_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT favourite_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);
CREATE INDEX favourite_status ON public.favourite USING btree (status_id, id DESC);
CREATE INDEX favourite_uri ON public.favourite USING btree (uri) WHERE (uri IS NOT NULL);

-- Further Likes of what an account favourited already, so that the Undo of one does not take back another that came first.
CREATE TABLE favourite_echo (
    -- Who.
    account_id bigint NOT NULL,
    -- What.
    status_id bigint NOT NULL,
    -- Id of the Like activity.
    uri text NOT NULL,
    CONSTRAINT favourite_echo_pkey PRIMARY KEY (account_id, status_id, uri),
    CONSTRAINT favourite_echo_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT favourite_echo_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);
CREATE INDEX favourite_echo_uri ON public.favourite_echo USING btree (uri);

-- Hashtags on a profile.
CREATE TABLE featured_tag (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Whose profile.
    account_id bigint NOT NULL,
    -- Which hashtag.
    tag_id bigint NOT NULL,
    -- As the owner typed it.
    name text NOT NULL,
    -- Since when.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT featured_tag_pkey PRIMARY KEY (id),
    CONSTRAINT featured_tag_account_id_tag_id_key UNIQUE (account_id, tag_id),
    CONSTRAINT featured_tag_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT featured_tag_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tag(id) ON DELETE CASCADE
);
CREATE INDEX featured_tag_tag ON public.featured_tag USING btree (tag_id);

-- What an operator has done, or left for later, of the first steps of a new instance.
CREATE TABLE first_step (
    -- Its word in the address of its page.
    step text NOT NULL,
    -- False: left for later.
    done boolean NOT NULL,
    -- When.
    at timestamp with time zone NOT NULL,
    CONSTRAINT first_step_pkey PRIMARY KEY (step)
);

-- One account follows another; a request until accepted. Following a community is joining it.
CREATE TABLE follow (
    -- Time-ordered id; cursor of follower lists.
    id bigint NOT NULL,
    -- Who follows.
    account_id bigint NOT NULL,
    -- Who is followed.
    target_id bigint NOT NULL,
    -- Id of the Follow activity.
    uri text NOT NULL,
    -- When the target accepted; null while requested.
    accepted_at timestamp with time zone,
    -- Whether the target's reblogs appear in the follower's home.
    show_reblogs boolean NOT NULL DEFAULT true,
    -- Whether each new status of the target notifies.
    notify boolean NOT NULL DEFAULT false,
    -- When asked.
    created_at timestamp with time zone NOT NULL,
    -- Only posts in these languages (BCP 47) appear in the follower's home; null for all.
    languages text[],
    -- Whether who follows is at home on another server; kept by a trigger.
    elsewhere boolean NOT NULL DEFAULT false,
    CONSTRAINT follow_pkey PRIMARY KEY (id),
    CONSTRAINT follow_account_id_target_id_key UNIQUE (account_id, target_id),
    CONSTRAINT follow_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT follow_target_id_fkey FOREIGN KEY (target_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX follow_elsewhere ON public.follow USING btree (target_id, account_id) WHERE (elsewhere AND (accepted_at IS NOT NULL));
CREATE INDEX follow_notify ON public.follow USING btree (target_id, account_id) WHERE (notify AND (accepted_at IS NOT NULL));
CREATE INDEX follow_target ON public.follow USING btree (target_id, id DESC) INCLUDE (account_id, accepted_at);
CREATE INDEX follow_uri ON public.follow USING btree (uri);

-- Hashtags whose public statuses appear in somebody's home.
CREATE TABLE followed_tag (
    -- Time-ordered id; cursor of the list.
    id bigint NOT NULL,
    -- Who follows.
    account_id bigint NOT NULL,
    -- What.
    tag_id bigint NOT NULL,
    -- Since when.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT followed_tag_pkey PRIMARY KEY (id),
    CONSTRAINT followed_tag_account_id_tag_id_key UNIQUE (account_id, tag_id),
    CONSTRAINT followed_tag_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT followed_tag_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tag(id) ON DELETE CASCADE
);
CREATE INDEX followed_tag_tag ON public.followed_tag USING btree (tag_id);

-- Who may like or boost a status from elsewhere, where its author does not let everybody (interactionPolicy).
CREATE TABLE gesture_policy (
    -- Which status.
    status_id bigint NOT NULL,
    -- Like or Announce.
    gesture text NOT NULL,
    -- Actors and collections of those who may at once.
    automatic text[] NOT NULL,
    -- Actors and collections of those who have to ask.
    manual text[] NOT NULL,
    CONSTRAINT gesture_policy_pkey PRIMARY KEY (status_id, gesture),
    CONSTRAINT gesture_policy_gesture_check CHECK ((gesture = ANY (ARRAY['Like'::text, 'Announce'::text]))),
    CONSTRAINT gesture_policy_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);

-- How the instance did every few minutes, for the drawings that operators see; forgotten after two days.
CREATE TABLE health_sample (
    -- When it was counted.
    at timestamp with time zone NOT NULL,
    -- Statements sent to the database since the sample before, by the node that counted.
    statements bigint NOT NULL,
    -- Jobs that waited.
    jobs integer NOT NULL,
    -- Activities of other servers that waited.
    inbox integer NOT NULL,
    -- Deliveries that waited.
    deliveries integer NOT NULL,
    -- Size of the database.
    database_bytes bigint NOT NULL,
    CONSTRAINT health_sample_pkey PRIMARY KEY (at)
);

-- Supports that somebody gave for a person without an account. Shown to the two and to nobody else.
CREATE TABLE helped (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- The support.
    support_id bigint NOT NULL,
    -- Which proposal.
    proposal_id bigint NOT NULL,
    -- Who helped; null once the account is gone.
    helper_id bigint,
    -- Whom they helped, if they wrote it down; null once the helper is gone.
    name text,
    -- The name in small letters: nobody is helped twice by one person.
    folded text,
    -- SHA-256 of the code on the slip.
    code bytea NOT NULL,
    -- When.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT helped_pkey PRIMARY KEY (id),
    CONSTRAINT helped_code_key UNIQUE (code),
    CONSTRAINT helped_support_id_key UNIQUE (support_id),
    CONSTRAINT helped_code_check CHECK ((octet_length(code) = 32)),
    CONSTRAINT helped_helper_id_fkey FOREIGN KEY (helper_id) REFERENCES account(id) ON DELETE SET NULL,
    CONSTRAINT helped_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE,
    CONSTRAINT helped_support_id_fkey FOREIGN KEY (support_id) REFERENCES support(id) ON DELETE CASCADE
);
CREATE INDEX helped_helper ON public.helped USING btree (helper_id, id DESC);
CREATE UNIQUE INDEX helped_name ON public.helped USING btree (helper_id, proposal_id, folded) WHERE (folded IS NOT NULL);

-- The address under which this instance is known; one row.
CREATE TABLE identity (
    -- Always true: there is one row.
    only_row boolean NOT NULL DEFAULT true,
    -- Scheme, host and port of every address of ours.
    origin text NOT NULL,
    -- Domain of our handles.
    domain text NOT NULL,
    -- When it was first used or last moved.
    settled_at timestamp with time zone NOT NULL,
    CONSTRAINT identity_pkey PRIMARY KEY (only_row),
    CONSTRAINT identity_only_row_check CHECK (only_row)
);

-- Activities whose signature held, stored before their 202, deleted when processed.
CREATE TABLE inbox_activity (
    -- Order of arrival.
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    -- The actor whose key signed the request.
    sender_uri text NOT NULL,
    -- Id of the activity.
    activity_uri text NOT NULL,
    -- The body as received.
    payload bytea NOT NULL,
    -- How often it was tried and failed.
    attempts integer NOT NULL DEFAULT 0,
    -- Of one that waits by itself: not before.
    run_at timestamp with time zone NOT NULL DEFAULT now(),
    -- When it came.
    received_at timestamp with time zone NOT NULL DEFAULT now(),
    -- Nothing else of its sender waits for it.
    alone boolean NOT NULL DEFAULT false,
    CONSTRAINT inbox_activity_pkey PRIMARY KEY (id)
) WITH (autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=5000, autovacuum_vacuum_cost_delay=0);
CREATE INDEX inbox_activity_alone ON public.inbox_activity USING btree (sender_uri) WHERE alone;
CREATE INDEX inbox_activity_due ON public.inbox_activity USING btree (run_at, id) WHERE alone;
CREATE INDEX inbox_activity_sender ON public.inbox_activity USING btree (sender_uri, id) WHERE (NOT alone);

-- Activities that could not be processed, kept for the operator.
CREATE TABLE inbox_parked (
    -- Its id in inbox_activity.
    id bigint NOT NULL,
    -- The actor whose key signed the request.
    sender_uri text NOT NULL,
    -- Id of the activity.
    activity_uri text NOT NULL,
    -- The body as received.
    payload bytea NOT NULL,
    -- Why it was given up.
    error text NOT NULL,
    -- When.
    parked_at timestamp with time zone NOT NULL,
    CONSTRAINT inbox_parked_pkey PRIMARY KEY (id)
);

-- Activities already taken in; a second delivery is a no-op.
CREATE TABLE inbox_seen (
    -- First half of SHA-256 of the activity id.
    id_hash uuid NOT NULL,
    -- When; forgotten after 30 days at the earliest.
    received_at timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT inbox_seen_pkey PRIMARY KEY (id_hash)
);

-- Senders whose activities are being worked on, or come again later with all that follow.
CREATE TABLE inbox_turn (
    -- As in inbox_activity.
    sender_uri text NOT NULL,
    -- Nobody else takes them up before.
    until timestamp with time zone NOT NULL,
    -- Somebody is at it; when that ends by itself, it was killed over it.
    working boolean NOT NULL,
    CONSTRAINT inbox_turn_pkey PRIMARY KEY (sender_uri)
) WITH (fillfactor=50, autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=5000, autovacuum_vacuum_cost_delay=0);

-- Another server we have met.
CREATE TABLE instance (
    -- Host of its ids.
    domain text NOT NULL,
    -- NodeInfo software.name.
    software text,
    -- NodeInfo software.version.
    version text,
    -- Understands announced activities (FEP-1b12).
    group_aware boolean NOT NULL DEFAULT false,
    -- When we first met it; supports are weighed by it.
    first_seen_at timestamp with time zone NOT NULL,
    -- When NodeInfo was last read.
    nodeinfo_at timestamp with time zone,
    CONSTRAINT instance_pkey PRIMARY KEY (domain)
);

-- The instance's longer texts. A new version is a new row; the latest row whose day has come is in force.
CREATE TABLE instance_document (
    -- In time order.
    id bigint NOT NULL,
    -- Which text.
    kind text NOT NULL,
    -- As written: Markdown.
    source text NOT NULL,
    -- As shown: clean HTML.
    content text NOT NULL,
    -- First day on which it holds (UTC).
    effective_on date NOT NULL,
    -- When it was written here.
    published_at timestamp with time zone NOT NULL,
    CONSTRAINT instance_document_pkey PRIMARY KEY (id),
    CONSTRAINT instance_document_kind_check CHECK ((kind = ANY (ARRAY['description'::text, 'privacy-policy'::text, 'terms-of-service'::text])))
);
CREATE INDEX instance_document_kind ON public.instance_document USING btree (kind, effective_on DESC, id DESC);

-- What the instance asks of its people. A removed rule stays for the reports that name it.
CREATE TABLE instance_rule (
    -- Its id in the client API.
    id bigint NOT NULL,
    -- Order on the page, from 1.
    position integer NOT NULL,
    -- The rule, in a sentence; plain text.
    text text NOT NULL,
    -- What it means, for those who ask; plain text.
    hint text NOT NULL DEFAULT ''::text,
    -- By language: {"cy": {"text": "…", "hint": "…"}}.
    translations jsonb NOT NULL DEFAULT '{}'::jsonb,
    -- When.
    created_at timestamp with time zone NOT NULL,
    -- Null while it is in force.
    removed_at timestamp with time zone,
    CONSTRAINT instance_rule_pkey PRIMARY KEY (id)
);

-- Documents that say that an answer, a like or a boost from elsewhere is allowed.
CREATE TABLE interaction_authorization (
    -- Time-ordered id; part of the address of the document.
    id bigint NOT NULL,
    -- The status of ours that is answered, liked or boosted.
    status_id bigint NOT NULL,
    -- LIKE, REPLY or ANNOUNCE.
    kind text NOT NULL,
    -- Id of the answer, the Like or the Announce.
    uri text NOT NULL,
    -- Since when.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT interaction_authorization_pkey PRIMARY KEY (id),
    CONSTRAINT interaction_authorization_status_id_kind_uri_key UNIQUE (status_id, kind, uri),
    CONSTRAINT interaction_authorization_kind_check CHECK ((kind = ANY (ARRAY['LIKE'::text, 'REPLY'::text, 'ANNOUNCE'::text]))),
    CONSTRAINT interaction_authorization_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);

-- Lets somebody join where registrations are closed or need approval.
CREATE TABLE invite (
    -- In time order.
    id bigint NOT NULL,
    -- What stands in the link.
    code text NOT NULL,
    -- Null for one made by the operator's command.
    created_by bigint,
    -- Null for as many as like.
    most_uses integer,
    -- How many came by it.
    uses integer NOT NULL DEFAULT 0,
    -- Null for never.
    expires_at timestamp with time zone,
    -- Taken back.
    revoked_at timestamp with time zone,
    -- When.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT invite_pkey PRIMARY KEY (id),
    CONSTRAINT invite_code_key UNIQUE (code),
    CONSTRAINT invite_most_uses_check CHECK ((most_uses > 0)),
    CONSTRAINT invite_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL
);

-- Networks that may not join, or not even look.
CREATE TABLE ip_block (
    -- Its id in the client API.
    id bigint NOT NULL,
    -- In CIDR notation.
    network text NOT NULL,
    -- sign_up_requires_approval: they may ask; sign_up_block: they may not; no_access: not even look.
    severity text NOT NULL,
    -- For moderators.
    comment text NOT NULL DEFAULT ''::text,
    -- Null for never.
    expires_at timestamp with time zone,
    -- When.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT ip_block_pkey PRIMARY KEY (id),
    CONSTRAINT ip_block_network_key UNIQUE (network),
    CONSTRAINT ip_block_network_check CHECK (((network)::cidr IS NOT NULL)),
    CONSTRAINT ip_block_severity_check CHECK ((severity = ANY (ARRAY['sign_up_requires_approval'::text, 'sign_up_block'::text, 'no_access'::text])))
);

-- Work to do, enqueued in the transaction that made it necessary; deleted when done.
CREATE TABLE job (
    -- Order of arrival.
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    -- Name of the JobKind.
    kind text NOT NULL,
    -- Its arguments record as JSON.
    arguments jsonb NOT NULL,
    -- Not before; a claim moves it to the end of the lease.
    run_at timestamp with time zone NOT NULL,
    -- How often it was claimed.
    attempts integer NOT NULL DEFAULT 0,
    -- Why the last attempt failed.
    last_error text,
    CONSTRAINT job_pkey PRIMARY KEY (id)
) WITH (fillfactor=70, autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=5000, autovacuum_vacuum_cost_delay=0);
CREATE INDEX job_run_at ON public.job USING btree (run_at, id);

-- Jobs that failed at every attempt, kept for the operator.
CREATE TABLE job_parked (
    -- The job's id.
    id bigint NOT NULL,
    -- Name of the JobKind.
    kind text NOT NULL,
    -- Its arguments.
    arguments jsonb NOT NULL,
    -- How often it was tried.
    attempts integer NOT NULL,
    -- Why it failed last.
    last_error text,
    -- When it was given up.
    parked_at timestamp with time zone NOT NULL,
    CONSTRAINT job_parked_pkey PRIMARY KEY (id)
);

-- Situations in a life at which the state ought to be there.
CREATE TABLE life_event (
    -- Stable name.
    slug text NOT NULL,
    -- Must, may, or ought to be offered.
    interaction text NOT NULL,
    -- Name by language tag.
    names jsonb NOT NULL,
    -- Slugs of bodies usually involved.
    bodies text[] NOT NULL DEFAULT '{}'::text[],
    CONSTRAINT life_event_pkey PRIMARY KEY (slug),
    CONSTRAINT life_event_interaction_check CHECK ((interaction = ANY (ARRAY['regulatory'::text, 'discretionary'::text, 'proactive'::text])))
);

-- Trees of our log that we signed. None contradicts another.
CREATE TABLE log_checkpoint (
    -- Leaves of the tree.
    size bigint NOT NULL,
    -- Its root hash.
    root bytea NOT NULL,
    -- Our line of the signed note (C2SP signed-note), with its line break.
    signature text NOT NULL,
    -- When.
    signed_at timestamp with time zone NOT NULL,
    CONSTRAINT log_checkpoint_pkey PRIMARY KEY (size)
);

-- What other servers that watch our log signed of it: the last ones of each.
CREATE TABLE log_cosignature (
    -- The witness, as in its signature: host/log.
    name text NOT NULL,
    -- Which tree.
    size bigint NOT NULL,
    -- Its line of the signed note, with its line break.
    signature text NOT NULL,
    -- When it says that it saw that.
    cosigned_at timestamp with time zone NOT NULL,
    CONSTRAINT log_cosignature_pkey PRIMARY KEY (name, size),
    CONSTRAINT log_cosignature_size_fkey FOREIGN KEY (size) REFERENCES log_checkpoint(size) ON DELETE CASCADE
);
CREATE INDEX log_cosignature_size ON public.log_cosignature USING btree (size);

-- The leaves of the log in their order. Never changed, never deleted.
CREATE TABLE log_entry (
    -- Index of the leaf, from 0, without gaps.
    position bigint NOT NULL,
    -- What the leaf is the hash of: one JSON object in canonical form (RFC 8785).
    entry bytea NOT NULL,
    -- Which proposal it is about.
    proposal_id bigint,
    -- Which support it is about.
    support_id bigint,
    CONSTRAINT log_entry_pkey PRIMARY KEY ("position")
);
CREATE INDEX log_entry_proposal ON public.log_entry USING btree (proposal_id, "position") WHERE (proposal_id IS NOT NULL);
CREATE INDEX log_entry_support ON public.log_entry USING btree (support_id, "position") WHERE (support_id IS NOT NULL);

-- Evidence that a log, ours or another, said things that cannot both be true. Never deleted.
CREATE TABLE log_fork (
    -- In the order of finding.
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    -- Which log: host/log.
    origin text NOT NULL,
    -- other-root, cut-back, not-grown or other-key.
    reason text NOT NULL,
    -- The signed note that contradicts what was known.
    claimed text NOT NULL,
    -- The signed note that it contradicts.
    known text,
    -- When it was found.
    found_at timestamp with time zone NOT NULL,
    -- SHA-256 of the text of claimed, so that one lie is kept once.
    digest text NOT NULL,
    CONSTRAINT log_fork_pkey PRIMARY KEY (id),
    CONSTRAINT log_fork_origin_digest_key UNIQUE (origin, digest)
);

-- How far the log is folded; one row. Its lock makes its holder the one writer.
CREATE TABLE log_head (
    -- Always true.
    id boolean NOT NULL DEFAULT true,
    -- Leaves in the tree.
    size bigint NOT NULL,
    -- Root hash of the tree of that size (RFC 9162 2.1.1).
    root bytea NOT NULL,
    -- When leaves were last added.
    folded_at timestamp with time zone NOT NULL,
    CONSTRAINT log_head_pkey PRIMARY KEY (id),
    CONSTRAINT log_head_id_check CHECK (id)
);

-- Entries of the log that have no place in the tree yet. One writer takes them from here, in the order of their ids.
CREATE TABLE log_pending (
    -- Order: of two entries where one had to wait for the other, the later has the greater.
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    -- What the leaf is the hash of: one JSON object in canonical form (RFC 8785).
    entry bytea NOT NULL,
    -- Which proposal it is about; null for what is about a community.
    proposal_id bigint,
    -- Which support it is about; null for anything else.
    support_id bigint,
    -- Of a support: the version it was for before; null where it was not there.
    from_version integer,
    -- Of a support: its column before.
    from_column text,
    -- Of a support: counted, held or invalid before.
    from_count text,
    -- Of a support: the version it is for now; null where it was taken back.
    to_version integer,
    -- Of a support: its column now.
    to_column text,
    -- Of a support: counted, held or invalid now.
    to_count text,
    -- Of a support: where it comes from.
    source text,
    CONSTRAINT log_pending_pkey PRIMARY KEY (id)
);
CREATE INDEX log_pending_proposal ON public.log_pending USING btree (proposal_id) WHERE (proposal_id IS NOT NULL);

-- Hashes of the tree of the log, 256 to a tile (C2SP tlog-tiles). Only the last tile of a level grows.
CREATE TABLE log_tile (
    -- Level of the tile: 0 holds the leaves, 1 the roots of full tiles of level 0, and so on.
    level smallint NOT NULL,
    -- Index of the tile in its level.
    tile bigint NOT NULL,
    -- 1 to 256 hashes of 32 bytes.
    hashes bytea NOT NULL,
    CONSTRAINT log_tile_pkey PRIMARY KEY (level, tile)
);

-- Logs of other servers that we watch, because somebody here follows a community there.
CREATE TABLE log_witnessed (
    -- Which log: host/log.
    origin text NOT NULL,
    -- Scheme and host of its server.
    url text NOT NULL,
    -- The Ed25519 key that it had when we first saw it, and must have for ever.
    public_key bytea,
    -- Leaves of the largest tree that we signed.
    size bigint NOT NULL DEFAULT 0,
    -- What its log said of that tree, with its signature.
    note text,
    -- When we last saw a tree that holds that one.
    seen_at timestamp with time zone,
    -- When we last looked.
    checked_at timestamp with time zone NOT NULL,
    -- Why we could not sign then; null where we did.
    trouble text,
    CONSTRAINT log_witnessed_pkey PRIMARY KEY (origin)
);

-- Accounts that were found to look like a body that they do not speak for; moderators were told once of each.
CREATE TABLE look_alike (
    -- Who.
    account_id bigint NOT NULL,
    -- Like which entry of a register.
    body_id bigint NOT NULL,
    -- When it was noticed.
    found_at timestamp with time zone NOT NULL,
    CONSTRAINT look_alike_pkey PRIMARY KEY (account_id, body_id),
    CONSTRAINT look_alike_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT look_alike_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id) ON DELETE CASCADE
);
CREATE INDEX look_alike_body ON public.look_alike USING btree (body_id, found_at DESC);

-- Who follows a proposal or a community by mail. Addresses are shown to nobody.
CREATE TABLE mail_follow (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Where to.
    email text NOT NULL,
    -- The community; null for a proposal.
    community_id bigint,
    -- The proposal; null for a community.
    proposal_id bigint,
    -- In which they asked.
    language text NOT NULL,
    -- SHA-256 of the secret of the mailed link; null once it was used.
    confirm_hash bytea,
    -- When; forgotten after two days without a confirmation.
    asked_at timestamp with time zone NOT NULL,
    -- Since when mails go there.
    confirmed_at timestamp with time zone,
    -- Of a community: what happened from then on stands in the next mail.
    told_until timestamp with time zone NOT NULL,
    CONSTRAINT mail_follow_pkey PRIMARY KEY (id),
    CONSTRAINT mail_follow_check CHECK (((community_id IS NULL) <> (proposal_id IS NULL))),
    CONSTRAINT mail_follow_community_id_fkey FOREIGN KEY (community_id) REFERENCES community(account_id) ON DELETE CASCADE,
    CONSTRAINT mail_follow_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE
);
CREATE INDEX mail_follow_asked ON public.mail_follow USING btree (asked_at) WHERE (confirmed_at IS NULL);
CREATE INDEX mail_follow_community ON public.mail_follow USING btree (told_until) WHERE ((confirmed_at IS NOT NULL) AND (community_id IS NOT NULL));
CREATE INDEX mail_follow_confirm ON public.mail_follow USING btree (confirm_hash) WHERE (confirm_hash IS NOT NULL);
CREATE INDEX mail_follow_proposal ON public.mail_follow USING btree (proposal_id, id) WHERE (confirmed_at IS NOT NULL);
CREATE UNIQUE INDEX mail_follow_once ON public.mail_follow USING btree (lower(email), COALESCE(community_id, (0)::bigint), COALESCE(proposal_id, (0)::bigint));

-- Of which occasions they heard, so that each is told once; forgotten after two months.
CREATE TABLE mail_follow_told (
    -- Who.
    follow_id bigint NOT NULL,
    -- The word of the occasion.
    occasion text NOT NULL,
    -- When.
    told_at timestamp with time zone NOT NULL,
    CONSTRAINT mail_follow_told_pkey PRIMARY KEY (follow_id, occasion),
    CONSTRAINT mail_follow_told_follow_id_fkey FOREIGN KEY (follow_id) REFERENCES mail_follow(id) ON DELETE CASCADE
);
CREATE INDEX mail_follow_told_at ON public.mail_follow_told USING btree (told_at);

-- The key that links in mails by which they stop are signed with.
CREATE TABLE mail_secret (
    -- Always true: there is one row.
    only_row boolean NOT NULL DEFAULT true,
    -- Key of an HMAC with SHA-256.
    secret bytea NOT NULL,
    CONSTRAINT mail_secret_pkey PRIMARY KEY (only_row),
    CONSTRAINT mail_secret_only_row_check CHECK (only_row)
);

-- Answers that came by mail and were posted; forgotten after sixty days.
CREATE TABLE mail_taken (
    -- Who wrote.
    account_id bigint NOT NULL,
    -- SHA-256 of the Message-ID.
    message_hash bytea NOT NULL,
    -- When.
    taken_at timestamp with time zone NOT NULL,
    CONSTRAINT mail_taken_pkey PRIMARY KEY (account_id, message_hash),
    CONSTRAINT mail_taken_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX mail_taken_at ON public.mail_taken USING btree (taken_at);

-- What was written behind a mailed link; published once the address of the body has confirmed it.
CREATE TABLE mailed_answer (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Which proposal.
    proposal_id bigint NOT NULL,
    -- Which body.
    body_id bigint NOT NULL,
    -- State of the track that it says; null for none.
    position text,
    -- Why it goes back, where it does.
    reason text,
    -- Plain text.
    text text NOT NULL,
    -- waiting: for the address to confirm it; published; refused: it was not the body.
    state text NOT NULL,
    -- When it was written.
    created_at timestamp with time zone NOT NULL,
    -- When it was published or refused.
    settled_at timestamp with time zone,
    -- The post that it became.
    status_id bigint,
    CONSTRAINT mailed_answer_pkey PRIMARY KEY (id),
    CONSTRAINT mailed_answer_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'published'::text, 'refused'::text]))),
    CONSTRAINT mailed_answer_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id) ON DELETE CASCADE,
    CONSTRAINT mailed_answer_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE,
    CONSTRAINT mailed_answer_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE SET NULL
);
CREATE INDEX mailed_answer_body ON public.mailed_answer USING btree (body_id);
CREATE INDEX mailed_answer_proposal ON public.mailed_answer USING btree (proposal_id);
CREATE INDEX mailed_answer_status ON public.mailed_answer USING btree (status_id) WHERE (status_id IS NOT NULL);

-- How far somebody has read, shared by all their clients.
CREATE TABLE marker (
    -- Who.
    account_id bigint NOT NULL,
    -- Of what.
    timeline text NOT NULL,
    -- The newest status or notification read.
    last_read_id bigint NOT NULL,
    -- Counts the changes.
    version integer NOT NULL,
    -- Last change.
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT marker_pkey PRIMARY KEY (account_id, timeline),
    CONSTRAINT marker_timeline_check CHECK ((timeline = ANY (ARRAY['home'::text, 'notifications'::text]))),
    CONSTRAINT marker_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);

-- Posts of a kind: what each has, whatever its kind. The rest is in the table of the kind.
CREATE TABLE matter (
    -- The post that it is.
    status_id bigint NOT NULL,
    -- The community of ours in which it is; null where its home is another server. A moderator hides it by taking its post out of the community.
    community_id bigint,
    -- Whose it is, here or elsewhere.
    author_account_id bigint NOT NULL,
    -- Word of the kind: offer, need, event, place.
    kind text NOT NULL,
    -- Plain text.
    title text NOT NULL,
    -- What else it says, plain text.
    body text NOT NULL DEFAULT ''::text,
    -- BCP 47.
    language text NOT NULL,
    -- Where it stands in its life.
    state text NOT NULL,
    -- Area or place, in words.
    place text,
    -- Degrees north, where its kind says where exactly it is.
    latitude double precision,
    -- Degrees east.
    longitude double precision,
    -- When it is over by itself.
    ends_at timestamp with time zone,
    -- How its author wants to be called by whom they agree with; shown to nobody else, forgotten 30 days after it is over.
    first_name text NOT NULL DEFAULT ''::text,
    -- Where they meet; as first_name.
    meeting text NOT NULL DEFAULT ''::text,
    -- Whether lists, searches and feeds have it; no longer 30 days after it is over.
    listed boolean NOT NULL DEFAULT true,
    -- Since when it stands there.
    state_at timestamp with time zone NOT NULL,
    -- When it was made.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT matter_pkey PRIMARY KEY (status_id),
    CONSTRAINT matter_state_check CHECK ((state = ANY (ARRAY['open'::text, 'taken'::text, 'done'::text, 'expired'::text, 'closed'::text]))),
    CONSTRAINT matter_author_account_id_fkey FOREIGN KEY (author_account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT matter_community_id_fkey FOREIGN KEY (community_id) REFERENCES community(account_id) ON DELETE CASCADE,
    CONSTRAINT matter_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);
CREATE INDEX matter_all_idx ON public.matter USING btree (community_id, status_id DESC) WHERE listed;
CREATE INDEX matter_author_idx ON public.matter USING btree (author_account_id, community_id) WHERE (state = 'open'::text);
CREATE INDEX matter_community_idx ON public.matter USING btree (community_id, kind, status_id DESC) WHERE listed;
CREATE INDEX matter_ends_idx ON public.matter USING btree (ends_at) WHERE ((state = ANY (ARRAY['open'::text, 'taken'::text])) AND (ends_at IS NOT NULL));
CREATE INDEX matter_over_idx ON public.matter USING btree (state_at) WHERE (listed AND (state = ANY (ARRAY['done'::text, 'expired'::text, 'closed'::text])));
CREATE INDEX matter_placed_idx ON public.matter USING btree (community_id, status_id DESC) WHERE (listed AND (latitude IS NOT NULL));
CREATE INDEX matter_words_idx ON public.matter USING gin (to_tsvector('simple'::regconfig, search_form(((((title || ' '::text) || body) || ' '::text) || COALESCE(place, ''::text))))) WHERE listed;

-- Who answers a matter: asks for an offer, helps with a need, comes to an event. Shown to the two alone, and to others as a number.
CREATE TABLE matter_answer (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Which matter.
    status_id bigint NOT NULL,
    -- Who, here or elsewhere.
    account_id bigint NOT NULL,
    -- Asked: the author has not said anything. Agreed: both want it. Declined by the author, withdrawn by who answered.
    state text NOT NULL,
    -- How they want to be called; for the author alone, forgotten 30 days after it is over.
    first_name text NOT NULL DEFAULT ''::text,
    -- What they say to the author; as first_name.
    note text NOT NULL DEFAULT ''::text,
    -- Id of the Join by which they come to an event.
    uri text,
    -- Whether they said thank you.
    thanked boolean NOT NULL DEFAULT false,
    -- When they first answered.
    created_at timestamp with time zone NOT NULL,
    -- Since when it stands there.
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT matter_answer_pkey PRIMARY KEY (id),
    CONSTRAINT matter_answer_status_id_account_id_key UNIQUE (status_id, account_id),
    CONSTRAINT matter_answer_uri_key UNIQUE (uri),
    CONSTRAINT matter_answer_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'agreed'::text, 'declined'::text, 'withdrawn'::text]))),
    CONSTRAINT matter_answer_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT matter_answer_status_id_fkey FOREIGN KEY (status_id) REFERENCES matter(status_id) ON DELETE CASCADE
);
CREATE INDEX matter_answer_account_idx ON public.matter_answer USING btree (account_id, id DESC);

-- Ballots. They have no time, and no name once they are counted; in the order of their receipts they are shuffled.
CREATE TABLE matter_ballot (
    -- 128 random bits by which voters find their own among those that are published.
    receipt text NOT NULL,
    -- Of which decision.
    status_id bigint NOT NULL,
    -- Whose it is while it can be changed; null from the count on.
    account_id bigint,
    -- For each variant in its order: picked or not, points, place or 0, or agreed (1), standing aside (0), objecting (-1).
    answers integer[] NOT NULL,
    -- The group of experience that the voter named, from 0; never published with the ballot.
    experience integer,
    CONSTRAINT matter_ballot_pkey PRIMARY KEY (receipt),
    CONSTRAINT matter_ballot_status_id_account_id_key UNIQUE (status_id, account_id),
    CONSTRAINT matter_ballot_receipt_check CHECK ((receipt ~ '^[0-9a-f]{32}$'::text)),
    CONSTRAINT matter_ballot_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT matter_ballot_status_id_fkey FOREIGN KEY (status_id) REFERENCES matter_decision(status_id) ON DELETE CASCADE
);

-- What decisions say besides what every matter says.
CREATE TABLE matter_decision (
    -- Which.
    status_id bigint NOT NULL,
    -- How ballots are filled in and counted.
    method text NOT NULL,
    -- What can be chosen, in the order of the page; ballots name them by their place from 0.
    variants text[] NOT NULL,
    -- Groups of experience to which voters may say that they belong; results are told for each.
    experience text[] NOT NULL DEFAULT '{}'::text[],
    -- Only who says to belong to one of the groups takes part.
    experienced_only boolean NOT NULL DEFAULT false,
    -- Nothing is told of the ballots before the end, not even how many there are.
    secret boolean NOT NULL DEFAULT false,
    -- How many ballots it needs; null for any number.
    quorum integer,
    -- When it ends.
    closes_at timestamp with time zone NOT NULL,
    -- Variants that its author took out, by their place from 0: ballots are counted as if these did not stand there.
    withdrawn integer[] NOT NULL DEFAULT '{}'::integer[],
    -- When it was counted: from then on no ballot has a name.
    counted_at timestamp with time zone,
    CONSTRAINT matter_decision_pkey PRIMARY KEY (status_id),
    CONSTRAINT matter_decision_experience_check CHECK ((cardinality(experience) <= 8)),
    CONSTRAINT matter_decision_method_check CHECK ((method = ANY (ARRAY['choice'::text, 'approval'::text, 'score'::text, 'schulze'::text, 'runoff'::text, 'consent'::text]))),
    CONSTRAINT matter_decision_quorum_check CHECK (((quorum >= 1) AND (quorum <= 1000000))),
    CONSTRAINT matter_decision_variants_check CHECK (((cardinality(variants) >= 1) AND (cardinality(variants) <= 10))),
    CONSTRAINT matter_decision_status_id_fkey FOREIGN KEY (status_id) REFERENCES matter(status_id) ON DELETE CASCADE
);
CREATE INDEX matter_decision_due_idx ON public.matter_decision USING btree (closes_at) WHERE (counted_at IS NULL);

-- What events say besides what every matter says.
CREATE TABLE matter_event (
    -- Which.
    status_id bigint NOT NULL,
    -- When it begins.
    starts_at timestamp with time zone NOT NULL,
    -- When it ends, where that is known.
    ends_at timestamp with time zone,
    -- For how many there is room; null for everybody.
    capacity integer,
    -- Where one takes part online; empty for nowhere.
    link text NOT NULL DEFAULT ''::text,
    CONSTRAINT matter_event_pkey PRIMARY KEY (status_id),
    CONSTRAINT matter_event_capacity_check CHECK (((capacity >= 1) AND (capacity <= 100000))),
    CONSTRAINT matter_event_status_id_fkey FOREIGN KEY (status_id) REFERENCES matter(status_id) ON DELETE CASCADE
);
CREATE INDEX matter_event_starts_idx ON public.matter_event USING btree (starts_at);

-- Proposals that arose at an event.
CREATE TABLE matter_event_proposal (
    -- The event.
    status_id bigint NOT NULL,
    -- The proposal.
    proposal_id bigint NOT NULL,
    -- Who said so: an author of the proposal, or who made the event.
    by_account_id bigint,
    -- When.
    linked_at timestamp with time zone NOT NULL,
    CONSTRAINT matter_event_proposal_pkey PRIMARY KEY (status_id, proposal_id),
    CONSTRAINT matter_event_proposal_by_account_id_fkey FOREIGN KEY (by_account_id) REFERENCES account(id) ON DELETE SET NULL,
    CONSTRAINT matter_event_proposal_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE,
    CONSTRAINT matter_event_proposal_status_id_fkey FOREIGN KEY (status_id) REFERENCES matter_event(status_id) ON DELETE CASCADE
);
CREATE INDEX matter_event_proposal_idx ON public.matter_event_proposal USING btree (proposal_id);

-- What offers and needs say besides what every matter says. There is no price.
CREATE TABLE matter_help (
    -- Which.
    status_id bigint NOT NULL,
    -- How many can have it, or how many are needed.
    quantity integer NOT NULL,
    -- Of whom it is posted for, where that is somebody else; empty for the author.
    initials text NOT NULL DEFAULT ''::text,
    -- Word of the claim that must be attested of who answers; empty for none.
    attested text NOT NULL DEFAULT ''::text,
    CONSTRAINT matter_help_pkey PRIMARY KEY (status_id),
    CONSTRAINT matter_help_quantity_check CHECK (((quantity >= 1) AND (quantity <= 99))),
    CONSTRAINT matter_help_status_id_fkey FOREIGN KEY (status_id) REFERENCES matter(status_id) ON DELETE CASCADE
);

-- Somebody for whom another posted did not want that: nothing is posted for these initials by that account again. What was posted is not kept.
CREATE TABLE matter_objection (
    -- Where.
    community_id bigint NOT NULL,
    -- Who had posted for them.
    author_account_id bigint NOT NULL,
    -- Of whom.
    initials text NOT NULL,
    -- When.
    objected_at timestamp with time zone NOT NULL,
    CONSTRAINT matter_objection_pkey PRIMARY KEY (community_id, author_account_id, initials),
    CONSTRAINT matter_objection_author_account_id_fkey FOREIGN KEY (author_account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT matter_objection_community_id_fkey FOREIGN KEY (community_id) REFERENCES community(account_id) ON DELETE CASCADE
);

-- Papers: long texts of which every paragraph has a number that stays.
CREATE TABLE matter_paper (
    -- Its post.
    status_id bigint NOT NULL,
    -- The text as its author wrote it (CommonMark).
    markdown text NOT NULL,
    -- The highest number that a paragraph of it ever had; none is given twice.
    last_number integer NOT NULL,
    CONSTRAINT matter_paper_pkey PRIMARY KEY (status_id),
    CONSTRAINT matter_paper_status_id_fkey FOREIGN KEY (status_id) REFERENCES matter(status_id) ON DELETE CASCADE
);

-- What places say besides what every matter says.
CREATE TABLE matter_place (
    -- Which.
    status_id bigint NOT NULL,
    -- What for: a word of PlaceSort, which says by what it is marked.
    sort text NOT NULL,
    -- When it is open, in words.
    hours text NOT NULL DEFAULT ''::text,
    -- A public body added a building of its own.
    building boolean NOT NULL DEFAULT false,
    CONSTRAINT matter_place_pkey PRIMARY KEY (status_id),
    CONSTRAINT matter_place_status_id_fkey FOREIGN KEY (status_id) REFERENCES matter(status_id) ON DELETE CASCADE
);

-- How people found a place; shown as means alone.
CREATE TABLE matter_place_mark (
    -- Which place.
    status_id bigint NOT NULL,
    -- Who.
    account_id bigint NOT NULL,
    -- Of what, a word of the sort of the place.
    mark text NOT NULL,
    -- 1 for bad to 5 for good.
    value integer NOT NULL,
    -- When.
    marked_at timestamp with time zone NOT NULL,
    CONSTRAINT matter_place_mark_pkey PRIMARY KEY (status_id, account_id, mark),
    CONSTRAINT matter_place_mark_value_check CHECK (((value >= 1) AND (value <= 5))),
    CONSTRAINT matter_place_mark_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT matter_place_mark_status_id_fkey FOREIGN KEY (status_id) REFERENCES matter_place(status_id) ON DELETE CASCADE
);

-- Files that a public body gives a community before everybody else.
CREATE TABLE matter_release (
    -- Its post.
    status_id bigint NOT NULL,
    -- Under which they may be taken along (SPDX).
    licence text NOT NULL,
    -- From when on everybody can have them.
    opens_at timestamp with time zone NOT NULL,
    CONSTRAINT matter_release_pkey PRIMARY KEY (status_id),
    CONSTRAINT matter_release_status_id_fkey FOREIGN KEY (status_id) REFERENCES matter(status_id) ON DELETE CASCADE
);

-- What opinion rounds say besides what every matter says.
CREATE TABLE matter_round (
    -- Which.
    status_id bigint NOT NULL,
    -- With which it begins.
    first_statements text[] NOT NULL,
    -- How many statements each person may add.
    each integer NOT NULL,
    -- Whether moderators look at added statements before they are shown.
    checked boolean NOT NULL DEFAULT false,
    -- When it ends.
    closes_at timestamp with time zone NOT NULL,
    -- For what is drawn by lot when groups are looked for: the same answers come to the same groups.
    seed bigint NOT NULL,
    -- Whether somebody answered, or a statement changed, since the result was found.
    changed boolean NOT NULL DEFAULT false,
    -- Groups and bridges, as they were found last.
    result jsonb,
    -- When it was ended: from then on no answers have names.
    ended_at timestamp with time zone,
    CONSTRAINT matter_round_pkey PRIMARY KEY (status_id),
    CONSTRAINT matter_round_each_check CHECK (((each >= 0) AND (each <= 10))),
    CONSTRAINT matter_round_first_statements_check CHECK (((cardinality(first_statements) >= 1) AND (cardinality(first_statements) <= 12))),
    CONSTRAINT matter_round_status_id_fkey FOREIGN KEY (status_id) REFERENCES matter(status_id) ON DELETE CASCADE
);
CREATE INDEX matter_round_open_idx ON public.matter_round USING btree (closes_at) WHERE (ended_at IS NULL);

-- What public bodies answer to single variants of decisions.
CREATE TABLE matter_variant_answer (
    -- The reply that says it.
    reply_status_id bigint NOT NULL,
    -- The decision.
    status_id bigint NOT NULL,
    -- Which variant, from 0.
    variant integer NOT NULL,
    CONSTRAINT matter_variant_answer_pkey PRIMARY KEY (reply_status_id, variant),
    CONSTRAINT matter_variant_answer_reply_status_id_fkey FOREIGN KEY (reply_status_id) REFERENCES status(id) ON DELETE CASCADE,
    CONSTRAINT matter_variant_answer_status_id_fkey FOREIGN KEY (status_id) REFERENCES matter_decision(status_id) ON DELETE CASCADE
);
CREATE INDEX matter_variant_answer_idx ON public.matter_variant_answer USING btree (status_id);

-- A picture, film or sound of a status. Remote files are linked, never embedded directly.
CREATE TABLE media_attachment (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- The status that shows it.
    status_id bigint,
    -- Who published it.
    account_id bigint NOT NULL,
    -- Order within the status.
    position integer NOT NULL DEFAULT 0,
    -- How a client shows it.
    kind text NOT NULL,
    -- Where the original is.
    remote_url text,
    -- MIME type.
    media_type text,
    -- Text for people who cannot see it.
    description text,
    -- Blurred preview.
    blurhash text,
    -- Pixels.
    width integer,
    -- Pixels.
    height integer,
    -- When first seen.
    created_at timestamp with time zone NOT NULL,
    -- Whether a local file can be shown yet; ready for remote ones.
    state text NOT NULL DEFAULT 'ready'::text,
    -- Name of our file in the media storage; null for remote files.
    file_key text,
    -- Name of the small picture in the media storage.
    preview_key text,
    -- Pixels.
    preview_width integer,
    -- Pixels.
    preview_height integer,
    -- What must stay in view, from -1 (left) to 1.
    focus_x double precision,
    -- What must stay in view, from -1 (bottom) to 1.
    focus_y double precision,
    -- Seconds, of film and sound.
    duration double precision,
    -- Of film, as a fraction such as 30/1.
    frame_rate text,
    -- Bits in a second, of film and sound.
    bitrate integer,
    -- Since when no status shows it; a day later it is removed. Null while one does.
    loose_since timestamp with time zone,
    CONSTRAINT media_attachment_pkey PRIMARY KEY (id),
    CONSTRAINT media_attachment_focus_x_check CHECK (((focus_x >= ('-1'::integer)::double precision) AND (focus_x <= (1)::double precision))),
    CONSTRAINT media_attachment_focus_y_check CHECK (((focus_y >= ('-1'::integer)::double precision) AND (focus_y <= (1)::double precision))),
    CONSTRAINT media_attachment_kind_check CHECK ((kind = ANY (ARRAY['image'::text, 'gifv'::text, 'video'::text, 'audio'::text, 'unknown'::text]))),
    CONSTRAINT media_attachment_state_check CHECK ((state = ANY (ARRAY['processing'::text, 'ready'::text, 'failed'::text]))),
    CONSTRAINT media_attachment_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT media_attachment_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);
CREATE INDEX media_attachment_loose ON public.media_attachment USING btree (loose_since) WHERE (loose_since IS NOT NULL);
CREATE INDEX media_attachment_status ON public.media_attachment USING btree (status_id, "position");

-- What signs the addresses of remote files that we pass on; one row.
CREATE TABLE media_secret (
    -- Always true: there is one row.
    only_row boolean NOT NULL DEFAULT true,
    -- Key of an HMAC with SHA-256.
    secret bytea NOT NULL,
    CONSTRAINT media_secret_pkey PRIMARY KEY (only_row),
    CONSTRAINT media_secret_only_row_check CHECK (only_row)
);

-- Who used which power on what, in order.
CREATE TABLE moderation_act (
    -- In time order.
    id bigint NOT NULL,
    -- The moderator; null for the operator's command.
    by_id bigint,
    -- Such as approve, suspend, block-domain.
    action text NOT NULL,
    -- A handle, a domain, a network or a report.
    target text NOT NULL,
    -- When.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT moderation_act_pkey PRIMARY KEY (id),
    CONSTRAINT moderation_act_by_id_fkey FOREIGN KEY (by_id) REFERENCES account(id) ON DELETE SET NULL
);

-- One account does not want to read another; the other does not notice.
CREATE TABLE mute (
    -- Time-ordered id; cursor of the list.
    id bigint NOT NULL,
    -- Who mutes.
    account_id bigint NOT NULL,
    -- Who is muted.
    target_id bigint NOT NULL,
    -- Whether notifications are muted too.
    notifications boolean NOT NULL DEFAULT true,
    -- Until when; null for good.
    expires_at timestamp with time zone,
    -- Since when.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT mute_pkey PRIMARY KEY (id),
    CONSTRAINT mute_account_id_target_id_key UNIQUE (account_id, target_id),
    CONSTRAINT mute_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT mute_target_id_fkey FOREIGN KEY (target_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX mute_expiry ON public.mute USING btree (expires_at) WHERE (expires_at IS NOT NULL);
CREATE INDEX mute_target ON public.mute USING btree (target_id);

-- Threads of which somebody here wants no notifications.
CREATE TABLE muted_conversation (
    -- Who.
    account_id bigint NOT NULL,
    -- status.conversation_id of the thread. No foreign key: its first status may be gone.
    conversation_id bigint NOT NULL,
    -- Since when.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT muted_conversation_pkey PRIMARY KEY (account_id, conversation_id),
    CONSTRAINT muted_conversation_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);

-- How members want to hear of the proposals that they back or follow; push where there is no row.
CREATE TABLE news_choice (
    -- Who.
    account_id bigint NOT NULL,
    -- notification: in the list only; push: in the list, and their apps are woken; mail: by mail only; none.
    way text NOT NULL,
    CONSTRAINT news_choice_pkey PRIMARY KEY (account_id),
    CONSTRAINT news_choice_way_check CHECK ((way = ANY (ARRAY['notification'::text, 'push'::text, 'mail'::text, 'none'::text]))),
    CONSTRAINT news_choice_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);

-- Something of which everybody who backs or follows a proposal hears once.
CREATE TABLE news_occasion (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- What it is, so that it is told once; several proposals may share one.
    word text NOT NULL,
    -- acknowledged, answered, commitment-due, done or disputed.
    kind text NOT NULL,
    -- When.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT news_occasion_pkey PRIMARY KEY (id),
    CONSTRAINT news_occasion_word_key UNIQUE (word)
);

-- Who has heard; forgotten after some weeks.
CREATE TABLE news_told (
    -- Of what.
    occasion_id bigint NOT NULL,
    -- Who.
    account_id bigint NOT NULL,
    CONSTRAINT news_told_pkey PRIMARY KEY (occasion_id, account_id),
    CONSTRAINT news_told_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT news_told_occasion_id_fkey FOREIGN KEY (occasion_id) REFERENCES news_occasion(id) ON DELETE CASCADE
);
CREATE INDEX news_told_account ON public.news_told USING btree (account_id);

-- Something a local account should hear of.
CREATE TABLE notification (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Who hears.
    account_id bigint NOT NULL,
    -- The client API's word: mention, status, reblog, follow, follow_request, favourite, update …
    type text NOT NULL,
    -- Who caused it.
    from_account_id bigint NOT NULL,
    -- About which status.
    status_id bigint,
    -- When.
    created_at timestamp with time zone NOT NULL,
    -- The severance, the report or the warning it is about, by its type. No foreign key.
    subject_id bigint,
    -- Which others it is shown together with; null when it stands alone.
    group_key text,
    -- Held back by the receiver's policy: part of a notification request.
    filtered boolean NOT NULL DEFAULT false,
    CONSTRAINT notification_pkey PRIMARY KEY (id),
    CONSTRAINT notification_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT notification_from_account_id_fkey FOREIGN KEY (from_account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT notification_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);
CREATE INDEX notification_account ON public.notification USING btree (account_id, id DESC);
CREATE INDEX notification_filtered ON public.notification USING btree (account_id, from_account_id) WHERE filtered;
CREATE INDEX notification_from ON public.notification USING btree (from_account_id);
CREATE INDEX notification_group ON public.notification USING btree (account_id, group_key, id DESC) WHERE (group_key IS NOT NULL);
CREATE INDEX notification_status ON public.notification USING btree (status_id) WHERE (status_id IS NOT NULL);
CREATE UNIQUE INDEX notification_once ON public.notification USING btree (account_id, type, from_account_id, COALESCE(status_id, (0)::bigint), COALESCE(subject_id, (0)::bigint)) WHERE (type <> ALL (ARRAY['update'::text, 'quoted_update'::text, 'collection_update'::text]));

-- By which ways members hear of a kind of notification, where they chose.
CREATE TABLE notification_choice (
    -- Whose.
    account_id bigint NOT NULL,
    -- Word of the NotificationType.
    kind text NOT NULL,
    -- Among those that the pages show.
    page boolean NOT NULL,
    -- Never, at once, or all of a day together.
    mail text NOT NULL,
    -- Whether apps that asked for the kind are woken.
    push boolean NOT NULL,
    CONSTRAINT notification_choice_pkey PRIMARY KEY (account_id, kind),
    CONSTRAINT notification_choice_mail_check CHECK ((mail = ANY (ARRAY['never'::text, 'once'::text, 'daily'::text]))),
    CONSTRAINT notification_choice_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX notification_choice_daily ON public.notification_choice USING btree (account_id) WHERE (mail = 'daily'::text);

-- Until when members were told by their daily mail.
CREATE TABLE notification_letter (
    -- Who.
    account_id bigint NOT NULL,
    -- Notifications from then on stand in the next.
    told_until timestamp with time zone NOT NULL,
    CONSTRAINT notification_letter_pkey PRIMARY KEY (account_id),
    CONSTRAINT notification_letter_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);

-- Senders whose request was accepted: the policy no longer holds them back.
CREATE TABLE notification_permission (
    -- Who accepted.
    account_id bigint NOT NULL,
    -- The sender.
    from_account_id bigint NOT NULL,
    CONSTRAINT notification_permission_pkey PRIMARY KEY (account_id, from_account_id),
    CONSTRAINT notification_permission_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT notification_permission_from_account_id_fkey FOREIGN KEY (from_account_id) REFERENCES account(id) ON DELETE CASCADE
);

-- What somebody wants to be notified of; without a row the defaults hold.
CREATE TABLE notification_policy (
    -- Whose policy.
    account_id bigint NOT NULL,
    -- From accounts they do not follow.
    not_following text NOT NULL DEFAULT 'accept'::text,
    -- From accounts that do not follow them, or for less than three days.
    not_followers text NOT NULL DEFAULT 'accept'::text,
    -- From accounts younger than thirty days.
    new_accounts text NOT NULL DEFAULT 'accept'::text,
    -- Direct mentions that nobody asked for.
    private_mentions text NOT NULL DEFAULT 'filter'::text,
    -- From accounts that moderators limited.
    limited_accounts text NOT NULL DEFAULT 'filter'::text,
    -- From programs.
    bots text NOT NULL DEFAULT 'accept'::text,
    CONSTRAINT notification_policy_pkey PRIMARY KEY (account_id),
    CONSTRAINT notification_policy_bots_check CHECK ((bots = ANY (ARRAY['accept'::text, 'filter'::text, 'drop'::text]))),
    CONSTRAINT notification_policy_limited_accounts_check CHECK ((limited_accounts = ANY (ARRAY['accept'::text, 'filter'::text, 'drop'::text]))),
    CONSTRAINT notification_policy_new_accounts_check CHECK ((new_accounts = ANY (ARRAY['accept'::text, 'filter'::text, 'drop'::text]))),
    CONSTRAINT notification_policy_not_followers_check CHECK ((not_followers = ANY (ARRAY['accept'::text, 'filter'::text, 'drop'::text]))),
    CONSTRAINT notification_policy_not_following_check CHECK ((not_following = ANY (ARRAY['accept'::text, 'filter'::text, 'drop'::text]))),
    CONSTRAINT notification_policy_private_mentions_check CHECK ((private_mentions = ANY (ARRAY['accept'::text, 'filter'::text, 'drop'::text]))),
    CONSTRAINT notification_policy_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);

-- Notifications of one sender that a policy held back, to be accepted or dismissed together.
CREATE TABLE notification_request (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Who was to be notified.
    account_id bigint NOT NULL,
    -- The sender.
    from_account_id bigint NOT NULL,
    -- The newest status among them.
    last_status_id bigint,
    -- When the first was held back.
    created_at timestamp with time zone NOT NULL,
    -- When the last was.
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT notification_request_pkey PRIMARY KEY (id),
    CONSTRAINT notification_request_account_id_from_account_id_key UNIQUE (account_id, from_account_id),
    CONSTRAINT notification_request_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT notification_request_from_account_id_fkey FOREIGN KEY (from_account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT notification_request_last_status_id_fkey FOREIGN KEY (last_status_id) REFERENCES status(id) ON DELETE SET NULL
);

-- A client program that registered itself.
CREATE TABLE oauth_application (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Shown on the consent page and beside posts.
    name text NOT NULL,
    -- Its page.
    website text,
    -- Public identifier.
    client_id text NOT NULL,
    -- SHA-256 of the secret.
    client_secret_hash bytea NOT NULL,
    -- Exactly these are allowed.
    redirect_uris text[] NOT NULL,
    -- The most it may ask for.
    scopes text[] NOT NULL,
    -- When it registered.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT oauth_application_pkey PRIMARY KEY (id),
    CONSTRAINT oauth_application_client_id_key UNIQUE (client_id)
);

-- Authorization codes; live ten minutes, used once.
CREATE TABLE oauth_code (
    -- SHA-256 of the code.
    code_hash bytea NOT NULL,
    -- For which client.
    application_id bigint NOT NULL,
    -- Who consented.
    user_id bigint NOT NULL,
    -- Must come back unchanged.
    redirect_uri text NOT NULL,
    -- What was consented to.
    scopes text[] NOT NULL,
    -- PKCE S256 challenge, where the client sent one.
    code_challenge text,
    -- Until when it can be exchanged.
    expires_at timestamp with time zone NOT NULL,
    -- When it was exchanged.
    used_at timestamp with time zone,
    -- The token that was given for it.
    token_id bigint,
    -- Who consented, where the token will act as a team.
    member_id bigint,
    CONSTRAINT oauth_code_pkey PRIMARY KEY (code_hash),
    CONSTRAINT oauth_code_application_id_fkey FOREIGN KEY (application_id) REFERENCES oauth_application(id) ON DELETE CASCADE,
    CONSTRAINT oauth_code_member_id_fkey FOREIGN KEY (member_id) REFERENCES users(id) ON DELETE CASCADE,
    CONSTRAINT oauth_code_token_id_fkey FOREIGN KEY (token_id) REFERENCES oauth_token(id) ON DELETE SET NULL,
    CONSTRAINT oauth_code_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX oauth_code_token ON public.oauth_code USING btree (token_id) WHERE (token_id IS NOT NULL);

-- Access tokens; they do not expire, they are revoked.
CREATE TABLE oauth_token (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- SHA-256 of the token.
    token_hash bytea NOT NULL,
    -- Which client holds it.
    application_id bigint NOT NULL,
    -- For whom; null for a client's own token.
    user_id bigint,
    -- What it allows.
    scopes text[] NOT NULL,
    -- When it was given.
    created_at timestamp with time zone NOT NULL,
    -- Since when it is void.
    revoked_at timestamp with time zone,
    -- Who acts by it, where it acts as a team.
    member_id bigint,
    -- On which day it was used last (UTC).
    last_used_on date,
    CONSTRAINT oauth_token_pkey PRIMARY KEY (id),
    CONSTRAINT oauth_token_token_hash_key UNIQUE (token_hash),
    CONSTRAINT oauth_token_application_id_fkey FOREIGN KEY (application_id) REFERENCES oauth_application(id) ON DELETE CASCADE,
    CONSTRAINT oauth_token_member_id_fkey FOREIGN KEY (member_id) REFERENCES users(id) ON DELETE CASCADE,
    CONSTRAINT oauth_token_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX oauth_token_member ON public.oauth_token USING btree (member_id) WHERE (member_id IS NOT NULL);
CREATE INDEX oauth_token_user ON public.oauth_token USING btree (user_id);

-- What a body answered, or remarked, about a proposal that addresses it. What it says stands in its versions.
CREATE TABLE official_response (
    -- The post that carries it; one post may carry the answer of several bodies. Null once its row is gone.
    status_id bigint,
    -- To which proposal.
    proposal_id bigint NOT NULL,
    -- For which body.
    body_id bigint,
    -- Who posted it: the body, an office on its behalf, or the clerk for what came by mail.
    account_id bigint NOT NULL,
    -- When.
    created_at timestamp with time zone NOT NULL,
    -- Time-ordered id.
    id bigint NOT NULL,
    -- By which door: reply, form, mail, desk.
    via text NOT NULL,
    -- When its post was removed. What it said stays.
    removed_at timestamp with time zone,
    -- By which delegation an office answered on behalf of the body.
    delegation_id bigint,
    -- The answer to many proposals of which it is one.
    group_id bigint,
    CONSTRAINT official_response_pkey PRIMARY KEY (id),
    CONSTRAINT official_response_via_check CHECK ((via = ANY (ARRAY['reply'::text, 'form'::text, 'mail'::text, 'desk'::text]))),
    CONSTRAINT official_response_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
    CONSTRAINT official_response_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id) ON DELETE SET NULL,
    CONSTRAINT official_response_delegation_id_fkey FOREIGN KEY (delegation_id) REFERENCES delegation(id),
    CONSTRAINT official_response_group_id_fkey FOREIGN KEY (group_id) REFERENCES answer_group(id),
    CONSTRAINT official_response_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE,
    CONSTRAINT official_response_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX official_response_body ON public.official_response USING btree (body_id, created_at DESC);
CREATE INDEX official_response_group ON public.official_response USING btree (group_id, id) WHERE (group_id IS NOT NULL);
CREATE INDEX official_response_proposal ON public.official_response USING btree (proposal_id, id);
CREATE UNIQUE INDEX official_response_status ON public.official_response USING btree (status_id, body_id);

-- What an answer said from when on. Only ever added.
CREATE TABLE official_response_version (
    -- Which answer.
    response_id bigint NOT NULL,
    -- From 1.
    version integer NOT NULL,
    -- acknowledgement, position, commitment, question, not-ours, comment.
    type text NOT NULL,
    -- The track state that it names; null where it names none.
    position text,
    -- Clean HTML.
    content text NOT NULL,
    -- BCP 47; empty where it is not known.
    language text NOT NULL,
    -- Id on the wire of who posted it.
    by_uri text NOT NULL,
    -- Of a commitment: by which day.
    due date,
    -- Of a commitment: what will be there then.
    measure text,
    -- Of not-ours: the slug of the body that it names.
    names text,
    -- Why the track goes back.
    reason text,
    -- Level of recognition at that time.
    level integer NOT NULL,
    -- When.
    created_at timestamp with time zone NOT NULL,
    -- Of a joint answer: id of the answer of another body that this one joins.
    joint text,
    CONSTRAINT official_response_version_pkey PRIMARY KEY (response_id, version),
    CONSTRAINT official_response_version_type_check CHECK ((type = ANY (ARRAY['acknowledgement'::text, 'position'::text, 'commitment'::text, 'question'::text, 'not-ours'::text, 'comment'::text]))),
    CONSTRAINT official_response_version_version_check CHECK ((version > 0)),
    CONSTRAINT official_response_version_response_id_fkey FOREIGN KEY (response_id) REFERENCES official_response(id) ON DELETE CASCADE
);

-- What people say of statements.
CREATE TABLE opinion_answer (
    -- Of which statement.
    statement_id bigint NOT NULL,
    -- Who.
    voter_id bigint NOT NULL,
    -- 1 agrees, 0 passes, -1 disagrees.
    answer integer NOT NULL,
    CONSTRAINT opinion_answer_pkey PRIMARY KEY (statement_id, voter_id),
    CONSTRAINT opinion_answer_answer_check CHECK (((answer >= '-1'::integer) AND (answer <= 1))),
    CONSTRAINT opinion_answer_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES opinion_statement(id) ON DELETE CASCADE,
    CONSTRAINT opinion_answer_voter_id_fkey FOREIGN KEY (voter_id) REFERENCES opinion_voter(id) ON DELETE CASCADE
);
CREATE INDEX opinion_answer_voter_idx ON public.opinion_answer USING btree (voter_id);

-- Statements of opinion rounds.
CREATE TABLE opinion_statement (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Of which round.
    status_id bigint NOT NULL,
    -- Who added it, while the round is open; shown to nobody.
    account_id bigint,
    -- Plain text.
    text text NOT NULL,
    -- Waiting for moderators, shown, or taken out by them.
    state text NOT NULL,
    CONSTRAINT opinion_statement_pkey PRIMARY KEY (id),
    CONSTRAINT opinion_statement_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'shown'::text, 'out'::text]))),
    CONSTRAINT opinion_statement_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE SET NULL,
    CONSTRAINT opinion_statement_status_id_fkey FOREIGN KEY (status_id) REFERENCES matter_round(status_id) ON DELETE CASCADE
);
CREATE INDEX opinion_statement_idx ON public.opinion_statement USING btree (status_id, id);

-- Who answers in opinion rounds.
CREATE TABLE opinion_voter (
    -- Random.
    id bigint NOT NULL,
    -- In which round.
    status_id bigint NOT NULL,
    -- Who, while the round is open; null afterwards.
    account_id bigint,
    CONSTRAINT opinion_voter_pkey PRIMARY KEY (id),
    CONSTRAINT opinion_voter_status_id_account_id_key UNIQUE (status_id, account_id),
    CONSTRAINT opinion_voter_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT opinion_voter_status_id_fkey FOREIGN KEY (status_id) REFERENCES matter_round(status_id) ON DELETE CASCADE
);

-- The paragraphs of a paper as they are now.
CREATE TABLE paper_paragraph (
    -- Of which paper.
    status_id bigint NOT NULL,
    -- Its number, which stays when others change, come or go.
    number integer NOT NULL,
    -- Where it stands, from 0.
    position integer NOT NULL,
    -- What it says, clean HTML.
    html text NOT NULL,
    CONSTRAINT paper_paragraph_pkey PRIMARY KEY (status_id, number),
    CONSTRAINT paper_paragraph_status_id_fkey FOREIGN KEY (status_id) REFERENCES matter_paper(status_id) ON DELETE CASCADE
);

-- Passkeys of members.
CREATE TABLE passkey (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Whose.
    user_id bigint NOT NULL,
    -- How the device calls it.
    credential_id bytea NOT NULL,
    -- Its public key with what belongs to it: attested credential data (WebAuthn 6.5.1).
    credential bytea NOT NULL,
    -- How often it signed, as it said last; 0 where it does not count.
    sign_count bigint NOT NULL,
    -- As its owner calls it.
    name text NOT NULL,
    -- Since when.
    created_at timestamp with time zone NOT NULL,
    -- When somebody signed in with it last.
    used_at timestamp with time zone,
    CONSTRAINT passkey_pkey PRIMARY KEY (id),
    CONSTRAINT passkey_credential_id_key UNIQUE (credential_id),
    CONSTRAINT passkey_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX passkey_user ON public.passkey USING btree (user_id);

-- What a device was asked to sign; each once and for minutes.
CREATE TABLE passkey_challenge (
    -- SHA-256 of the secret in the form.
    token_hash bytea NOT NULL,
    -- 32 random bytes.
    challenge bytea NOT NULL,
    -- Who adds a passkey or shows one as second factor; null for who signs in with nothing else.
    user_id bigint,
    -- Until when.
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT passkey_challenge_pkey PRIMARY KEY (token_hash),
    CONSTRAINT passkey_challenge_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX passkey_challenge_expires ON public.passkey_challenge USING btree (expires_at);

-- When each recurring duty is next due; one row serves all nodes.
CREATE TABLE periodic_job (
    -- Name of the duty.
    name text NOT NULL,
    -- Next due.
    run_at timestamp with time zone NOT NULL,
    CONSTRAINT periodic_job_pkey PRIMARY KEY (name)
);

-- A status that its author shows on top of the profile: the actor's featured collection.
CREATE TABLE pin (
    -- Time-ordered id; the newest pin comes first.
    id bigint NOT NULL,
    -- The author.
    account_id bigint NOT NULL,
    -- What.
    status_id bigint NOT NULL,
    -- When.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT pin_pkey PRIMARY KEY (id),
    CONSTRAINT pin_account_id_status_id_key UNIQUE (account_id, status_id),
    CONSTRAINT pin_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT pin_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);
CREATE INDEX pin_status ON public.pin USING btree (status_id);

-- How a place looks on pages: the instance, or a community.
CREATE TABLE place_look (
    -- The community's Group account; 0 for the instance.
    place_id bigint NOT NULL,
    -- The instance's name where it was set in the browser; empty for a community, whose account has it.
    name text NOT NULL DEFAULT ''::text,
    -- Colour of buttons and links, one of the palette.
    accent text NOT NULL,
    -- What it says to who comes, plain text.
    welcome text NOT NULL DEFAULT ''::text,
    -- The instance's picture in the storage; a community has its account's.
    crest_file text,
    -- The instance's wide picture in the storage; a community has its account's.
    cover_file text,
    -- Who set it last.
    changed_by_account_id bigint,
    -- When.
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT place_look_pkey PRIMARY KEY (place_id)
);

-- The question of a status. On the wire the status is a Question.
CREATE TABLE poll (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- The status that asks.
    status_id bigint NOT NULL,
    -- Who asks.
    account_id bigint NOT NULL,
    -- What may be chosen, plain text, in order.
    options text[] NOT NULL,
    -- Votes for each option; of a poll from elsewhere, its own server's word.
    tallies integer[] NOT NULL,
    -- Whether one account may choose several.
    multiple boolean NOT NULL,
    -- Show no counts before the end.
    hide_totals boolean NOT NULL DEFAULT false,
    -- Accounts that voted; null where the other server does not say.
    voters_count integer,
    -- When voting ends; null for never.
    expires_at timestamp with time zone,
    -- When the end was told to those concerned.
    ended_at timestamp with time zone,
    -- When the counts of a poll from elsewhere were last read; null for local ones.
    fetched_at timestamp with time zone,
    -- When asked, or replaced by an edit.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT poll_pkey PRIMARY KEY (id),
    CONSTRAINT poll_status_id_key UNIQUE (status_id),
    CONSTRAINT poll_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT poll_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);
CREATE INDEX poll_ending ON public.poll USING btree (expires_at) WHERE ((ended_at IS NULL) AND (expires_at IS NOT NULL));

-- One choice of one account.
CREATE TABLE poll_vote (
    -- In which poll.
    poll_id bigint NOT NULL,
    -- Who; never shown to anybody.
    account_id bigint NOT NULL,
    -- Place of the option, the first being 0.
    choice integer NOT NULL,
    -- Id of the vote on the wire.
    uri text,
    -- When.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT poll_vote_pkey PRIMARY KEY (poll_id, account_id, choice),
    CONSTRAINT poll_vote_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT poll_vote_poll_id_fkey FOREIGN KEY (poll_id) REFERENCES poll(id) ON DELETE CASCADE
);
CREATE INDEX poll_vote_account ON public.poll_vote USING btree (account_id);
CREATE INDEX poll_vote_recent ON public.poll_vote USING btree (created_at);

-- One page on the web that statuses link to; one row for each address.
CREATE TABLE preview_card (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Address of the page.
    url text NOT NULL,
    -- Plain text; empty where the page could not be read, which shows no card.
    title text NOT NULL DEFAULT ''::text,
    -- Plain text.
    description text NOT NULL DEFAULT ''::text,
    -- How a client shows it.
    type text NOT NULL,
    -- BCP 47.
    language text,
    -- Who wrote the page.
    author_name text NOT NULL DEFAULT ''::text,
    -- Page of the author.
    author_url text NOT NULL DEFAULT ''::text,
    -- The account that the page names as its author (fediverse:creator).
    author_account_id bigint,
    -- Name of the site.
    provider_name text NOT NULL DEFAULT ''::text,
    -- Address of the site.
    provider_url text NOT NULL DEFAULT ''::text,
    -- One sanitised iframe, or empty.
    html text NOT NULL DEFAULT ''::text,
    -- Pixels of the frame or picture; 0 when unknown.
    width integer NOT NULL DEFAULT 0,
    -- Pixels of the frame or picture; 0 when unknown.
    height integer NOT NULL DEFAULT 0,
    -- Picture on its own server; clients get it through us.
    image_url text,
    -- Text for people who cannot see the picture.
    image_description text NOT NULL DEFAULT ''::text,
    -- Address of what a photo shows.
    embed_url text NOT NULL DEFAULT ''::text,
    -- When the page says that it was published.
    published_at timestamp with time zone,
    -- When it was read.
    fetched_at timestamp with time zone NOT NULL,
    -- Blurred picture; null until the picture was read, and where it cannot be.
    blurhash text,
    -- The account that the page names as its author and that does not let this site do so.
    claimed_author_account_id bigint,
    CONSTRAINT preview_card_pkey PRIMARY KEY (id),
    CONSTRAINT preview_card_url_key UNIQUE (url),
    CONSTRAINT preview_card_type_check CHECK ((type = ANY (ARRAY['link'::text, 'photo'::text, 'video'::text, 'rich'::text]))),
    CONSTRAINT preview_card_author_account_id_fkey FOREIGN KEY (author_account_id) REFERENCES account(id) ON DELETE SET NULL,
    CONSTRAINT preview_card_claimed_author_account_id_fkey FOREIGN KEY (claimed_author_account_id) REFERENCES account(id) ON DELETE SET NULL
);

-- A request for one change to a public service. Has a status; adds what a status cannot say. Rows of proposals at home elsewhere mirror their record.
CREATE TABLE proposal (
    -- The id of its status.
    id bigint NOT NULL,
    -- The community's Group account, ours or remote.
    community_id bigint NOT NULL,
    -- Who proposes; the status may be the clerk's.
    author_account_id bigint NOT NULL,
    -- At home here: we count and move its state.
    local boolean NOT NULL,
    -- 10 to 120 characters.
    title text NOT NULL,
    -- What should happen, up to 300 characters.
    ask text NOT NULL DEFAULT ''::text,
    -- Why, up to 2,000 characters.
    problem text NOT NULL DEFAULT ''::text,
    -- Slug of the community's category.
    category text,
    -- Area code.
    locality text,
    -- Slug of a life event.
    life_event text,
    -- BCP 47.
    language text NOT NULL,
    -- Civic state, only moved by the community.
    state text NOT NULL,
    -- Kind of answer once answered.
    answer text,
    -- Post elsewhere that the clerk published for its author.
    original_uri text,
    -- The civic record, owned by the community.
    record_uri text NOT NULL,
    -- When a remote record was last read; null at home.
    record_read_at timestamp with time zone,
    -- The author's answer to "this looks like …".
    different_because text,
    -- Goes up with each amendment.
    version integer NOT NULL DEFAULT 1,
    -- The community's rule when it was published.
    threshold_count integer NOT NULL,
    -- Columns that count, as published.
    threshold_columns text[] NOT NULL DEFAULT '{}'::text[],
    -- When crossed; read once, never un-crossed.
    threshold_reached_at timestamp with time zone,
    -- When the bodies claimed it done; starts the 28 days of confirmation.
    done_claimed_at timestamp with time zone,
    -- Last change of state.
    state_changed_at timestamp with time zone NOT NULL,
    -- When published.
    created_at timestamp with time zone NOT NULL,
    -- When followers' servers were last sent the record.
    record_sent_at timestamp with time zone,
    -- As published: the least that single columns must have, by column.
    threshold_least jsonb NOT NULL DEFAULT '{}'::jsonb,
    -- As published: from how many servers supports must come at least.
    threshold_servers integer NOT NULL DEFAULT 0,
    -- While it is hidden, removed or archived: what it was, and will be when it is restored.
    state_before text,
    -- Whether everybody may read it.
    listed boolean NOT NULL GENERATED ALWAYS AS ((state <> ALL (ARRAY['hidden'::text, 'removed'::text]))) STORED,
    -- Where it is about, in words; null where that is not said.
    place_name text,
    -- Degrees north (WGS 84), five digits; null where only words are known.
    latitude double precision,
    -- Degrees east (WGS 84), five digits.
    longitude double precision,
    CONSTRAINT proposal_pkey PRIMARY KEY (id),
    CONSTRAINT proposal_original_uri_key UNIQUE (original_uri),
    CONSTRAINT proposal_place_check CHECK ((((latitude IS NULL) = (longitude IS NULL)) AND ((latitude IS NULL) OR (place_name IS NOT NULL)))),
    CONSTRAINT proposal_author_account_id_fkey FOREIGN KEY (author_account_id) REFERENCES account(id),
    CONSTRAINT proposal_community_id_fkey FOREIGN KEY (community_id) REFERENCES account(id),
    CONSTRAINT proposal_id_fkey FOREIGN KEY (id) REFERENCES status(id) ON DELETE CASCADE
);
CREATE INDEX proposal_author ON public.proposal USING btree (author_account_id, id DESC);
CREATE INDEX proposal_category ON public.proposal USING btree (community_id, category, id DESC) WHERE (category IS NOT NULL);
CREATE INDEX proposal_community ON public.proposal USING btree (community_id, id DESC);
CREATE INDEX proposal_done ON public.proposal USING btree (done_claimed_at) WHERE (state = 'done'::text);
CREATE INDEX proposal_life_event ON public.proposal USING btree (community_id, life_event, id DESC) WHERE (life_event IS NOT NULL);
CREATE INDEX proposal_near_idx ON public.proposal USING gist (point(longitude, latitude)) WHERE (latitude IS NOT NULL);
CREATE INDEX proposal_placed_idx ON public.proposal USING btree (community_id, id DESC) WHERE (latitude IS NOT NULL);
CREATE INDEX proposal_state ON public.proposal USING btree (community_id, state, id DESC);

-- Co-authors of proposals at home here, and who was asked to be one.
CREATE TABLE proposal_coauthor (
    -- Which proposal.
    proposal_id bigint NOT NULL,
    -- Who.
    account_id bigint NOT NULL,
    -- When the author asked.
    invited_at timestamp with time zone NOT NULL,
    -- When the account said yes; until then it is nobody here.
    accepted_at timestamp with time zone,
    CONSTRAINT proposal_coauthor_pkey PRIMARY KEY (proposal_id, account_id),
    CONSTRAINT proposal_coauthor_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT proposal_coauthor_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE
);
CREATE INDEX proposal_coauthor_account ON public.proposal_coauthor USING btree (account_id);

-- Proposals that are not published: kept by their authors, or waiting for a look. No post, no record, no count, no entry of the log.
CREATE TABLE proposal_draft (
    -- Time-ordered id; the proposal gets another one when it is published.
    id bigint NOT NULL,
    -- In which community of ours.
    community_id bigint NOT NULL,
    -- Who writes it, here or elsewhere.
    author_account_id bigint NOT NULL,
    -- Draft: seen by its authors alone. Checking: waits for the moderators, who see it, too. Returned: they sent it back. Published: it became a proposal, its text is no longer here.
    state text NOT NULL,
    -- As far as it was written.
    title text NOT NULL DEFAULT ''::text,
    -- What should happen.
    ask text NOT NULL DEFAULT ''::text,
    -- Why.
    problem text NOT NULL DEFAULT ''::text,
    -- Slug of the community's category.
    category text,
    -- Area code.
    locality text,
    -- Slug of a life event.
    life_event text,
    -- Slugs of the register.
    bodies text[] NOT NULL DEFAULT '{}'::text[],
    -- BCP 47.
    language text NOT NULL,
    -- The author's answer to "this looks like …".
    different_because text,
    -- Proposal from which it follows.
    follows_id bigint,
    -- Post that is meant as this proposal, by its author, here or elsewhere.
    status_id bigint,
    -- Key of the request that made it: what is sent twice is kept once.
    request_key text,
    -- While it is checked: when it is published if nobody looked.
    waits_until timestamp with time zone,
    -- Why it was sent back, a word of Reason.
    reason text,
    -- What the moderator said about that.
    note text NOT NULL DEFAULT ''::text,
    -- The proposal that it became.
    published_id bigint,
    -- When it was begun.
    created_at timestamp with time zone NOT NULL,
    -- When its text was last changed.
    changed_at timestamp with time zone NOT NULL,
    -- As in proposal.
    place_name text,
    -- As in proposal.
    latitude double precision,
    -- As in proposal.
    longitude double precision,
    -- Its pictures, in their order: attachments of its author that no post shows yet.
    media bigint[] NOT NULL DEFAULT '{}'::bigint[],
    CONSTRAINT proposal_draft_pkey PRIMARY KEY (id),
    CONSTRAINT proposal_draft_author_account_id_request_key_key UNIQUE (author_account_id, request_key),
    CONSTRAINT proposal_draft_status_id_key UNIQUE (status_id),
    CONSTRAINT proposal_draft_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'checking'::text, 'returned'::text, 'published'::text]))),
    CONSTRAINT proposal_draft_author_account_id_fkey FOREIGN KEY (author_account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT proposal_draft_community_id_fkey FOREIGN KEY (community_id) REFERENCES community(account_id) ON DELETE CASCADE,
    CONSTRAINT proposal_draft_follows_id_fkey FOREIGN KEY (follows_id) REFERENCES proposal(id) ON DELETE SET NULL,
    CONSTRAINT proposal_draft_published_id_fkey FOREIGN KEY (published_id) REFERENCES proposal(id) ON DELETE CASCADE,
    CONSTRAINT proposal_draft_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);
CREATE INDEX proposal_draft_by ON public.proposal_draft USING btree (author_account_id, id DESC);
CREATE INDEX proposal_draft_due ON public.proposal_draft USING btree (waits_until) WHERE (state = 'checking'::text);
CREATE INDEX proposal_draft_waiting ON public.proposal_draft USING btree (community_id, waits_until) WHERE (state = 'checking'::text);

-- Who writes a draft together with its author, and who was asked to.
CREATE TABLE proposal_draft_author (
    -- Which draft.
    draft_id bigint NOT NULL,
    -- Who.
    account_id bigint NOT NULL,
    -- When the author asked.
    invited_at timestamp with time zone NOT NULL,
    -- When the account said yes; until then it sees nothing of it.
    accepted_at timestamp with time zone,
    CONSTRAINT proposal_draft_author_pkey PRIMARY KEY (draft_id, account_id),
    CONSTRAINT proposal_draft_author_account_id_fkey1 FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT proposal_draft_author_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES proposal_draft(id) ON DELETE CASCADE
);
CREATE INDEX proposal_draft_author_account ON public.proposal_draft_author USING btree (account_id);

-- What happened to a proposal; only ever added to.
CREATE TABLE proposal_event (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Which proposal.
    proposal_id bigint NOT NULL,
    -- published, state, track, threshold, sent, response, response-edited, response-removed, passed-on, hop-waits, paused, resumed, commitment-late, commitment-works, commitment-fails, asked-back, amended, corrected, edited, withdrawn, resubmitted, restored, confirmed, disputed, link, unlinked, merge, co-author, overdue, released, refused, invalidated, reinstated, sheet.
    kind text NOT NULL,
    -- Before.
    from_state text,
    -- After; for response and response-removed, its type; for response-edited, its version; for passed-on and hop-waits, the slug of the body; for paused and commitment-late, the day; for asked-back, how many; for released, refused, invalidated and reinstated, how many supports; for amended, corrected and edited, which version; for link and unlinked, the kind and the other proposal; for merge and co-author, what was done; for sheet, the number of signatures.
    to_state text,
    -- Whose track, for track events.
    body_id bigint,
    -- Who caused it; null for a rule.
    actor_account_id bigint,
    -- Reason code.
    reason text,
    -- Text in the proposal's language.
    note text NOT NULL DEFAULT ''::text,
    -- When.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT proposal_event_pkey PRIMARY KEY (id),
    CONSTRAINT proposal_event_actor_account_id_fkey FOREIGN KEY (actor_account_id) REFERENCES account(id),
    CONSTRAINT proposal_event_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id) ON DELETE SET NULL,
    CONSTRAINT proposal_event_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE
);
CREATE INDEX proposal_event_proposal ON public.proposal_event USING btree (proposal_id, id);

-- Wants news of a proposal; never counted as support.
CREATE TABLE proposal_follow (
    -- Which proposal.
    proposal_id bigint NOT NULL,
    -- Who.
    account_id bigint NOT NULL,
    -- Since when.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT proposal_follow_pkey PRIMARY KEY (proposal_id, account_id),
    CONSTRAINT proposal_follow_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT proposal_follow_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE
);

-- How proposals relate. Supports are never moved along a link.
CREATE TABLE proposal_link (
    -- From.
    proposal_id bigint NOT NULL,
    -- To.
    other_id bigint NOT NULL,
    -- The relation.
    kind text NOT NULL,
    -- Who said so.
    account_id bigint NOT NULL,
    -- When.
    created_at timestamp with time zone NOT NULL,
    -- Who agreed for the first: an author of it or a moderator of its community.
    agreed_from bigint,
    -- Who agreed for the other.
    agreed_to bigint,
    -- When both had agreed; null for a suggestion, which only they see.
    agreed_at timestamp with time zone,
    CONSTRAINT proposal_link_pkey PRIMARY KEY (proposal_id, other_id, kind),
    CONSTRAINT proposal_link_kind_check CHECK ((kind = ANY (ARRAY['duplicate-of'::text, 'related-to'::text, 'opposes'::text, 'supersedes'::text, 'follows-from'::text]))),
    CONSTRAINT proposal_link_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
    CONSTRAINT proposal_link_agreed_from_fkey FOREIGN KEY (agreed_from) REFERENCES account(id),
    CONSTRAINT proposal_link_agreed_to_fkey FOREIGN KEY (agreed_to) REFERENCES account(id),
    CONSTRAINT proposal_link_other_id_fkey FOREIGN KEY (other_id) REFERENCES proposal(id) ON DELETE CASCADE,
    CONSTRAINT proposal_link_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE
);
CREATE INDEX proposal_link_other ON public.proposal_link USING btree (other_id);

-- Where proposals stand in lists; kept by triggers, as indexes would be.
CREATE TABLE proposal_listing (
    -- As proposal_shelf makes it.
    shelf bigint NOT NULL,
    -- The proposal.
    proposal_id bigint NOT NULL,
    -- Its place in the fair order: proposal_draw.
    draw integer NOT NULL,
    -- proposal_rank.rank when the lists were last brought up to date.
    rank double precision NOT NULL,
    -- proposal_rising of that.
    rising double precision NOT NULL,
    -- The first day by which a body should have answered that has not; null where none is asked.
    due date,
    CONSTRAINT proposal_listing_pkey PRIMARY KEY (shelf, proposal_id)
) WITH (fillfactor=90);
CREATE INDEX proposal_listing_draw ON public.proposal_listing USING btree (shelf, draw, proposal_id);
CREATE INDEX proposal_listing_due ON public.proposal_listing USING btree (shelf, due, proposal_id) WHERE (due IS NOT NULL);
CREATE INDEX proposal_listing_rank ON public.proposal_listing USING btree (shelf, rank, proposal_id);
CREATE INDEX proposal_listing_rising ON public.proposal_listing USING btree (shelf, rising, proposal_id);

-- Offers of an author to merge two proposals, and what the other author answered. Supports are never moved by it.
CREATE TABLE proposal_merge (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Which becomes merged-into; its address stays.
    retired_id bigint NOT NULL,
    -- Into which.
    surviving_id bigint NOT NULL,
    -- An author of one of them.
    offered_by bigint NOT NULL,
    -- When.
    offered_at timestamp with time zone NOT NULL,
    -- An author of the other; or who took the offer back.
    answered_by bigint,
    -- When.
    answered_at timestamp with time zone,
    -- Whether the answer was yes; null while there is none.
    accepted boolean,
    CONSTRAINT proposal_merge_pkey PRIMARY KEY (id),
    CONSTRAINT proposal_merge_check CHECK ((retired_id <> surviving_id)),
    CONSTRAINT proposal_merge_check1 CHECK (((answered_at IS NULL) = (accepted IS NULL))),
    CONSTRAINT proposal_merge_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES account(id),
    CONSTRAINT proposal_merge_offered_by_fkey FOREIGN KEY (offered_by) REFERENCES account(id),
    CONSTRAINT proposal_merge_retired_id_fkey FOREIGN KEY (retired_id) REFERENCES proposal(id) ON DELETE CASCADE,
    CONSTRAINT proposal_merge_surviving_id_fkey FOREIGN KEY (surviving_id) REFERENCES proposal(id) ON DELETE CASCADE
);
CREATE INDEX proposal_merge_surviving ON public.proposal_merge USING btree (surviving_id);
CREATE UNIQUE INDEX proposal_merge_open ON public.proposal_merge USING btree (LEAST(retired_id, surviving_id), GREATEST(retired_id, surviving_id)) WHERE (answered_at IS NULL);
CREATE UNIQUE INDEX proposal_merge_retired ON public.proposal_merge USING btree (retired_id) WHERE accepted;

-- What somebody was told about a proposal: each thing once.
CREATE TABLE proposal_message (
    -- Which proposal.
    proposal_id bigint NOT NULL,
    -- Who was told.
    account_id bigint NOT NULL,
    -- amended: asked whether the support stays; closed: a support came too late; frozen: a change came too late; merged: asked to support the other.
    about text NOT NULL,
    -- Of the proposal's text then.
    version integer NOT NULL,
    -- The message, for accounts elsewhere: a favourite of one about an amendment is the answer "stay".
    status_id bigint,
    -- When.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT proposal_message_pkey PRIMARY KEY (proposal_id, account_id, about, version),
    CONSTRAINT proposal_message_about_check CHECK ((about = ANY (ARRAY['amended'::text, 'closed'::text, 'frozen'::text, 'merged'::text]))),
    CONSTRAINT proposal_message_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT proposal_message_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE,
    CONSTRAINT proposal_message_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE SET NULL
);
CREATE INDEX proposal_message_status ON public.proposal_message USING btree (status_id) WHERE (status_id IS NOT NULL);

-- Posts of the clerk that stand for a proposal below its author's own post elsewhere: a favourite of one is a support.
CREATE TABLE proposal_notice (
    -- The post.
    status_id bigint NOT NULL,
    -- The proposal.
    proposal_id bigint NOT NULL,
    CONSTRAINT proposal_notice_pkey PRIMARY KEY (status_id),
    CONSTRAINT proposal_notice_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE,
    CONSTRAINT proposal_notice_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);
CREATE INDEX proposal_notice_proposal ON public.proposal_notice USING btree (proposal_id);

-- The order of lists by support, in which one server weighs less the more it sends. Never printed.
CREATE TABLE proposal_rank (
    -- Which proposal.
    proposal_id bigint NOT NULL,
    -- Its community.
    community_id bigint NOT NULL,
    -- Sum over the sources of the square root of what is counted from each.
    rank double precision NOT NULL,
    -- Where it stands in proposal_listing.
    shelves bigint[] NOT NULL DEFAULT '{}'::bigint[],
    -- As in proposal_listing.
    due date,
    CONSTRAINT proposal_rank_pkey PRIMARY KEY (proposal_id),
    CONSTRAINT proposal_rank_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE
) WITH (fillfactor=70);

-- Those whose place in lists by support is to be brought up to date. Only added to and taken from, so that nobody waits.
CREATE TABLE proposal_rank_changed (
    -- In which order.
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    -- The proposal; once or several times.
    proposal_id bigint NOT NULL,
    CONSTRAINT proposal_rank_changed_pkey PRIMARY KEY (id)
) WITH (autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=5000, autovacuum_vacuum_cost_delay=0);

-- Which words proposals have; kept by a trigger, as an index would be.
CREATE TABLE proposal_search (
    -- The proposal.
    proposal_id bigint NOT NULL,
    -- The how manieth here.
    place bigint NOT NULL DEFAULT nextval('proposal_place'::regclass),
    -- As proposal_search_words makes them.
    words text[] NOT NULL,
    CONSTRAINT proposal_search_pkey PRIMARY KEY (proposal_id),
    CONSTRAINT proposal_search_place_key UNIQUE (place),
    CONSTRAINT proposal_search_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE
);
CREATE INDEX proposal_search_words ON public.proposal_search USING gin (array_to_tsvector(words)) WITH (gin_pending_list_limit='128');

-- The columns of each version of a proposal, as far as the log is folded: one row a proposal until its text changes.
CREATE TABLE proposal_tally (
    -- Which proposal.
    proposal_id bigint NOT NULL,
    -- The text that was supported.
    version integer NOT NULL,
    -- Counted supports: verified-local, members, known, network, in-person.
    counted integer[] NOT NULL,
    -- Held for review, in the same order.
    held integer[] NOT NULL,
    -- Not counted, in the same order.
    invalid integer[] NOT NULL,
    CONSTRAINT proposal_tally_pkey PRIMARY KEY (proposal_id, version),
    CONSTRAINT proposal_tally_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE
) WITH (fillfactor=50);

-- How far one addressed body has come with a proposal. A body moves only its own track, by replying.
CREATE TABLE proposal_track (
    -- Which proposal.
    proposal_id bigint NOT NULL,
    -- Order in which the author named the bodies.
    position integer NOT NULL,
    -- Entry of our register; null for proposals at home elsewhere.
    body_id bigint,
    -- Name as addressed.
    body_name text NOT NULL,
    -- The body's actor, where known here.
    body_account_id bigint,
    -- Its id on the wire.
    body_uri text,
    -- not-asked, asked, acknowledged, under-review, accepted, accepted-in-part, declined, already-done, not-ours, planned, in-progress, done.
    state text NOT NULL,
    -- When the body was told, and its clock started.
    asked_at timestamp with time zone,
    -- Day by which it should acknowledge.
    ack_due date,
    -- Day by which it should answer.
    answer_due date,
    -- When it first reacted.
    acknowledged_at timestamp with time zone,
    -- When it answered.
    answered_at timestamp with time zone,
    -- Its latest official response.
    response_status_id bigint,
    -- That response's id on the wire.
    response_uri text,
    -- When the body was last reminded in public that its target has passed.
    reminded_at timestamp with time zone,
    -- When the proposal was sent to the body: from then on its text stays.
    sent_at timestamp with time zone,
    -- How it was told: its actor's inbox took it, or a mail server took a mail to it.
    told_by text,
    -- Why it could not be told, or cannot be reached any more: unknown (no actor seen and no address), unreachable (its server does not answer), refused (its server does not take it), bounced (the mail came back), many (waits for the next digest).
    problem text,
    -- Of how much it was reminded: 1 half of the time, 2 four fifths, 3 all of it, then one for each ten working days.
    reminded_step integer NOT NULL DEFAULT 0,
    CONSTRAINT proposal_track_pkey PRIMARY KEY (proposal_id, "position"),
    CONSTRAINT proposal_track_problem_check CHECK ((problem = ANY (ARRAY['unknown'::text, 'unreachable'::text, 'refused'::text, 'bounced'::text, 'many'::text]))),
    CONSTRAINT proposal_track_told_by_check CHECK ((told_by = ANY (ARRAY['actor'::text, 'mail'::text]))),
    CONSTRAINT proposal_track_body_account_id_fkey FOREIGN KEY (body_account_id) REFERENCES account(id) ON DELETE SET NULL,
    CONSTRAINT proposal_track_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id) ON DELETE SET NULL,
    CONSTRAINT proposal_track_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE,
    CONSTRAINT proposal_track_response_status_id_fkey FOREIGN KEY (response_status_id) REFERENCES status(id) ON DELETE SET NULL
);
CREATE INDEX proposal_track_account ON public.proposal_track USING btree (body_account_id);
CREATE INDEX proposal_track_body ON public.proposal_track USING btree (body_id, proposal_id DESC);
CREATE INDEX proposal_track_untold ON public.proposal_track USING btree (sent_at) WHERE ((asked_at IS NULL) AND (sent_at IS NOT NULL));
CREATE INDEX proposal_track_waiting ON public.proposal_track USING btree (answer_due) WHERE ((answered_at IS NULL) AND (answer_due IS NOT NULL));

-- Every text of a proposal at home here that ever stood. Only ever added.
CREATE TABLE proposal_version (
    -- Which proposal.
    proposal_id bigint NOT NULL,
    -- Which version, from 1. Supports are for one.
    version integer NOT NULL,
    -- How often it was corrected, or written anew before anybody supported it; the greatest is the text of the version.
    correction integer NOT NULL DEFAULT 0,
    -- As in proposal.
    title text NOT NULL,
    -- As in proposal.
    ask text NOT NULL,
    -- As in proposal.
    problem text NOT NULL,
    -- As in proposal.
    category text,
    -- As in proposal.
    locality text,
    -- Slugs of the bodies it addresses, in the order given; the name of one that is in no register.
    bodies text[] NOT NULL,
    -- As in proposal.
    language text NOT NULL,
    -- Who wrote it: the author or a co-author.
    account_id bigint,
    -- Not a correction: what later corrections of the version are compared with, and from when their time runs.
    base boolean NOT NULL,
    -- 16 random bytes.
    salt bytea NOT NULL,
    -- SHA-256 of the salt and the canonical JSON (RFC 8785) of ask, bodies, category, language, locality, problem, title, and the place where one is named.
    digest bytea NOT NULL,
    -- When it was written.
    created_at timestamp with time zone NOT NULL,
    -- As in proposal.
    place_name text,
    -- As in proposal.
    latitude double precision,
    -- As in proposal.
    longitude double precision,
    CONSTRAINT proposal_version_pkey PRIMARY KEY (proposal_id, version, correction),
    CONSTRAINT proposal_version_digest_check CHECK ((octet_length(digest) = 32)),
    CONSTRAINT proposal_version_salt_check CHECK ((octet_length(salt) = 16)),
    CONSTRAINT proposal_version_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
    CONSTRAINT proposal_version_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE
);

-- Which proposals have a word; kept by a trigger of proposal, as an index would be.
CREATE TABLE proposal_word (
    -- The community of the proposal.
    community_id bigint NOT NULL,
    -- One of its keys, as proposal_keys makes them.
    word text NOT NULL,
    -- The proposal.
    proposal_id bigint NOT NULL,
    CONSTRAINT proposal_word_pkey PRIMARY KEY (community_id, word, proposal_id)
);

-- The P-256 key by which push services know this server (RFC 8292); one row, made once.
CREATE TABLE push_key (
    -- Always true.
    id boolean NOT NULL DEFAULT true,
    -- PKCS#8.
    private_key bytea NOT NULL,
    -- The uncompressed point, 65 bytes.
    public_key bytea NOT NULL,
    -- When made.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT push_key_pkey PRIMARY KEY (id),
    CONSTRAINT push_key_id_check CHECK (id)
);

-- Where an app wants to be woken up; one for each access token.
CREATE TABLE push_subscription (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- The token it was made with; ends with it.
    token_id bigint NOT NULL,
    -- Whose notifications.
    account_id bigint NOT NULL,
    -- Address at the push service.
    endpoint text NOT NULL,
    -- The app's public key, an uncompressed P-256 point.
    p256dh bytea NOT NULL,
    -- The app's authentication secret, 16 bytes.
    auth bytea NOT NULL,
    -- RFC 8291 (aes128gcm) instead of the draft before it (aesgcm).
    standard boolean NOT NULL,
    -- Types of notifications that are sent.
    alerts text[] NOT NULL,
    -- Whose notifications are sent.
    policy text NOT NULL,
    -- The secret of the token, as the payload must carry it, encrypted with the push key.
    access_token bytea NOT NULL,
    -- When.
    created_at timestamp with time zone NOT NULL,
    -- Its id in the client API, where programs expect a small number.
    number integer NOT NULL GENERATED ALWAYS AS IDENTITY,
    CONSTRAINT push_subscription_pkey PRIMARY KEY (id),
    CONSTRAINT push_subscription_number_key UNIQUE (number),
    CONSTRAINT push_subscription_token_id_key UNIQUE (token_id),
    CONSTRAINT push_subscription_policy_check CHECK ((policy = ANY (ARRAY['all'::text, 'followed'::text, 'follower'::text, 'none'::text]))),
    CONSTRAINT push_subscription_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT push_subscription_token_id_fkey FOREIGN KEY (token_id) REFERENCES oauth_token(id) ON DELETE CASCADE
);
CREATE INDEX push_subscription_account ON public.push_subscription USING btree (account_id);

-- A status shows another one within itself.
CREATE TABLE quote (
    -- The status that quotes.
    status_id bigint NOT NULL,
    -- Who quotes.
    account_id bigint NOT NULL,
    -- What is quoted, where we have it.
    quoted_id bigint,
    -- Id on the wire of what is quoted.
    quoted_uri text NOT NULL,
    -- Author of what is quoted.
    quoted_account_id bigint,
    -- Whether the quoted author allows it.
    state text NOT NULL,
    -- Id of the QuoteRequest.
    request_uri text,
    -- Id of the QuoteAuthorization, ours or another server's.
    stamp_uri text,
    -- When.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT quote_pkey PRIMARY KEY (status_id),
    CONSTRAINT quote_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'accepted'::text, 'rejected'::text, 'revoked'::text, 'unauthorized'::text]))),
    CONSTRAINT quote_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT quote_quoted_id_fkey FOREIGN KEY (quoted_id) REFERENCES status(id) ON DELETE SET NULL,
    CONSTRAINT quote_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);
CREATE INDEX quote_quoted ON public.quote USING btree (quoted_id, status_id DESC);
CREATE INDEX quote_quoted_uri ON public.quote USING btree (quoted_uri) WHERE (quoted_id IS NULL);
CREATE INDEX quote_request ON public.quote USING btree (request_uri) WHERE (request_uri IS NOT NULL);
CREATE INDEX quote_stamp ON public.quote USING btree (stamp_uri) WHERE (stamp_uri IS NOT NULL);

-- Who may quote a status. A local status without a row: everybody if it is open, else nobody.
CREATE TABLE quote_policy (
    -- Which status.
    status_id bigint NOT NULL,
    -- public, followers, following, unsupported_policy: who may at once.
    automatic text[] NOT NULL,
    -- The same words: who may after the author agreed.
    manual text[] NOT NULL,
    CONSTRAINT quote_policy_pkey PRIMARY KEY (status_id),
    CONSTRAINT quote_policy_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);

-- Why an account is taken for a body's official actor: the evidence, not a grant.
CREATE TABLE recognition (
    -- Which account.
    account_id bigint NOT NULL,
    -- Which body.
    body_id bigint NOT NULL,
    -- What was checked.
    method text NOT NULL,
    -- Step of the ladder this evidence reaches.
    level integer NOT NULL,
    -- Whether the last check succeeded.
    holds boolean NOT NULL,
    -- What was found, for people: a page address, a domain.
    evidence text NOT NULL,
    -- When it was last checked.
    checked_at timestamp with time zone NOT NULL,
    -- Since when it holds, or no longer does.
    since timestamp with time zone NOT NULL,
    -- Whether the resolver vouched for the record (DNSSEC); null where that is not known.
    dnssec boolean,
    CONSTRAINT recognition_pkey PRIMARY KEY (account_id, body_id, method),
    CONSTRAINT recognition_level_check CHECK (((level >= 1) AND (level <= 4))),
    CONSTRAINT recognition_method_check CHECK ((method = ANY (ARRAY['rel-me'::text, 'register-domain'::text, 'dns-txt'::text]))),
    CONSTRAINT recognition_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT recognition_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id) ON DELETE CASCADE
);

-- Codes on paper, for whoever has lost the telephone. Each works once.
CREATE TABLE recovery_code (
    -- Whose.
    user_id bigint NOT NULL,
    -- SHA-256 of the code, which has 80 random bits.
    code_hash bytea NOT NULL,
    -- When it was used.
    used_at timestamp with time zone,
    CONSTRAINT recovery_code_pkey PRIMARY KEY (user_id, code_hash),
    CONSTRAINT recovery_code_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

-- What accounts that speak for public bodies tried to do to proposals and communities, and were refused. Moderators read it.
CREATE TABLE refused_act (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Who tried.
    account_id bigint NOT NULL,
    -- For which body the account spoke at that time.
    body_id bigint NOT NULL,
    -- In whose matters.
    community_id bigint NOT NULL,
    -- On which proposal; null for the community itself.
    proposal_id bigint,
    -- A word of what was tried: support, vote, link, pin ...
    act text NOT NULL,
    -- wire: by an activity that other servers could see; app: by an app or a page here.
    door text NOT NULL,
    -- How often.
    times integer NOT NULL DEFAULT 1,
    -- When first.
    first_at timestamp with time zone NOT NULL,
    -- When last.
    last_at timestamp with time zone NOT NULL,
    CONSTRAINT refused_act_pkey PRIMARY KEY (id),
    CONSTRAINT refused_act_door_check CHECK ((door = ANY (ARRAY['wire'::text, 'app'::text]))),
    CONSTRAINT refused_act_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT refused_act_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id) ON DELETE CASCADE,
    CONSTRAINT refused_act_community_id_fkey FOREIGN KEY (community_id) REFERENCES community(account_id) ON DELETE CASCADE,
    CONSTRAINT refused_act_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE
);
CREATE INDEX refused_act_body ON public.refused_act USING btree (body_id);
CREATE INDEX refused_act_community ON public.refused_act USING btree (community_id, last_at);
CREATE INDEX refused_act_proposal ON public.refused_act USING btree (proposal_id);
CREATE UNIQUE INDEX refused_act_once ON public.refused_act USING btree (account_id, community_id, proposal_id, act, door) NULLS NOT DISTINCT;

-- Relays: public posts are sent to those that accepted, and what those announce is taken in.
CREATE TABLE relay (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- As the operator gave it: the inbox of a relay in the style of Mastodon, the actor of one in the style of LitePub.
    address text NOT NULL,
    -- What is followed: mastodon, everything public; litepub, the actor.
    style text NOT NULL,
    -- pending until it answers.
    state text NOT NULL,
    -- Where to send; null until the actor was read.
    inbox_url text,
    -- Who announces; null until it accepted.
    actor_uri text,
    -- Id of our Follow.
    follow_uri text NOT NULL,
    -- When it was added.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT relay_pkey PRIMARY KEY (id),
    CONSTRAINT relay_address_key UNIQUE (address),
    CONSTRAINT relay_follow_uri_key UNIQUE (follow_uri),
    CONSTRAINT relay_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'accepted'::text, 'rejected'::text]))),
    CONSTRAINT relay_style_check CHECK ((style = ANY (ARRAY['mastodon'::text, 'litepub'::text])))
);

-- The files of a release.
CREATE TABLE release_file (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Of which release.
    status_id bigint NOT NULL,
    -- As it is saved, with the ending that says what it is.
    name text NOT NULL,
    -- Its size.
    bytes integer NOT NULL,
    -- Its digest, which stands in the community's log.
    sha256 bytea NOT NULL,
    -- What is in it; null once the body took the release back.
    content bytea,
    -- When it was added.
    added_at timestamp with time zone NOT NULL,
    CONSTRAINT release_file_pkey PRIMARY KEY (id),
    CONSTRAINT release_file_status_id_name_key UNIQUE (status_id, name),
    CONSTRAINT release_file_status_id_fkey FOREIGN KEY (status_id) REFERENCES matter_release(status_id) ON DELETE CASCADE
);

-- A file of another server, kept for a while so that readers need not ask that server.
CREATE TABLE remote_file (
    -- SHA-256 of its address.
    url_hash bytea NOT NULL,
    -- Its name in the media storage; null when it could not be had.
    file_key text,
    -- MIME type, by its content.
    media_type text,
    -- Bytes.
    size bigint NOT NULL DEFAULT 0,
    -- When it was asked for.
    fetched_at timestamp with time zone NOT NULL,
    CONSTRAINT remote_file_pkey PRIMARY KEY (url_hash)
);
CREATE INDEX remote_file_fetched ON public.remote_file USING btree (fetched_at);

-- Answers from other servers that need the leave of the author of what they answer.
CREATE TABLE reply_approval (
    -- The answer.
    status_id bigint NOT NULL,
    -- Whether an authorization was read from the server of that author; without one it is not shown below what it answers.
    approved boolean NOT NULL,
    CONSTRAINT reply_approval_pkey PRIMARY KEY (status_id),
    CONSTRAINT reply_approval_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);

-- Who may answer a status of another server. A status without a row: everybody.
CREATE TABLE reply_policy (
    -- Which status.
    status_id bigint NOT NULL,
    -- public, followers, following, unsupported_policy: who may at once.
    automatic text[] NOT NULL,
    -- The same words: who may after the author agreed.
    manual text[] NOT NULL,
    CONSTRAINT reply_policy_pkey PRIMARY KEY (status_id),
    CONSTRAINT reply_policy_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);

-- Answers written here for which an author elsewhere was asked.
CREATE TABLE reply_request (
    -- The answer.
    status_id bigint NOT NULL,
    -- Id of our ReplyRequest.
    uri text NOT NULL,
    -- Id of the ReplyAuthorization; null until the author agreed.
    authorization_uri text,
    CONSTRAINT reply_request_pkey PRIMARY KEY (status_id),
    CONSTRAINT reply_request_uri_key UNIQUE (uri),
    CONSTRAINT reply_request_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);

-- Somebody asks the moderators to look at an account.
CREATE TABLE report (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Who reports; for a report from elsewhere the instance actor that sent it.
    account_id bigint NOT NULL,
    -- Who is reported.
    target_account_id bigint NOT NULL,
    -- What it is about.
    category text NOT NULL,
    -- Plain text.
    comment text NOT NULL DEFAULT ''::text,
    -- Whether a copy went to the server of the reported account.
    forwarded boolean NOT NULL DEFAULT false,
    -- The rules that were broken.
    rule_ids bigint[] NOT NULL DEFAULT '{}'::bigint[],
    -- Id of the Flag activity, where it came from elsewhere or was forwarded.
    uri text,
    -- The moderator who looks at it.
    assigned_account_id bigint,
    -- When it was settled; null while open.
    action_taken_at timestamp with time zone,
    -- Who settled it.
    action_taken_by_account_id bigint,
    -- When it was made.
    created_at timestamp with time zone NOT NULL,
    -- Last change.
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT report_pkey PRIMARY KEY (id),
    CONSTRAINT report_category_check CHECK ((category = ANY (ARRAY['spam'::text, 'legal'::text, 'violation'::text, 'other'::text]))),
    CONSTRAINT report_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT report_action_taken_by_account_id_fkey FOREIGN KEY (action_taken_by_account_id) REFERENCES account(id) ON DELETE SET NULL,
    CONSTRAINT report_assigned_account_id_fkey FOREIGN KEY (assigned_account_id) REFERENCES account(id) ON DELETE SET NULL,
    CONSTRAINT report_target_account_id_fkey FOREIGN KEY (target_account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX report_account ON public.report USING btree (account_id, id DESC);
CREATE INDEX report_open ON public.report USING btree (id DESC) WHERE (action_taken_at IS NULL);
CREATE INDEX report_target ON public.report USING btree (target_account_id, id DESC);
CREATE UNIQUE INDEX report_uri ON public.report USING btree (uri) WHERE (uri IS NOT NULL);

-- The statuses a report is about.
CREATE TABLE report_status (
    -- Which report.
    report_id bigint NOT NULL,
    -- Which status.
    status_id bigint NOT NULL,
    CONSTRAINT report_status_pkey PRIMARY KEY (report_id, status_id),
    CONSTRAINT report_status_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id) ON DELETE CASCADE,
    CONSTRAINT report_status_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);
CREATE INDEX report_status_status ON public.report_status USING btree (status_id);

-- Votes that a community elsewhere says were given in it. Shown with its posts, and never a support.
CREATE TABLE reported_vote (
    -- A post in that community.
    status_id bigint NOT NULL,
    -- Who is said to have voted.
    actor_uri text NOT NULL,
    -- The community that says so.
    community_account_id bigint NOT NULL,
    -- A like; false for a dislike.
    up boolean NOT NULL,
    -- When it was reported.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT reported_vote_pkey PRIMARY KEY (status_id, actor_uri),
    CONSTRAINT reported_vote_community_account_id_fkey FOREIGN KEY (community_account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT reported_vote_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);

-- Members whom a community knows to live where it stands; their supports count as verified local.
CREATE TABLE resident (
    -- Which community.
    community_id bigint NOT NULL,
    -- Who; a local account.
    account_id bigint NOT NULL,
    -- The smallest area that was verified; null for the community's own.
    locality text,
    -- How it was checked, such as desk or letter. Never the address itself.
    method text NOT NULL,
    -- The moderator who checked.
    checked_by bigint,
    -- When.
    checked_at timestamp with time zone NOT NULL,
    CONSTRAINT resident_pkey PRIMARY KEY (community_id, account_id),
    CONSTRAINT resident_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT resident_checked_by_fkey FOREIGN KEY (checked_by) REFERENCES account(id) ON DELETE SET NULL,
    CONSTRAINT resident_community_id_fkey FOREIGN KEY (community_id) REFERENCES community(account_id) ON DELETE CASCADE
);

-- A post that waits for its time.
CREATE TABLE scheduled_status (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Whose.
    account_id bigint NOT NULL,
    -- When it is posted.
    scheduled_at timestamp with time zone NOT NULL,
    -- What is posted: the parameters of POST /api/v1/statuses.
    params jsonb NOT NULL,
    -- When it was written.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT scheduled_status_pkey PRIMARY KEY (id),
    CONSTRAINT scheduled_status_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX scheduled_status_account ON public.scheduled_status USING btree (account_id, id DESC);
CREATE INDEX scheduled_status_due ON public.scheduled_status USING btree (scheduled_at);

-- A secret that a program on somebody's telephone has, too: it makes the codes that are asked for at signing in (RFC 6238).
CREATE TABLE second_factor (
    -- Whose.
    user_id bigint NOT NULL,
    -- 160 random bits. Codes are made of it, so it cannot be kept as a hash.
    secret bytea NOT NULL,
    -- When it was shown.
    created_at timestamp with time zone NOT NULL,
    -- Since when codes are asked for; null until a first one was typed.
    confirmed_at timestamp with time zone,
    -- The half minute of the last code that was taken: no code is taken twice, nor an earlier one.
    last_step bigint NOT NULL DEFAULT 0,
    CONSTRAINT second_factor_pkey PRIMARY KEY (user_id),
    CONSTRAINT second_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

-- A browser that is signed in.
CREATE TABLE session (
    -- SHA-256 of the cookie.
    token_hash bytea NOT NULL,
    -- Who is signed in.
    user_id bigint NOT NULL,
    -- Must come back with every form.
    csrf_token text NOT NULL,
    -- When they signed in.
    created_at timestamp with time zone NOT NULL,
    -- When the browser has to sign in again.
    expires_at timestamp with time zone NOT NULL,
    -- The user of the team as which this browser acts at present.
    acting_as bigint,
    -- When the browser came last, to an hour.
    last_used_at timestamp with time zone,
    -- What the browser called itself when it signed in.
    program text NOT NULL DEFAULT ''::text,
    CONSTRAINT session_pkey PRIMARY KEY (token_hash),
    CONSTRAINT session_acting_as_fkey FOREIGN KEY (acting_as) REFERENCES users(id) ON DELETE CASCADE,
    CONSTRAINT session_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX session_acting_as ON public.session USING btree (acting_as) WHERE (acting_as IS NOT NULL);
CREATE INDEX session_of_user ON public.session USING btree (user_id);

-- Settings that were set in the browser; they win over file, environment and command line.
CREATE TABLE setting_value (
    -- As in folkmoot.toml.
    key text NOT NULL,
    -- As it would stand in a variable of the environment.
    value text NOT NULL,
    -- Who set it; null when they are gone.
    set_by_account_id bigint,
    -- When.
    set_at timestamp with time zone NOT NULL,
    CONSTRAINT setting_value_pkey PRIMARY KEY (key),
    CONSTRAINT setting_value_set_by_account_id_fkey FOREIGN KEY (set_by_account_id) REFERENCES account(id) ON DELETE SET NULL
);

-- Follows of a local account that ended because somebody was shut out.
CREATE TABLE severance (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Whose follows ended.
    account_id bigint NOT NULL,
    -- What ended them.
    type text NOT NULL,
    -- The domain, or the handle of the account, that was shut out.
    target_name text NOT NULL,
    -- How many followed the account.
    followers_count integer NOT NULL,
    -- How many the account followed.
    following_count integer NOT NULL,
    -- When.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT severance_pkey PRIMARY KEY (id),
    CONSTRAINT severance_type_check CHECK ((type = ANY (ARRAY['domain_block'::text, 'user_domain_block'::text, 'account_suspension'::text]))),
    CONSTRAINT severance_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX severance_account ON public.severance USING btree (account_id);

-- A sheet of paper that people signed for a proposal. Who signed stands on the paper and nowhere here.
CREATE TABLE sheet (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Which proposal.
    proposal_id bigint NOT NULL,
    -- What is written on the sheet to tell it from others.
    number text NOT NULL,
    -- The number in small letters: one sheet is entered once.
    folded text NOT NULL,
    -- Where it was signed.
    place text NOT NULL,
    -- How many, as entered.
    signatures integer NOT NULL,
    -- How many supports were ever made of it.
    lines integer NOT NULL,
    -- Version of the text that was signed.
    version integer NOT NULL,
    -- The volunteer; null once the account is gone.
    entered_by bigint,
    -- When.
    entered_at timestamp with time zone NOT NULL,
    -- Who corrected it last; null once the account is gone.
    corrected_by bigint,
    -- When it was corrected last.
    corrected_at timestamp with time zone,
    -- Why, for everybody to read.
    reason text,
    CONSTRAINT sheet_pkey PRIMARY KEY (id),
    CONSTRAINT sheet_proposal_id_folded_key UNIQUE (proposal_id, folded),
    CONSTRAINT sheet_signatures_check CHECK (((signatures >= 1) AND (signatures <= 200))),
    CONSTRAINT sheet_corrected_by_fkey FOREIGN KEY (corrected_by) REFERENCES account(id) ON DELETE SET NULL,
    CONSTRAINT sheet_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES account(id) ON DELETE SET NULL,
    CONSTRAINT sheet_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE
);
CREATE INDEX sheet_corrected ON public.sheet USING btree (corrected_by) WHERE (corrected_by IS NOT NULL);
CREATE INDEX sheet_entered ON public.sheet USING btree (entered_by);

-- Which supports come from which sheet.
CREATE TABLE sheet_line (
    -- The support.
    support_id bigint NOT NULL,
    -- Which sheet.
    sheet_id bigint NOT NULL,
    -- From 1.
    line integer NOT NULL,
    CONSTRAINT sheet_line_pkey PRIMARY KEY (support_id),
    CONSTRAINT sheet_line_sheet_id_line_key UNIQUE (sheet_id, line),
    CONSTRAINT sheet_line_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES sheet(id) ON DELETE CASCADE,
    CONSTRAINT sheet_line_support_id_fkey FOREIGN KEY (support_id) REFERENCES support(id) ON DELETE CASCADE
);

-- Hosts that believe requests only when they are signed in another way than the usual one.
CREATE TABLE signature_scheme (
    -- Host with its port when that is not the usual one.
    host text NOT NULL,
    -- The scheme that it believed.
    scheme text NOT NULL,
    -- When it last did; after 30 days the usual scheme is tried first again.
    believed_at timestamp with time zone NOT NULL,
    CONSTRAINT signature_scheme_pkey PRIMARY KEY (host),
    CONSTRAINT signature_scheme_scheme_check CHECK ((scheme = 'RFC_9421'::text))
);

-- Proposals that are published on other servers, as sketches that drafts here are compared with.
CREATE TABLE sketch_elsewhere (
    -- The record, on the server that told it.
    record_uri text NOT NULL,
    -- Its page there.
    url text NOT NULL,
    -- That server, with its port where it has an unusual one.
    host text NOT NULL,
    -- Its title, as published.
    title text NOT NULL,
    -- BCP 47.
    language text NOT NULL,
    -- 128 numbers of four bytes.
    sketch bytea NOT NULL,
    -- What it is found by: 64 numbers, each made from two of the sketch.
    bands integer[] NOT NULL,
    -- When the server last told it.
    seen_at timestamp with time zone NOT NULL,
    CONSTRAINT sketch_elsewhere_pkey PRIMARY KEY (record_uri)
);
CREATE INDEX sketch_elsewhere_bands ON public.sketch_elsewhere USING gin (bands);
CREATE INDEX sketch_elsewhere_host ON public.sketch_elsewhere USING btree (host, seen_at);

-- How far the sketches of other servers were read.
CREATE TABLE sketch_source (
    -- The server's origin.
    url text NOT NULL,
    -- The last id that was read; 0 to begin anew.
    after_id bigint NOT NULL,
    -- When reading last began at the first.
    began_at timestamp with time zone NOT NULL,
    CONSTRAINT sketch_source_pkey PRIMARY KEY (url)
);

-- A post, local or remote, or a reblog of one (reblog_of_id set, no content of its own).
CREATE TABLE status (
    -- Time-ordered id by the time of publication.
    id bigint NOT NULL,
    -- Author, or who reblogged.
    account_id bigint NOT NULL,
    -- ActivityPub id of the object, or of the Announce.
    uri text NOT NULL,
    -- Page for people.
    url text,
    -- Parent, where we have it. No foreign key: a deleted parent stays named.
    in_reply_to_id bigint,
    -- Author of the parent.
    in_reply_to_account_id bigint,
    -- Parent's id on the wire, also when we do not have it yet.
    in_reply_to_uri text,
    -- What is reblogged.
    reblog_of_id bigint,
    -- Author of what is reblogged; saves a join in every home page.
    reblog_account_id bigint,
    -- The community (Group account) it was posted to.
    community_id bigint,
    -- Who may see it.
    visibility text NOT NULL,
    -- Type word on the wire: Note, Article, Page, Question …
    object_type text NOT NULL DEFAULT 'Note'::text,
    -- Clean HTML.
    content text NOT NULL DEFAULT ''::text,
    -- Content warning, plain text.
    spoiler_text text NOT NULL DEFAULT ''::text,
    -- Hide media until asked.
    sensitive boolean NOT NULL DEFAULT false,
    -- BCP 47; null when unknown.
    language text,
    -- What a local author typed.
    source_text text,
    -- The client it was posted with.
    application_id bigint,
    -- Made here.
    local boolean NOT NULL,
    -- Last edit.
    edited_at timestamp with time zone,
    -- When removed; the row stays as a tombstone without text.
    deleted_at timestamp with time zone,
    -- When published.
    created_at timestamp with time zone NOT NULL,
    -- Id of the first status of its thread, as far as that is known here; null for a reblog.
    conversation_id bigint,
    -- Visibility it had before its community hid it: while this is set, only its author sees it. Null for all others.
    hidden_visibility text,
    CONSTRAINT status_pkey PRIMARY KEY (id),
    CONSTRAINT status_uri_key UNIQUE (uri),
    CONSTRAINT status_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'unlisted'::text, 'private'::text, 'direct'::text]))),
    CONSTRAINT status_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT status_application_id_fkey FOREIGN KEY (application_id) REFERENCES oauth_application(id) ON DELETE SET NULL,
    CONSTRAINT status_community_id_fkey FOREIGN KEY (community_id) REFERENCES account(id),
    CONSTRAINT status_reblog_of_id_fkey FOREIGN KEY (reblog_of_id) REFERENCES status(id) ON DELETE CASCADE
);
CREATE INDEX status_author ON public.status USING btree (account_id, id DESC) INCLUDE (reblog_account_id, visibility) WHERE (deleted_at IS NULL);
CREATE INDEX status_community ON public.status USING btree (community_id, id DESC) WHERE ((community_id IS NOT NULL) AND (deleted_at IS NULL));
CREATE INDEX status_conversation ON public.status USING btree (conversation_id) WHERE (conversation_id <> id);
CREATE INDEX status_orphans ON public.status USING btree (in_reply_to_uri) WHERE ((in_reply_to_id IS NULL) AND (in_reply_to_uri IS NOT NULL));
CREATE INDEX status_public ON public.status USING btree (id DESC) WHERE ((visibility = 'public'::text) AND (reblog_of_id IS NULL) AND (deleted_at IS NULL));
CREATE INDEX status_public_local ON public.status USING btree (id DESC) WHERE ((visibility = 'public'::text) AND (reblog_of_id IS NULL) AND (deleted_at IS NULL) AND local);
CREATE INDEX status_reblogs ON public.status USING btree (reblog_of_id) WHERE ((reblog_of_id IS NOT NULL) AND (deleted_at IS NULL));
CREATE INDEX status_replies ON public.status USING btree (in_reply_to_id, id) WHERE (in_reply_to_id IS NOT NULL);
CREATE INDEX status_words ON public.status USING gin (to_tsvector('simple'::regconfig, search_form(((spoiler_text || ' '::text) || content)))) WHERE ((reblog_of_id IS NULL) AND (deleted_at IS NULL));
CREATE UNIQUE INDEX status_boost ON public.status USING btree (account_id, reblog_of_id) WHERE ((reblog_of_id IS NOT NULL) AND (deleted_at IS NULL));

-- Which card a status shows.
CREATE TABLE status_card (
    -- The status.
    status_id bigint NOT NULL,
    -- The card of its first link that has one.
    card_id bigint NOT NULL,
    CONSTRAINT status_card_pkey PRIMARY KEY (status_id),
    CONSTRAINT status_card_card_id_fkey FOREIGN KEY (card_id) REFERENCES preview_card(id) ON DELETE CASCADE,
    CONSTRAINT status_card_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);
CREATE INDEX status_card_card ON public.status_card USING btree (card_id, status_id DESC);

-- A former version of a status that was edited; the present one stands in status.
CREATE TABLE status_edit (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Of which status.
    status_id bigint NOT NULL,
    -- Clean HTML, as it was.
    content text NOT NULL,
    -- Content warning, as it was.
    spoiler_text text NOT NULL,
    -- Whether media were hidden.
    sensitive boolean NOT NULL,
    -- What could be chosen; null without a poll.
    poll_options text[],
    -- Attachments in order; those that are gone since are not shown.
    media_ids bigint[] NOT NULL DEFAULT '{}'::bigint[],
    -- Since when this version stood.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT status_edit_pkey PRIMARY KEY (id),
    CONSTRAINT status_edit_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);
CREATE INDEX status_edit_status ON public.status_edit USING btree (status_id, id);

-- What somebody does not want to read.
CREATE TABLE status_filter (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Whose filter.
    account_id bigint NOT NULL,
    -- Plain text.
    title text NOT NULL,
    -- Where it counts: home, notifications, public, thread, account.
    contexts text[] NOT NULL,
    -- warn collapses, hide leaves out, blur hides media.
    action text NOT NULL,
    -- Until when; null for good.
    expires_at timestamp with time zone,
    -- When made.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT status_filter_pkey PRIMARY KEY (id),
    CONSTRAINT status_filter_action_check CHECK ((action = ANY (ARRAY['warn'::text, 'hide'::text, 'blur'::text]))),
    CONSTRAINT status_filter_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX status_filter_account ON public.status_filter USING btree (account_id);

-- Words that a filter looks for.
CREATE TABLE status_filter_keyword (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Which filter.
    filter_id bigint NOT NULL,
    -- As typed.
    keyword text NOT NULL,
    -- Whether it counts only between word boundaries.
    whole_word boolean NOT NULL,
    CONSTRAINT status_filter_keyword_pkey PRIMARY KEY (id),
    CONSTRAINT status_filter_keyword_filter_id_fkey FOREIGN KEY (filter_id) REFERENCES status_filter(id) ON DELETE CASCADE
);
CREATE INDEX status_filter_keyword_filter ON public.status_filter_keyword USING btree (filter_id);

-- Single statuses that a filter catches.
CREATE TABLE status_filter_status (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Which filter.
    filter_id bigint NOT NULL,
    -- Which status.
    status_id bigint NOT NULL,
    CONSTRAINT status_filter_status_pkey PRIMARY KEY (id),
    CONSTRAINT status_filter_status_filter_id_status_id_key UNIQUE (filter_id, status_id),
    CONSTRAINT status_filter_status_filter_id_fkey FOREIGN KEY (filter_id) REFERENCES status_filter(id) ON DELETE CASCADE,
    CONSTRAINT status_filter_status_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);

-- Idempotency-Key of POST /api/v1/statuses; kept one hour.
CREATE TABLE status_idempotency (
    -- Whose key.
    account_id bigint NOT NULL,
    -- As sent.
    key text NOT NULL,
    -- What the first request made.
    status_id bigint NOT NULL,
    -- When; older than an hour may be used again.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT status_idempotency_pkey PRIMARY KEY (account_id, key),
    CONSTRAINT status_idempotency_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT status_idempotency_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);

-- Who is mentioned; they may see the status.
CREATE TABLE status_mention (
    -- Where.
    status_id bigint NOT NULL,
    -- Who.
    account_id bigint NOT NULL,
    CONSTRAINT status_mention_pkey PRIMARY KEY (status_id, account_id),
    CONSTRAINT status_mention_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT status_mention_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
);
CREATE INDEX status_mention_account ON public.status_mention USING btree (account_id, status_id DESC);

-- Counters of a status; a row appears with the first count.
CREATE TABLE status_stats (
    -- Whose counters.
    status_id bigint NOT NULL,
    -- Direct replies known here.
    replies_count integer NOT NULL DEFAULT 0,
    -- Reblogs known here.
    reblogs_count integer NOT NULL DEFAULT 0,
    -- Favourites known here.
    favourites_count integer NOT NULL DEFAULT 0,
    CONSTRAINT status_stats_pkey PRIMARY KEY (status_id),
    CONSTRAINT status_stats_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE
) WITH (fillfactor=50);

-- Hashtags of a status.
CREATE TABLE status_tag (
    -- Which status.
    status_id bigint NOT NULL,
    -- Which hashtag.
    tag_id bigint NOT NULL,
    CONSTRAINT status_tag_pkey PRIMARY KEY (tag_id, status_id),
    CONSTRAINT status_tag_status_id_fkey FOREIGN KEY (status_id) REFERENCES status(id) ON DELETE CASCADE,
    CONSTRAINT status_tag_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tag(id) ON DELETE CASCADE
);
CREATE INDEX status_tag_status ON public.status_tag USING btree (status_id);

-- Accounts that somebody does not want to be suggested.
CREATE TABLE suggestion_dismissal (
    -- Who.
    account_id bigint NOT NULL,
    -- Whom not.
    target_id bigint NOT NULL,
    CONSTRAINT suggestion_dismissal_pkey PRIMARY KEY (account_id, target_id),
    CONSTRAINT suggestion_dismissal_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT suggestion_dismissal_target_id_fkey FOREIGN KEY (target_id) REFERENCES account(id) ON DELETE CASCADE
);

-- An account backs a proposal. Kept at the proposal's home only; never listed but for those who chose to be named.
CREATE TABLE support (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Which proposal.
    proposal_id bigint NOT NULL,
    -- Who; null once the account is gone: the support stays, the link to a person does not.
    account_id bigint,
    -- The column it is counted in.
    counted_in text NOT NULL,
    -- Registrable domain the supporter comes from; empty for local accounts.
    source text NOT NULL,
    -- The supporter chose to be named.
    named boolean NOT NULL DEFAULT false,
    -- Version of the text that was supported.
    version integer NOT NULL,
    -- When.
    created_at timestamp with time zone NOT NULL,
    -- When taken back.
    withdrawn_at timestamp with time zone,
    -- counted; held until moderators looked; invalid, which is not counted.
    counting text NOT NULL,
    -- Why it is held or invalid: young, pace, cap; or a word of Refusal; or suspended, banned, automated, official, server.
    why text,
    -- What moderators decided about it in the open; no rule changes that again.
    review text,
    -- 16 random bytes in the commitment of its log entries; null once erased, when nobody can tell any more whose it was.
    salt bytea,
    -- SHA-256 of the salt, the proposal's record, a line feed and the supporter: what its log entries call it.
    commitment bytea NOT NULL,
    -- Why it does not count that no changed fact ends, only moderators: pace or cap when it was given, or their own word of Refusal.
    lasting text,
    CONSTRAINT support_pkey PRIMARY KEY (id),
    CONSTRAINT support_counted_in_check CHECK ((counted_in = ANY (ARRAY['verified-local'::text, 'members'::text, 'known'::text, 'network'::text, 'in-person'::text]))),
    CONSTRAINT support_counting_check CHECK ((counting = ANY (ARRAY['counted'::text, 'held'::text, 'invalid'::text]))),
    CONSTRAINT support_review_check CHECK ((review = ANY (ARRAY['released'::text, 'invalidated'::text]))),
    CONSTRAINT support_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE SET NULL,
    CONSTRAINT support_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE
);
CREATE INDEX support_account ON public.support USING btree (account_id, id DESC);
CREATE INDEX support_from ON public.support USING btree (source, id) WHERE ((source <> ''::text) AND (withdrawn_at IS NULL));
CREATE INDEX support_named ON public.support USING btree (proposal_id) WHERE (named AND (withdrawn_at IS NULL));
CREATE INDEX support_not_counted ON public.support USING btree (proposal_id, counting, id) WHERE ((counting <> 'counted'::text) AND (withdrawn_at IS NULL));
CREATE INDEX support_review ON public.support USING btree (proposal_id, account_id) WHERE (review IS NOT NULL);
CREATE INDEX support_withdrawn ON public.support USING btree (withdrawn_at) WHERE (withdrawn_at IS NOT NULL);
CREATE INDEX support_young ON public.support USING btree (created_at) WHERE ((counting = 'held'::text) AND (why = 'young'::text) AND (withdrawn_at IS NULL));
CREATE UNIQUE INDEX support_live ON public.support USING btree (proposal_id, account_id) WHERE (withdrawn_at IS NULL);

-- How many of a source are counted for a proposal. Never published: a source of few is nearly a name.
CREATE TABLE support_source (
    -- Which proposal.
    proposal_id bigint NOT NULL,
    -- Registrable domain; empty for accounts here.
    source text NOT NULL,
    -- Counted supports, as far as the log is folded.
    counted integer NOT NULL,
    CONSTRAINT support_source_pkey PRIMARY KEY (proposal_id, source),
    CONSTRAINT support_source_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE
);

-- A hashtag.
CREATE TABLE tag (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Without #, lower case, NFKC.
    name text NOT NULL,
    -- First use seen.
    created_at timestamp with time zone NOT NULL,
    -- How it is written, where that differs from the name in capitals only.
    display_name text,
    -- Whether new posts can be found by it.
    usable boolean NOT NULL DEFAULT true,
    -- Whether searches and suggestions show it.
    listable boolean NOT NULL DEFAULT true,
    CONSTRAINT tag_pkey PRIMARY KEY (id),
    CONSTRAINT tag_name_key UNIQUE (name)
);
CREATE INDEX tag_search ON public.tag USING gin (name gin_trgm_ops);
CREATE INDEX tag_search_form ON public.tag USING btree (search_form(name) text_pattern_ops);

-- Accounts as which several people act, each with their own sign-in. Nobody signs in as the account itself.
CREATE TABLE team (
    -- As whom they act.
    account_id bigint NOT NULL,
    -- The user of that account: its settings; no password opens it.
    user_id bigint NOT NULL,
    -- Whether an official answer needs a second person.
    two_person boolean NOT NULL DEFAULT false,
    -- Since when it is a team.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT team_pkey PRIMARY KEY (account_id),
    CONSTRAINT team_user_id_key UNIQUE (user_id),
    CONSTRAINT team_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT team_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

-- What members did, or tried, as their team: for the team alone.
CREATE TABLE team_act (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- As which team.
    team_id bigint NOT NULL,
    -- Who; null for a user that is gone.
    user_id bigint,
    -- When.
    at timestamp with time zone NOT NULL,
    -- The HTTP method.
    method text NOT NULL,
    -- To which address, without its query.
    path text NOT NULL,
    CONSTRAINT team_act_pkey PRIMARY KEY (id),
    CONSTRAINT team_act_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(account_id) ON DELETE CASCADE,
    CONSTRAINT team_act_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL
);
CREATE INDEX team_act_team ON public.team_act USING btree (team_id, id DESC);
CREATE INDEX team_act_user ON public.team_act USING btree (user_id);

-- Who acts, or acted, as a team. A change of role is a new row.
CREATE TABLE team_member (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Which team.
    team_id bigint NOT NULL,
    -- Who; never a team.
    user_id bigint NOT NULL,
    -- drafter, responder, publisher or manager.
    role text NOT NULL,
    -- Which manager said so; null for the operator.
    added_by bigint,
    -- Since when.
    added_at timestamp with time zone NOT NULL,
    -- Until when; null while it holds.
    left_at timestamp with time zone,
    CONSTRAINT team_member_pkey PRIMARY KEY (id),
    CONSTRAINT team_member_added_by_fkey FOREIGN KEY (added_by) REFERENCES users(id) ON DELETE SET NULL,
    CONSTRAINT team_member_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(account_id) ON DELETE CASCADE,
    CONSTRAINT team_member_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX team_member_user ON public.team_member USING btree (user_id) WHERE (left_at IS NULL);
CREATE UNIQUE INDEX team_member_now ON public.team_member USING btree (team_id, user_id) WHERE (left_at IS NULL);

-- Ids that are gone for good: answered 410 when ours, refused when a late Create of the same account names them.
CREATE TABLE tombstone (
    -- The id.
    uri text NOT NULL,
    -- Whose it was, and who alone is refused it. No foreign key: outlives the account.
    account_id bigint NOT NULL,
    -- What it was.
    former_type text,
    -- When.
    deleted_at timestamp with time zone NOT NULL,
    -- It was never here: its owner said that it is gone, which is remembered for a day.
    heard boolean NOT NULL DEFAULT false,
    -- The server of which that was heard; so many of each are remembered. Null otherwise.
    host text,
    -- It went with all that its author wrote, and may come again when the author does.
    with_account boolean NOT NULL DEFAULT false,
    CONSTRAINT tombstone_pkey PRIMARY KEY (uri, account_id)
);
CREATE INDEX tombstone_heard ON public.tombstone USING btree (host, deleted_at) WHERE heard;
CREATE INDEX tombstone_with_account ON public.tombstone USING btree (account_id) WHERE with_account;

-- Which body passed a proposal on to which. Only ever added.
CREATE TABLE track_hop (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Which proposal.
    proposal_id bigint NOT NULL,
    -- Who says that it is not responsible; null where a moderator chose a body.
    from_body_id bigint,
    -- Who is.
    to_body_id bigint NOT NULL,
    -- The how manieth body in a row that passes it on; 0 for a moderator.
    number integer NOT NULL,
    -- A moderator has to decide, so it was not sent there.
    waits boolean NOT NULL,
    -- Who said so.
    by_account_id bigint,
    -- When.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT track_hop_pkey PRIMARY KEY (id),
    CONSTRAINT track_hop_by_account_id_fkey FOREIGN KEY (by_account_id) REFERENCES account(id) ON DELETE SET NULL,
    CONSTRAINT track_hop_from_body_id_fkey FOREIGN KEY (from_body_id) REFERENCES body(id) ON DELETE CASCADE,
    CONSTRAINT track_hop_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE,
    CONSTRAINT track_hop_to_body_id_fkey FOREIGN KEY (to_body_id) REFERENCES body(id) ON DELETE CASCADE
);
CREATE INDEX track_hop_proposal ON public.track_hop USING btree (proposal_id, id);

-- Since when a body waits for a word of the author; a body has one pause in a proposal.
CREATE TABLE track_pause (
    -- Which proposal.
    proposal_id bigint NOT NULL,
    -- Whose clock.
    body_id bigint NOT NULL,
    -- When it asked.
    paused_at timestamp with time zone NOT NULL,
    -- The last day on which it waits.
    until date NOT NULL,
    -- Day by which it should have acknowledged before the pause.
    ack_due date,
    -- Day by which it should have answered before the pause.
    answer_due date,
    -- When the author replied, the body went on, or the time was over.
    ended_at timestamp with time zone,
    CONSTRAINT track_pause_pkey PRIMARY KEY (proposal_id, body_id),
    CONSTRAINT track_pause_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id) ON DELETE CASCADE,
    CONSTRAINT track_pause_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE
);
CREATE INDEX track_pause_open ON public.track_pause USING btree (until) WHERE (ended_at IS NULL);

-- Hashtags, statuses and links in recent use, written by a job; review is the moderators'.
CREATE TABLE trend (
    -- What it is.
    kind text NOT NULL,
    -- tag.id, status.id or preview_card.id.
    subject_id bigint NOT NULL,
    -- Recent use with decay; larger is shown first.
    score double precision NOT NULL,
    -- What moderators decided; null while nobody has looked.
    review text,
    -- When they decided.
    reviewed_at timestamp with time zone,
    -- When the score was computed.
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT trend_pkey PRIMARY KEY (kind, subject_id),
    CONSTRAINT trend_kind_check CHECK ((kind = ANY (ARRAY['tag'::text, 'status'::text, 'link'::text]))),
    CONSTRAINT trend_review_check CHECK ((review = ANY (ARRAY['approved'::text, 'rejected'::text])))
);
CREATE INDEX trend_top ON public.trend USING btree (kind, score DESC);

-- Sites whose pages people link to: what moderators decided about all their pages at once.
CREATE TABLE trend_publisher (
    -- Its id in the client API.
    id bigint NOT NULL,
    -- Host name, in lower case, without www.
    domain text NOT NULL,
    -- Null while nobody has decided.
    trendable boolean,
    -- When somebody did.
    reviewed_at timestamp with time zone,
    -- When a page of it first trended.
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT trend_publisher_pkey PRIMARY KEY (id),
    CONSTRAINT trend_publisher_domain_key UNIQUE (domain)
);

-- One-use links sent by mail or printed at the first start.
CREATE TABLE user_link (
    -- SHA-256 of the secret in the link.
    token_hash bytea NOT NULL,
    -- What the link does.
    purpose text NOT NULL,
    -- For whom; null for create-admin.
    user_id bigint,
    -- Until when it works.
    expires_at timestamp with time zone NOT NULL,
    -- When it was used.
    used_at timestamp with time zone,
    CONSTRAINT user_link_pkey PRIMARY KEY (token_hash),
    CONSTRAINT user_link_purpose_check CHECK ((purpose = ANY (ARRAY['confirm-email'::text, 'reset-password'::text, 'create-admin'::text, 'change-email'::text, 'second-step'::text, 'appeal'::text]))),
    CONSTRAINT user_link_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

-- Somebody who can sign in; belongs to one local account. (Plural because "user" is a reserved word.)
CREATE TABLE users (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- The account they act as.
    account_id bigint NOT NULL,
    -- Address as typed; unique without regard to case.
    email text NOT NULL,
    -- Argon2id in PHC form.
    password_hash text NOT NULL,
    -- What they may do on this instance. An official actor is always a member.
    role text NOT NULL DEFAULT 'member'::text,
    -- Language of pages and mails, BCP 47.
    locale text NOT NULL DEFAULT 'en'::text,
    -- Why they want to join, where registration asks for approval.
    reason text NOT NULL DEFAULT ''::text,
    -- public, unlisted or private; null while its owner has not chosen.
    default_visibility text,
    -- Mark media as sensitive by default.
    default_sensitive boolean NOT NULL DEFAULT false,
    -- Language of new posts, BCP 47.
    default_language text,
    -- Whether new supports name the supporter; not named is the default.
    name_supports boolean NOT NULL DEFAULT false,
    -- When the e-mail address was confirmed.
    confirmed_at timestamp with time zone,
    -- When the registration was let in.
    approved_at timestamp with time zone,
    -- Since when they cannot sign in.
    disabled_at timestamp with time zone,
    -- Last day they were seen; counts active users.
    last_active_at timestamp with time zone,
    -- When they registered.
    created_at timestamp with time zone NOT NULL,
    -- Who may quote new posts: public, followers or nobody.
    default_quote_policy text NOT NULL DEFAULT 'public'::text,
    -- The invitation they came by.
    invite_id bigint,
    -- Signed up by themselves, and nobody let them in or invited them.
    unseen boolean NOT NULL DEFAULT false,
    CONSTRAINT users_pkey PRIMARY KEY (id),
    CONSTRAINT users_account_id_key UNIQUE (account_id),
    CONSTRAINT users_default_quote_policy_check CHECK ((default_quote_policy = ANY (ARRAY['public'::text, 'followers'::text, 'nobody'::text]))),
    CONSTRAINT users_role_check CHECK ((role = ANY (ARRAY['member'::text, 'moderator'::text, 'admin'::text]))),
    CONSTRAINT users_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    CONSTRAINT users_invite_id_fkey FOREIGN KEY (invite_id) REFERENCES invite(id) ON DELETE SET NULL
);
CREATE INDEX users_staff ON public.users USING btree (account_id) INCLUDE (role, disabled_at) WHERE (role <> 'member'::text);
CREATE UNIQUE INDEX users_email ON public.users USING btree (lower(email));

-- On which days who was here, and from where: for counting the active, and for moderators. Kept for a year.
CREATE TABLE visit (
    -- Who.
    user_id bigint NOT NULL,
    -- UTC.
    day date NOT NULL,
    -- The network address of the request.
    address text NOT NULL,
    CONSTRAINT visit_pkey PRIMARY KEY (day, user_id, address),
    CONSTRAINT visit_address_check CHECK (((address)::inet IS NOT NULL)),
    CONSTRAINT visit_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX visit_user ON public.visit USING btree (user_id, day DESC);

-- Addresses that are told of what happens to proposals (Standard Webhooks).
CREATE TABLE webhook (
    -- Time-ordered id.
    id bigint NOT NULL,
    -- Of which community; null for all of the instance.
    community_id bigint,
    -- Where messages are sent.
    url text NOT NULL,
    -- Of what it is told, words of WebhookKind.
    kinds text[] NOT NULL,
    -- With which messages are signed, 32 bytes. Shown once.
    secret bytea NOT NULL,
    -- The one before, with which they are signed, too, for a day.
    former_secret bytea,
    -- Until when.
    former_until timestamp with time zone,
    -- Who registered it.
    by_account_id bigint,
    -- When.
    created_at timestamp with time zone NOT NULL,
    -- When it last took a message.
    last_taken_at timestamp with time zone,
    -- Since when it takes none; null while it does.
    failing_since timestamp with time zone,
    -- Why it took the last one not.
    failure text,
    -- When it was no longer told, by somebody or after five days of failures.
    disabled_at timestamp with time zone,
    CONSTRAINT webhook_pkey PRIMARY KEY (id),
    CONSTRAINT webhook_check CHECK (((former_secret IS NULL) = (former_until IS NULL))),
    CONSTRAINT webhook_by_account_id_fkey FOREIGN KEY (by_account_id) REFERENCES account(id) ON DELETE SET NULL,
    CONSTRAINT webhook_community_id_fkey FOREIGN KEY (community_id) REFERENCES community(account_id) ON DELETE CASCADE
);
CREATE INDEX webhook_community ON public.webhook USING btree (community_id);

-- Members who chose the weekly mail.
CREATE TABLE weekly_digest (
    -- Who.
    account_id bigint NOT NULL,
    -- What happened from then on stands in the next.
    told_until timestamp with time zone NOT NULL,
    CONSTRAINT weekly_digest_pkey PRIMARY KEY (account_id),
    CONSTRAINT weekly_digest_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
