-- Holds just what is counted by source. Whoever looks for one account's support could use it before, too, and went through
-- all supports of the proposal as long as the table was young.
DROP INDEX support_source;
CREATE INDEX support_source ON support (source, proposal_id) WHERE withdrawn_at IS NULL AND NOT held AND refused_at IS NULL;
