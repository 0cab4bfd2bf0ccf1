-- Hidden, removed and archived proposals come back as what they were.
ALTER TABLE proposal ADD COLUMN state_before text;
COMMENT ON COLUMN proposal.state_before IS 'While it is hidden, removed or archived: what it was, and will be when it is restored.';
UPDATE proposal p SET state_before = coalesce(
    (SELECT e.from_state FROM proposal_event e
     WHERE e.proposal_id = p.id AND e.to_state = p.state AND e.from_state NOT IN ('hidden', 'removed', 'archived')
     ORDER BY e.id DESC LIMIT 1), 'gathering')
WHERE p.local AND p.state IN ('hidden', 'removed', 'archived');
