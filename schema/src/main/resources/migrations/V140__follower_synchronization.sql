-- Followers-only activities tell their receivers a digest of the followers (FEP-8fcf).

ALTER TABLE delivery_body ADD COLUMN followers_only boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN delivery_body.followers_only IS 'Whether it goes to followers of its sender and is not public: each host is then told a digest of the followers that it has.';
