-- The newest of a community that lie somewhere.
CREATE INDEX proposal_placed_idx ON proposal (community_id, id DESC) WHERE latitude IS NOT NULL;
