-- Answers of ours that needed the leave of the author of what they answer (GoToSocial).

CREATE TABLE reply_request (
    status_id     bigint PRIMARY KEY REFERENCES status ON DELETE CASCADE,
    uri           text   NOT NULL UNIQUE,
    authorization_uri text
);
COMMENT ON TABLE reply_request IS 'Answers written here for which an author elsewhere was asked.';
COMMENT ON COLUMN reply_request.status_id IS 'The answer.';
COMMENT ON COLUMN reply_request.uri IS 'Id of our ReplyRequest.';
COMMENT ON COLUMN reply_request.authorization_uri IS 'Id of the ReplyAuthorization; null until the author agreed.';
