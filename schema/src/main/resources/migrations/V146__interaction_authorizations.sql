-- Answers, likes and boosts of posts of ours by people elsewhere who asked first whether they may (GoToSocial).

CREATE TABLE interaction_authorization (
    id         bigint      PRIMARY KEY,
    status_id  bigint      NOT NULL REFERENCES status ON DELETE CASCADE,
    kind       text        NOT NULL CHECK (kind IN ('LIKE', 'REPLY', 'ANNOUNCE')),
    uri        text        NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (status_id, kind, uri)
);
COMMENT ON TABLE interaction_authorization IS 'Documents that say that an answer, a like or a boost from elsewhere is allowed.';
COMMENT ON COLUMN interaction_authorization.id IS 'Time-ordered id; part of the address of the document.';
COMMENT ON COLUMN interaction_authorization.status_id IS 'The status of ours that is answered, liked or boosted.';
COMMENT ON COLUMN interaction_authorization.kind IS 'LIKE, REPLY or ANNOUNCE.';
COMMENT ON COLUMN interaction_authorization.uri IS 'Id of the answer, the Like or the Announce.';
COMMENT ON COLUMN interaction_authorization.created_at IS 'Since when.';
