-- To whom a post goes out is asked with every post: what is read for it are the followers elsewhere, however many there are here.

ALTER TABLE follow ADD COLUMN elsewhere boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN follow.elsewhere IS 'Whether who follows is at home on another server; kept by a trigger.';

UPDATE follow f SET elsewhere = true FROM account a WHERE a.id = f.account_id AND a.domain IS NOT NULL;

CREATE FUNCTION keep_follow_elsewhere() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.elsewhere := EXISTS (SELECT 1 FROM account a WHERE a.id = NEW.account_id AND a.domain IS NOT NULL);
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION keep_follow_elsewhere() IS 'Keeps follow.elsewhere.';

CREATE TRIGGER follow_elsewhere BEFORE INSERT OR UPDATE OF account_id ON follow
    FOR EACH ROW EXECUTE FUNCTION keep_follow_elsewhere();

CREATE INDEX follow_elsewhere ON follow (target_id, account_id) WHERE elsewhere AND accepted_at IS NOT NULL;
CREATE INDEX follow_notify ON follow (target_id, account_id) WHERE notify AND accepted_at IS NOT NULL;
