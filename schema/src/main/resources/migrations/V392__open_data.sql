ALTER TABLE community ADD COLUMN data_licence text
    CHECK (data_licence IN ('CC0-1.0', 'CC-BY-4.0', 'CC-BY-SA-4.0', 'ODbL-1.0', 'OGL-UK-3.0'));
COMMENT ON COLUMN community.data_licence IS 'Under which licence its data may be taken along (SPDX); null as long as its moderators chose none.';
