ALTER TABLE support ADD COLUMN refused_at timestamptz;
COMMENT ON COLUMN support.refused_at IS 'When moderators refused it after review: not counted, and not held any more.';

ALTER TABLE proposal_tally ADD COLUMN refused integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN proposal_tally.refused IS 'Live supports refused after review.';

ALTER TABLE status ADD COLUMN hidden_visibility text;
COMMENT ON COLUMN status.hidden_visibility IS
    'Visibility it had before its community hid it: while this is set, only its author sees it. Null for all others.';

COMMENT ON COLUMN community_act.act IS
    'remove, restore, ban, unban, lock, unlock, feature, unfeature, appoint, dismiss, release, refuse.';
COMMENT ON COLUMN proposal_event.kind IS
    'published, state, track, threshold, response, amended, withdrawn, confirmed, disputed, link, overdue, released, refused.';
COMMENT ON COLUMN proposal_event.to_state IS 'After; for released and refused, how many supports.';

CREATE INDEX support_refused ON support (proposal_id, account_id) WHERE refused_at IS NOT NULL;
