CREATE TABLE matter_paper (
    status_id bigint PRIMARY KEY REFERENCES matter (status_id) ON DELETE CASCADE,
    markdown text NOT NULL,
    last_number integer NOT NULL
);
COMMENT ON TABLE matter_paper IS 'Papers: long texts of which every paragraph has a number that stays.';
COMMENT ON COLUMN matter_paper.status_id IS 'Its post.';
COMMENT ON COLUMN matter_paper.markdown IS 'The text as its author wrote it (CommonMark).';
COMMENT ON COLUMN matter_paper.last_number IS 'The highest number that a paragraph of it ever had; none is given twice.';

CREATE TABLE paper_paragraph (
    status_id bigint NOT NULL REFERENCES matter_paper (status_id) ON DELETE CASCADE,
    number integer NOT NULL,
    position integer NOT NULL,
    html text NOT NULL,
    PRIMARY KEY (status_id, number)
);
COMMENT ON TABLE paper_paragraph IS 'The paragraphs of a paper as they are now.';
COMMENT ON COLUMN paper_paragraph.status_id IS 'Of which paper.';
COMMENT ON COLUMN paper_paragraph.number IS 'Its number, which stays when others change, come or go.';
COMMENT ON COLUMN paper_paragraph.position IS 'Where it stands, from 0.';
COMMENT ON COLUMN paper_paragraph.html IS 'What it says, clean HTML.';
