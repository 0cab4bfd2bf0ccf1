ALTER TABLE support ADD COLUMN lasting text;
UPDATE support SET lasting = why WHERE why IN ('pace', 'cap') OR review = 'invalidated';
COMMENT ON COLUMN support.lasting IS 'Why it does not count that no changed fact ends, only moderators: pace or cap when it was given, or their own word of Refusal.';
