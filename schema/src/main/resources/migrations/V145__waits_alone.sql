-- What needs a post of a server that cannot be asked now waits by itself: the rest of what its sender sent goes on.
ALTER TABLE inbox_activity ADD COLUMN alone boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN inbox_activity.alone IS 'Nothing else of its sender waits for it.';
