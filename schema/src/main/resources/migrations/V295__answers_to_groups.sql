-- One answer to many proposals; each carries a part of it with a link to the whole.
CREATE TABLE answer_group (
    id bigint PRIMARY KEY,
    by_account_id bigint NOT NULL REFERENCES account (id),
    text text NOT NULL,
    language text NOT NULL,
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE answer_group IS 'What a body answered to many proposals at once, whole.';
COMMENT ON COLUMN answer_group.id IS 'Time-ordered id.';
COMMENT ON COLUMN answer_group.by_account_id IS 'In whose name.';
COMMENT ON COLUMN answer_group.text IS 'Plain text.';
COMMENT ON COLUMN answer_group.language IS 'BCP 47.';
COMMENT ON COLUMN answer_group.created_at IS 'When.';
ALTER TABLE official_response ADD COLUMN group_id bigint REFERENCES answer_group (id);
CREATE INDEX official_response_group ON official_response (group_id, id) WHERE group_id IS NOT NULL;
COMMENT ON COLUMN official_response.group_id IS 'The answer to many proposals of which it is one.';
COMMENT ON COLUMN proposal_event.kind IS 'published, state, track, threshold, sent, response, response-edited, response-removed, passed-on, hop-waits, paused, resumed, commitment-late, commitment-works, commitment-fails, asked-back, amended, corrected, edited, withdrawn, resubmitted, restored, confirmed, disputed, link, unlinked, merge, co-author, overdue, released, refused, invalidated, reinstated, sheet.';
COMMENT ON COLUMN proposal_event.to_state IS 'After; for response and response-removed, its type; for response-edited, its version; for passed-on and hop-waits, the slug of the body; for paused and commitment-late, the day; for asked-back, how many; for released, refused, invalidated and reinstated, how many supports; for amended, corrected and edited, which version; for link and unlinked, the kind and the other proposal; for merge and co-author, what was done; for sheet, the number of signatures.';
