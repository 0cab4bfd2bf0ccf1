-- An answer that a desk gave to several proposals is one answer to many, under the same number.
ALTER TABLE answer_group ADD COLUMN position text;
COMMENT ON COLUMN answer_group.position IS 'The word of the track''s state that it says; null for a comment, and where that was not kept.';
INSERT INTO answer_group (id, by_account_id, text, language, position, created_at)
SELECT d.id, d.account_id, d.text,
       (SELECT p.language FROM desk_answer_case c JOIN proposal p ON p.id = c.proposal_id
        WHERE c.answer_id = d.id ORDER BY p.id LIMIT 1),
       d.position, d.released_at
FROM desk_answer d
WHERE d.released_at IS NOT NULL AND (SELECT count(*) FROM desk_answer_case c WHERE c.answer_id = d.id) > 1
ON CONFLICT DO NOTHING;
