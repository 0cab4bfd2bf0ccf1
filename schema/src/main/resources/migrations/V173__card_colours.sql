ALTER TABLE preview_card ADD COLUMN blurhash text;
COMMENT ON COLUMN preview_card.blurhash IS 'Blurred picture; null until the picture was read, and where it cannot be.';
