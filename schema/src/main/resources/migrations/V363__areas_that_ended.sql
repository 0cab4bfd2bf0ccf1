-- What an area became, and since when (C7).
ALTER TABLE community_locality ADD COLUMN valid_from date, ADD COLUMN valid_until date, ADD COLUMN successor text,
    ADD CONSTRAINT community_locality_valid CHECK (valid_from IS NULL OR valid_until IS NULL OR valid_from <= valid_until);
COMMENT ON COLUMN community_locality.valid_from IS 'First day on which the code is in use; null for since ever.';
COMMENT ON COLUMN community_locality.valid_until IS 'Last day on which the code is in use; null for until further notice.';
COMMENT ON COLUMN community_locality.successor IS 'Code of the area that it became part of when it ended.';
