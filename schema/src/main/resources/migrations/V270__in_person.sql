-- Who keeps the desks of communities, what was signed on paper, and who spoke for somebody without an account.
CREATE TABLE community_volunteer (
    community_id bigint NOT NULL REFERENCES community (account_id) ON DELETE CASCADE,
    account_id   bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    since        timestamptz NOT NULL,
    PRIMARY KEY (community_id, account_id)
);
CREATE INDEX community_volunteer_account ON community_volunteer (account_id);
COMMENT ON TABLE community_volunteer IS 'Who enters what was signed on paper; moderators may do so without being here.';
COMMENT ON COLUMN community_volunteer.community_id IS 'Which community.';
COMMENT ON COLUMN community_volunteer.account_id IS 'Who.';
COMMENT ON COLUMN community_volunteer.since IS 'When they were appointed.';

CREATE TABLE sheet (
    id           bigint PRIMARY KEY,
    proposal_id  bigint  NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
    number       text    NOT NULL,
    folded       text    NOT NULL,
    place        text    NOT NULL,
    signatures   integer NOT NULL CHECK (signatures BETWEEN 1 AND 200),
    lines        integer NOT NULL,
    version      integer NOT NULL,
    entered_by   bigint REFERENCES account (id) ON DELETE SET NULL,
    entered_at   timestamptz NOT NULL,
    corrected_by bigint REFERENCES account (id) ON DELETE SET NULL,
    corrected_at timestamptz,
    reason       text,
    UNIQUE (proposal_id, folded)
);
CREATE INDEX sheet_entered ON sheet (entered_by);
CREATE INDEX sheet_corrected ON sheet (corrected_by) WHERE corrected_by IS NOT NULL;
COMMENT ON TABLE sheet IS 'A sheet of paper that people signed for a proposal. Who signed stands on the paper and nowhere here.';
COMMENT ON COLUMN sheet.id IS 'Time-ordered id.';
COMMENT ON COLUMN sheet.proposal_id IS 'Which proposal.';
COMMENT ON COLUMN sheet.number IS 'What is written on the sheet to tell it from others.';
COMMENT ON COLUMN sheet.folded IS 'The number in small letters: one sheet is entered once.';
COMMENT ON COLUMN sheet.place IS 'Where it was signed.';
COMMENT ON COLUMN sheet.signatures IS 'How many, as entered.';
COMMENT ON COLUMN sheet.lines IS 'How many supports were ever made of it.';
COMMENT ON COLUMN sheet.version IS 'Version of the text that was signed.';
COMMENT ON COLUMN sheet.entered_by IS 'The volunteer; null once the account is gone.';
COMMENT ON COLUMN sheet.entered_at IS 'When.';
COMMENT ON COLUMN sheet.corrected_by IS 'Who corrected it last; null once the account is gone.';
COMMENT ON COLUMN sheet.corrected_at IS 'When it was corrected last.';
COMMENT ON COLUMN sheet.reason IS 'Why, for everybody to read.';

CREATE TABLE sheet_line (
    support_id bigint PRIMARY KEY REFERENCES support (id) ON DELETE CASCADE,
    sheet_id   bigint  NOT NULL REFERENCES sheet (id) ON DELETE CASCADE,
    line       integer NOT NULL,
    UNIQUE (sheet_id, line)
);
COMMENT ON TABLE sheet_line IS 'Which supports come from which sheet.';
COMMENT ON COLUMN sheet_line.support_id IS 'The support.';
COMMENT ON COLUMN sheet_line.sheet_id IS 'Which sheet.';
COMMENT ON COLUMN sheet_line.line IS 'From 1.';

CREATE TABLE helped (
    id          bigint PRIMARY KEY,
    support_id  bigint NOT NULL UNIQUE REFERENCES support (id) ON DELETE CASCADE,
    proposal_id bigint NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
    helper_id   bigint REFERENCES account (id) ON DELETE SET NULL,
    name        text,
    folded      text,
    code        bytea  NOT NULL UNIQUE CHECK (octet_length(code) = 32),
    created_at  timestamptz NOT NULL
);
CREATE UNIQUE INDEX helped_name ON helped (helper_id, proposal_id, folded) WHERE folded IS NOT NULL;
CREATE INDEX helped_helper ON helped (helper_id, id DESC);
COMMENT ON TABLE helped IS 'Supports that somebody gave for a person without an account. Shown to the two and to nobody else.';
COMMENT ON COLUMN helped.id IS 'Time-ordered id.';
COMMENT ON COLUMN helped.support_id IS 'The support.';
COMMENT ON COLUMN helped.proposal_id IS 'Which proposal.';
COMMENT ON COLUMN helped.helper_id IS 'Who helped; null once the account is gone.';
COMMENT ON COLUMN helped.name IS 'Whom they helped, if they wrote it down; null once the helper is gone.';
COMMENT ON COLUMN helped.folded IS 'The name in small letters: nobody is helped twice by one person.';
COMMENT ON COLUMN helped.code IS 'SHA-256 of the code on the slip.';
COMMENT ON COLUMN helped.created_at IS 'When.';

COMMENT ON COLUMN community_act.act IS 'A word of CommunityLog.Act.';
COMMENT ON COLUMN proposal_event.kind IS 'published, state, track, threshold, sent, response, amended, corrected, edited, withdrawn, resubmitted, restored, confirmed, disputed, link, unlinked, merge, co-author, overdue, released, refused, invalidated, reinstated, sheet.';
COMMENT ON COLUMN proposal_event.to_state IS 'After; for released, refused, invalidated and reinstated, how many supports; for amended, corrected and edited, which version; for link and unlinked, the kind and the other proposal; for merge and co-author, what was done; for sheet, the number of signatures.';
