-- Activities of one sender are processed in order: a claim looks for older ones of the same sender.
CREATE INDEX inbox_activity_sender ON inbox_activity (sender_uri, id);
