-- Closed threads and bans of communities elsewhere are kept like those of our own.

ALTER TABLE community_ban
    DROP CONSTRAINT community_ban_community_id_fkey,
    ADD CONSTRAINT community_ban_community_id_fkey FOREIGN KEY (community_id) REFERENCES account ON DELETE CASCADE;
ALTER TABLE community_lock
    DROP CONSTRAINT community_lock_community_id_fkey,
    ADD CONSTRAINT community_lock_community_id_fkey FOREIGN KEY (community_id) REFERENCES account ON DELETE CASCADE;

COMMENT ON COLUMN community_ban.community_id IS 'Which community, of ours or elsewhere.';
COMMENT ON COLUMN community_ban.by_account_id IS 'The moderator; of a community elsewhere, that community.';
COMMENT ON COLUMN community_lock.community_id IS 'Which community, of ours or elsewhere.';
COMMENT ON COLUMN community_lock.by_account_id IS 'The moderator; of a community elsewhere, that community.';
