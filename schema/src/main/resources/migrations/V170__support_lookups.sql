-- A support is found by proposal and account: no other index may begin with the proposal, or a plan made while the table was
-- empty takes that one for as good and reads all supports of the proposal each time.
DROP INDEX support_source;
CREATE INDEX support_source ON support (source, proposal_id) WHERE withdrawn_at IS NULL;

-- Who was known from a registrable domain before a moment: its own accounts, and those of the names below it.
DROP INDEX account_domain;
CREATE INDEX account_domain ON account (domain, first_seen_at) WHERE domain IS NOT NULL;
CREATE INDEX account_domain_reversed ON account (reverse(domain) text_pattern_ops) WHERE domain IS NOT NULL;
