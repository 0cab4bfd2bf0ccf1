-- Offers and needs of neighbours.
CREATE TABLE matter_help (
    status_id bigint PRIMARY KEY REFERENCES matter (status_id) ON DELETE CASCADE,
    quantity integer NOT NULL CHECK (quantity BETWEEN 1 AND 99),
    initials text NOT NULL DEFAULT ''
);
COMMENT ON TABLE matter_help IS 'What offers and needs say besides what every matter says. There is no price.';
COMMENT ON COLUMN matter_help.status_id IS 'Which.';
COMMENT ON COLUMN matter_help.quantity IS 'How many can have it, or how many are needed.';
COMMENT ON COLUMN matter_help.initials IS 'Of whom it is posted for, where that is somebody else; empty for the author.';
