-- An answer is kept as what it said, version by version, whatever becomes of the post that carried it.
ALTER TABLE official_response DROP CONSTRAINT official_response_pkey;
ALTER TABLE official_response DROP CONSTRAINT official_response_status_id_fkey;
ALTER TABLE official_response
    ADD COLUMN id bigint,
    ADD COLUMN via text NOT NULL DEFAULT 'reply' CHECK (via IN ('reply', 'form', 'mail', 'desk')),
    ADD COLUMN removed_at timestamptz;
UPDATE official_response SET id = status_id;
ALTER TABLE official_response
    ALTER COLUMN id SET NOT NULL,
    ALTER COLUMN via DROP DEFAULT,
    ALTER COLUMN status_id DROP NOT NULL,
    ADD CONSTRAINT official_response_pkey PRIMARY KEY (id),
    -- an answer that is written here stands before the post that carries it
    ADD CONSTRAINT official_response_status_id_fkey FOREIGN KEY (status_id) REFERENCES status (id)
        ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX official_response_status ON official_response (status_id, body_id);
DROP INDEX official_response_proposal;
CREATE INDEX official_response_proposal ON official_response (proposal_id, id);

CREATE TABLE official_response_version (
    response_id bigint NOT NULL REFERENCES official_response (id) ON DELETE CASCADE,
    version integer NOT NULL CHECK (version > 0),
    type text NOT NULL CHECK (type IN ('acknowledgement', 'position', 'commitment', 'question', 'not-ours', 'comment')),
    position text,
    content text NOT NULL,
    language text NOT NULL,
    by_uri text NOT NULL,
    due date,
    measure text,
    names text,
    reason text,
    level integer NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (response_id, version)
);
INSERT INTO official_response_version (response_id, version, type, position, content, language, by_uri, level, created_at)
SELECT r.id, 1,
       CASE WHEN r.position = 'note' THEN 'comment' WHEN r.position IN ('acknowledged', 'under-review') THEN 'acknowledgement'
            WHEN r.position = 'not-ours' THEN 'not-ours' ELSE 'position' END,
       nullif(r.position, 'note'), s.content, coalesce(s.language, ''), a.uri, r.level, r.created_at
FROM official_response r JOIN status s ON s.id = r.status_id JOIN account a ON a.id = r.account_id;
ALTER TABLE official_response DROP COLUMN position, DROP COLUMN level;

COMMENT ON TABLE official_response IS 'What a body answered, or remarked, about a proposal that addresses it. What it says stands in its versions.';
COMMENT ON COLUMN official_response.id IS 'Time-ordered id.';
COMMENT ON COLUMN official_response.status_id IS 'The post that carries it; one post may carry the answer of several bodies. Null once its row is gone.';
COMMENT ON COLUMN official_response.account_id IS 'Who posted it: the body, an office on its behalf, or the clerk for what came by mail.';
COMMENT ON COLUMN official_response.via IS 'By which door: reply, form, mail, desk.';
COMMENT ON COLUMN official_response.removed_at IS 'When its post was removed. What it said stays.';
COMMENT ON TABLE official_response_version IS 'What an answer said from when on. Only ever added.';
COMMENT ON COLUMN official_response_version.response_id IS 'Which answer.';
COMMENT ON COLUMN official_response_version.version IS 'From 1.';
COMMENT ON COLUMN official_response_version.type IS 'acknowledgement, position, commitment, question, not-ours, comment.';
COMMENT ON COLUMN official_response_version.position IS 'The track state that it names; null where it names none.';
COMMENT ON COLUMN official_response_version.content IS 'Clean HTML.';
COMMENT ON COLUMN official_response_version.language IS 'BCP 47; empty where it is not known.';
COMMENT ON COLUMN official_response_version.by_uri IS 'Id on the wire of who posted it.';
COMMENT ON COLUMN official_response_version.due IS 'Of a commitment: by which day.';
COMMENT ON COLUMN official_response_version.measure IS 'Of a commitment: what will be there then.';
COMMENT ON COLUMN official_response_version.names IS 'Of not-ours: the slug of the body that it names.';
COMMENT ON COLUMN official_response_version.reason IS 'Why the track goes back.';
COMMENT ON COLUMN official_response_version.level IS 'Level of recognition at that time.';
COMMENT ON COLUMN official_response_version.created_at IS 'When.';
COMMENT ON COLUMN proposal_event.kind IS 'published, state, track, threshold, sent, response, response-edited, response-removed, amended, corrected, edited, withdrawn, resubmitted, restored, confirmed, disputed, link, unlinked, merge, co-author, overdue, released, refused, invalidated, reinstated, sheet.';
COMMENT ON COLUMN proposal_event.to_state IS 'After; for response, its type; for response-edited, its version; for released, refused, invalidated and reinstated, how many supports; for amended, corrected and edited, which version; for link and unlinked, the kind and the other proposal; for merge and co-author, what was done; for sheet, the number of signatures.';
