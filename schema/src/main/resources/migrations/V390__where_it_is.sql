-- Where exactly a proposal is about, and the pictures of one that is not published.
ALTER TABLE proposal ADD COLUMN place_name text;
ALTER TABLE proposal ADD COLUMN latitude double precision;
ALTER TABLE proposal ADD COLUMN longitude double precision;
ALTER TABLE proposal ADD CONSTRAINT proposal_place_check CHECK ((latitude IS NULL) = (longitude IS NULL) AND (latitude IS NULL OR place_name IS NOT NULL));
COMMENT ON COLUMN proposal.place_name IS 'Where it is about, in words; null where that is not said.';
COMMENT ON COLUMN proposal.latitude IS 'Degrees north (WGS 84), five digits; null where only words are known.';
COMMENT ON COLUMN proposal.longitude IS 'Degrees east (WGS 84), five digits.';

ALTER TABLE proposal_version ADD COLUMN place_name text;
ALTER TABLE proposal_version ADD COLUMN latitude double precision;
ALTER TABLE proposal_version ADD COLUMN longitude double precision;
COMMENT ON COLUMN proposal_version.place_name IS 'As in proposal.';
COMMENT ON COLUMN proposal_version.latitude IS 'As in proposal.';
COMMENT ON COLUMN proposal_version.longitude IS 'As in proposal.';
COMMENT ON COLUMN proposal_version.digest IS 'SHA-256 of the salt and the canonical JSON (RFC 8785) of ask, bodies, category, language, locality, problem, title, and the place where one is named.';

ALTER TABLE proposal_draft ADD COLUMN place_name text;
ALTER TABLE proposal_draft ADD COLUMN latitude double precision;
ALTER TABLE proposal_draft ADD COLUMN longitude double precision;
ALTER TABLE proposal_draft ADD COLUMN media bigint[] NOT NULL DEFAULT '{}'::bigint[];
COMMENT ON COLUMN proposal_draft.place_name IS 'As in proposal.';
COMMENT ON COLUMN proposal_draft.latitude IS 'As in proposal.';
COMMENT ON COLUMN proposal_draft.longitude IS 'As in proposal.';
COMMENT ON COLUMN proposal_draft.media IS 'Its pictures, in their order: attachments of its author that no post shows yet.';

CREATE INDEX proposal_near_idx ON proposal USING gist (point(longitude, latitude)) WHERE latitude IS NOT NULL;
