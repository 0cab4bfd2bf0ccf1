ALTER TABLE preview_card ADD COLUMN claimed_author_account_id bigint REFERENCES account (id) ON DELETE SET NULL;
COMMENT ON COLUMN preview_card.claimed_author_account_id IS 'The account that the page names as its author and that does not let this site do so.';
